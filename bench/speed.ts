/**
 * How fast: articles and words a second of each stage on the sample reports, the median of several rounds; from text to
 * statements on coded reports and on general news; and the time from the start to the end of `chancery code` on one text,
 * the best and the median of several runs.
 *
 *     node scripts/run.mjs bench/speed.ts [ROUNDS]
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { type Article, type CodedArticle, loadCoder } from "../src/index.js";
import { loadLanguage, type Sentence, split } from "../src/language/index.js";
import { findMentions, type Mentions } from "../src/mention/index.js";
import { openRecord } from "../src/record/index.js";
import { readSources } from "../src/source/index.js";
import { codeStatements, likelyToHold } from "../src/statement/index.js";
import { goldArticles, pageBodies, wordsIn } from "./speed/texts.js";

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
  await timed("parse what is likely to hold a statement", () => parseAll(sentences, mentions));
  await timed("code statements", () =>
    articles.map((article, at) => codeStatements(article, sentences[at] ?? [], mentions[at] as Mentions, coder.reader)),
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
    if (found)
      for (const [index, likely] of likelyToHold(list, found).entries()) {
        const sentence = list[index];
        if (likely && sentence) coder.language.parse(sentence);
      }
  }
}

/** From text to statements, all stages together, warm: by the clock and by processor time, the median of the rounds. */
function fromTextToStatements(of: readonly Article[]) {
  const whole = wordsIn(of);
  const clock: number[] = [];
  const processor: number[] = [];
  of.forEach(coder.code);
  for (let round = 0; round < rounds; round++) {
    const [started, used] = [performance.now(), process.cpuUsage()];
    of.forEach(coder.code);
    clock.push(performance.now() - started);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  const count = { all: 0, rule: 0, likely: 0 };
  for (const article of of) {
    const { sentences, mentions } = coder.analyse(article);
    const likely = likelyToHold(sentences, mentions);
    for (const [index, { length, parsed }] of sentences.entries()) {
      count.all += length;
      if (parsed) count.rule += length;
      if (likely[index]) count.likely += length;
    }
  }
  const share = (part: number) => `${((100 * part) / Math.max(1, count.all)).toFixed(1)} %`;
  return {
    articles: of.length,
    words: whole,
    "words/s": Math.round((1000 * whole) / median(clock)),
    "by processor time": Math.round((1000 * whole) / median(processor)),
    "tokens parsed": share(count.likely),
    "by rule alone": share(count.rule),
  };
}

const words = wordsIn(articles);
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

const [reports, news] = [goldArticles(), pageBodies()];
console.table({
  "reports of politics": fromTextToStatements(reports),
  ...(news.length > 0 && { "general news": fromTextToStatements(news) }),
});
console.log(`load of the machine over the last minute: ${loadavg()[0]?.toFixed(2)} on ${cpus().length} cores`);

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
