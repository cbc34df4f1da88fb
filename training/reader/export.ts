/**
 * Writes coded reports in numbers, for the program that teaches the reader of whole reports:
 * node scripts/run.mjs training/reader/export.ts FOLDER [--gold FILE.jsonl ...] [--sentences FILE.jsonl ...]
 *
 * FOLDER then holds `reports.jsonl` (a report a line; reports.py tells of its fields), `words.i16` (the language's vector of
 * each form, as activations) and `vocab.json` (what each number stands for, and how often it was met).
 */
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadCoder } from "../../src/coder.js";
import { describeWord } from "../../src/language/index.js";
import { Classifier } from "../../src/statement/event/classifier.js";
import { partyKind } from "../../src/statement/event/party-kind.js";
import { realityAt } from "../../src/statement/event/reading.js";
import { ROLES } from "../../src/statement/event/roles.js";
import type { Setting } from "../../src/statement/event/setting.js";
import { stageOf } from "../../src/statement/event/stage.js";
import { lemmaAt } from "../../src/statement/event/trigger.js";
import { wordClass } from "../../src/statement/event/word-class.js";
import { candidateWords } from "../../src/statement/kind/code-kinds.js";
import { KINDS, ACTS as TYPES } from "../../src/statement/reader/acts.js";
import { VECTOR } from "../../src/statement/reader/network.js";
import { isJudged } from "../../src/statement/reader/reader.js";
import { pathName, slotName } from "../../src/statement/reader/ways.js";
import { Status } from "../../src/statement/schema.js";
import { type Slot, slotsOf } from "../../src/statement/syntax/slots.js";
import { relation } from "../../src/statement/syntax/tree.js";
import { ACTS, type CodedReport, NEWS, RARE, REPORTS, readCodedReports, SENTENCES, STANCES } from "../coded-reports.js";
import { fits, type Gold } from "../fits.js";
import { readGold, readSentences } from "../gold.js";
import {
  actLessons,
  align,
  castOf,
  describe,
  nominalOf,
  readReport,
  rolesOf,
  type TaughtReport,
  type TaughtWord,
} from "../lessons.js";
import { partAt } from "../readers.js";
import { fitClassifier } from "../softmax.js";

/** Ranks, places among others, and how often two parties are named together are told apart up to these. */
const LAST = 9;
const OFTEN = 4;

/** Numbers names in the order in which they are met, and counts them. */
class Vocabulary {
  readonly names = new Map<string, number>();
  readonly n: number[] = [];

  of(name: string): number {
    const at = this.names.get(name) ?? this.names.size;
    this.names.set(name, at);
    this.n[at] = (this.n[at] ?? 0) + 1;
    return at;
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gold: { type: "string", multiple: true, default: ["../shared/gold/dev.jsonl", "../shared/gold/train.jsonl"] },
    sentences: { type: "string", multiple: true, default: ["../shared/gold/plover-gsr.dev.jsonl"] },
  },
});
const folder = positionals[0];
if (!folder) {
  console.error("usage: export.ts FOLDER [--gold FILE.jsonl ...] [--sentences FILE.jsonl ...]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const coder = await loadCoder();
const given = values.gold.flatMap(readGold);
const single = values.sentences.filter(existsSync).flatMap(readSentences);
const stances = readCodedReports(STANCES);
const always = (reports: readonly CodedReport[], kinds: boolean) =>
  reports.map((report) => ({ report, kinds, part: -1 }));
const inParts = (reports: readonly CodedReport[]) =>
  reports.map((report, at) => ({ report, kinds: true, part: partAt(at) }));
const pupils = [
  ...inParts(given),
  ...always(readCodedReports(REPORTS), true),
  ...always(readCodedReports(ACTS, SENTENCES), false),
  ...inParts(readCodedReports(NEWS)),
  ...inParts(readCodedReports(RARE)),
  ...always(single, false),
  ...always(stances, true),
];
const stancesFrom = pupils.length - stances.length;
const singleFrom = stancesFrom - single.length;
const taught = pupils.map(({ report }, at) => readReport(coder, report, at >= singleFrom && at < stancesFrom));
const withEvents = taught.slice(0, stancesFrom);
const nominal = nominalOf(withEvents);
for (const one of taught) describe(one, nominal);
for (const one of withEvents) align(one, null);
const rough = new Classifier(fitClassifier(withEvents.flatMap(actLessons), TYPES, { penalty: 3e-3, epochs: 8 }));
for (const one of withEvents) align(one, rough);
// The events of stances are not coded.
for (const { words } of taught.slice(stancesFrom)) for (const word of words) word.event = "unsure";

const vocab = {
  words: new Vocabulary(),
  lemmas: new Vocabulary(),
  fine: new Vocabulary(),
  coarse: new Vocabulary(),
  upos: new Vocabulary(),
  deps: new Vocabulary(),
  forms: new Vocabulary(),
  kinds: new Vocabulary(),
  froms: new Vocabulary(),
  paths: new Vocabulary(),
  slots: new Vocabulary(),
  modes: new Vocabulary(),
  wkinds: new Vocabulary(),
  realities: new Vocabulary(),
};

const file = openSync(join(folder, "reports.jsonl"), "w");
taught.forEach((one, at) => {
  const parties = new Vocabulary();
  const told = pupils[at]?.kinds ? kindsOf(one) : new Map<number, KindLesson[]>();
  writeSync(
    file,
    `${JSON.stringify({
      id: one.report.id,
      part: pupils[at]?.part ?? -1,
      given: at < given.length ? 1 : 0,
      stance: at >= stancesFrom ? 1 : 0,
      sentences: one.settings.map((setting) => sentenceOf(one, setting, parties, told.get(setting.index) ?? [])),
    })}\n`,
  );
});
closeSync(file);
const vectors = new Int16Array(vocab.words.names.size * VECTOR);
for (const [form, at] of vocab.words.names) coder.language.vectors.write(describeWord(form), vectors, at * VECTOR);
writeFileSync(join(folder, "words.i16"), new Uint8Array(vectors.buffer));
writeFileSync(
  join(folder, "vocab.json"),
  JSON.stringify({
    ...Object.fromEntries(Object.entries(vocab).map(([name, { names, n }]) => [name, { names: [...names.keys()], n }])),
    statuses: { names: Status.options, n: [] },
  }),
);
console.error(`${taught.length} reports, ${vocab.words.names.size} forms`);

interface KindLesson {
  readonly row: number;
  readonly kind: number;
  /** The statement that people coded, null where there is none. */
  readonly told: Gold | null;
}

/** Who a statement is by, and whom it is about. */
function partiesOf(one: Gold): [by: readonly string[], about: readonly string[]] {
  switch (one.kind) {
    case "commitment":
      return [one.by, one.to];
    case "aim":
      return [one.holder, []];
    case "concern":
      return [one.holder, one.about];
    case "claim":
      return [one.subject, []];
    case "quote":
      return [[], []];
  }
}

/** Words that may make other statements than events, by their sentence's place, and whether people coded one. */
function kindsOf({ report, settings, analysis }: TaughtReport): Map<number, KindLesson[]> {
  const found = new Map<number, KindLesson[]>();
  const article = settings[0]?.article;
  if (!article) return found;
  const gold = report.statements.filter((one): one is Gold => one.kind !== "event");
  for (const { sentence, words } of candidateWords(article, analysis.sentences, analysis.mentions)) {
    if (sentence === null) continue;
    const lessons = words.flatMap(({ kind, row, readings }) => {
      const all = readings();
      const told = gold.find((one) => all.some(({ draft }) => fits(article.text, draft, one, true))) ?? null;
      return row === null || !isJudged(kind) ? [] : [{ row, kind: KINDS.indexOf(kind), told }];
    });
    found.set(sentence, lessons);
  }
  return found;
}

function sentenceOf(one: TaughtReport, setting: Setting, parties: Vocabulary, kinds: readonly KindLesson[]): object {
  const { scene, candidates, company } = setting;
  const { tree } = scene;
  const { sentence } = tree;
  const rows = Array.from({ length: sentence.length }, (_, row) => row);
  const mentions = scene.actors.filter((mention) => mention.parties.some(({ code }) => code !== null));
  const waysFrom = (row: number, slots: readonly Slot[]) =>
    mentions.map((mention) => [
      vocab.paths.of(pathName(tree, row, mention)),
      vocab.slots.of(slotName(tree, slots, mention)),
    ]);
  return {
    w: rows.map((row) => vocab.words.of((sentence.form[row] ?? "").replace(/[1-9]/g, "0"))),
    l: rows.map((row) => vocab.lemmas.of(lemmaAt(tree, row))),
    a: rows.map((row) => vocab.fine.of(wordClass(lemmaAt(tree, row)).fine)),
    b: rows.map((row) => vocab.coarse.of(wordClass(lemmaAt(tree, row)).coarse)),
    u: rows.map((row) => vocab.upos.of(sentence.upos[row] ?? "")),
    d: rows.map((row) => vocab.deps.of(relation(tree, row))),
    h: rows.map((row) => sentence.head[row] ?? -1),
    cap: rows.map((row) => (/^[A-Z]/.test(sentence.form[row] ?? "") ? 1 : 0)),
    m: mentions.map(({ from, to, head, form, parties: named }) => [
      from,
      to,
      head,
      vocab.forms.of(form),
      ...named.flatMap(({ code }) => (code === null ? [] : parties.of(code))),
    ]),
    c: candidates.map(({ code, from, rank, order }) => [
      parties.of(code),
      vocab.kinds.of(partyKind(code)),
      vocab.froms.of(from),
      Math.min(rank, LAST),
      Math.min(order, LAST),
    ]),
    g: candidates.map((a) => candidates.map((b) => Math.min(OFTEN, company.together(a.code, b.code)))),
    t: one.words.filter((word) => word.setting === setting).map((word) => wordOf(word, one.partial, waysFrom)),
    k: kinds.map(({ row, kind, told }) => {
      const cast = told && rolesOf(...partiesOf(told), candidates);
      const roles = cast && candidates.map((candidate) => ROLES.indexOf(cast.get(candidate) ?? "none"));
      return [row, kind, told ? 1 : 0, waysFrom(row, slotsOf(tree, row)), ...(roles ? [roles] : [])];
    }),
  };
}

function wordOf(
  { setting, word, event }: TaughtWord,
  partial: boolean,
  waysFrom: (row: number, slots: readonly Slot[]) => number[][],
): object {
  const fitting = new Set(word.tried.flatMap(({ frame, unmet }) => (unmet === null ? frame.type : [])));
  const told = event !== null && event !== "unsure" ? event : null;
  const cast = told && castOf(told, setting.candidates);
  return {
    r: word.row,
    k: vocab.wkinds.of(word.kind),
    s: vocab.realities.of(realityAt(setting, word).status),
    q: setting.quoted(word.row) ? 1 : 0,
    n: [...new Set(word.tried.map(({ frame }) => TYPES.indexOf(frame.type)))],
    f: [...fitting].map((type) => {
      const { sides } = stageOf(setting, word, type);
      return [
        TYPES.indexOf(type),
        ...setting.candidates.map(({ code }) => (sides.actor.has(code) ? 1 : 0) + (sides.recipient.has(code) ? 2 : 0)),
      ];
    }),
    p: waysFrom(word.row, word.slots),
    y: event === "unsure" ? -1 : told ? TYPES.indexOf(told.type) : 0,
    ...(told &&
      cast && {
        c: setting.candidates.map((candidate) => ROLES.indexOf(cast.get(candidate) ?? "none")),
        // Of single sentences only type and sides are coded.
        ...(!partial && {
          m: vocab.modes.of(`${told.type}/${told.mode ?? ""}/${told.form ?? ""}`),
          z: Status.options.indexOf(told.status),
        }),
      }),
  };
}
