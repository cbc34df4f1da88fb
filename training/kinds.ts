// Learns the judges of commitments, aims, concerns, claims and quotes, and of the parties they name, from coded reports:
// node scripts/run.mjs training/kinds.ts [GOLD.jsonl...] [--out data/kinds.tsv]
// The reports of training/reports are always read. What the judges are worth is told by cross-validation over articles; the
// weights written are fitted on all.
import { readFileSync, writeFileSync } from "node:fs";
import { readText } from "../src/article/index.js";
import { loadCoder } from "../src/coder.js";
import { type Candidate, certainty } from "../src/statement/candidate.js";
import { candidatesOf } from "../src/statement/code-kinds.js";
import { likeliestSet, type PartySet } from "../src/statement/party-choice.js";
import { passagesOf } from "../src/statement/passage.js";
import { keepOnce } from "../src/statement/repeated.js";
import { likeliest } from "../src/statement/rivals.js";
import { chooseTopics, type TopicOption, topicOptions } from "../src/statement/topics.js";
import type { Unnumbered } from "../src/statement/unnumbered.js";
import { type CodedReport, type CodedStatement, readCodedReports } from "./coded-reports.js";
import { calibrationError, type Example, fit } from "./logistic.js";

/** Reports dense with wants and fears, whose events are not coded. */
const STANCES = "training/stances";
/** Where they are dense is no sign of how often news tells of such: what is learned from them is learned beside that. */
const DENSE = "dense";
const FOLDS = 10;
const FITTING = { penalty: 0.004, rare: 2 };
/** Parties and topics have more examples. */
const FINER = { penalty: 0.003, rare: 4 };
const KINDS = ["commitment", "aim", "concern", "claim", "quote"] as const;
type Kind = (typeof KINDS)[number];
type Gold = Exclude<CodedStatement, { kind: "event" }>;

interface Report {
  /** Ours, to learn from only: what the judges are worth is told by others' where there are any. */
  readonly own: boolean;
  readonly text: string;
  readonly gold: readonly Gold[];
  /** Readings of each word. */
  readonly words: readonly (readonly Candidate[])[];
  readonly meetings: readonly Meeting[];
}
/** A meeting that people coded: the phrases it may be about, and what they found it is about. */
interface Meeting {
  readonly options: readonly TopicOption[];
  readonly topics: readonly string[];
}
interface Choice extends Example {
  readonly part: string;
}

const args = process.argv.slice(2);
const out = args.includes("--out") ? args[args.indexOf("--out") + 1] : undefined;
const files = args.filter((arg, at) => arg !== "--out" && args[at - 1] !== "--out");
const reports = await readReports();
const parts = [
  ...new Set(
    reports.flatMap(({ words }) => words.flat().flatMap(({ choices }) => choices?.map(({ part }) => part) ?? [])),
  ),
];
async function readReports(): Promise<Report[]> {
  const coder = await loadCoder();
  const coded: readonly (readonly [CodedReport, boolean])[] = [
    ...files.flatMap((path) =>
      readFileSync(path, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => [JSON.parse(line), false] as const),
    ),
    ...readCodedReports().map((report) => [report, files.length > 0] as const),
    ...readCodedReports(STANCES).map((report) => [report, true] as const),
  ];
  return coded.map(([{ id, published, title, text, statements }, own]) => {
    const article = readText(text, { id, published, ...(title && { title }) });
    const { sentences, mentions } = coder.analyse(article);
    const passages = passagesOf(article, sentences, mentions, []);
    return {
      own,
      text: article.text,
      meetings: statements.flatMap((one): Meeting[] => {
        if (one.kind !== "event" || one.type !== "CONSULT") return [];
        const start = article.text.indexOf(one.evidence);
        const evidence = { start, end: start + one.evidence.length };
        return start < 0 ? [] : [{ options: topicOptions(passages, evidence), topics: one.topics ?? [] }];
      }),
      gold: statements.filter((one): one is Gold => one.kind !== "event"),
      words: id.startsWith("s-")
        ? candidatesOf(article, sentences, mentions).map((rivals) =>
            rivals.map((rival) => ({ ...rival, features: [...rival.features, DENSE] })),
          )
        : candidatesOf(article, sentences, mentions),
    };
  });
}

function codesOf(codes: readonly (string | null)[]): string {
  const same: Readonly<Record<string, string>> = { YUG: "SRB", ZAR: "COD" };
  return [...new Set(codes.flatMap((code) => (code ? [same[code] ?? code] : [])))].sort().join(" ");
}
const tokens = (words: string) => words.toLowerCase().match(/[a-z0-9]+/g) ?? [];

function likeness(a: string, b: string): number {
  const [left, right] = [tokens(a), tokens(b)];
  const rest = [...right];
  const shared = left.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / Math.max(1, left.length + right.length);
}

/** Whether a candidate's words are those of a coded statement: they overlap by three tenths of the shorter. */
function overlaps(text: string, { draft: { evidence } }: Candidate, words: string): boolean {
  const start = text.indexOf(words);
  const end = start + words.length;
  const shared = Math.min(end, evidence.end) - Math.max(start, evidence.start);
  return start >= 0 && shared > 0 && shared >= 0.3 * Math.min(end - start, evidence.end - evidence.start);
}

/** Whether a candidate says what people coded, as the scorer counts it; `loosely` without regard to the parties. */
function fits(text: string, candidate: Candidate, gold: Gold, loosely = false): boolean {
  const { draft } = candidate;
  if (draft.kind !== gold.kind) return false;
  const parties = (list: readonly { readonly code: string | null }[]) => codesOf(list.map(({ code }) => code));
  switch (gold.kind) {
    case "quote": {
      if (draft.kind !== "quote" || likeness(draft.words, gold.words) < 0.8) return false;
      const name = tokens(gold.speaker).at(-1);
      return (
        codesOf([draft.code]) === codesOf([gold.code]) || (name !== undefined && name === tokens(draft.speaker).at(-1))
      );
    }
    case "claim": {
      if (draft.kind !== "claim") return false;
      const figure = new Set(tokens(gold.figure));
      return overlaps(text, candidate, gold.evidence) && tokens(draft.figure).some((word) => figure.has(word));
    }
    case "commitment":
      return (
        draft.kind === "commitment" &&
        overlaps(text, candidate, gold.evidence) &&
        (loosely || parties(draft.by) === codesOf(gold.by))
      );
    default:
      return (
        (draft.kind === "aim" || draft.kind === "concern") &&
        overlaps(text, candidate, gold.evidence) &&
        (loosely || parties(draft.holder) === codesOf(gold.holder))
      );
  }
}

/** One example a word: whether it makes a statement of the kind, whoever holds it. */
function examplesOf(set: readonly Report[], kind: Kind): Example[] {
  return set.flatMap(({ text, gold, words }) =>
    words.flatMap((rivals) => {
      const [first] = rivals;
      if (first?.draft.kind !== kind) return [];
      return {
        features: first.features,
        right: rivals.some((rival) => gold.some((one) => fits(text, rival, one, true))),
      };
    }),
  );
}

/** Those who may hold what people coded: whether they are those whom people coded, of all kinds that have holders. */
function holderExamples(set: readonly Report[]): Example[] {
  return set.flatMap(({ text, gold, words }) =>
    words.flatMap((rivals) =>
      rivals.some((rival) => rival.holder && gold.some((one) => fits(text, rival, one, true)))
        ? rivals.map((rival) => ({ features: rival.holder ?? [], right: gold.some((one) => fits(text, rival, one)) }))
        : [],
    ),
  );
}

const setOf = (parties: readonly { readonly code: string | null }[]) => codesOf(parties.map(({ code }) => code));

/** The parties coded for a part of a statement ("claim.subject"). */
function partiesFor(part: string, gold: Gold): string {
  const field = part.split(".")[1] ?? "";
  const value: unknown = (gold as Record<string, unknown>)[field];
  return Array.isArray(value) ? codesOf(value) : "";
}

function choicesOf(set: readonly Report[], part: string): { options: readonly PartySet[]; gold: string }[] {
  return set.flatMap(({ text, gold, words }) =>
    words.flat().flatMap((candidate) => {
      const options = candidate.choices?.find((choice) => choice.part === part)?.options;
      const match = options && gold.find((one) => fits(text, candidate, one));
      return options && match ? [{ options, gold: partiesFor(part, match) }] : [];
    }),
  );
}

function choiceExamples(set: readonly Report[], part: string): Choice[] {
  return choicesOf(set, part).flatMap(({ options, gold }) => {
    return options.map(({ parties, features }) => ({ part, features, right: setOf(parties) === gold }));
  });
}

/** Phrases that may be what a meeting is about: whether they say what people coded. */
function topicExamples(set: readonly Report[]): Example[] {
  return set.flatMap(({ meetings }) =>
    meetings.flatMap(({ options, topics }) =>
      options.map(({ text, features }) => ({ features, right: topics.some((topic) => likeness(topic, text) >= 0.6) })),
    ),
  );
}

/** Reports that weights of a fold have not seen, judged. */
function held<T>(judge: (seen: readonly Report[], unseen: readonly Report[]) => T[]): T[] {
  return Array.from({ length: FOLDS }, (_, fold) =>
    judge(
      reports.filter(({ own }, at) => own || at % FOLDS !== fold),
      reports.filter(({ own }, at) => !own && at % FOLDS === fold),
    ),
  ).flat();
}

function validate(kind: Kind): void {
  const judged = held((seen, unseen) => {
    const weights = fit(examplesOf(seen, kind), FITTING);
    const holders =
      kind === "quote" || kind === "claim" ? new Map<string, number>() : fit(holderExamples(seen), FITTING);
    return unseen.map((report) => ({
      report,
      drafts: likeliest<Unnumbered>(
        report.words.map((rivals) =>
          rivals
            .filter(({ draft }) => draft.kind === kind)
            .map((candidate) => ({ ...candidate.draft, confidence: certainty(candidate, weights, holders) })),
        ),
      ),
      all: report.words.flat().filter(({ draft }) => draft.kind === kind),
    }));
  });
  const wanted = judged.reduce((sum, { report }) => sum + report.gold.filter((one) => one.kind === kind).length, 0);
  const within = judged.reduce(
    (sum, { report: { text, gold }, all }) =>
      sum + gold.filter((one) => one.kind === kind && all.some((candidate) => fits(text, candidate, one))).length,
    0,
  );
  const rows = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6].map((threshold) => {
    let hits = 0;
    let given = 0;
    for (const { report, drafts } of judged) {
      const kept = keepOnce(drafts.filter(({ confidence }) => confidence >= threshold));
      given += kept.length;
      const used = new Set<number>();
      for (const one of report.gold) {
        const at = kept.findIndex((draft, i) => !used.has(i) && fits(report.text, { draft, features: [] }, one));
        if (at >= 0) used.add(at);
      }
      hits += used.size;
    }
    const [precision, recall] = [hits / Math.max(1, given), hits / Math.max(1, wanted)];
    return {
      threshold,
      precision: round(precision),
      recall: round(recall),
      F1: round((2 * precision * recall) / Math.max(1e-9, precision + recall)),
    };
  });
  const sure = judged.flatMap(({ report: { text, gold }, drafts }) =>
    drafts.map((draft) => ({
      sure: draft.confidence,
      right: gold.some((one) => fits(text, { draft, features: [] }, one)),
    })),
  );
  console.log(
    `\n${kind}: ${wanted} coded, ${sure.length} candidates; a perfect judge would find ${round(within / Math.max(1, wanted))}; calibration error ${round(calibrationError(sure))}`,
  );
  console.table(rows);
}

function validateChoice(part: string): void {
  const judged = held((seen, unseen) => {
    const weights = fit(choiceExamples(seen, part), FINER);
    return choicesOf(unseen, part).map(({ options, gold }) => ({
      right: setOf(likeliestSet(weights, options)) === gold,
      within: options.some(({ parties }) => setOf(parties) === gold),
    }));
  });
  const share = (name: "right" | "within") =>
    round(judged.filter((one) => one[name]).length / Math.max(1, judged.length));
  console.log(`${part}: right ${share("right")} of ${judged.length}; all among the options ${share("within")}`);
}

/** Prints how like the topics found are to those coded, where any are coded, and how many are found where none is. */
function validateTopics(): void {
  const judged = held((seen, unseen) => {
    const weights = fit(topicExamples(seen), FINER);
    return unseen.flatMap(({ meetings }) =>
      meetings.map(({ options, topics }) => ({ topics, found: chooseTopics(weights, options) })),
    );
  });
  const about = judged.filter(({ topics }) => topics.length > 0);
  const like = about.reduce((sum, { topics, found }) => sum + likeness(topics.join(" "), found.join(" ")), 0);
  const idle = judged.filter(({ topics }) => topics.length === 0);
  const vain = idle.filter(({ found }) => found.length > 0).length;
  console.log(
    `topics: likeness ${round(like / Math.max(1, about.length))} of ${about.length}; some found for ${vain} of ${idle.length} that have none`,
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function write(path: string): void {
  const judges = [
    ...KINDS.map((kind) => [kind, fit(examplesOf(reports, kind), FITTING)] as const),
    ["topic", fit(topicExamples(reports), FINER)] as const,
    ["holder", fit(holderExamples(reports), FITTING)] as const,
    ...parts.map((part) => [part, fit(choiceExamples(reports, part), FINER)] as const),
  ];
  const rows = judges.flatMap(([part, weights]) =>
    [...weights]
      .filter(([feature, weight]) => feature !== DENSE && Math.abs(weight) >= 0.05)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([feature, weight]) => `${part}\t${feature}\t${weight.toFixed(2)}`),
  );
  writeFileSync(
    path,
    [
      "kind\tfeature\tweight",
      "# Weights of the judges of commitments, aims, concerns, claims, quotes and of their parties, learned by training/kinds.ts.",
      ...rows,
      "",
    ].join("\n"),
  );
}

console.log(`${reports.length} reports`);
for (const kind of KINDS) validate(kind);
for (const part of parts) validateChoice(part);
validateTopics();
if (out) write(out);
