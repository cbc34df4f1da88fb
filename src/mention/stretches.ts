import { monthAfter, toDay, toIso, weekday } from "./calendar.js";
import { countOf, YEAR } from "./number-words.js";
import { both, DAYS, type Reading } from "./time-words.js";

/**
 * Stretches of time that end on the day of the report, told by their length: "a 12-year-old conflict", "six days of
 * fighting", "the ninth day of their protest"; and spans of years ("the 1980-88 war").
 */

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

/** The stretch that begins at a row; null where none does. */
export function stretchAt(lower: readonly string[], row: number, day: string | null): Reading | null {
  return years(lower, row) ?? (day === null ? null : (aged(lower, row, day) ?? counted(lower, row, day)));
}

/** "1980-88", "1990-1994". */
function years(lower: readonly string[], row: number): Reading | null {
  const from = lower[row] ?? "";
  const to = lower[row + 2] ?? "";
  if (!YEAR.test(from) || !/^[-–]$/.test(lower[row + 1] ?? "") || !/^(?:\d\d|(?:19|20)\d\d)$/.test(to)) return null;
  const end = to.length === 2 ? `${from.slice(0, 2)}${to}` : to;
  return end > from ? both(row + 3, `${from}/${end}`) : null;
}

/** "12-year-old conflict", "20-month conflict", "six days of fighting". */
function aged(lower: readonly string[], row: number, day: string): Reading | null {
  const count = countOf(lower[row] ?? "");
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
      return both(to, `${Number(day.slice(0, 4)) - count}/${day}`);
    case "month":
      return both(to, `${monthAfter(day, -count)}/${day.slice(0, 7)}`);
    case "week":
      return both(to, `${toIso(toDay(day) - 7 * count)}/${day}`);
    case "day":
      return both(to, `${toIso(toDay(day) - count)}/${day}`);
    default:
      return null;
  }
}

const COUNTED = new Set(
  "protest protests strike strikes fighting clashes violence demonstrations siege talks negotiations shelling bombing bombardment".split(
    " ",
  ),
);
const IN_A_ROW = /^(?:straight|consecutive|successive|full)$/;

/** "the ninth day of their protest", "for a sixth day", "for the second straight night on Monday": from the first day on. */
function counted(lower: readonly string[], row: number, day: string): Reading | null {
  const count = ORDINALS.get(lower[row] ?? "") ?? 0;
  const at = row + (IN_A_ROW.test(lower[row + 1] ?? "") ? 2 : 1);
  if (count === 0 || !/^(?:day|night)$/.test(lower[at] ?? "")) return null;
  const strife = lower[at + 1] === "of" && lower.slice(at + 2, at + 5).some((word) => COUNTED.has(word));
  const running =
    /^(?:for|into|entered)$/.test(lower[row - 2] ?? "") && /^(?:an?|the|its|their)$/.test(lower[row - 1] ?? "");
  if (!strife && !running) return null;
  const named = lower[at + 1] === "on" ? DAYS.indexOf(lower[at + 2] ?? "") : -1;
  const last = toDay(day) - (named < 0 ? 0 : (weekday(toDay(day)) - named + 7) % 7);
  return both(named < 0 ? at + 1 : at + 3, `${toIso(last - count + 1)}/${toIso(last)}`);
}
