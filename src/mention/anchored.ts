import type { Sentence } from "../language/index.js";
import { monthAfter, pad, toDay, toIso } from "./calendar.js";
import { both, MONTHS, NUMBERS, type Reading } from "./time-words.js";

/** Times told from another: "four days later", "the night before", "two days after", "the following June", "that September". */

type Unit = "day" | "week" | "month" | "year";

/** How far a time lies from the one it is told from. */
export interface Shift {
  readonly to: number;
  /** Units after it; below zero before it. */
  readonly count: number;
  readonly unit: Unit;
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries({ day: "day", night: "day", evening: "day", week: "week", month: "month", year: "year" } as const),
);
const unitOf = (word: string) => UNITS.get(word.replace(/s$/, "")) ?? null;

/** Words, besides figures, that such a time opens with; most tokens are none of them and are passed over at once. */
const LEADS: ReadonlySet<string> = new Set(["the", "that", "minutes", "hours", ...NUMBERS.keys()]);

/** Words that may follow an adverb, where "the day before" is whole: "before", "before in Paris", but not "before the vote". */
const WHOLE =
  /^(?:[^\p{L}\d]*|and|but|in|at|on|from|to|by|with|when|that|as|he|she|they|it|had|have|has|was|were|not)$/u;

/**
 * How far the time that begins at a row lies from another; null where it is told from none.
 *
 * @example shiftAt(["two", "days", "later"], 0) // { to: 3, count: 2, unit: "day" }
 */
export function shiftAt(lower: readonly string[], row: number): Shift | null {
  const lead = lower[row] ?? "";
  const figure = lead.charCodeAt(0);
  if (!LEADS.has(lead) && !(figure >= 48 && figure <= 57)) return null;
  const at = (shift: number) => lower[row + shift] ?? "";
  const whole = (shift: number) => WHOLE.test(at(shift));
  if (lead === "the") {
    const unit = unitOf(at(1));
    if (unit !== null && at(2) === "before" && whole(3)) return { to: row + 3, count: -1, unit };
    if (unit === "day" && at(2) === "after" && whole(3)) return { to: row + 3, count: 1, unit };
    const next = unitOf(at(2));
    if (next === "day" && at(1) === "next") return { to: row + 3, count: 1, unit: next };
    if (next !== null && at(1) === "following") return { to: row + 3, count: 1, unit: next };
    if (next === "day" && at(1) === "previous") return { to: row + 3, count: -1, unit: next };
    return next === "day" && at(1) === "same" ? { to: row + 3, count: 0, unit: next } : null;
  }
  if (lead === "that" && unitOf(at(1)) === "day" && whole(2)) return { to: row + 2, count: 0, unit: "day" };
  if (/^(?:minutes|hours)$/.test(lead) && /^(?:later|earlier|after|before)$/.test(at(1)))
    return { to: row + 2, count: 0, unit: "day" };
  const count = /^\d{1,2}$/.test(lead) ? Number(lead) : (NUMBERS.get(lead) ?? 0);
  const unit = count === 0 ? null : unitOf(at(1));
  if (unit === null) return null;
  if (/^(?:later|afterwards)$/.test(at(2))) return { to: row + 3, count, unit };
  if (at(2) === "earlier") return { to: row + 3, count: -count, unit };
  if (at(2) === "before") return { to: row + 3, count: whole(3) ? -count : count, unit };
  // "two days after the vote" dates what follows it: the vote came before what is told.
  return at(2) === "after" ? { to: row + 3, count: -count, unit } : null;
}

/**
 * The date a shift comes to from another; null where that is not exact enough.
 *
 * @example shifted({ count: 3, unit: "year" }, "2019-05-14") // "2022"
 */
export function shifted({ count, unit }: Pick<Shift, "count" | "unit">, from: string | null): string | null {
  if (from === null || from.includes("/")) return null;
  switch (unit) {
    case "day":
    case "week":
      return from.length === 10 ? toIso(toDay(from) + (unit === "week" ? 7 : 1) * count) : null;
    case "month":
      return from.length >= 7 ? monthAfter(from, count) : null;
    case "year":
      return String(Number(from.slice(0, 4)) + count);
  }
}

/**
 * A month told from a time before it: "the following June", "that September". "That may", "that May would" are none.
 *
 * @param last the date told before, ISO; null where none was.
 */
export function monthFrom({ form, lower }: Sentence, row: number, last: string | null): Reading | null {
  const word = lower[row] ?? "";
  if (last === null || last.includes("/") || last.length < 7 || (word !== "that" && word !== "following")) return null;
  const name = form[row + 1] ?? "";
  if (!/^\p{Lu}/u.test(name) || (word === "that" && (name === "May" || name === "March"))) return null;
  const month = MONTHS.indexOf(lower[row + 1] ?? "") + 1;
  if (month === 0) return null;
  const later = pad(month) > last.slice(5, 7) || (word === "that" && pad(month) === last.slice(5, 7));
  return both(row + 2, `${Number(last.slice(0, 4)) + (later ? 0 : 1)}-${pad(month)}`);
}
