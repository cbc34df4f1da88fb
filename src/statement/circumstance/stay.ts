import type { Sentence } from "../../language/index.js";
import { daysFrom, type TimeMention } from "../../mention/index.js";
import type { Happening, Report } from "./happening.js";
import { isOfOccasion, isSpent, lengthAt } from "./length.js";

/** Sentences before and after that of a visit in which its days may be told. */
const BEFORE = 3;
const AFTER = 10;
/** Longest stay in days that a departure ends: later news of the visitor is of another journey. */
export const LONGEST = 14;

/**
 * The days of a visit as other words of its report tell them: "from September 8 to 13" of a tour "next month"; "she will
 * leave on Thursday", "who arrived on Sunday and left on Monday"; "the two-day visit"; null where nothing does.
 *
 * @param date ISO day or month of the visit as its own words have it.
 * @example stayOf(report, visit, "1996-08-27") // "1996-08-27/1996-08-29"
 */
export function stayOf(report: Report, act: Happening, date: string): string | null {
  if (act.mode !== "visit" || date.includes("/") || date.length < 7) return null;
  const near = report.sentences.slice(Math.max(0, act.sentence - BEFORE), act.sentence + AFTER + 1);
  const first = Math.max(0, act.sentence - BEFORE);
  for (const [at, sentence] of near.entries()) {
    const exact = spanIn(report, act, first + at, sentence, date);
    if (exact) return exact;
  }
  if (date.length < 10) return null;
  let [start, end] = [date, date];
  for (const [at, sentence] of near.entries()) {
    const day = (verbs: RegExp) => travelOn(report, act, first + at, sentence, verbs, date);
    const [came, left] = [day(ARRIVING), day(LEAVING)];
    if (came !== null && came < start) start = came;
    if (left !== null && left > end) end = left;
  }
  if (start !== end) return `${start}/${end}`;
  for (const [at, sentence] of near.entries()) {
    const days = first + at === act.sentence ? 0 : lengthIn(sentence.lower);
    if (days > 0) return `${date}/${daysFrom(date, days)}`;
  }
  return null;
}

const VISIT = /^(?:visit|visits|visiting|tour|tours|trip|stay)$/;

/** A stretch of days that a sentence about the visit gives, and that holds its date or lies in its month. */
function spanIn(
  { times, parties }: Report,
  act: Happening,
  at: number,
  sentence: Sentence,
  date: string,
): string | null {
  if (at === act.sentence || !sentence.lower.some((word) => VISIT.test(word))) return null;
  const named = parties[at];
  if (named && named.size > 0 && ![...act.actor, ...act.recipient].some((code) => named.has(code))) return null;
  for (const { relation, ...time } of times[at] ?? []) {
    const [from = "", to = ""] = time.date?.split("/") ?? [];
    if (relation !== "at" || from.length !== 10 || to.length !== 10 || to > daysFrom(from, LONGEST)) continue;
    if (date.length === 10 ? from <= date && date <= to : from.startsWith(date) || to.startsWith(date))
      return `${from}/${to}`;
  }
  return null;
}

const ARRIVING = /^(?:arriv(?:es?|ed|ing)|reach(?:es|ed))$/;
const LEAVING =
  /^(?:leav(?:es?|ing)|left|depart(?:s|ed|ing)?|return(?:s|ed|ing)?|flies|fly|flew|flying|heads?|headed|goes|went)$/;
/** Verbs of staying, whose "until" is the day of leaving. */
const STAYING = /^(?:stay|stays|stayed|staying|remain|remains|remained|be|is|was)$/;
/** Verbs that leave only with one of these behind them: "fly home". */
const WITH_HOME = /^(?:fl|head|goes|went)/;
const HOME = /^(?:home|back)$/;
/** Words between a verb and the day it is on: "will leave Nairobi for home on Thursday". */
const APART = 6;

/** The day on which a sentence has the visitor come or go, within reach of the visit's; null where it does not. */
function travelOn(
  report: Report,
  act: Happening,
  at: number,
  sentence: Sentence,
  verbs: RegExp,
  date: string,
): string | null {
  for (let row = 0; row < sentence.length; row++) {
    const verb = sentence.lower[row] ?? "";
    const stays = verbs === LEAVING && STAYING.test(verb);
    if (!(stays || verbs.test(verb)) || !/^(?:VERB|AUX)$/.test(sentence.upos[row] ?? "")) continue;
    if (!isOfVisitor(report, act, at, row) || (WITH_HOME.test(verb) && !HOME.test(sentence.lower[row + 1] ?? "")))
      continue;
    const time = (report.times[at] ?? []).find(({ from }) => from > row && from - row <= APART);
    if (!time || sentence.upos.slice(row + 1, time.from).includes("VERB")) continue;
    const day = time.relation === (stays ? "until" : "at") ? dayOf(time, date) : null;
    if (day !== null) return day;
  }
  return null;
}

/** That reading of a time which is the day of the visit or else lies within reach of it. */
function dayOf({ date, past, future }: TimeMention, near: string): string | null {
  const readings = [date, past, future].filter((day) => day !== null && day.length === 10);
  const fits = (day: string | null) =>
    day !== null && day <= daysFrom(near, LONGEST) && day >= daysFrom(near, -LONGEST);
  return readings.includes(near) ? near : (readings.find(fits) ?? null);
}

/** Whether those named last before a verb are the visit's. */
function isOfVisitor({ actors }: Report, act: Happening, at: number, row: number): boolean {
  const doer = (actors[at] ?? []).findLast(({ head, form }) => head < row && form !== "name");
  return (doer?.parties ?? []).some(({ code }) => code !== null && act.actor.includes(code));
}

const DEFINITE = /^(?:the|his|her|their|its|this)$/;

/** Days after the first that a sentence gives "the two-day visit"; 0 where it gives none. */
function lengthIn(words: readonly string[]): number {
  for (let row = 1; row < words.length; row++) {
    const days = lengthAt(words, row);
    if (days === 0) continue;
    if (isSpent(words, row) || (DEFINITE.test(words[row - 1] ?? "") && isOfOccasion(words, row))) return days;
  }
  return 0;
}
