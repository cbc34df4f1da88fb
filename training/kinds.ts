// Learns the judges of commitments, aims, concerns, claims and quotes, of who holds them and of the parties and topics they name,
// from coded reports: node scripts/run.mjs training/kinds.ts [GOLD.jsonl...] [--readers FOLDER] [--out data/kinds.tsv]
// The reports of training/reports, training/news and training/stances are always read, beside the gold of others to learn from only. What the
// judges are worth is told by cross-validation over articles; the weights written are fitted on all. FOLDER holds the readers
// of a cross-validation, part0.bin and part1.bin (training/reader): with it what is told is what judges and readers are worth
// together.
import { readFileSync, writeFileSync } from "node:fs";
import { readText } from "../src/article/index.js";
import { loadCoder } from "../src/coder.js";
import { settingsOf } from "../src/statement/event/setting.js";
import { holderFacts, likeliest, type Reading, type Word } from "../src/statement/kind/candidate.js";
import { candidateWords, setsAsRead, viewsOf } from "../src/statement/kind/code-kinds.js";
import { likeliestSet, type PartySet } from "../src/statement/kind/party-choice.js";
import { keepOnce } from "../src/statement/kind/repeated.js";
import { chooseTopics, isAhead, type TopicOption, topicOptions } from "../src/statement/kind/topics.js";
import { passagesOf } from "../src/statement/passage.js";
import { codeQuotes } from "../src/statement/quotation/quote.js";
import type { KindView, Reader } from "../src/statement/reader/reader.js";
import type { Unnumbered } from "../src/statement/unnumbered.js";
import { type CodedReport, NEWS, REPORTS, readCodedReports, STANCES } from "./coded-reports.js";
import { codesOf, fits, type Gold, likeness, setOf } from "./fits.js";
import { calibrationError, type Example, fit } from "./logistic.js";
import { partAt, readersIn } from "./readers.js";

/** That stances are dense is no sign of how often news tells of such: what is learned from them is learned beside that. */
const DENSE = "dense";
const FOLDS = 10;
const FITTING = { penalty: 0.002, rare: 2 };
/** Parties have more examples, topics more words. */
const FINER = { penalty: 0.003, rare: 4 };
const TOPICAL = { penalty: 0.001, rare: 2 };
const KINDS = ["commitment", "aim", "concern", "claim", "quote"] as const;
type Kind = (typeof KINDS)[number];
/** How often the gold of others is counted for the kinds that are few in it, against reports of ours. */
const TIMES: Readonly<Record<Kind, number>> = { commitment: 3, aim: 3, concern: 3, claim: 1, quote: 1 };
/** Judges of the parties chosen for a part of a statement. */
const PARTS = ["claim.subject", "commitment.to", "concern.about"] as const;

/** A word with its readings worked out, and which of them people coded. */
interface Read {
  readonly kind: Unnumbered["kind"];
  readonly features: readonly string[];
  readonly readings: readonly (Reading & { readonly right: boolean; readonly held: readonly string[] | null })[];
  /** Whether the word makes a coded statement, whoever holds it. */
  readonly told: boolean;
  /** What a reader that has not seen the report holds of it; null where none was asked. */
  readonly seen: KindView | null;
}
/** A choice of parties for a statement that people coded, and the parties they coded. */
interface Chosen {
  readonly part: string;
  readonly sets: readonly PartySet[];
  readonly gold: string;
}
/** A meeting that people coded: the phrases it may be about, and what they found it is about. */
interface Meeting {
  readonly options: readonly TopicOption[];
  readonly topics: readonly string[];
}
interface Report {
  /** Ours, to learn from only: what the judges are worth is told by others' where there are any. */
  readonly own: boolean;
  /** Whether a reader that has not seen it looked at it. */
  readonly read: boolean;
  readonly text: string;
  readonly gold: readonly Gold[];
  readonly words: readonly Read[];
  readonly chosen: readonly Chosen[];
  readonly meetings: readonly Meeting[];
}

const args = process.argv.slice(2);
const out = args.includes("--out") ? args[args.indexOf("--out") + 1] : undefined;
const folder = args.includes("--readers") ? args[args.indexOf("--readers") + 1] : undefined;
const files = args.filter((arg, at) => !arg.startsWith("--") && !args[at - 1]?.startsWith("--"));
const reports = await readReports();
async function readReports(): Promise<Report[]> {
  const coder = await loadCoder();
  const others: CodedReport[] = files.flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
  const readers = folder ? readersIn(folder, coder.language.vectors) : [];
  const read = (
    { id, published, title, text, statements }: CodedReport,
    own: boolean,
    dense: boolean,
    reader?: Reader,
  ): Report => {
    const article = readText(text, { id, published, ...(title && { title }) });
    const { sentences, mentions } = coder.analyse(article);
    const passages = passagesOf(article, sentences, mentions, []);
    const gold = statements.filter((one): one is Gold => one.kind !== "event");
    const settings = settingsOf(
      article,
      mentions,
      passagesOf(article, sentences, mentions, codeQuotes(article, sentences, mentions)),
    );
    const views = new Map(reader?.read(settings).map((view, at) => [settings[at]?.index ?? -1, view] as const));
    const words = candidateWords(article, sentences, mentions).flatMap(({ sentence, words }) => {
      const seen = viewsOf(words, sentence === null ? undefined : views.get(sentence));
      return words.map((word, at) => readWord(article.text, word, gold, dense, seen[at] ?? null));
    });
    return {
      own,
      read: reader !== undefined,
      text: article.text,
      gold,
      words,
      chosen: words.flatMap(({ readings, seen }) =>
        readings.flatMap((reading) => choiceOf(article.text, reading, seen, gold)),
      ),
      meetings: statements.flatMap((one): Meeting[] => {
        if (dense || one.kind !== "event" || one.type !== "CONSULT") return [];
        const start = article.text.indexOf(one.evidence);
        const meeting = {
          start,
          end: start + one.evidence.length,
          sides: [...one.actor, ...one.recipient],
          ahead: isAhead(one.status),
        };
        return start < 0 ? [] : [{ options: topicOptions(passages, meeting), topics: one.topics ?? [] }];
      }),
    };
  };
  return [
    ...others.map((report, at) => read(report, false, false, readers[partAt(at)])),
    ...readCodedReports(REPORTS).map((report) => read(report, others.length > 0, false)),
    ...readCodedReports(NEWS).map((report, at) => read(report, others.length > 0, false, readers[partAt(at)])),
    ...readCodedReports(STANCES).map((report) => read(report, true, true)),
  ];
}

function readWord(
  text: string,
  { kind, features, readings }: Word,
  gold: readonly Gold[],
  dense: boolean,
  seen: KindView | null,
): Read {
  const all = readings();
  const held = holderFacts(all, seen);
  return {
    kind,
    features: dense ? [...features, DENSE] : features,
    readings: all.map((reading, at) => ({
      ...reading,
      held: held[at] ?? null,
      right: gold.some((one) => fits(text, reading.draft, one)),
    })),
    told: all.some(({ draft }) => gold.some((one) => fits(text, draft, one, true))),
    seen,
  };
}

function choiceOf(text: string, { draft, choice }: Reading, seen: KindView | null, gold: readonly Gold[]): Chosen[] {
  const match = choice && gold.find((one) => fits(text, draft, one));
  if (!choice || !match) return [];
  const field = choice.part.split(".")[1] ?? "";
  const value: unknown = (match as Record<string, unknown>)[field];
  return [{ part: choice.part, sets: setsAsRead(choice, seen), gold: Array.isArray(value) ? codesOf(value) : "" }];
}

const examplesOf = (set: readonly Report[], kind: Kind): Example[] =>
  set.flatMap(({ own, words }) => {
    const found = words.flatMap((word) => (word.kind === kind ? { features: word.features, right: word.told } : []));
    return own ? found : Array.from({ length: TIMES[kind] }, () => found).flat();
  });

/** Those that teach whom a statement is by or about: where readers looked at some, what they hold is weighed with all else. */
const teaching = (set: readonly Report[]): readonly Report[] =>
  set.some(({ read }) => read) ? set.filter(({ read }) => read) : set;

/** Those who may hold what people coded: whether they are those whom people coded, of all kinds that have holders. */
const holderExamples = (set: readonly Report[]): Example[] =>
  teaching(set).flatMap(({ words }) =>
    words.flatMap(({ told, readings }) =>
      told ? readings.flatMap(({ held, right }) => (held ? { features: held, right } : [])) : [],
    ),
  );

const choicesOf = (set: readonly Report[], part: string): Chosen[] =>
  teaching(set).flatMap(({ chosen }) => chosen.filter((one) => one.part === part));

const choiceExamples = (set: readonly Report[], part: string): Example[] =>
  choicesOf(set, part).flatMap(({ sets, gold }) =>
    sets.map(({ parties, features }) => ({ features, right: setOf(parties) === gold })),
  );

/** Phrases that may be what a meeting is about: whether they say what people coded. Ours name topics for few meetings, so that none tells little. */
const topicExamples = (set: readonly Report[]): Example[] =>
  set.flatMap(({ own, meetings }) =>
    meetings.flatMap(({ options, topics }) =>
      own && topics.length === 0
        ? []
        : options.map(({ text, features }) => ({
            features,
            right: topics.some((topic) => likeness(topic, text) >= 0.6),
          })),
    ),
  );

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
    const holders = fit(holderExamples(seen), FITTING);
    return unseen.map((report) => ({
      report,
      drafts: report.words.flatMap(({ features, readings, ...word }): Unnumbered[] => {
        if (word.kind !== kind) return [];
        const best = likeliest({ kind, row: null, features, readings: () => readings }, 0, word.seen, weights, holders);
        return best ? [{ ...best.draft, confidence: best.sure }] : [];
      }),
    }));
  });
  const coded = judged.flatMap(({ report: { gold } }) => gold.filter((one) => one.kind === kind)).length;
  const within = judged.reduce(
    (sum, { report: { text, gold, words } }) =>
      sum +
      gold.filter(
        (one) =>
          one.kind === kind && words.some(({ readings }) => readings.some(({ draft }) => fits(text, draft, one))),
      ).length,
    0,
  );
  const rows = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6].map((threshold) => {
    let hits = 0;
    let given = 0;
    for (const { report, drafts } of judged) {
      const kept = keepOnce(drafts.filter(({ confidence }) => confidence >= threshold));
      given += kept.length;
      const used = new Set<number>();
      for (const one of report.gold) {
        const at = kept.findIndex((draft, i) => !used.has(i) && fits(report.text, draft, one));
        if (at >= 0) used.add(at);
      }
      hits += used.size;
    }
    const [precision, recall] = [hits / Math.max(1, given), hits / Math.max(1, coded)];
    const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
    return { threshold, precision: round(precision), recall: round(recall), F1: round(f1) };
  });
  const sure = judged.flatMap(({ report: { text, gold }, drafts }) =>
    drafts.map((draft) => ({ sure: draft.confidence, right: gold.some((one) => fits(text, draft, one)) })),
  );
  console.log(
    `\n${kind}: ${coded} coded, ${sure.length} words; a perfect judge would find ${round(within / Math.max(1, coded))}; calibration error ${round(calibrationError(sure))}`,
  );
  console.table(rows);
}

function validateChoice(part: string): void {
  const judged = held((seen, unseen) => {
    const weights = fit(choiceExamples(seen, part), FINER);
    return choicesOf(unseen, part).map(({ sets, gold }) => ({
      right: setOf(likeliestSet(weights, sets)) === gold,
      within: sets.some(({ parties }) => setOf(parties) === gold),
    }));
  });
  const share = (name: "right" | "within") =>
    round(judged.filter((one) => one[name]).length / Math.max(1, judged.length));
  console.log(`${part}: right ${share("right")} of ${judged.length}; among the sets ${share("within")}`);
}

/** Prints how like the topics found are to those coded, where any are coded, and how many are found where none is. */
function validateTopics(): void {
  const judged = held((seen, unseen) => {
    const weights = fit(topicExamples(seen), TOPICAL);
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
    ["topic", fit(topicExamples(reports), TOPICAL)] as const,
    ["holder", fit(holderExamples(reports), FITTING)] as const,
    ...PARTS.map((part) => [part, fit(choiceExamples(reports, part), FINER)] as const),
  ];
  const rows = judges.flatMap(([part, weights]) =>
    [...weights]
      .filter(([feature, weight]) => feature !== DENSE && Math.abs(weight) >= 0.05)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([feature, weight]) => `${part}\t${feature}\t${weight.toFixed(2)}`),
  );
  const head =
    "# Weights of the judges of commitments, aims, concerns, claims, quotes, of holders, parties and topics, learned by training/kinds.ts.";
  writeFileSync(path, ["kind\tfeature\tweight", head, ...rows, ""].join("\n"));
}

console.log(`${reports.length} reports`);
for (const kind of KINDS) validate(kind);
for (const part of PARTS) validateChoice(part);
validateTopics();
if (out) write(out);
