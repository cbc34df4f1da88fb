/**
 * How well and how fast English is analysed: tags, lemmas, heads and relations on gold tokens, division of raw text,
 * words a second, size and time to load of the model.
 *
 *     node scripts/run.mjs bench/language.ts [--model FILE] [--write FOLDER] [FILE.conllu ...]
 *
 * Without files, the development parts under `../shared/treebanks` are used when they are there. `--write` puts each
 * file's analysis into a folder as CoNLL-U, for other scorers.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  type Language,
  lemmatize,
  loadLanguage,
  readConllu,
  type Sentence,
  split,
  writeConllu,
} from "../src/language/index.js";
import { evaluate } from "../training/evaluate.js";
import { readTreebank } from "../training/treebank.js";
import { rawText, scoreDivision } from "./division.js";

/** Settings of the bench. */
export interface LanguageBenchOptions {
  /** CoNLL-U files; the development treebanks where left out. */
  readonly files?: readonly string[];
  /** The model file; the one in the repository where left out. */
  readonly model?: string;
  /** Folder for analyses as CoNLL-U. */
  readonly write?: string;
}

/** Timed passes over a text; the best counts. */
const PASSES = 7;

/** The development treebanks, where they are. */
function developmentFiles(): string[] {
  return ["en_ewt-dev", "en_gum-dev"]
    .map((name) => fileURLToPath(new URL(`../../shared/treebanks/${name}.conllu`, import.meta.url)))
    .filter((file) => existsSync(file));
}

/** Milliseconds of processor time that this program took so far: what other programs do beside it does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Words a second of a way through a text, on one core: the best of several passes after one to warm up. */
function speed(text: string, way: (text: string) => readonly Sentence[]): number {
  let best = 0;
  for (let pass = 0; pass <= PASSES; pass++) {
    const started = processorTime();
    let words = 0;
    for (const sentence of way(text)) words += sentence.length;
    if (pass > 0) best = Math.max(best, (words / (processorTime() - started)) * 1000);
  }
  return best;
}

/** Percentage of lemmas that are right when the tags are. */
function lemmaOnGoldTags(gold: readonly Sentence[]): number {
  let words = 0;
  let right = 0;
  for (const s of gold) {
    s.form.forEach((form, i) => {
      words++;
      const lemma = lemmatize(form, s.upos[i] ?? "X", s.xpos[i] ?? "");
      if (lemma.toLowerCase() === (s.lemma[i] || "_").toLowerCase()) right++;
    });
  }
  return (100 * right) / Math.max(1, words);
}

/** The analysis of a file's gold tokens, written beside others of its kind. */
function writeAnalysis(language: Language, source: string, path: string): void {
  const sentences = readConllu(source);
  for (const sentence of sentences) {
    language.tag(sentence);
    language.parse(sentence);
  }
  writeFileSync(path, writeConllu(sentences));
}

/**
 * Prints accuracy by file, then speed, size and time to load.
 *
 * @param options files, model and where analyses are written
 */
export function languageBench(options: LanguageBenchOptions = {}): void {
  const path = options.model ?? fileURLToPath(new URL("../model/english.bin", import.meta.url));
  const started = performance.now();
  const bytes = readFileSync(path);
  const language = loadLanguage(bytes);
  const loaded = performance.now() - started;
  const files = options.files?.length ? options.files : developmentFiles();
  const texts: string[] = [];
  const rows: Record<string, Record<string, string>> = {};
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    const gold = readConllu(source);
    const text = rawText(source);
    texts.push(text);
    const scores = evaluate(language, readTreebank(source));
    const division = scoreDivision(gold, split(text));
    rows[basename(file, ".conllu")] = {
      words: scores.tokens.toLocaleString("en"),
      "UPOS by tag": scores.quickUpos.toFixed(2),
      UPOS: scores.upos.toFixed(2),
      lemma: scores.lemma.toFixed(2),
      UAS: scores.uas.toFixed(2),
      LAS: scores.las.toFixed(2),
      "sentence F1": division.sentence.toFixed(2),
      "token F1": division.token.toFixed(2),
      "lemma, gold tags": lemmaOnGoldTags(gold).toFixed(2),
    };
    if (options.write) {
      mkdirSync(options.write, { recursive: true });
      writeAnalysis(language, source, join(options.write, basename(file)));
    }
  }
  console.log("Accuracy in percent: tags, lemmas, heads and relations on gold tokens, division of raw text");
  if (files.length === 0) console.log("no treebank found: name a .conllu file");
  else console.table(rows);

  const text = texts.join("\n\n");
  const plain = loadLanguage(bytes, { simd: false });
  const tagged = (by: Language) => (t: string) => {
    const sentences = split(t);
    for (const sentence of sentences) by.tag(sentence);
    return sentences;
  };
  const parsed = (by: Language) => (t: string) => {
    const sentences = split(t);
    for (const sentence of sentences) by.parse(sentence);
    return sentences;
  };
  // A few pages are enough to time the way that is many times slower.
  const few = text.slice(0, 6_000);
  const perSecond = (n: number): string => `${(Math.round(n / 100) * 100).toLocaleString("en")} words/s`;
  console.log("Speed on one core by processor time, warm, of raw text; and the model");
  console.table({
    "text to tokens": perSecond(speed(text, split)),
    "text to tags": perSecond(speed(text, tagged(language))),
    "text to parse, every sentence": perSecond(speed(text, parsed(language))),
    "text to tags, without SIMD": perSecond(speed(few, tagged(plain))),
    "text to parse, without SIMD": perSecond(speed(few, parsed(plain))),
    "model file": `${(bytes.length / 1e6).toFixed(2)} MB`,
    "read and load, once": `${loaded.toFixed(0)} ms`,
  });
}

// Bundled into another program this module is called, not run.
if (process.argv[1] && basename(process.argv[1]) === "bench-language.mjs") {
  const { values, positionals } = parseArgs({
    options: { model: { type: "string" }, write: { type: "string" } },
    allowPositionals: true,
  });
  languageBench({
    files: positionals,
    ...(values.model && { model: values.model }),
    ...(values.write && { write: values.write }),
  });
}
