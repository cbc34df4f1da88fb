import type { Happening, Report } from "./happening.js";

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 }),
);
const UNITS: ReadonlyMap<string, number> = new Map(Object.entries({ day: 1, days: 1, week: 7, weeks: 7 }));
const OCCASIONS = new Set("visit tour trip talks meeting conference summit stay mission round session".split(" "));

const MS = 86_400_000;

/**
 * The days a visit or meeting takes, where its sentence says how long it lasts: "arrived on Thursday for a four-day
 * visit". Other dates are given back as they are.
 *
 * @param date ISO date, month, year or range on which it begins.
 * @example lasting(report, happening, "1996-08-22") // "1996-08-22/1996-08-25"
 */
export function lasting({ sentences }: Report, act: Happening, date: string): string {
  if (act.type !== "CONSULT" || date.length !== 10) return date;
  const sentence = sentences[act.sentence];
  if (!sentence) return date;
  const words = sentence.form.map((form) => form.toLowerCase());
  for (let row = 0; row < words.length; row++) {
    const days = lengthAt(words, row);
    if (days === 0) continue;
    const near = words.slice(Math.max(0, row - 2), row + 8);
    if (!near.some((word) => OCCASIONS.has(word))) continue;
    if (!concerns(act, row)) continue;
    if (isEnding(words, row)) return `${shifted(date, -days)}/${date}`;
    const gone = daysGone(words, row);
    return `${shifted(date, -gone)}/${shifted(date, days - gone)}`;
  }
  return date;
}

const shifted = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * MS).toISOString().slice(0, 10);

/** "ended a two-day visit", "the end of a week-long tour", "after two days of talks": the day told is the last. */
function isEnding(words: readonly string[], row: number): boolean {
  const before = words.slice(Math.max(0, row - 3), row).filter((word) => !BETWEEN.has(word));
  return ENDING.test(before.at(-1) ?? "");
}

/** Days of a visit that are over: two on "the third day of a four-day visit". */
function daysGone(words: readonly string[], row: number): number {
  const [order = "", day, of] = words.slice(row - 4, row - 1);
  return row >= 4 && day === "day" && of === "of" ? Math.max(0, ORDER.indexOf(order)) : 0;
}

const ORDER = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const BETWEEN = new Set("a an the his her its their of up about nearly almost some".split(" "));
const ENDING =
  /^(?:end(?:s|ed|ing)?|conclud(?:es|ed|ing)|complet(?:es|ed|ing)|finish(?:es|ed|ing)|wrap(?:s|ped|ping)|clos(?:es|ed|ing)|wound|wind(?:s|ing)|after|following)$/;

/** A length belongs to a visit wherever its sentence tells it, to another meeting only inside its words. */
const concerns = (act: Happening, row: number) =>
  act.mode === "visit" || act.mode === "multilateral" || (act.from <= row && row < act.to);

/** Days after the first of "two-day", "three days of", "week-long"; 0 where none stands at a row. */
function lengthAt(words: readonly string[], row: number): number {
  const at = (shift: number) => words[row + shift] ?? "";
  if (at(0) === "week" && at(1) === "-" && at(2) === "long") return 7;
  if (at(0) === "weeklong" || at(0) === "week-long") return 7;
  const number = NUMBERS.get(at(0)) ?? (/^\d{1,2}$/.test(at(0)) ? Number(at(0)) : 0);
  if (number < 2) return 0;
  const unit = at(1) === "-" ? UNITS.get(at(2)) : UNITS.get(at(1));
  const counts = at(1) === "-" || at(2) === "of" || (at(-1) === "of" && OCCASIONS.has(at(-2)));
  return unit !== undefined && counts ? number * unit - 1 : 0;
}
