import { monthAfter, pad, toDay, toIso } from "./calendar.js";
import type { Reading } from "./time-words.js";

/**
 * Stretches of time that end on the day of the report, told by their length: "a 12-year-old conflict", "six days of
 * fighting", "the ninth day of their protest"; and spans of years ("the 1980-88 war").
 */

const NUMBERS: ReadonlyMap<string, number> = new Map(
  "two three four five six seven eight nine ten eleven twelve".split(" ").map((word, at) => [word, at + 2] as const),
);
const ORDINALS: ReadonlyMap<string, number> = new Map(
  "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, at) => [word, at + 2] as const),
);
const STRIFE = new Set(
  "fighting war conflict violence clashes battles talks negotiations strikes shelling siege unrest protests rebellion insurgency struggle".split(
    " ",
  ),
);
const YEAR = /^(19|20)\d\d$/;

/** The stretch that begins at a row; null where none does. */
export function stretchAt(lower: readonly string[], row: number, day: string | null): Reading | null {
  return years(lower, row) ?? (day === null ? null : (aged(lower, row, day) ?? counted(lower, row, day)));
}

const numberAt = (word: string) => NUMBERS.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : 0);
const same = (to: number, date: string): Reading => ({ to, past: date, future: date });

/** "1980-88", "1990-1994". */
function years(lower: readonly string[], row: number): Reading | null {
  const from = lower[row] ?? "";
  const to = lower[row + 2] ?? "";
  if (!YEAR.test(from) || !/^[-–]$/.test(lower[row + 1] ?? "") || !/^(?:\d\d|(?:19|20)\d\d)$/.test(to)) return null;
  const end = to.length === 2 ? `${from.slice(0, 2)}${to}` : to;
  return end > from ? same(row + 3, `${from}/${end}`) : null;
}

/** "12-year-old conflict", "20-month conflict", "six days of fighting". */
function aged(lower: readonly string[], row: number, day: string): Reading | null {
  const count = numberAt(lower[row] ?? "");
  if (count === 0) return null;
  if (lower[row + 1] === "-") {
    const old = lower[row + 3] === "-" && lower[row + 4] === "old" ? 2 : 0;
    const noun = row + 3 + old;
    const strife =
      STRIFE.has(lower[noun] ?? "") || (old > 0 && /^(fight|campaign|dispute|feud)$/.test(lower[noun] ?? ""));
    return strife ? lasting(noun, count, lower[row + 2] ?? "", day) : null;
  }
  const strife = lower[row + 2] === "of" && lower.slice(row + 3, row + 6).some((word) => STRIFE.has(word));
  return strife ? lasting(row + 2, count, lower[row + 1] ?? "", day) : null;
}

function lasting(to: number, count: number, unit: string, day: string): Reading | null {
  switch (unit.replace(/s$/, "")) {
    case "year":
      return same(to, `${Number(day.slice(0, 4)) - count}/${day}`);
    case "month":
      return same(to, `${monthAfter(day, -count)}/${day.slice(0, 7)}`);
    case "week":
      return same(to, `${toIso(toDay(day) - 7 * count)}/${day}`);
    case "day":
      return same(to, `${toIso(toDay(day) - count)}/${day}`);
    default:
      return null;
  }
}

const COUNTED = new Set("protest protests strike strikes fighting clashes violence demonstrations siege".split(" "));

/** "the ninth day of their protest". */
function counted(lower: readonly string[], row: number, day: string): Reading | null {
  const count = ORDINALS.get(lower[row] ?? "") ?? 0;
  if (count === 0 || lower[row + 1] !== "day" || lower[row + 2] !== "of") return null;
  if (!lower.slice(row + 3, row + 6).some((word) => COUNTED.has(word))) return null;
  return same(row + 2, `${toIso(toDay(day) - count + 1)}/${day}`);
}

const MONTHS = "january february march april may june july august september october november december".split(" ");

/**
 * Times told from another told before them: "four days later", "the following June", "that September".
 *
 * @param last the date told before, ISO; null where none was.
 */
export function anchoredAt(lower: readonly string[], row: number, last: string | null): Reading | null {
  if (last === null || last.includes("/")) return null;
  const word = lower[row] ?? "";
  const next = lower[row + 1] ?? "";
  const month = MONTHS.indexOf(next);
  if (month >= 0 && last.length >= 7 && (word === "that" || word === "following")) {
    const later = pad(month + 1) > last.slice(5, 7) || (word === "that" && pad(month + 1) === last.slice(5, 7));
    return same(row + 2, `${Number(last.slice(0, 4)) + (later ? 0 : 1)}-${pad(month + 1)}`);
  }
  if (word === "following" && lower[row - 1] === "the") return shifted(row + 2, 1, next, last);
  const count = word === "a" || word === "one" ? 1 : numberAt(word);
  if (count > 0 && /^(later|afterwards)$/.test(lower[row + 2] ?? "")) return shifted(row + 3, count, next, last);
  return null;
}

function shifted(to: number, count: number, unit: string, last: string): Reading | null {
  switch (unit.replace(/s$/, "")) {
    case "day":
      return last.length === 10 ? same(to, toIso(toDay(last) + count)) : null;
    case "week":
      return last.length === 10 ? same(to, toIso(toDay(last) + 7 * count)) : null;
    case "month":
      return last.length >= 7 ? same(to, monthAfter(last, count)) : null;
    case "year":
      return same(to, String(Number(last.slice(0, 4)) + count));
    default:
      return null;
  }
}
