/**
 * How good on single sentences: codes sentences of which the type, or source, target and type, are known, and prints
 * the measures of the reference scorers and how the types are found.
 *
 *     node scripts/run.mjs bench/sentences.ts [--misses TYPE|all] [--out FOLDER]
 *
 * The sentences are `../shared/gold/plover-{gsr.dev,pairs.train}.jsonl` when they are there; without them nothing is
 * measured. `--misses` prints the sentences of a type that was not found and those in which it was found wrongly;
 * `--out` writes what was coded, for other scorers.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { type CodedArticle, type Event, loadCoder, readText } from "../src/index.js";
import {
  type Coded,
  eventsOf,
  hasStates,
  type PairedSentence,
  rootOf,
  scorePairs,
  scoreTyped,
  type TypedSentence,
  touchesPair,
} from "./score-sentences.js";

const { values } = parseArgs({ options: { misses: { type: "string" }, out: { type: "string" } } });

const asked = (type: string): boolean => values.misses === "all" || values.misses === type;
const coder = await loadCoder();

for (const [file, one] of [
  ["../shared/gold/plover-gsr.dev.jsonl", typed],
  ["../shared/gold/plover-pairs.train.jsonl", paired],
] as const) {
  if (!existsSync(file)) {
    console.log(`${file} is not there: left out`);
    continue;
  }
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  one(
    file,
    lines.map((line) => JSON.parse(line)),
  );
}

function typed(file: string, gold: readonly TypedSentence[]): void {
  const coded = code(file, gold);
  console.table([scoreTyped(gold, coded)]);
  report(
    gold.map((sentence) => ({
      ...sentence,
      wanted: [
        {
          type: sentence.type,
          shown: `${sentence.actor.join("+")} > ${sentence.recipient.join("+")}`,
          found: (event: Event) => hasStates(event, sentence),
        },
      ],
      events: eventsOf(coded, sentence.id),
    })),
    ({ type }) => type,
  );
}

function paired(file: string, gold: readonly PairedSentence[]): void {
  const coded = code(file, gold);
  console.table([scorePairs(gold, coded)]);
  report(
    gold.map((sentence) => ({
      ...sentence,
      wanted: sentence.pairs.map((pair) => ({
        type: pair[2],
        shown: `${pair[0]} > ${pair[1]}`,
        found: (event: Event) => touchesPair(event, sentence.text, pair),
      })),
      events: eventsOf(coded, sentence.id),
    })),
    ({ type }) => rootOf(type),
  );
}

/** Codes each sentence as an article of its own. */
function code(file: string, gold: readonly (TypedSentence | PairedSentence)[]): Coded {
  const coded = new Map<string, CodedArticle>();
  for (const { id, text, published } of gold)
    coded.set(id, coder.code(readText(text, { id, ...(published && { published }) })));
  const foreign = [...coded.values()].filter(({ language }) => language !== "en").length;
  console.log(`${file}: ${gold.length} sentences${foreign ? `, ${foreign} of them not taken for English` : ""}`);
  if (values.out) {
    mkdirSync(values.out, { recursive: true });
    const lines = [...coded.values()].map((article) => `${JSON.stringify(article)}\n`);
    writeFileSync(join(values.out, basename(file)), lines.join(""));
  }
  return coded;
}

interface Reported {
  readonly id: string;
  readonly text: string;
  readonly events: readonly Event[];
  readonly wanted: readonly {
    readonly type: string;
    readonly shown: string;
    /** Whether an event of the type has the right parties. */
    readonly found: (event: Event) => boolean;
  }[];
}

/**
 * How each type is found, the commonest confusions, and the misses asked for.
 *
 * @param named an event's type by the standard's name for it.
 */
function report(sentences: readonly Reported[], named: (event: Event) => string): void {
  const types = new Map<
    string,
    { wanted: number; found: number; with_parties: number; events: number; right: number }
  >();
  const confusions = new Map<string, number>();
  const of = (type: string) => {
    const counts = types.get(type) ?? { wanted: 0, found: 0, with_parties: 0, events: 0, right: 0 };
    types.set(type, counts);
    return counts;
  };
  for (const { id, text, events, wanted } of sentences) {
    for (const event of events) {
      of(named(event)).events++;
      of(named(event)).right += Number(wanted.some(({ type }) => type === named(event)));
    }
    for (const { type, found } of wanted) {
      const alike = events.filter((event) => named(event) === type);
      of(type).wanted++;
      of(type).found += Number(alike.length > 0);
      of(type).with_parties += Number(alike.some(found));
      if (alike.length > 0) continue;
      const instead = [...new Set(events.map(named))];
      for (const other of instead.length > 0 ? instead : ["nothing"])
        confusions.set(`${type} as ${other}`, (confusions.get(`${type} as ${other}`) ?? 0) + 1);
    }
    const wrong =
      wanted.some(({ type, found }) => {
        const alike = events.filter((event) => named(event) === type);
        return asked(type) && !alike.some(found);
      }) || events.some((event) => asked(named(event)) && !wanted.some(({ type }) => type === named(event)));
    if (!wrong) continue;
    console.log(`\n${id} ${text}`);
    for (const { type, shown } of wanted) console.log(`  gold  ${type} ${shown}`);
    for (const event of events) console.log(`  coder ${show(event)}`);
  }
  console.table(
    Object.fromEntries(
      [...types]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([type, { wanted, found, with_parties, events, right }]) => [
          type,
          {
            wanted,
            recall: percent(found, wanted),
            with_parties: percent(with_parties, wanted),
            events,
            precision: percent(right, events),
          },
        ]),
    ),
  );
  console.log("commonest confusions:");
  for (const [name, times] of [...confusions].sort(([, a], [, b]) => b - a).slice(0, 10))
    console.log(`${String(times).padStart(5)}  ${name}`);
}

function percent(hits: number, all: number): string {
  return all ? `${Math.round((100 * hits) / all)} %` : "";
}

function show({ type, mode, actor, recipient, evidence, confidence }: Event): string {
  const sides = [actor, recipient].map((side) => side.map(({ code, name }) => code ?? name ?? "?").join("+"));
  return `${type} ${mode ?? ""} ${sides.join(" > ")} «${evidence.text}» ${confidence.toFixed(2)}`;
}
