// Learns the judge of events from coded articles: node scripts/run.mjs training/judge.ts GOLD.jsonl... [--out data/judge.tsv]
// L2-regularised logistic regression over the features of src/statement/features.ts, fitted by gradient descent
// (Bishop 2006, §4.3). What it is worth is told by cross-validation over articles; the weights written are fitted on all.
import { readFileSync, writeFileSync } from "node:fs";
import { readText } from "../src/article/index.js";
import { loadCoder } from "../src/coder.js";
import { type Candidate, candidatesOf } from "../src/statement/event.js";
import { treeOf } from "../src/statement/tree.js";

const FOLDS = 10;
const EPOCHS = 300;
const RATE = 0.5;
const PENALTY = 0.004;
/** Features seen in fewer readings are left out. */
const RARE = 3;

interface GoldEvent {
  readonly kind: string;
  readonly type: string;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly evidence: string;
}
interface Example {
  readonly features: readonly string[];
  readonly right: boolean;
  /** Type and states, by which an article's events are counted once. */
  readonly key: string;
}
interface Report {
  /** Readings of each word. */
  readonly words: readonly (readonly Example[])[];
  readonly gold: ReadonlySet<string>;
}
type Weights = ReadonlyMap<string, number>;

const args = process.argv.slice(2);
const out = args.includes("--out") ? args[args.indexOf("--out") + 1] : undefined;
const files = args.filter((arg, at) => arg !== "--out" && args[at - 1] !== "--out");
if (files.length === 0) {
  console.error("usage: node scripts/run.mjs training/judge.ts GOLD.jsonl... [--out data/judge.tsv]");
  process.exit(2);
}
const reports = await readReports(files);
crossValidate(reports);
if (out) {
  const weights = fit(reports);
  const rows = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.02).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(
    out,
    [
      "feature\tweight",
      "# Weights of the judge of events (src/statement/judge.ts), learned by training/judge.ts.",
      ...rows.map(([feature, weight]) => `${feature}\t${weight.toFixed(2)}`),
      "",
    ].join("\n"),
  );
}

async function readReports(paths: readonly string[]): Promise<Report[]> {
  const coder = await loadCoder();
  return paths
    .flatMap((path) => readFileSync(path, "utf8").split("\n").filter(Boolean))
    .map((line): Report => {
      const gold = JSON.parse(line);
      const article = readText(gold.text, { id: gold.id, published: gold.published, title: gold.title });
      const events: GoldEvent[] = gold.statements.filter((one: GoldEvent) => one.kind === "event");
      const keys = new Set(events.map((event) => keyOf(event.type, event.actor, event.recipient)));
      const { sentences, mentions } = coder.analyse(article);
      const words = sentences.flatMap((sentence, index) => {
        if (!sentence.parsed) return [];
        const scene = {
          tree: treeOf(sentence),
          actors: mentions.actors.filter((actor) => actor.sentence === index),
          places: mentions.places.filter((place) => place.sentence === index),
        };
        return candidatesOf(article, index, scene, mentions).map((rivals) => rivals.map((rival) => exampleOf(rival, keys)));
      });
      return { words, gold: keys };
    });
}

function exampleOf({ draft, features }: Candidate, gold: ReadonlySet<string>): Example {
  const codes = (parties: readonly { code: string | null }[]) => parties.flatMap(({ code }) => code ?? []);
  const key = keyOf(draft.type, codes(draft.actor), codes(draft.recipient));
  return { features, key, right: gold.has(key) };
}

function keyOf(type: string, actor: readonly string[], recipient: readonly string[]): string {
  const states = (codes: readonly string[]) =>
    codes
      .filter((code) => !code.startsWith("NSA:") && !code.startsWith("GRP:"))
      .sort()
      .join("+");
  return `${type} ${states(actor)} ${states(recipient)}`;
}

function fit(set: readonly Report[]): Weights {
  const examples = set.flatMap(({ words }) => words.flat());
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = ["always", ...[...counts].filter(([, count]) => count >= RARE).map(([name]) => name)];
  const idOf = new Map(names.map((name, id) => [name, id] as const));
  const rows = examples.map(({ features }) => [0, ...features.flatMap((name) => idOf.get(name) ?? [])]);
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  const gradient = new Float64Array(names.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    gradient.fill(0);
    for (const [at, row] of rows.entries()) {
      let sum = 0;
      for (const id of row) sum += weights[id] ?? 0;
      const miss = 1 / (1 + Math.exp(-sum)) - (examples[at]?.right ? 1 : 0);
      for (const id of row) gradient[id] = (gradient[id] ?? 0) + miss / rows.length;
    }
    for (let id = 0; id < weights.length; id++) {
      const slope = (gradient[id] ?? 0) + (id === 0 ? 0 : PENALTY * (weights[id] ?? 0));
      squares[id] = (squares[id] ?? 0) + slope * slope;
      weights[id] = (weights[id] ?? 0) - (RATE * slope) / Math.sqrt(squares[id] ?? 1);
    }
  }
  return new Map(names.map((name, id) => [name, weights[id] ?? 0] as const));
}

function score(weights: Weights, features: readonly string[]): number {
  let sum = weights.get("always") ?? 0;
  for (const name of features) sum += weights.get(name) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/** Prints precision, recall and F1 on articles the weights have not seen, by threshold, and how far confidence is off. */
function crossValidate(all: readonly Report[]): void {
  const chosen: { report: number; key: string; confidence: number; right: boolean }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fit(all.filter((_, at) => at % FOLDS !== fold));
    for (const [at, { words }] of all.entries()) {
      if (at % FOLDS !== fold) continue;
      for (const rivals of words) {
        const best = rivals
          .map((rival) => ({ ...rival, confidence: score(weights, rival.features) }))
          .reduce((a, b) => (b.confidence > a.confidence ? b : a));
        chosen.push({ report: at, key: best.key, confidence: best.confidence, right: best.right });
      }
    }
  }
  const gold = all.reduce((sum, report) => sum + report.gold.size, 0);
  const table = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7].map((threshold) => {
    const kept = new Map(
      chosen.filter(({ confidence }) => confidence >= threshold).map((one) => [`${one.report} ${one.key}`, one] as const),
    );
    const hits = [...kept.values()].filter(({ right }) => right).length;
    const precision = hits / kept.size;
    const recall = hits / gold;
    return {
      threshold,
      precision: precision.toFixed(3),
      recall: recall.toFixed(3),
      F1: ((2 * precision * recall) / (precision + recall)).toFixed(3),
    };
  });
  console.table(table);
  const within = all.reduce((sum, { words, gold: keys }) => {
    const read = new Set(words.flat().map(({ key }) => key));
    return sum + [...keys].filter((key) => read.has(key)).length;
  }, 0);
  console.log(`a perfect judge would find ${(within / gold).toFixed(3)} of ${gold}`);
  const bins = Array.from({ length: 10 }, (_, bin) =>
    chosen.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin),
  );
  const off = bins.reduce((sum, bin) => {
    const mean = bin.reduce((total, { confidence }) => total + confidence, 0);
    const right = bin.filter((one) => one.right).length;
    return sum + Math.abs(mean - right);
  }, 0);
  console.log(`expected calibration error ${(off / chosen.length).toFixed(3)} over ${chosen.length} readings`);
}
