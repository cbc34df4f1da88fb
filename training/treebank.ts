// Reads treebanks in CoNLL-U (https://universaldependencies.org/format.html) as gold sentences.
import { readFileSync } from "node:fs";
import { newSentence } from "../src/language/build-sentence.js";
import { type Sentence, UPOS, type Upos } from "../src/language/sentence.js";

/** A sentence with its gold annotation; the same columns as the analysis fills. */
export type GoldSentence = Sentence;

const known = new Map<string, Upos>(UPOS.map((tag) => [tag, tag]));

/**
 * An unannotated sentence over the given forms, joined by spaces.
 *
 * @param form tokens
 * @example blankSentence(["Hello", "."]).length // 2
 */
export function blankSentence(form: readonly string[]): Sentence {
  const n = form.length;
  const starts = new Int32Array(n);
  const ends = new Int32Array(n);
  let at = 0;
  form.forEach((word, i) => {
    starts[i] = at;
    ends[i] = at + word.length;
    at += word.length + 1;
  });
  return newSentence({ start: 0, end: Math.max(0, at - 1), starts, ends, form });
}

/**
 * Reads every sentence of a CoNLL-U text. Multiword-token lines and empty nodes are skipped; ids become rows.
 *
 * @param text the file's content
 * @returns gold sentences in order
 */
export function readTreebank(text: string): GoldSentence[] {
  const out: GoldSentence[] = [];
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length === 0) return;
    const sentence = blankSentence(rows.map((row) => row[1] ?? ""));
    rows.forEach((row, i) => {
      sentence.lemma[i] = row[2] ?? "";
      sentence.upos[i] = known.get(row[3] ?? "") ?? "X";
      sentence.xpos[i] = row[4] ?? "";
      sentence.head[i] = Number(row[6]) - 1;
      sentence.deprel[i] = row[7] ?? "dep";
    });
    sentence.tagged = true;
    sentence.parsed = true;
    out.push(sentence);
    rows = [];
  };
  for (const line of text.split("\n")) {
    if (line.trim() === "") flush();
    else if (!line.startsWith("#")) {
      const row = line.split("\t");
      if (/^\d+$/.test(row[0] ?? "")) rows.push(row);
    }
  }
  flush();
  return out;
}

/** Reads the treebank in a file. */
export function loadTreebank(path: string): GoldSentence[] {
  return readTreebank(readFileSync(path, "utf8"));
}
