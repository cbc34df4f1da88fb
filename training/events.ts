/**
 * Learns the judges of events:
 * node scripts/run.mjs training/events.ts --readers FOLDER [--gold FILE.jsonl ...] [--no-own] [--out model/events.bin]
 * node scripts/run.mjs training/events.ts --sound model/events.bin --out model/events.bin
 *
 * FOLDER holds readers of whole reports, fold0.bin to fold4.bin, each learned without every fifth report (training/reader):
 * the judge of whole readings learns from what such a reader and the judges make of reports that neither had seen. Where
 * there are no such readers, `--sound` keeps that judge as a file has it, and nothing is told by cross-validation.
 *
 * From coded reports: the project's own (training/reports, training/acts, training/sentences, training/news) and others given as JSON lines. What the judges are worth is
 * told by cross-validation over reports, scored on the given ones alone; the weights written are fitted on all.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type GoldArticle, score } from "../bench/score.js";
import { readText } from "../src/article/index.js";
import { loadCoder } from "../src/coder.js";
import type { CodedArticle } from "../src/index.js";
import { packSections, unpackSections } from "../src/language/index.js";
import { settle } from "../src/statement/circumstance/circumstances.js";
import { arrange } from "../src/statement/event/arrange.js";
import { Classifier, type ClassifierWeights } from "../src/statement/event/classifier.js";
import type { EventDraft } from "../src/statement/event/draft.js";
import { type ActReading, readingsOf, rolesOf, withoutDoubles } from "../src/statement/event/event.js";
import { FeatureList } from "../src/statement/event/features.js";
import { JUDGES, type Judges, weightsIn } from "../src/statement/event/judges.js";
import { ROLES } from "../src/statement/event/roles.js";
import { mergeEvents, number } from "../src/statement/once.js";
import { opinionOf } from "../src/statement/opinion.js";
import type { SentenceView } from "../src/statement/reader/reader.js";
import { EventType, Status } from "../src/statement/schema.js";
import { pathBetween } from "../src/statement/syntax/path.js";
import { ACTS, NEWS, REPORTS, readCodedReports, SENTENCES } from "./coded-reports.js";
import { readGold, readSentences } from "./gold.js";
import {
  actLessons,
  align,
  castLessons,
  castOf,
  describe,
  modeLessons,
  nominalOf,
  readReport,
  roleLessons,
  sameCode,
  statusLessons,
  type TaughtReport,
} from "./lessons.js";
import { READERS, readersIn } from "./readers.js";
import { type FitOptions, fitClassifier, type Labelled } from "./softmax.js";

const FOLDS = READERS;
/** How much more the given reports count than our own, and those in the manner of newsrooms: they are of the kind that is to be read. */
const GIVEN = 3;
const NEWSROOM = 2;
const THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7];

type Part = (typeof JUDGES)[number];
/** Those with many examples learn what holds of others in fewer rounds; measured by the loss on reports kept aside. */
const BRIEF = { penalty: 3e-3, epochs: 8 };
const FITTING: Readonly<Partial<Record<Part, FitOptions>>> = {
  act: BRIEF,
  role: BRIEF,
  cast: BRIEF,
  // A hundred labels have many weights: the small ones bring nothing (mode right in 0.759 of the gold's acts, 0.762 with them).
  mode: { least: 0.15 },
  sound: { penalty: 1e-4 },
};
type Weights = Record<Part, ClassifierWeights>;

interface Pupil extends TaughtReport {
  readonly given: boolean;
  /** How often it is counted. */
  readonly times: number;
  readonly fold: number;
  lessons: Record<Part, Labelled[]>;
  /** By sentence. */
  readings: ActReading[][];
  /** Of each setting, by a reader that has not seen the report. */
  views: readonly SentenceView[];
  drafts: EventDraft[];
}

const { values } = parseArgs({
  options: {
    gold: { type: "string", multiple: true, default: ["../shared/gold/dev.jsonl", "../shared/gold/train.jsonl"] },
    sentences: { type: "string", multiple: true, default: ["../shared/gold/plover-gsr.dev.jsonl"] },
    readers: { type: "string" },
    sound: { type: "string" },
    out: { type: "string" },
    misses: { type: "boolean", default: false },
    "no-own": { type: "boolean", default: false },
  },
});
const started = performance.now();
const tell = (what: string) => console.log(`${((performance.now() - started) / 1000).toFixed(0)} s: ${what}`);

const coder = await loadCoder();
if (!values.readers && !values.sound)
  throw new Error("--readers FOLDER is missing: where fold0.bin to fold4.bin of training/reader lie");
const readers = values.readers ? readersIn(values.readers, coder.language.vectors) : [];
const files = values.gold.map((path) => ({ path, reports: readGold(path) }));
const given = files.flatMap(({ reports }) => reports);
const news = values["no-own"] ? [] : readCodedReports(NEWS);
const own = values["no-own"] ? [] : [...readCodedReports(REPORTS, ACTS, SENTENCES), ...news];
const newsFrom = given.length + own.length - news.length;
const single = values.sentences.filter(existsSync).flatMap(readSentences);
const pupils = [...given, ...own, ...single].map(
  (report, at): Pupil => ({
    ...readReport(coder, report, at >= given.length + own.length),
    given: at < given.length,
    times: at < given.length ? GIVEN : at >= newsFrom && at < newsFrom + news.length ? NEWSROOM : 1,
    fold: at % FOLDS,
    lessons: { act: [], role: [], cast: [], mode: [], status: [], sound: [] },
    readings: [],
    views: [],
    drafts: [],
  }),
);
const nominal = nominalOf(pupils);
for (const pupil of pupils) describe(pupil, nominal);
tell(`${given.length} given and ${own.length} own reports read`);

// Words are found for events by the lexicon, then again by what was learned from those.
for (const pupil of pupils) align(pupil, null);
const rough = new Classifier(fitClassifier(pupils.flatMap(actLessons), actLabels(), BRIEF));
for (const pupil of pupils) {
  align(pupil, rough);
  pupil.lessons = {
    act: actLessons(pupil),
    role: roleLessons(pupil),
    cast: [],
    mode: modeLessons(pupil),
    status: statusLessons(pupil),
    sound: [],
  };
}
tell(
  `${pupils.flatMap(({ words }) => words).filter(({ event }) => event !== null && event !== "unsure").length} events found a word of ${pupils.flatMap(({ spans }) => [...spans]).length}`,
);

if (values.sound) {
  const weights = { ...learn(pupils), sound: weightsIn(unpackSections(readFileSync(values.sound)), "sound") };
  if (values.out) writeFileSync(values.out, pack(weights));
  tell(`${values.out ?? "nothing"} written`);
  process.exit(0);
}

const steps = { events: 0, word: 0, act: 0, named: 0, cast: 0, both: 0 };
for (let fold = 0; fold < FOLDS; fold++) {
  const judges = judgesOf(learn(pupils.filter((pupil) => pupil.fold !== fold)));
  for (const pupil of pupils.filter((one) => one.fold === fold)) {
    draft(pupil, judges);
    if (pupil.given) examine(pupil, judges, steps);
  }
  tell(`fold ${fold + 1} of ${FOLDS} drafted`);
}
console.table(steps);
// The judge of whole readings learns from readings of reports that the other judges had not seen.
for (let fold = 0; fold < FOLDS; fold++) {
  const sound = new Classifier(
    fit(
      "sound",
      pupils.filter((pupil) => pupil.fold !== fold),
    ),
  );
  for (const pupil of pupils.filter((one) => one.fold === fold))
    pupil.drafts = mergeEvents(
      settle(
        pupil.analysis.sentences,
        pupil.analysis.mentions,
        pupil.report.published,
        pupil.readings.flatMap((readings) => withoutDoubles(rejudged(readings, sound)).map(({ draft }) => draft)),
      ),
    );
}
for (const { path, reports } of files) {
  console.log(path);
  assess(pupils.filter(({ given, report }) => given && reports.includes(report)));
}
console.log("all given reports");
assess(pupils.filter(({ given }) => given));
if (values.out) {
  writeFileSync(values.out, pack(learn(pupils)));
  tell(`${values.out} written`);
}

function actLabels(): string[] {
  return ["none", ...EventType.options];
}

function labelsOf(part: Part, lessons: readonly Labelled[]): readonly string[] {
  switch (part) {
    case "act":
      return actLabels();
    case "role":
    case "cast":
      return ROLES;
    case "mode":
      return [...new Set(lessons.map(({ label }) => label))].sort();
    case "status":
      return Status.options;
    case "sound":
      return ["wrong", "right"];
  }
}

function fit(part: Part, from: readonly Pupil[]): ClassifierWeights {
  const lessons = from.flatMap((pupil) =>
    pupil.times > 1 && part !== "sound"
      ? pupil.lessons[part].map((lesson) => ({ ...lesson, weight: pupil.times }))
      : pupil.lessons[part],
  );
  return fitClassifier(lessons, labelsOf(part, lessons), FITTING[part]);
}

/** The judge of casts learns from views of reports that the judge of single roles had not seen. */
function fitCast(from: readonly Pupil[]): ClassifierWeights {
  const halves = [from.filter((_, at) => at % 2 === 0), from.filter((_, at) => at % 2 === 1)];
  for (const [at, half] of halves.entries()) {
    const role = new Classifier(fit("role", halves[1 - at] ?? []));
    for (const pupil of half) pupil.lessons.cast = castLessons(pupil, role);
  }
  return fit("cast", from);
}

function learn(from: readonly Pupil[]): Weights {
  return {
    act: fit("act", from),
    role: fit("role", from),
    cast: fitCast(from),
    mode: fit("mode", from),
    status: fit("status", from),
    sound: fit("sound", from),
  };
}

function judgesOf(weights: Weights): Judges {
  return {
    act: new Classifier(weights.act),
    role: new Classifier(weights.role),
    cast: new Classifier(weights.cast),
    mode: new Classifier(weights.mode),
    status: new Classifier(weights.status),
    sound: new Classifier(weights.sound),
    nominal,
    described: new FeatureList(),
    scratch: new FeatureList(),
  };
}

/** Reads a report with judges that have not seen it, and notes which readings hold. */
function draft(pupil: Pupil, judges: Judges): void {
  pupil.views = readers[pupil.fold]?.read(pupil.settings) ?? [];
  if (pupil.partial) return;
  const keys = new Set([...pupil.spans.keys()].map((event) => keyOf(event.type, event.actor, event.recipient)));
  pupil.readings = pupil.settings.map((setting, at) => {
    const view = pupil.views[at];
    return view ? readingsOf(setting, view, judges, true) : [];
  });
  pupil.lessons.sound = pupil.readings.flat().map(({ draft, soundness }) => ({
    features: soundness ?? new Int32Array(),
    label: keys.has(keyOf(draft.type, codesOf(draft.actor), codesOf(draft.recipient))) ? "right" : "wrong",
  }));
}

function codesOf(parties: EventDraft["actor"]): string[] {
  return parties.flatMap(({ code }) => code ?? []);
}

/** The readings with the confidence that a judge gives them. */
function rejudged(readings: readonly ActReading[], sound: Classifier): ActReading[] {
  const right = sound.labels.indexOf("right");
  const list = new FeatureList();
  return readings.map((reading) => {
    list.clear();
    list.ids.set(reading.soundness ?? []);
    list.size = reading.soundness?.length ?? 0;
    return { ...reading, draft: { ...reading.draft, confidence: sound.probabilities(list)[right] ?? 0 } };
  });
}

/** Counts how far each coded event comes: found a word, its act known, its parties among the candidates, its cast as coded. */
function examine({ spans, words, settings, views }: Pupil, judges: Judges, steps: Record<string, number>): void {
  const count = (name: string) => {
    steps[name] = (steps[name] ?? 0) + 1;
  };
  const list = new FeatureList();
  for (const event of spans.keys()) {
    count("events");
    const told = words.find((one) => one.event === event);
    if (!told) continue;
    count("word");
    const { setting, word, features } = told;
    list.clear();
    list.ids.set(features);
    list.size = features.length;
    const seen = views[settings.indexOf(setting)]?.acts([word])[0];
    if (!seen) continue;
    const odds = opinionOf(judges.act.probabilities(list), seen.acts);
    let best = 1;
    for (let at = 2; at < odds.length; at++) if ((odds[at] ?? 0) > (odds[best] ?? 0)) best = at;
    const act = judges.act.labels[best] === event.type && (odds[best] ?? 0) >= 0.12;
    if (act) count("act");
    else if (judges.act.labels[best] === event.type) count("likely none");
    else count("other type");
    if (!act && values.misses)
      console.log(
        `ACT ${event.type} as ${judges.act.labels[best]} ${(odds[best] ?? 0).toFixed(2)} none ${(odds[0] ?? 0).toFixed(2)} [${setting.scene.tree.sentence.form[word.row]}] «${event.evidence}»`,
      );
    const codes = new Set(setting.candidates.map(({ code }) => sameCode(code)));
    if ([...event.actor, ...event.recipient].every((code) => code.includes(":") || codes.has(sameCode(code))))
      count("named");
    const { parts } = rolesOf(setting, word, seen, event.type, judges);
    const sides = arrange(setting.scene.tree, word, event.type, event.mode, parts);
    const key = sides ? keyOf(event.type, codesOf([...sides[0].parties]), codesOf([...sides[1].parties])) : "";
    const cast = key === keyOf(event.type, event.actor, event.recipient);
    if (cast) count("cast");
    if (cast && act) count("both");
    if (values.misses) {
      const truth = castOf(event, setting.candidates);
      for (const { candidate, role } of parts) {
        if (candidate.from !== "sentence") continue;
        const at = word.slots.filter((slot) =>
          candidate.mentions.some((mention) => mention.from <= slot.row && slot.row < mention.to),
        );
        const gold = truth.get(candidate) ?? "none";
        console.log(`SLOT ${at[0]?.name ?? "no slot"}\t${gold}\t${role}`);
        if (gold !== role && !at[0])
          console.log(
            `WHY ${JSON.stringify(pathBetween(setting.scene.tree, word.row, candidate.mentions[0]?.head ?? 0))} ${gold} as ${role} ${candidate.code} ${event.type} ${event.actor} > ${event.recipient} [${setting.scene.tree.sentence.form[word.row]}] «${setting.article.text.slice(setting.scene.tree.sentence.start, setting.scene.tree.sentence.end)}»`,
          );
      }
    }
    if (!cast && values.misses)
      console.log(
        `${event.type}/${event.mode} gold ${event.actor} > ${event.recipient}  got ${parts.filter(({ role }) => role !== "none").map(({ candidate, role }) => `${candidate.code}:${role}:${candidate.from}`)}  (${setting.candidates.map(({ code, from }) => `${code}${from === "sentence" ? "" : `~${from}`}`)}) [${setting.scene.tree.sentence.form[word.row]}] ${setting.article.text.slice(setting.scene.tree.sentence.start, setting.scene.tree.sentence.end)}`,
      );
  }
}

/** Prints what cross-validation is worth: F1 by threshold, all measures at the best one, calibration, recall by step. */
function assess(of: readonly Pupil[]): void {
  const drafts = new Map(of.map((pupil) => [pupil, pupil.drafts] as const));
  const coded = (least: number) =>
    new Map(
      of.map((pupil) => {
        const { article } = pupil.settings[0] ?? {};
        const kept = (drafts.get(pupil) ?? []).filter(({ confidence }) => confidence >= least);
        const statements = number(pupil.report, kept);
        const shell: CodedArticle = {
          ...(article ?? readText(pupil.report.text, { id: pupil.report.id })),
          coder: "",
          notes: [],
          statements,
        };
        return [pupil.report.id, shell] as const;
      }),
    );
  const gold = of.map(
    ({ report }): GoldArticle => ({
      ...report,
      publisher: null,
      statements: report.statements.map((one) => ({ ...one })),
    }),
  );
  let best = { least: 0, F1: 0 };
  for (const least of THRESHOLDS) {
    const table = score(gold, coded(least));
    const states = table["event.states@article"];
    const triple = table["event.triple@span"];
    const who = table["engagement.who+when"];
    console.log(least, JSON.stringify({ states, triple, who }));
    if (states && "F1" in states && states.F1 > best.F1) best = { least, F1: states.F1 };
  }
  console.table(
    Object.fromEntries(
      Object.entries(score(gold, coded(best.least))).filter(([name]) => /^(event|engagement|attr|evidence)/.test(name)),
    ),
  );
  calibration(of);
  const byType = new Map<string, { gold: number; found: number; pred: number }>();
  const row = (type: string) => {
    const known = byType.get(type) ?? { gold: 0, found: 0, pred: 0 };
    byType.set(type, known);
    return known;
  };
  for (const pupil of of) {
    const keys = new Set([...pupil.spans.keys()].map((event) => keyOf(event.type, event.actor, event.recipient)));
    if (values.misses)
      for (const one of drafts.get(pupil) ?? []) {
        const key = keyOf(one.type, codesOf(one.actor), codesOf(one.recipient));
        if (one.confidence < best.least || keys.has(key)) continue;
        const near = [...pupil.spans].filter(
          ([, span]) => Math.min(span.end, one.evidence.end) > Math.max(span.start, one.evidence.start),
        );
        console.log(
          `FALSE ${one.confidence.toFixed(2)} ${key} «${one.evidence.text}» near ${near.map(([event]) => keyOf(event.type, event.actor, event.recipient)).join("; ")}`,
        );
      }
    const pred = new Set(
      (drafts.get(pupil) ?? [])
        .filter(({ confidence }) => confidence >= best.least)
        .map((one) => keyOf(one.type, codesOf(one.actor), codesOf(one.recipient))),
    );
    for (const key of keys) row(key.split(" ")[0] ?? "").gold++;
    for (const key of pred) {
      row(key.split(" ")[0] ?? "").pred++;
      if (keys.has(key)) row(key.split(" ")[0] ?? "").found++;
    }
  }
  console.table(
    Object.fromEntries(
      [...byType].map(([type, { gold, found, pred }]) => [
        type,
        { gold, pred, P: (found / pred).toFixed(2), R: (found / gold).toFixed(2) },
      ]),
    ),
  );
}

function calibration(of: readonly Pupil[]): void {
  const all = of.flatMap((pupil) =>
    pupil.drafts.map(({ confidence, type, actor, recipient }) => ({
      confidence,
      right: [...pupil.spans.keys()].some(
        (event) => keyOf(event.type, event.actor, event.recipient) === keyOf(type, codesOf(actor), codesOf(recipient)),
      ),
    })),
  );
  let off = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inside = all.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    off += Math.abs(inside.reduce((sum, { confidence, right }) => sum + confidence - (right ? 1 : 0), 0));
  }
  console.log(`expected calibration error ${(off / Math.max(1, all.length)).toFixed(3)} over ${all.length} readings`);
}

/** The judges in one file. */
function pack(weights: Weights): Uint8Array {
  const bytes = (array: Int32Array | Int8Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  return packSections(
    {
      nominal: [...nominal].sort(),
      ...Object.fromEntries(JUDGES.map((name) => [name, { labels: weights[name].labels, scale: weights[name].scale }])),
    },
    JUDGES.flatMap((name) => {
      const packed = weights[name];
      return [
        [`${name}.keys`, bytes(packed.keys)] as const,
        [`${name}.bits`, packed.bits] as const,
        [`${name}.bytes`, bytes(packed.bytes)] as const,
      ];
    }),
  );
}

function keyOf(type: string, actor: readonly string[], recipient: readonly string[]): string {
  const states = (codes: readonly string[]) =>
    [...new Set(codes.map(sameCode).filter((code) => !code.includes(":")))].sort().join("+");
  const both = type === "CONSULT" || type === "AGREE" || type === "COOPERATE";
  return both ? `${type} ${states([...actor, ...recipient])}` : `${type} ${states(actor)} > ${states(recipient)}`;
}
