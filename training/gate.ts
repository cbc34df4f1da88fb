/**
 * Learns which sentences are worth parsing: node scripts/run.mjs training/gate.ts [--gold FILE.jsonl ...] [--treebank FILE.conllu ...] [--out model/gate.bin]
 *
 * From coded reports (the project's own in training/reports, and others given as JSON lines) and from general English,
 * the documents of treebanks. A sentence is worth it where the coder finds a statement other than a quotation in it,
 * everything being parsed, or where people coded one; so learn it anew after the judges. What the gate loses and what it
 * lets through is told by cross-validation over documents; the weights written are fitted on all.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Article, readText } from "../src/article/index.js";
import { loadCoder } from "../src/coder.js";
import { packSections } from "../src/language/index.js";
import { bySentence } from "../src/statement/by-sentence.js";
import { Classifier } from "../src/statement/event/classifier.js";
import { FeatureList } from "../src/statement/event/features.js";
import { GATE_LABELS, leastLikely } from "../src/statement/gate/gate.js";
import { namingRate, sentenceFeatures } from "../src/statement/gate/sentence-features.js";
import { codeStatements } from "../src/statement/index.js";
import { ACTS, type CodedReport, REPORTS, readCodedReports } from "./coded-reports.js";
import { documentsOf } from "./documents.js";
import { readGold } from "./gold.js";
import { fitClassifier, type Labelled } from "./softmax.js";

const FOLDS = 5;
/** Limits that are tried, and that of the gate itself, which differs from sentence to sentence. */
const LIMITS = [0.02, 0.04, 0.08, 0.12, 0.16, 0.2, "own"] as const;
/** Treebanks date few of their texts; who held office then is all that rests on it. */
const UNDATED = "2010-01-01";

/** A sentence that may hold a statement by rule. */
interface Candidate extends Labelled {
  readonly source: string;
  readonly document: number;
  readonly tokens: number;
  /** Statements that the coder finds in it. */
  readonly statements: number;
  /** Likelihood below which the gate does not have it parsed. */
  readonly least: number;
}

const { values } = parseArgs({
  options: {
    gold: { type: "string", multiple: true, default: ["../shared/gold/dev.jsonl", "../shared/gold/train.jsonl"] },
    treebank: {
      type: "string",
      multiple: true,
      default: ["../shared/treebanks/en_ewt-train.conllu", "../shared/treebanks/en_gum-train.conllu"],
    },
    out: { type: "string" },
  },
});

const coder = await loadCoder();
const list = new FeatureList();
const candidates: Candidate[] = [];
/** Tokens of each source, parsed or not. */
const tokens = new Map<string, number>();
let documents = 0;

for (const report of values.gold.flatMap(readGold)) examine("given reports", articleOf(report), evidenceOf(report));
for (const report of readCodedReports(REPORTS, ACTS)) examine("own reports", articleOf(report), evidenceOf(report));
for (const file of values.treebank)
  for (const { id, text } of documentsOf(readFileSync(file, "utf8")))
    examine("general English", { ...readText(text, { id, published: UNDATED }), language: "en" }, []);

const judged: { readonly of: Candidate; readonly likely: number }[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const gate = new Classifier(learn(candidates.filter(({ document }) => document % FOLDS !== fold)));
  for (const of of candidates) {
    if (of.document % FOLDS !== fold) continue;
    list.clear();
    list.ids.set(of.features);
    list.size = of.features.length;
    judged.push({ of, likely: gate.probabilities(list)[1] ?? 0 });
  }
}
for (const [source, all] of tokens) {
  const here = judged.filter(({ of }) => of.source === source);
  const statements = here.reduce((sum, { of }) => sum + of.statements, 0);
  const parsed = (kept: typeof here) => percent(sum(kept, "tokens"), all);
  console.log(`${source}: ${all} tokens, ${parsed(here)} parsed by rule, ${statements} statements`);
  console.table(
    Object.fromEntries(
      LIMITS.map((limit) => {
        const kept = here.filter(({ of, likely }) => likely >= (limit === "own" ? of.least : limit));
        const lost = percent(statements - sum(kept, "statements"), statements);
        return [limit, { "tokens parsed": parsed(kept), "statements lost": lost }];
      }),
    ),
  );
}
if (values.out) {
  const { labels, scale, keys, bits, bytes } = learn(candidates);
  const raw = (array: Int32Array | Int8Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const file = packSections({ gate: { labels, scale } }, [
    ["gate.keys", raw(keys)],
    ["gate.bits", bits],
    ["gate.bytes", raw(bytes)],
  ]);
  writeFileSync(values.out, file);
  console.log(`${values.out}: ${keys.length} features, ${file.length} bytes`);
}

function learn(from: readonly Candidate[]) {
  return fitClassifier(from, GATE_LABELS, { epochs: 10, rare: 3 });
}

function articleOf({ id, text, title, published }: CodedReport): Article {
  return readText(text, { id, published, ...(title && { title }) });
}

/** Where people saw statements other than quotations. */
function evidenceOf({ text, statements }: CodedReport): { start: number; end: number }[] {
  return statements.flatMap((one) => {
    const start = one.kind === "quote" ? -1 : text.indexOf(one.evidence);
    return one.kind === "quote" || start < 0 ? [] : [{ start, end: start + one.evidence.length }];
  });
}

function examine(source: string, article: Article, coded: readonly { start: number; end: number }[]): void {
  const document = documents++;
  const { sentences, mentions } = coder.analyse(article);
  const found = codeStatements(article, sentences, mentions, coder.reader)
    .filter(({ kind, evidence }) => kind !== "quote" && evidence.in !== "title")
    .map(({ evidence }) => evidence);
  const actors = bySentence(sentences.length, mentions.actors);
  const quantities = bySentence(sentences.length, mentions.quantities);
  const length = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  const rate = namingRate(mentions.actors, length);
  tokens.set(source, (tokens.get(source) ?? 0) + length);
  for (const [index, sentence] of sentences.entries()) {
    if (!sentence.parsed) continue;
    const within = (spans: readonly { start: number; end: number }[]) =>
      spans.filter(({ start, end }) => start < sentence.end && end > sentence.start).length;
    list.clear();
    const mentioned = { actors: actors[index] ?? [], quantities: quantities[index] ?? [], rate: String(rate) };
    sentenceFeatures(list, sentence, mentioned);
    candidates.push({
      source,
      document,
      tokens: sentence.length,
      statements: within(found),
      least: leastLikely(sentence, rate),
      features: list.copy(),
      label: within(found) + within(coded) > 0 ? "statement" : "none",
    });
  }
}

function sum(of: readonly { readonly of: Candidate }[], what: "tokens" | "statements"): number {
  return of.reduce((total, one) => total + one.of[what], 0);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
}
