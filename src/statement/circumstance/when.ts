import type { TimeMention } from "../../mention/index.js";
import { caseOf, relation, type Tree } from "../syntax/tree.js";
import { attachmentOf, SAYING } from "./attachment.js";
import { canDate, isOfSubject, timeOfPresence, timeToldOf } from "./can-date.js";
import { type Happening, nearestTo, type Report, sortOf } from "./happening.js";
import { headingOf } from "./heading.js";
import { mannerOf, type TimeReading, timeReadings } from "./time-readings.js";

/** A time that an act may have, and what speaks for it and against it. */
export interface TimeOption {
  readonly date: string | null;
  /** The words it is read from; null for no time, or that of the report. */
  readonly time: TimeMention | null;
  readonly features: readonly string[];
}

/** An act told before, with the date it was given. */
export interface Dated extends Happening {
  readonly date: string | null;
  /** The words it was read from. */
  readonly time: TimeMention | null;
}

/** Sentences back whose times an act may share. */
const BACK = 3;
/** Times of a sentence that an act may have: lists of more are no report. */
const MOST = 16;

/**
 * The times an act may have: those of its sentence, of the sentences before and after, of the head of the report, the
 * day of the report, and none; each date as the act's standing reads it.
 */
export function timesFor(report: Report, act: Happening, before: readonly Dated[]): TimeOption[] {
  const options: TimeOption[] = [];
  const tree = report.tree(act.sentence);
  if (!tree) return [];
  const timesIn = (index: number) =>
    nearestTo(report.times[index] ?? [], index === act.sentence ? act.head : 0, MOST).filter(
      (time) => time.relation !== "duration" && canDate(report.tree(index), time, act, report.day),
    );
  const there = timeOfPresence(tree, report.times[act.sentence] ?? [], act);
  const then = there ?? timeToldOf(tree, report.times[act.sentence] ?? [], act);
  const own = then ? [then] : timesIn(act.sentence);
  const heading = own.length === 0 ? headingOf(report, tree, act) : null;
  if (heading) return [{ date: heading.date, time: heading, features: ["heading"] }];
  const manner = mannerOf(act.status);
  const speech = sortOf(act.type);
  const style = report.wire ? "wire" : "feature";
  const upos = tree.sentence.upos[act.head] === "VERB" ? "verb" : "noun";
  const nearest = nearestOf(own, act);
  const tense = tenseOf(tree, act.head);
  const clause = tree.sentence.deprel[act.head] ?? "";
  const perfect = PERFECT.test(tense);
  const word = (tree.sentence.lemma[act.head] ?? "").toLowerCase();
  const readingsOf = (time: TimeMention) => timeReadings(report.tree(time.sentence), time, act, report.day, perfect);
  for (const time of own)
    for (const reading of readingsOf(time))
      options.push(ownOption(report, act, tree, time, reading, own, nearest, { manner, speech, upos, tense }));
  const some = own.length === 0 ? "alone" : "besides";
  const seen = new Set(own.map((time) => readingsOf(time)[0]?.date));
  // What is yet to be is of no day gone by, unless its own words say so ("had been due on Monday").
  const isGoneBy = (date: string) => clashOf(date, report.day, manner) === "ahead past";
  // What a phrase but names is not what other sentences tell of.
  const isNamed = upos === "noun" && relation(tree, act.head) === "nmod";
  const add = (from: string, time: TimeMention) => {
    if (isNamed) return;
    const date = readingsOf(time)[0]?.date ?? null;
    if (date === null || seen.has(date) || isGoneBy(date)) return;
    seen.add(date);
    const kind = kindOf(time, date);
    const clash = clashOf(date, report.day, manner);
    const shared = [...act.actor, ...act.recipient].some((code) => report.parties[time.sentence]?.has(code));
    const paragraph =
      report.sentences[time.sentence]?.paragraph === report.sentences[act.sentence]?.paragraph ? "same" : "other";
    options.push({
      date,
      time,
      features: [
        `far ${from}`,
        `far ${from} ${some}`,
        `far ${from} ${style} ${speech}`,
        `far ${style} ${kind} ${speech}`,
        `far ${from} ${kind}`,
        `far ${from} ${speech}`,
        `far ${from} ${manner} ${speech}`,
        `far ${from} ${upos}`,
        `far ${from} ${paragraph}`,
        `far ${kind} ${manner}`,
        `far ${clash}`,
        `far ${kind} ${clash}`,
        `far ${act.type}`,
        `far ${tense}`,
        `far ${from} ${tense}`,
        `far ${clause}`,
        `far ${word}`,
        `far said ${isSaid(report, time)} ${speech}`,
        `far ${from} shared ${shared} ${speech}`,
        `far shared ${shared} ${some}`,
      ],
    });
  };
  for (let back = 1; back <= BACK; back++) {
    const earlier = timesIn(act.sentence - back);
    const [first] = earlier;
    const last = earlier.at(-1);
    if (first) add(`back ${back} first`, first);
    if (last) add(`back ${back} last`, last);
  }
  const [next] = timesIn(act.sentence + 1);
  if (next) add("next", next);
  const lead = timesIn(0)[0] ?? timesIn(1)[0] ?? timesIn(2)[0];
  if (lead) add("lead", lead);
  const told = (from: string, one: Dated | undefined) => {
    if (!one || one.date === null || seen.has(one.date) || isGoneBy(one.date)) return;
    if (one.time && !canDate(report.tree(one.time.sentence), one.time, act, report.day)) return;
    seen.add(one.date);
    options.push({
      date: one.date,
      time: one.time,
      features: [
        `told ${from}`,
        `told ${from} ${some}`,
        `told ${from} ${sortOf(one.type)}-${speech}`,
        `told ${from} ${manner} ${one.date.includes("/") ? "range" : "point"}`,
        `told ${clashOf(one.date, report.day, manner)}`,
        `told ${tense}`,
        `told ${clause}`,
      ],
    });
  };
  told("last", before.at(-1));
  told(
    "same",
    before.findLast(({ actor }) => actor.some((code) => act.actor.includes(code))),
  );
  const position = act.sentence < 1 ? "0" : act.sentence < 3 ? "1" : act.sentence < 8 ? "3" : "8";
  if (report.day !== null && !seen.has(report.day))
    options.push({
      date: report.day,
      time: null,
      features: [
        "day",
        `day ${manner}`,
        `day ${speech}`,
        `day ${some}`,
        `day ${position} ${speech}`,
        `day ${upos}`,
        `day ${style} ${speech}`,
        `day ${tense}`,
        `day ${clause}`,
        `day ${word}`,
      ],
    });
  const tag = tree.sentence.xpos[act.head] ?? "";
  options.push({
    date: null,
    time: null,
    features: [
      "none",
      `none ${act.type}`,
      `none ${act.status}`,
      `none ${speech} ${act.status}`,
      `none mode ${act.mode ?? "no"} ${act.type}`,
      `none own ${Math.min(2, own.length)}`,
      `none own ${Math.min(2, own.length)} ${upos}`,
      `none ${upos} ${manner}`,
      `none ${position}`,
      `none ${style} ${speech} ${manner}`,
      `none ${style} ${some}`,
      `none ${style} ${act.type}`,
      `none ${position} ${speech}`,
      `none tense ${tag} ${auxiliaryOf(tree, act.head)}`,
      `none ${tense}`,
      `none ${clause}`,
      `none ${clause} ${some}`,
      `none ${word}`,
      `none seen ${Math.min(3, seen.size)}`,
    ],
  });
  const [only] = own;
  const sure = only && own.length === 1 && (only === there || isOfSubject(tree, only, act));
  return (sure ? options.filter(({ time }) => time === only) : options).map((option) => ({
    ...option,
    features: [...option.features, ...likeBefore(option, act, before, tense)],
  }));
}

/** How an option stands to the dates of the acts told before: of the last one, and of the last one by the same party. */
function likeBefore(option: TimeOption, act: Happening, before: readonly Dated[], tense: string): string[] {
  const where = option.features[0] ?? "";
  const last = before.at(-1);
  const same = before.findLast(({ actor }) => actor.some((code) => act.actor.includes(code)));
  const found: string[] = [];
  if (last) {
    const as = last.date === option.date ? "as" : "unlike";
    const near = act.sentence - last.sentence > 1 ? "far" : act.sentence === last.sentence ? "same" : "next";
    const both = `${sortOf(last.type)}-${sortOf(act.type)}`;
    found.push(
      `${as} last ${near} ${option.date === null}`,
      `${as} last ${where} ${near}`,
      `${as} last ${both} ${option.date === null}`,
    );
    found.push(`${as} last ${last.status === act.status} ${near}`, `${as} last ${tense} ${option.date === null}`);
  }
  if (same && same !== last)
    found.push(`${same.date === option.date ? "as" : "unlike"} same ${sortOf(act.type)} ${option.date === null}`);
  return found;
}

interface Kind {
  readonly manner: string;
  readonly speech: string;
  readonly upos: string;
  readonly tense: string;
}

function ownOption(
  { day }: Report,
  act: Happening,
  tree: Tree,
  time: TimeMention,
  { date, reading }: TimeReading,
  all: readonly TimeMention[],
  nearest: TimeMention | null,
  { manner, speech, upos, tense }: Kind,
): TimeOption {
  const attached = attachmentOf(tree, time, act);
  const inside = act.from <= time.head && time.head < act.to ? "inside" : "outside";
  const kind = kindOf(time, date);
  const clash = clashOf(date, day, manner);
  const apart = time.to <= act.from ? act.from - time.to : time.from >= act.to ? time.from - act.to : 0;
  const distance = apart === 0 ? "0" : apart < 3 ? "1" : apart < 8 ? "3" : apart < 16 ? "8" : "16";
  const before = time.head < act.head ? "before" : "after";
  const count = Math.min(3, all.length);
  return {
    date,
    time,
    features: [
      "own",
      `own ${attached}`,
      `own ${attached} ${upos}`,
      `own ${attached} ${speech}`,
      `own ${attached} ${inside}`,
      `own ${inside}`,
      `own ${inside} ${before} ${distance}`,
      `own ${clash} ${tense}`,
      `own ${attached} ${tense}`,
      `own ${act.type}`,
      `own nearest ${time === nearest} ${count}`,
      `own nearest ${time === nearest} ${attached}`,
      `own ${kind}`,
      `own ${kind} ${attached}`,
      `own ${kind} ${manner}`,
      `own ${clash}`,
      `own ${clash} ${attached}`,
      `own ${time.relation}`,
      `own ${time.relation} ${manner}`,
      `own front ${time.from < 4}`,
      `own front ${time.from < 4} ${attached}`,
      `own reading ${reading}`,
      `own reading ${reading} ${manner}`,
      `own reading ${reading} tensed ${date === time.date}`,
      `own reading ${reading} ${act.status} tensed ${date === time.date}`,
      `own before ${(tree.sentence.lemma[time.from - 1] ?? "").toLowerCase()}`,
    ],
  };
}

function nearestOf(times: readonly TimeMention[], act: Happening): TimeMention | null {
  let best: TimeMention | null = null;
  const far = (time: TimeMention) => Math.abs(time.head - act.head);
  for (const time of times) if (best === null || far(time) < far(best)) best = time;
  return best;
}

/** Whether the verb nearest before a time is one of saying ("said on Friday"). */
function isSaid({ sentences }: Report, time: TimeMention): boolean {
  const sentence = sentences[time.sentence];
  if (!sentence) return false;
  for (let row = time.from - 1; row >= Math.max(0, time.from - 4); row--)
    if (sentence.upos[row] === "VERB") return SAYING.has((sentence.lemma[row] ?? "").toLowerCase());
  return false;
}

function auxiliaryOf(tree: Tree, row: number): string {
  const at = (tree.children[row] ?? []).find((child) => tree.sentence.upos[child] === "AUX");
  return at === undefined ? caseOf(tree, row) : (tree.sentence.lower[at] ?? "");
}

/** Tense of a verb with its first auxiliary ("had VBN"); "noun" for what is no verb. */
function tenseOf({ sentence, children }: Tree, row: number): string {
  if (sentence.upos[row] !== "VERB") return "noun";
  const lead = (children[row] ?? []).find((child) => sentence.upos[child] === "AUX");
  const tag = sentence.xpos[row] ?? "";
  return lead === undefined ? tag : `${sentence.lower[lead] ?? ""} ${tag}`;
}

/** Present perfect: what it tells of since a time has gone on until now. */
const PERFECT = /^(?:has|have|had|['’]ve) /;

/** How exact a time is, and how it is said. */
function kindOf(time: TimeMention, date: string | null): string {
  if (date === null) return "unread";
  const exact = date.includes("/") ? "range" : date.length === 10 ? "day" : date.length === 7 ? "month" : "year";
  return time.past === time.future ? exact : `${exact} either way`;
}

/** Whether a date lies where the act's standing would have it. */
function clashOf(date: string | null, day: string | null, manner: string): string {
  if (date === null || day === null) return "unknown";
  const [from = date, to = from] = date.split("/");
  const before = to < day.slice(0, to.length);
  const after = from > day.slice(0, from.length);
  return `${manner} ${before ? "past" : after ? "future" : "now"}`;
}
