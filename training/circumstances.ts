// Learns when and where acts take place from coded articles, the project's own (training/reports, acts, news) and others given:
// node scripts/run.mjs training/circumstances.ts GOLD.jsonl... [--no-own] [--no-check] [--out data/circumstances.tsv]
// Conditional logits (training/ranking.ts) over the options of src/statement/circumstance/when.ts, where.ts and who.ts, fitted
// twice: first as if all acts before were answered rightly, then with the first answers in their place, as when a report is
// read. What they are worth is told by cross-validation over the articles given; the weights written are fitted on all. It
// needs room: NODE_OPTIONS=--max-old-space-size=12000.
import { writeFileSync } from "node:fs";
import { publishedDay } from "../src/article/index.js";
import { loadCoder } from "../src/coder.js";
import { bare } from "../src/mention/table.js";
import { choose } from "../src/statement/circumstance/choice.js";
import { type Act, happeningOf, reportOf } from "../src/statement/circumstance/happening.js";
import { lasting } from "../src/statement/circumstance/lasting.js";
import { type Dated, timesFor } from "../src/statement/circumstance/when.js";
import { type Placed, placesFor } from "../src/statement/circumstance/where.js";
import { personsFor } from "../src/statement/circumstance/who.js";
import { codeStatements } from "../src/statement/code-statements.js";
import { sentenceAt } from "../src/statement/syntax/tokens.js";
import { ACTS, type CodedReport, NEWS, REPORTS, readCodedReports } from "./coded-reports.js";
import { readGold } from "./gold.js";
import { articleOf } from "./lessons.js";
import { fitRanking } from "./ranking.js";

const FOLDS = 5;
/** How much more the given articles count than our own: they are of the kind that is to be read. */
const GIVEN = 3;
/** By cross-validation over the given articles. */
const FITTING = { rate: 0.05, epochs: 8, penalty: 3e-3, rare: 12 };

interface Option {
  readonly answer: string | null;
  readonly features: readonly string[];
}
interface Example {
  readonly article: number;
  /** How much it counts. */
  readonly weight: number;
  /** The options where the acts before were answered otherwise than by the gold. */
  readonly after: (answers: readonly (string | null)[]) => readonly Option[];
  /** Whether its words are the gold's or the coder's. */
  readonly source: "coded" | "read";
  readonly options: readonly Option[];
  readonly answer: string | null;
}
type Part = "when" | "where" | "who";
const args = process.argv.slice(2);
const out = args.includes("--out") ? args[args.indexOf("--out") + 1] : undefined;
const own = args.includes("--no-own") ? [] : readCodedReports(REPORTS, ACTS, NEWS);
const files = args.filter((arg, at) => !arg.startsWith("--") && args[at - 1] !== "--out");
if (files.length === 0) {
  console.error(
    "usage: node scripts/run.mjs training/circumstances.ts GOLD.jsonl... [--no-own] [--no-check] [--out data/circumstances.tsv]",
  );
  process.exit(2);
}
const given = files.flatMap(readGold);
const examples = await read([...given, ...own], given.length);
const rows: string[] = [];
for (const part of ["when", "where", "who"] as const) {
  if (!args.includes("--no-check")) crossValidate(part, examples[part]);
  const weights = learnTwice(examples[part]);
  rows.push(
    ...[...weights]
      .filter(([, weight]) => Math.abs(weight) >= 0.05)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([feature, weight]) => `${part}\t${feature}\t${weight.toFixed(2)}`),
  );
}
if (out)
  writeFileSync(
    out,
    [
      "part\tfeature\tweight",
      "# Weights of when and where acts take place (src/statement/circumstance/circumstances.ts), learned by training/circumstances.ts.",
      ...rows,
      "",
    ].join("\n"),
  );

/** An act as coded by hand, or as the coder reads it, with what the gold says of it. */
interface Told {
  readonly act: Act & { readonly trigger?: string | undefined };
  readonly date: string | null;
  readonly country: string | null;
  /** Names of those acting. */
  readonly people: readonly string[];
  /** Those whom the act's syntax gives; null for an act coded by hand. */
  readonly drafted: readonly string[] | null;
}

async function read(reports: readonly CodedReport[], given: number): Promise<Record<Part, Example[]>> {
  const coder = await loadCoder();
  const found: Record<Part, Example[]> = { when: [], where: [], who: [] };
  for (const [at, gold] of reports.entries()) {
    const article = articleOf(gold);
    const { sentences, mentions } = coder.analyse(article);
    const report = reportOf(sentences, mentions, publishedDay(article));
    const coded = gold.statements.flatMap((event): Told[] => {
      if (event.kind !== "event") return [];
      const start = article.text.indexOf(event.evidence);
      if (start < 0) return [];
      const act = { ...event, start, end: start + event.evidence.length };
      return [{ act, date: event.date, country: same(event.place), people: event.people, drafted: null }];
    });
    const marked = new Map<Act, Act>();
    for (const { act } of coded) {
      const sentence = sentences[sentenceAt(sentences, act.start)];
      if (!sentence) continue;
      if (!sentence.parsed) coder.language.parse(sentence);
      // Our own reports mark the word that tells of the act.
      const { trigger } = act;
      const word = trigger
        ? sentence.form.findIndex((form, row) => form === trigger && (sentence.starts[row] ?? 0) >= act.start)
        : -1;
      if (word >= 0) marked.set(act, { ...act, word });
    }
    const readings = codeStatements(article, sentences, mentions, coder.reader, {
      circumstances: (_sentences, _mentions, _day, events) => [...events],
    }).flatMap((event): Told[] => {
      if (event.kind !== "event") return [];
      const codes = (parties: typeof event.actor) => parties.flatMap(({ code }) => code ?? []);
      const { start, end } = event.evidence;
      const match = coded.find(
        ({ act }) =>
          act.type === event.type &&
          10 * overlap(act, event.evidence) >= 3 * Math.min(end - start, act.end - act.start),
      );
      const act = {
        ...event,
        actor: codes(event.actor),
        recipient: codes(event.recipient),
        start,
        end,
      };
      return match ? [{ ...match, act, drafted: event.people.map(({ name }) => name) }] : [];
    });
    for (const [source, told] of [
      ["coded", coded.map((one) => ({ ...one, act: marked.get(one.act) ?? one.act }))],
      ["read", readings],
    ] as const) {
      const before: (Dated & Placed)[] = [];
      for (const { act: words, date, country, people, drafted } of [...told].sort(
        (a, b) => a.act.start - b.act.start,
      )) {
        const act = happeningOf(report, words);
        if (!act) continue;
        const earlier = [...before];
        const when = (dates: readonly (string | null)[]) =>
          timesFor(
            report,
            act,
            earlier.map((one, order) => ({ ...one, date: dates[order] ?? null })),
          ).map((option) => ({
            answer: option.date === null ? null : lasting(report, act, option.date),
            features: option.features,
          }));
        const where = (countries: readonly (string | null)[]) =>
          placesFor(
            report,
            act,
            earlier.map((one, order) => ({ ...one, country: countries[order] ?? null })),
          ).map((option) => ({ answer: same(option.country), features: option.features }));
        const common = { article: at, source, weight: at < given ? GIVEN : 1 };
        found.when.push({ ...common, options: when(earlier.map((one) => one.date)), after: when, answer: date });
        found.where.push({
          ...common,
          options: where(earlier.map((one) => one.country)),
          after: where,
          answer: country,
        });
        before.push({ ...act, date, time: null, country });
        for (const { person, features } of drafted ? personsFor(report, act, drafted) : []) {
          const options = [
            { answer: "acts", features },
            { answer: null, features: [] },
          ];
          const acts = people.some((name) => surname(name) === surname(person.name));
          found.who.push({ ...common, options, after: () => options, answer: acts ? "acts" : null });
        }
      }
    }
  }
  return found;
}

function surname(name: string): string | undefined {
  return bare(name).split(" ").at(-1);
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

/** States that changed their code count as one. */
function same(code: string | null): string | null {
  return code === "YUG" ? "SRB" : code === "ZAR" ? "COD" : code;
}

function learnTwice(all: readonly Example[]): ReadonlyMap<string, number> {
  const first = learn(all);
  return learn(answered(all, first).map(({ example, options }) => ({ ...example, options })));
}

/** Answers acts in the order of the text, each with the options that the answers before leave it. */
function answered(
  all: readonly Example[],
  weights: ReadonlyMap<string, number>,
  wanted: (example: Example) => boolean = () => true,
): { example: Example; options: readonly Option[]; given: string | null }[] {
  let report = "";
  let told: (string | null)[] = [];
  return all.filter(wanted).map((example) => {
    const key = `${example.article} ${example.source}`;
    if (key !== report) [report, told] = [key, []];
    const options = example.after(told);
    const given = choose(options, weights, (option) => option.answer)?.option.answer ?? null;
    told.push(given);
    return { example, options, given };
  });
}

function learn(all: readonly Example[]): ReadonlyMap<string, number> {
  return fitRanking(
    all.map(({ options, answer, weight }) => ({
      options: options.map(({ features }) => features),
      right: options.map((option) => option.answer === answer),
      weight,
    })),
    FITTING,
  );
}

/** Prints how often the answer is the gold's on articles the weights have not seen, acts answered in the order of the text. */
function crossValidate(part: Part, all: readonly Example[]): void {
  const kinds = new Map<string, { coded: number; read: number }>();
  const count = (kind: string, source: Example["source"]) => {
    const row = kinds.get(kind) ?? { coded: 0, read: 0 };
    row[source]++;
    kinds.set(kind, row);
  };
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = ({ article, weight }: Example) => article % FOLDS !== fold || weight < GIVEN;
    const weights = learnTwice(all.filter(seen));
    for (const { example, options, given } of answered(all, weights, (one) => !seen(one))) {
      const { answer, source } = example;
      count("all", source);
      if (given === answer) count("right", source);
      if (options.some((option) => option.answer === answer)) count("right among the options", source);
      count(
        `${answer === null ? "none" : "some"} answered as ${given === null ? "none" : given === answer ? "right" : "another"}`,
        source,
      );
    }
  }
  console.log(part);
  console.table(Object.fromEntries(kinds));
}
