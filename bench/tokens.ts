/**
 * How well and how fast text is divided: F1 of token and of sentence spans on raw text, lemmas on gold tags, words/s.
 *
 *     node scripts/run.mjs bench/tokens.ts [FILE.conllu ...]
 *
 * Without files, the development parts under `../shared/treebanks` are used when they are there. Raw text joins
 * sentences by a blank and paragraphs by a blank line; spans count characters without white space, and a multiword
 * token is one token, as in the CoNLL 2018 shared task's evaluation.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { lemmatize, readConllu, type Sentence, split } from "../src/language/index.js";

/** F1 in percent of the spans of two divisions of one text. */
interface DivisionScore {
  readonly token: number;
  readonly sentence: number;
}

/** Spans over the text without white space: tokens (joined ones together) and sentences, as "start-end". */
function spans(sentences: readonly Sentence[]): { tokens: Set<string>; sentences: Set<string> } {
  const tokens = new Set<string>();
  const whole = new Set<string>();
  let at = 0;
  for (const sentence of sentences) {
    const begin = at;
    for (let i = 0; i < sentence.length; ) {
      const start = at;
      do at += (sentence.form[i++] ?? "").replace(/\s/g, "").length;
      while (i < sentence.length && sentence.joined[i] === 1);
      tokens.add(`${start}-${at}`);
    }
    whole.add(`${begin}-${at}`);
  }
  return { tokens, sentences: whole };
}

function f1(gold: ReadonlySet<string>, system: ReadonlySet<string>): number {
  let shared = 0;
  for (const span of system) if (gold.has(span)) shared++;
  return (200 * shared) / (gold.size + system.size);
}

/** Scores a division of a text against gold. */
function scoreDivision(gold: readonly Sentence[], system: readonly Sentence[]): DivisionScore {
  const g = spans(gold);
  const s = spans(system);
  return { token: f1(g.tokens, s.tokens), sentence: f1(g.sentences, s.sentences) };
}

/** The raw text of a CoNLL-U file: its `# text` lines, with a blank line before each new paragraph or document. */
function rawText(conllu: string): string {
  let text = "";
  let apart = false;
  for (const line of conllu.split("\n")) {
    if (/^# new(?:doc|par)\b/.test(line)) apart = true;
    if (!line.startsWith("# text = ")) continue;
    text += (text === "" ? "" : apart ? "\n\n" : " ") + line.slice("# text = ".length);
    apart = false;
  }
  return text;
}

/** Words a second that `split` reaches on a text, best of several runs after warming up. */
function speed(text: string): number {
  let best = 0;
  for (let run = 0; run < 8; run++) {
    const started = performance.now();
    let words = 0;
    for (let i = 0; i < 5; i++) for (const sentence of split(text)) words += sentence.length;
    best = Math.max(best, (words / (performance.now() - started)) * 1000);
  }
  return best;
}

function bench(file: string): void {
  const source = readFileSync(file, "utf8");
  const gold = readConllu(source);
  const text = rawText(source);
  const { token, sentence } = scoreDivision(gold, split(text));
  let words = 0;
  let right = 0;
  for (const s of gold) {
    s.form.forEach((form, i) => {
      words++;
      const lemma = lemmatize(form, s.upos[i] ?? "X", s.xpos[i] ?? "");
      if (lemma.toLowerCase() === (s.lemma[i] || "_").toLowerCase()) right++;
    });
  }
  console.log(
    `${basename(file)}: token F1 ${token.toFixed(2)}, sentence F1 ${sentence.toFixed(2)}, ` +
      `lemma on gold tags ${((100 * right) / words).toFixed(2)}, ${Math.round(speed(text)).toLocaleString("en")} words/s`,
  );
}

const given = process.argv.slice(2);
const found = ["en_ewt-dev", "en_gum-dev"]
  .map((name) => fileURLToPath(new URL(`../../shared/treebanks/${name}.conllu`, import.meta.url)))
  .filter((file) => existsSync(file));
const files = given.length > 0 ? given : found;
if (files.length === 0) console.log("no treebank found: name a .conllu file");
for (const file of files) bench(file);
