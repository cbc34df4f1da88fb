// Learns the judge of events from coded articles: node scripts/run.mjs training/judge.ts GOLD.jsonl... [--out data/judge.tsv]
// Two L2-regularised logistic regressions over the features of src/statement/features.ts, fitted by gradient descent
// (Bishop 2006, §4.3) with AdaGrad's steps (Duchi et al. 2011): does the word tell of an event, and are these its sides?
// What it is worth is told by cross-validation over articles; the weights written are fitted on all.
import { readFileSync, writeFileSync } from "node:fs";
import { readText } from "../src/article/index.js";
import { loadCoder } from "../src/coder.js";
import { type Candidate, candidatesOf } from "../src/statement/event.js";
import type { Features } from "../src/statement/features.js";
import { firstPersons } from "../src/statement/first-person.js";
import { probability } from "../src/statement/judge.js";
import { codeQuotes } from "../src/statement/quote.js";
import { treeOf } from "../src/statement/tree.js";

const FOLDS = 10;
const EPOCHS = 300;
const RATE = 0.5;
const PENALTY = 0.002;
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
  readonly features: Features;
  readonly right: boolean;
  /** Whether its words overlap a coded event of its type. */
  readonly near: boolean;
  /** Type and states, by which an article's events are counted once. */
  readonly key: string;
}
interface Report {
  /** Readings of each word. */
  readonly words: readonly (readonly Example[])[];
  readonly gold: ReadonlySet<string>;
}
type Weights = Readonly<Record<keyof Features, ReadonlyMap<string, number>>>;

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
  const rows = (["event", "sides"] as const).flatMap((part) =>
    [...weights[part]]
      .filter(([, weight]) => Math.abs(weight) >= 0.02)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([feature, weight]) => `${part}\t${feature}\t${weight.toFixed(2)}`),
  );
  writeFileSync(
    out,
    [
      "part\tfeature\tweight",
      "# Weights of the judge of events (src/statement/judge.ts), learned by training/judge.ts.",
      ...rows,
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
      const spans = events.map(({ type, evidence }) => {
        const start = article.text.indexOf(evidence);
        return { type, start, end: start + evidence.length };
      });
      const keys = new Set(events.map((event) => keyOf(event.type, event.actor, event.recipient)));
      const { sentences, mentions } = coder.analyse(article);
      const quotes = codeQuotes(article, sentences, mentions);
      const words = sentences.flatMap((sentence, index) => {
        if (!sentence.parsed) return [];
        const scene = {
          tree: treeOf(sentence),
          actors: [
            ...mentions.actors.filter((actor) => actor.sentence === index),
            ...firstPersons(sentence, index, quotes),
          ],
          places: mentions.places.filter((place) => place.sentence === index),
        };
        return candidatesOf(article, index, scene, mentions).map((rivals) =>
          rivals.map((rival) => exampleOf(rival, keys, spans)),
        );
      });
      return { words, gold: keys };
    });
}

function exampleOf(
  { draft, features }: Candidate,
  gold: ReadonlySet<string>,
  spans: readonly { type: string; start: number; end: number }[],
): Example {
  const codes = (parties: readonly { code: string | null }[]) => parties.flatMap(({ code }) => code ?? []);
  const key = keyOf(draft.type, codes(draft.actor), codes(draft.recipient));
  const { start, end } = draft.evidence;
  const near = spans.some((span) => span.type === draft.type && Math.min(span.end, end) > Math.max(span.start, start));
  return { features, key, near, right: gold.has(key) };
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
  const groups = set.flatMap(({ words }) => words);
  const worth = (rivals: readonly Example[], type: string) =>
    rivals.some((rival) => typeOf(rival) === type && (rival.near || rival.right));
  const event = groups.flatMap((rivals) => {
    // One example a type: the first variant's, as they share the word.
    const types = [...new Set(rivals.map(typeOf))];
    return types.map((type) => ({
      features: rivals.find((rival) => typeOf(rival) === type)?.features.event ?? [],
      label: worth(rivals, type),
    }));
  });
  const sides = groups.flatMap((rivals) =>
    rivals
      .filter((rival) => worth(rivals, typeOf(rival)))
      .map(({ features, right }) => ({ features: features.sides, label: right })),
  );
  return { event: regress(event), sides: regress(sides) };
}

function typeOf({ key }: Example): string {
  return key.slice(0, key.indexOf(" "));
}

function regress(examples: readonly { features: readonly string[]; label: boolean }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= RARE).map(([name]) => name);
  const idOf = new Map(names.map((name, id) => [name, id] as const));
  const rows = examples.map(({ features }) => features.flatMap((name) => idOf.get(name) ?? []));
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  const gradient = new Float64Array(names.length);
  const free = idOf.get("always") ?? -1;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    gradient.fill(0);
    for (const [at, row] of rows.entries()) {
      let sum = 0;
      for (const id of row) sum += weights[id] ?? 0;
      const miss = 1 / (1 + Math.exp(-sum)) - (examples[at]?.label ? 1 : 0);
      for (const id of row) gradient[id] = (gradient[id] ?? 0) + miss / rows.length;
    }
    for (let id = 0; id < weights.length; id++) {
      const slope = (gradient[id] ?? 0) + (id === free ? 0 : PENALTY * (weights[id] ?? 0));
      squares[id] = (squares[id] ?? 0) + slope * slope;
      weights[id] = (weights[id] ?? 0) - (RATE * slope) / Math.sqrt(squares[id] ?? 1);
    }
  }
  return new Map(names.map((name, id) => [name, weights[id] ?? 0] as const));
}

function score(weights: Weights, { event, sides }: Features): number {
  return probability(weights.event, event) * probability(weights.sides, sides);
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
      chosen
        .filter(({ confidence }) => confidence >= threshold)
        .map((one) => [`${one.report} ${one.key}`, one] as const),
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
