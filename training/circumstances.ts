// Learns when and where acts take place from coded articles:
// node scripts/run.mjs training/circumstances.ts GOLD.jsonl... [--out data/circumstances.tsv]
// Two L2-regularised conditional logit models (McFadden 1974) over the options of src/statement/when.ts and where.ts,
// fitted by gradient ascent with AdaGrad's steps (Duchi et al. 2011). What they are worth is told by cross-validation
// over articles; the weights written are fitted on all.
import { readFileSync, writeFileSync } from "node:fs";
import { publishedDay } from "../src/article/index.js";
import { readText } from "../src/article/text.js";
import { loadCoder } from "../src/coder.js";
import { choose } from "../src/statement/choice.js";
import { happeningOf, reportOf } from "../src/statement/happening.js";
import { lasting } from "../src/statement/lasting.js";
import { sentenceAt } from "../src/statement/tokens.js";
import { timesFor } from "../src/statement/when.js";
import { placesFor } from "../src/statement/where.js";

const FOLDS = 10;
const EPOCHS = 200;
const RATE = 0.3;
/** Features seen in fewer options are left out. */
const RARE = 4;

interface Option {
  readonly answer: string | null;
  readonly features: readonly string[];
}
interface Example {
  readonly article: number;
  readonly options: readonly Option[];
  readonly answer: string | null;
}
type Part = "when" | "where";
const PENALTY: Readonly<Record<Part, number>> = { when: 0.004, where: 0.004 };

const args = process.argv.slice(2);
const out = args.includes("--out") ? args[args.indexOf("--out") + 1] : undefined;
const files = args.filter((arg, at) => arg !== "--out" && args[at - 1] !== "--out");
if (files.length === 0) {
  console.error("usage: node scripts/run.mjs training/circumstances.ts GOLD.jsonl... [--out data/circumstances.tsv]");
  process.exit(2);
}
const examples = await read(files);
const rows: string[] = [];
for (const part of ["when", "where"] as const) {
  crossValidate(part, examples[part]);
  const weights = fit(examples[part], PENALTY[part]);
  rows.push(
    ...[...weights]
      .filter(([, weight]) => Math.abs(weight) >= 0.02)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([feature, weight]) => `${part}\t${feature}\t${weight.toFixed(2)}`),
  );
}
if (out)
  writeFileSync(
    out,
    [
      "part\tfeature\tweight",
      "# Weights of when and where acts take place (src/statement/circumstances.ts), learned by training/circumstances.ts.",
      ...rows,
      "",
    ].join("\n"),
  );

async function read(paths: readonly string[]): Promise<Record<Part, Example[]>> {
  const coder = await loadCoder();
  const found: Record<Part, Example[]> = { when: [], where: [] };
  const lines = paths.flatMap((path) => readFileSync(path, "utf8").split("\n").filter(Boolean));
  for (const [at, line] of lines.entries()) {
    const gold = JSON.parse(line);
    const article = readText(gold.text, { id: gold.id, published: gold.published, title: gold.title });
    const { sentences, mentions } = coder.analyse(article);
    const report = reportOf(sentences, mentions, publishedDay(article));
    for (const event of gold.statements) {
      const start = event.kind === "event" ? article.text.indexOf(event.evidence) : -1;
      const sentence = start < 0 ? undefined : sentences[sentenceAt(sentences, start)];
      if (!sentence) continue;
      if (!sentence.parsed) coder.language.parse(sentence);
      const act = happeningOf(report, { ...event, mode: event.mode ?? null, start, end: start + event.evidence.length });
      if (!act) continue;
      found.when.push({
        article: at,
        options: timesFor(report, act).map(({ date, features }) => ({
          answer: date === null ? null : lasting(report, act, date),
          features,
        })),
        answer: event.date ?? null,
      });
      found.where.push({
        article: at,
        options: placesFor(report, act).map(({ country, features }) => ({ answer: same(country), features })),
        answer: same(event.place ?? null),
      });
    }
  }
  return found;
}

/** States that changed their code count as one. */
function same(code: string | null): string | null {
  return code === "YUG" ? "SRB" : code === "ZAR" ? "COD" : code;
}

function fit(all: readonly Example[], penalty: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { options } of all)
    for (const { features } of options) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= RARE).map(([name]) => name);
  const idOf = new Map(names.map((name, id) => [name, id] as const));
  const usable = all
    .filter(({ options, answer }) => options.some((option) => option.answer === answer))
    .map(({ options, answer }) => ({
      options: options.map(({ features }) => features.flatMap((name) => idOf.get(name) ?? [])),
      right: options.map((option) => option.answer === answer),
    }));
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  const gradient = new Float64Array(names.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    gradient.fill(0);
    for (const { options, right } of usable) {
      const scores = options.map((ids) => ids.reduce((sum, id) => sum + (weights[id] ?? 0), 0));
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const total = shares.reduce((sum, share) => sum + share, 0);
      const good = shares.reduce((sum, share, at) => sum + (right[at] ? share : 0), 0);
      for (const [at, ids] of options.entries()) {
        const share = (shares[at] ?? 0) / total;
        const wanted = right[at] ? (shares[at] ?? 0) / good : 0;
        for (const id of ids) gradient[id] = (gradient[id] ?? 0) + (share - wanted) / usable.length;
      }
    }
    for (let id = 0; id < weights.length; id++) {
      const slope = (gradient[id] ?? 0) + penalty * (weights[id] ?? 0);
      squares[id] = (squares[id] ?? 0) + slope * slope;
      weights[id] = (weights[id] ?? 0) - (RATE * slope) / Math.sqrt(squares[id] ?? 1);
    }
  }
  return new Map(names.map((name, id) => [name, weights[id] ?? 0] as const));
}

function crossValidate(part: Part, all: readonly Example[]): void {
  let right = 0;
  const within = all.filter(({ options, answer }) => options.some((option) => option.answer === answer)).length;
  const kinds = new Map<string, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fit(
      all.filter(({ article }) => article % FOLDS !== fold),
      PENALTY[part],
    );
    for (const { article, options, answer } of all) {
      if (article % FOLDS !== fold) continue;
      const given = choose(options, weights, (option) => option.answer)?.option.answer ?? null;
      if (given === answer) right++;
      const kind = `${answer === null ? "none" : "some"} read as ${given === null ? "none" : given === answer ? "right" : "another"}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  }
  const none = all.filter(({ answer }) => answer === null).length;
  console.log(
    `${part}: ${all.length} acts, right ${(right / all.length).toFixed(3)}; all none ${(none / all.length).toFixed(3)}, best possible ${(within / all.length).toFixed(3)}`,
  );
  console.table(Object.fromEntries(kinds));
}
