/**
 * How fast: articles and words a second of each stage on the sample reports, the median of several rounds, and the
 * time from the start to the end of `chancery code` on one text, the best and the median of several runs.
 *
 *     node scripts/run.mjs bench/speed.ts [ROUNDS]
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { type Article, type CodedArticle, loadCoder } from "../src/index.js";
import { loadLanguage, type Sentence, split } from "../src/language/index.js";
import { findMentions, type Mentions } from "../src/mention/index.js";
import { openRecord } from "../src/record/index.js";
import { readSources } from "../src/source/index.js";
import { codeStatements, mayHold } from "../src/statement/index.js";

const rounds = Number(process.argv[2] ?? 7);
const coder = await loadCoder();
const model = readFileSync("model/english.bin");
const articles: Article[] = [];
const times = new Map<string, number[]>();

/** Runs a stage and keeps how long it took. */
async function timed<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  times.set(stage, [...(times.get(stage) ?? []), performance.now() - started]);
  return result;
}

for (let round = 0; round < rounds; round++) {
  await timed("load the model", () => loadLanguage(model));
  articles.length = 0;
  await timed("read files into articles", async () => {
    for await (const item of readSources(["samples"])) if ("article" in item) articles.push(item.article);
  });
  const sentences = await timed("divide into sentences and tokens", () => articles.map(({ text }) => split(text)));
  await timed("tag and lemmatize", () => each(sentences, (sentence) => coder.language.tag(sentence)));
  const mentions = await timed("find mentions", () =>
    articles.map((article, at) => findMentions(article, sentences[at] ?? [])),
  );
  await timed("parse what may hold a statement", () => parseAll(sentences, mentions));
  await timed("code statements", () =>
    articles.map((article, at) => codeStatements(article, sentences[at] ?? [], mentions[at] as Mentions)),
  );
  const coded: CodedArticle[] = await timed("all of it, from article to statements", () => articles.map(coder.code));
  const record = await openRecord("memory://");
  await timed("keep in an embedded record", () => record.add(coded));
  await record.close();
}

function each(sentences: readonly Sentence[][], act: (sentence: Sentence) => void): void {
  for (const list of sentences) for (const sentence of list) act(sentence);
}

function parseAll(sentences: readonly Sentence[][], mentions: readonly Mentions[]): void {
  for (const [at, list] of sentences.entries()) {
    const found = mentions[at];
    if (found) for (const [index, one] of list.entries()) if (mayHold(one, index, found)) coder.language.parse(one);
  }
}

const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
console.log(
  `${articles.length} reports of ${words} words, ${rounds} rounds, ${cpus()[0]?.model ?? "unknown processor"}`,
);
console.table(
  Object.fromEntries(
    [...times].map(([stage, measured]) => {
      const seconds = median(measured) / 1000;
      const whole = stage !== "load the model";
      return [
        stage,
        {
          "median ms": Math.round(seconds * 1000),
          "articles/s": whole ? Math.round(articles.length / seconds) : "",
          "words/s": whole ? Math.round(words / seconds) : "",
        },
      ];
    }),
  ),
);

const text = join("samples", readdirSync("samples").find((name) => name.endsWith(".txt")) ?? "");
const walls = Array.from({ length: 2 * rounds + 1 }, () => {
  const started = performance.now();
  spawnSync(process.execPath, ["dist/chancery.js", "code", text, "--format", "jsonl"]);
  return performance.now() - started;
});
console.log(
  `chancery code on one text, start to end of the process: best ${Math.round(Math.min(...walls))} ms, median ${Math.round(median(walls))} ms of ${walls.length} runs`,
);

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
