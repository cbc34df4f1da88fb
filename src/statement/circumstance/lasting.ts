import { daysFrom } from "../../mention/index.js";
import type { Act, Happening, Report } from "./happening.js";
import { isOfOccasion, lengthAt } from "./length.js";
import { stayOf } from "./stay.js";

/**
 * The days a visit or meeting takes, where its sentence says how long it lasts ("arrived on Thursday for a four-day
 * visit") or, for a visit, another sentence of the report does. Other dates are given back as they are.
 *
 * @param date ISO date, month, year or range on which it begins.
 * @example lasting(report, happening, "1996-08-22") // "1996-08-22/1996-08-25"
 */
export function lasting(report: Report, act: Happening, date: string): string {
  if (act.type !== "CONSULT") return date;
  return (date.length === 10 ? asItsSentenceSays(report, act, date) : null) ?? stayOf(report, act, date) ?? date;
}

function asItsSentenceSays({ sentences }: Report, act: Happening, date: string): string | null {
  const sentence = sentences[act.sentence];
  const words = sentence?.lower ?? [];
  for (let row = 0; row < words.length; row++) {
    const over = daysOver(words, row, act);
    if (over > 0 && concerns(act, row)) return `${daysFrom(date, -over)}/${date}`;
    // "comes on Thursday for two days": the length hangs from the coming itself; "came away from two days in Oslo" is a stay, too.
    const stays =
      act.mode === "visit" &&
      ((words[row - 1] === "for" && sentence?.head[row + 1] === act.head) ||
        (/^(?:after|from)$/.test(words[row - 1] ?? "") && words[row + 2] === "in"));
    const days = lengthAt(words, row, stays);
    if (days === 0 || !(stays || isOfOccasion(words, row)) || !concerns(act, row)) continue;
    if (isEnding(words, row) || (act.status === "happened" && words[row - 1] === "in"))
      return `${daysFrom(date, -days)}/${date}`;
    const gone = daysGone(words, row);
    return `${daysFrom(date, -gone)}/${daysFrom(date, days - gone)}`;
  }
  return null;
}

/** "ended a two-day visit", "the end of a week-long tour", "after two days of talks", "back from": the day told is the last. */
function isEnding(words: readonly string[], row: number): boolean {
  const before = words.slice(Math.max(0, row - 3), row).filter((word) => !BETWEEN.has(word));
  return ENDING.test(before.at(-1) ?? "");
}

/** Days of talks before that of "a fifth day of talks"; 0 where none is counted. */
function daysOver(words: readonly string[], row: number, { mode }: Act): number {
  if (mode === "visit" || words[row + 1] !== "day" || words[row + 2] !== "of") return 0;
  return isTalks(words, row + 3) ? Math.max(0, ORDER.indexOf(words[row] ?? "")) : 0;
}

/** Whether the words from a row on are "talks", "their peace talks", "negotiations with Kenya". */
const isTalks = (words: readonly string[], from: number): boolean =>
  words.slice(from, from + 3).some((word) => /^(?:talks|negotiations|discussions|consultations)$/.test(word));

/** Days of a visit that are over: two on "the third day of a four-day visit". */
function daysGone(words: readonly string[], row: number): number {
  const [order = "", day, of] = words.slice(row - 4, row - 1);
  return row >= 4 && day === "day" && of === "of" ? Math.max(0, ORDER.indexOf(order)) : 0;
}

const ORDER = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const BETWEEN = new Set("a an the his her its their of up about nearly almost some".split(" "));
const ENDING =
  /^(?:end(?:s|ed|ing)?|conclud(?:es|ed|ing)|complet(?:es|ed|ing)|finish(?:es|ed|ing)|wrap(?:s|ped|ping)|clos(?:e|es|ed|ing)|wound|wind(?:s|ing)|after|following|from)$/;

/** A length belongs to a visit wherever its sentence tells it, to another meeting only inside its words. */
const concerns = (act: Happening, row: number) =>
  act.mode === "visit" || act.mode === "multilateral" || (act.from <= row && row < act.to);
