/**
 * Learns the judges of events:
 * node scripts/run.mjs training/events.ts --readers FOLDER [--gold FILE.jsonl ...] [--out model/events.bin]
 *
 * From coded reports: the project's own (training/reports, acts, sentences, news, rare) and others given as JSON lines. First the
 * judges that look at each word for itself; then, from what those and a reader make of reports that neither has seen, the
 * judges of who makes up the sides of an act, and the one of whole readings. Unseen are in turn the two parts of the given
 * reports and of training/news and rare; FOLDER holds the readers of both, part0.bin and part1.bin (training/reader).
 *
 * What the judges are worth is told by this cross-validation, scored on the given reports and on those of training/news.
 * It needs room: NODE_OPTIONS=--max-old-space-size=14000.
 */
import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadCoder } from "../src/coder.js";
import { settle } from "../src/statement/circumstance/circumstances.js";
import { Classifier, type ClassifierWeights } from "../src/statement/event/classifier.js";
import { withoutDoubles } from "../src/statement/event/doubles.js";
import type { EventDraft } from "../src/statement/event/draft.js";
import { type ActReading, readingsOf } from "../src/statement/event/event.js";
import { FeatureList } from "../src/statement/event/features.js";
import type { Judges } from "../src/statement/event/judges.js";
import { mergeEvents } from "../src/statement/once.js";
import type { SentenceView } from "../src/statement/reader/reader.js";
import { EventType, Status } from "../src/statement/schema.js";
import { assess } from "./assess.js";
import { ACTS, NEWS, RARE, REPORTS, readCodedReports, SENTENCES } from "./coded-reports.js";
import { readGold, readSentences } from "./gold.js";
import { judgesOf, packJudges, withOthers } from "./judges.js";
import {
  actLessons,
  align,
  describe,
  modeLessons,
  nominalOf,
  readReport,
  statusLessons,
  type TaughtReport,
} from "./lessons.js";
import { PARTS, partAt, readersIn } from "./readers.js";
import { codedKeys, keyOf } from "./right.js";
import { fitSide, type SideLesson, sideLessons } from "./sides.js";
import { type FitOptions, fitClassifier, type Labelled } from "./softmax.js";

/** How much more the given reports count than our own, and those in the manner of newsrooms: they are of the kind that is to be read. */
const GIVEN = 3;
const NEWSROOM = 2;

/** Judges of the first look, those that learn from what it makes of unseen reports, and all. */
const FIRST = ["act", "mode", "status"] as const;
type First = (typeof FIRST)[number];

/** Those with many examples learn what holds of others in fewer rounds; measured by the loss on reports kept aside. */
const BRIEF = { penalty: 3e-3, epochs: 8, least: 0.07 };
const FITTING: Readonly<Partial<Record<First | "sound", FitOptions>>> = {
  act: BRIEF,
  // A hundred labels have many weights: the small ones bring nothing (mode right in 0.759 of the gold's acts, 0.762 with them).
  mode: { least: 0.15 },
  sound: { penalty: 1e-4 },
};

interface Pupil extends TaughtReport {
  readonly given: boolean;
  /** How often it is counted. */
  readonly times: number;
  /** Where it is from, and its part in the cross-validation if it has one. */
  readonly from: "given" | "own" | "news" | "rare" | "single";
  readonly part: number | null;
  lessons: Record<First | "sound", Labelled[]>;
  sides: SideLesson[];
  /** Of each setting, by a reader that has not seen the report. */
  views: readonly SentenceView[];
  /** Judges of the first look that have not seen it. */
  judges: Judges | null;
  /** By sentence. */
  readings: readonly (readonly ActReading[])[];
  drafts: EventDraft[];
}

const { values } = parseArgs({
  options: {
    gold: { type: "string", multiple: true, default: ["../shared/gold/dev.jsonl", "../shared/gold/train.jsonl"] },
    sentences: { type: "string", multiple: true, default: ["../shared/gold/plover-gsr.dev.jsonl"] },
    readers: { type: "string" },
    out: { type: "string" },
  },
});
const started = performance.now();
const tell = (what: string) => console.log(`${((performance.now() - started) / 1000).toFixed(0)} s: ${what}`);

if (!values.readers) throw new Error("--readers FOLDER, with part0.bin and part1.bin of training/reader, is missing");
const coder = await loadCoder();
const files = values.gold.map((path) => ({ path, reports: readGold(path) }));
const given = files.flatMap(({ reports }) => reports);
const pupils = [
  ...given.map((report, at) => ({ report, from: "given" as const, part: partAt(at) })),
  ...readCodedReports(REPORTS, ACTS, SENTENCES).map((report) => ({ report, from: "own" as const, part: null })),
  ...readCodedReports(NEWS).map((report, at) => ({ report, from: "news" as const, part: partAt(at) })),
  ...readCodedReports(RARE).map((report, at) => ({ report, from: "rare" as const, part: partAt(at) })),
  ...values.sentences
    .filter(existsSync)
    .flatMap(readSentences)
    .map((report) => ({ report, from: "single" as const, part: null })),
].map(
  ({ report, from, part }): Pupil => ({
    ...readReport(coder, report, from === "single"),
    given: from === "given",
    times: from === "given" ? GIVEN : from === "news" ? NEWSROOM : 1,
    from,
    part,
    lessons: { act: [], mode: [], status: [], sound: [] },
    sides: [],
    views: [],
    judges: null,
    readings: [],
    drafts: [],
  }),
);
const nominal = nominalOf(pupils);
for (const pupil of pupils) describe(pupil, nominal);
tell(`${given.length} given and ${pupils.length - given.length} other reports read`);

// Words are found for events by the lexicon, then again by what was learned from those.
for (const pupil of pupils) align(pupil, null);
const rough = new Classifier(fitClassifier(pupils.flatMap(actLessons), labelsOf("act", []), BRIEF));
for (const pupil of pupils) {
  align(pupil, rough);
  pupil.lessons = {
    act: actLessons(pupil),
    mode: modeLessons(pupil),
    status: statusLessons(pupil),
    sound: [],
  };
}
tell(
  `${pupils.flatMap(({ words }) => words).filter(({ event }) => event !== null && event !== "unsure").length} events found a word of ${pupils.flatMap(({ spans }) => [...spans]).length}`,
);

const aside = pupils.filter(({ part }) => part !== null);
const within = (part: number) => aside.filter((one) => one.part === part);
const without = (part: number) => aside.filter((one) => one.part !== part);
for (const [part, reader] of readersIn(values.readers, coder.language.vectors).entries()) {
  const judges = judgesOf(firstFrom(pupils.filter((pupil) => pupil.part !== part)), nominal);
  for (const pupil of within(part)) Object.assign(pupil, { judges, views: reader.read(pupil.settings) });
  tell(`part ${part + 1} looked at`);
}
for (const pupil of aside) if (pupil.judges) pupil.sides = sideLessons(pupil, pupil.views, pupil.judges);
tell(`${aside.flatMap(({ sides }) => sides).length} sides asked`);
// The judge of whole readings learns from what those of sides, who have learned from the other parts, make of a part.
for (let part = 0; part < PARTS; part++) {
  const sides = sidesFrom(without(part));
  for (const pupil of within(part)) {
    // Reports woven around rare words tell of too many acts to say how likely one is.
    if (!pupil.judges || pupil.from === "rare") continue;
    pupil.readings = readingsOf(pupil.settings, pupil.views, withOthers(pupil.judges, sides), true);
    const keys = codedKeys(pupil);
    pupil.lessons.sound = pupil.readings.flat().map(({ draft, soundness }) => ({
      features: soundness ?? new Int32Array(),
      label: keys.has(keyOf(draft)) ? "right" : "wrong",
    }));
  }
}
tell(`${aside.flatMap(({ readings }) => readings).flat().length} readings made`);
crossValidate();
if (values.out) {
  writeFileSync(
    values.out,
    packJudges({ ...firstFrom(pupils), ...sidesFrom(aside), sound: fit("sound", aside) }, nominal),
  );
  tell(`${values.out} written`);
}

/** Tells what the judges are worth on reports that they and the readers had not seen. */
function crossValidate(): void {
  for (let part = 0; part < PARTS; part++) {
    const sound = new Classifier(fit("sound", without(part)));
    for (const pupil of within(part))
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
  for (const told of ["given", "news"]) {
    console.log(`all of the ${told}`);
    assess(pupils.filter(({ from }) => from === told));
  }
}

function labelsOf(name: First | "sound", lessons: readonly Labelled[]): readonly string[] {
  switch (name) {
    case "act":
      return ["none", ...EventType.options];
    case "mode":
      return [...new Set(lessons.map(({ label }) => label))].sort();
    case "status":
      return Status.options;
    case "sound":
      return ["wrong", "right"];
  }
}

function fit(name: First | "sound", from: readonly Pupil[]): ClassifierWeights {
  const lessons = from.flatMap((pupil) =>
    pupil.times > 1 && name !== "sound"
      ? pupil.lessons[name].map((lesson) => ({ ...lesson, weight: pupil.times }))
      : pupil.lessons[name],
  );
  return fitClassifier(lessons, labelsOf(name, lessons), FITTING[name]);
}

function firstFrom(from: readonly Pupil[]): Record<First, ClassifierWeights> {
  return { act: fit("act", from), mode: fit("mode", from), status: fit("status", from) };
}

function sidesFrom(from: readonly Pupil[]): { actors: ClassifierWeights; recipients: ClassifierWeights } {
  const lessons = from.flatMap(({ sides }) => sides);
  return { actors: fitSide(lessons, "actor"), recipients: fitSide(lessons, "recipient") };
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
