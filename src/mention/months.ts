import type { Sentence } from "../language/index.js";
import { exists, monthAfter, pad, toDay, toIso } from "./calendar.js";
import { YEAR } from "./number-words.js";
import { both, DAY_NUMBER, MONTHS, type Reading } from "./time-words.js";

const WEEKS: ReadonlyMap<string, number> = new Map(
  Object.entries({ first: 1, second: 2, third: 3, fourth: 4, last: 5, final: 5 }),
);

/** "the first week of May", "the last week of March 2024": the first is its first seven days, the last its last seven. */
export function weekOfMonth(
  sentence: Sentence,
  lower: readonly string[],
  row: number,
  day: string | null,
): Reading | null {
  const week = WEEKS.get(lower[row] ?? "");
  if (week === undefined || lower[row + 1] !== "week" || (lower[row + 2] !== "of" && lower[row + 2] !== "in"))
    return null;
  const month = monthAt(sentence, lower, row + 3, day);
  if (!month) return null;
  const inMonth = (date: string | null): string | null => {
    if (date === null || !/^\d{4}-\d\d$/.test(date)) return null;
    const length = toDay(`${monthAfter(date, 1)}-01`) - toDay(`${date}-01`);
    const first = week === 5 ? length - 6 : 7 * week - 6;
    return `${date}-${pad(first)}/${date}-${pad(first + 6)}`;
  };
  return { to: month.to, past: inMonth(month.past), future: inMonth(month.future) };
}

/** "the first half of September": up to its fifteenth day, or from its sixteenth. */
export function halfOfMonth(
  sentence: Sentence,
  lower: readonly string[],
  row: number,
  day: string | null,
): Reading | null {
  const half = lower[row] ?? "";
  if ((half !== "first" && half !== "second") || lower[row + 1] !== "half" || lower[row + 2] !== "of") return null;
  const month = monthAt(sentence, lower, row + 3, day);
  if (!month) return null;
  const inMonth = (date: string | null): string | null => {
    if (date === null || !/^\d{4}-\d\d$/.test(date)) return null;
    if (half === "first") return `${date}-01/${date}-15`;
    return `${date}-16/${toIso(toDay(`${monthAfter(date, 1)}-01`) - 1)}`;
  };
  return { to: month.to, past: inMonth(month.past), future: inMonth(month.future) };
}

/** The month a token names, from 0; -1 where it names none. */
export function monthOf(sentence: Sentence, lower: readonly string[], row: number): number {
  const word = (lower[row] ?? "").replace(/\.$/, "");
  if (!/^\p{Lu}/u.test(sentence.form[row] ?? "")) return -1;
  const at = MONTHS.findIndex(
    (name) =>
      name === word ||
      (word.length >= 3 &&
        name.startsWith(word) &&
        (word.length === 3 || word === "sept") &&
        lower[row] !== "may" &&
        lower[row] !== "mar"),
  );
  // "May" and "March" are also a name and a verb: a month stands after a preposition, or by a number.
  if ((at === 4 || at === 2) && !/\d/.test(`${lower[row + 1] ?? ""}${lower[row - 1] ?? ""}`)) {
    const before = lower[row - 1] ?? "";
    const led = [
      "in",
      "of",
      "since",
      "until",
      "by",
      "last",
      "next",
      "this",
      "early",
      "late",
      "mid",
      "from",
      "to",
      "for",
      "during",
      "-",
      "before",
      "after",
      "and",
      "or",
    ].includes(before);
    return led && sentence.upos[row] === "PROPN" ? at : -1;
  }
  return at;
}

/** "March", "March 2024", "February 5", "Feb. 5, 2025", "May 3-5", "June 28 and 29". */
export function monthAt(sentence: Sentence, lower: readonly string[], row: number, day: string | null): Reading | null {
  const lead = /^(last|next|this|early|late|mid|mid-)$/.test(lower[row] ?? "") ? 1 : 0;
  const skip = lead && lower[row + 1] === "-" ? 2 : lead;
  const month = monthOf(sentence, lower, row + skip);
  if (month < 0) return null;
  let to = row + skip + 1;
  const first = DAY_NUMBER.exec(lower[to] ?? "");
  if (first && !YEAR.test(lower[to] ?? "")) {
    to++;
    let last = 0;
    const join = lower[to] ?? "";
    const second = DAY_NUMBER.exec(lower[to + 1] ?? "");
    if (
      second &&
      (join === "-" || join === "–" || join === "to" || join === "and") &&
      Number(second[1]) > Number(first[1]) &&
      !/^(percent|%|million|people|troops)$/.test(lower[to + 2] ?? "")
    ) {
      last = Number(second[1]);
      to += 2;
    }
    const [year, end] = yearAfter(lower, to, day);
    return dated(end, year, month + 1, Number(first[1]), last, day);
  }
  const [year, end] = yearAfter(lower, to, day);
  // "in February and March"
  const join = lower[end] ?? "";
  const other = join === "and" || join === "to" || join === "-" ? monthOf(sentence, lower, end + 1) : -1;
  if (other > month && !DAY_NUMBER.test(lower[end + 2] ?? "") && lead === 0) {
    const [last, close] = yearAfter(lower, end + 2, day);
    const span = (y: number) => `${y}-${pad(month + 1)}/${y}-${pad(other + 1)}`;
    const given = last ?? year;
    if (given) return both(close, span(given));
    if (day === null) return both(close, null);
    const here = Number(day.slice(0, 4));
    const now = Number(day.slice(5, 7));
    return {
      to: close,
      past: span(month + 1 > now ? here - 1 : here),
      future: span(other + 1 < now ? here + 1 : here),
    };
  }
  if (year) return both(end, `${year}-${pad(month + 1)}`);
  return monthReadings(to, month + 1, lower[row] ?? "", day);
}

/** Years from that of the report: "July last year", "June of last year", "April a year ago". */
const YEARS: ReadonlyMap<string, number> = new Map(
  Object.entries({ "last year": -1, "this year": 0, "next year": 1, "a year ago": -1 }),
);

/** The year that stands behind a month or a day, and the row behind it; null and the same row where none does. */
function yearAfter(lower: readonly string[], to: number, day: string | null): [number | null, number] {
  const at = lower[to] === "," || lower[to] === "of" ? to + 1 : to;
  if (YEAR.test(lower[at] ?? "")) return [Number(lower[at]), at + 1];
  for (const length of [2, 3]) {
    const shift = YEARS.get(lower.slice(at, at + length).join(" "));
    if (shift !== undefined) return [day === null ? null : Number(day.slice(0, 4)) + shift, at + length];
  }
  return [null, to];
}

function monthReadings(to: number, month: number, lead: string, day: string | null): Reading {
  if (day === null) return both(to, null);
  const year = Number(day.slice(0, 4));
  const now = Number(day.slice(5, 7));
  const past = `${month > now ? year - 1 : year}-${pad(month)}`;
  const future = `${month < now ? year + 1 : year}-${pad(month)}`;
  return lead === "last"
    ? both(to, `${month >= now ? year - 1 : year}-${pad(month)}`)
    : lead === "next"
      ? both(to, `${month <= now ? year + 1 : year}-${pad(month)}`)
      : { to, past, future };
}

/** "5 February", "3 to 5 May 2024", "the 14th of July". */
export function dayMonth(
  sentence: Sentence,
  lower: readonly string[],
  row: number,
  day: string | null,
): Reading | null {
  const first = DAY_NUMBER.exec(lower[row] ?? "");
  if (!first) return null;
  let to = row + 1;
  let last = 0;
  const second = DAY_NUMBER.exec(lower[to + 1] ?? "");
  if (second && ["-", "–", "to", "and"].includes(lower[to] ?? "")) {
    last = Number(second[1]);
    to += 2;
  }
  if (lower[to] === "of") to++;
  const month = monthOf(sentence, lower, to);
  if (month < 0) return null;
  const [year, end] = yearAfter(lower, to + 1, day);
  return dated(end, year, month + 1, Number(first[1]), last, day);
}

/** A day of a month; without a year the nearest one behind and ahead. */
function dated(
  to: number,
  year: number | null,
  month: number,
  first: number,
  last: number,
  day: string | null,
): Reading | null {
  const write = (y: number) =>
    `${y}-${pad(month)}-${pad(first)}${last > first ? `/${y}-${pad(month)}-${pad(last)}` : ""}`;
  if (!exists(year ?? 2024, month, first)) return null;
  if (year) return both(to, write(year));
  if (day === null) return both(to, null);
  const here = Number(day.slice(0, 4));
  const same = `${here}-${pad(month)}-${pad(Math.max(last, first))}`;
  const past = write(same > day && toDay(same) - toDay(day) > 0 ? here - 1 : here);
  const future = write(same < day ? here + 1 : here);
  // A date some days off is this year's whatever the tense; only half a year away does the year change.
  const near = Math.abs(toDay(same) - toDay(day)) < 150;
  return near ? both(to, write(here)) : { to, past, future };
}
