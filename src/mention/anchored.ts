import type { Sentence } from "../language/index.js";
import { monday, monthAfter, pad, toDay, toIso } from "./calendar.js";
import { countOf } from "./number-words.js";
import { both, MONTHS, NUMBERS, type Reading } from "./time-words.js";

/** Times told from another: "four days later", "the night before", "two days after", "the following June", "that September". */

type Unit = "day" | "week" | "month" | "year";

/** How far a time lies from the one it is told from. */
export interface Shift {
  readonly to: number;
  /** Units after it; below zero before it. */
  readonly count: number;
  readonly unit: Unit;
  /** Whether it names but a part of its day: "in the morning", "at dawn". */
  readonly part?: true;
  /** Whether it is all of a week: "the week before". */
  readonly span?: boolean;
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries({ day: "day", night: "day", evening: "day", week: "week", month: "month", year: "year" } as const),
);
const unitOf = (word: string) => UNITS.get(word.replace(/s$/, "")) ?? null;

/** Words, besides figures, that such a time opens with; most tokens are none of them and are passed over at once. */
const LEADS: ReadonlySet<string> = new Set(
  "the that minutes hours in at by before after within later earlier".split(" ").concat([...NUMBERS.keys()]),
);

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
  const length = partOfDay(lead, at);
  if (length > 0) return WITH_DAY.test(at(length)) ? null : { to: row + length, count: 0, unit: "day", part: true };
  if (lead === "the") {
    const unit = unitOf(at(1));
    if (unit !== null && at(2) === "before" && whole(3)) return { to: row + 3, count: -1, unit, span: unit === "week" };
    if (unit === "day" && at(2) === "after" && whole(3)) return { to: row + 3, count: 1, unit };
    const next = unitOf(at(2));
    if (next === "day" && at(1) === "next") return { to: row + 3, count: 1, unit: next };
    if (next === "day" && at(1) === "previous") return { to: row + 3, count: -1, unit: next };
    const count = at(1) === "following" ? 1 : at(1) === "same" ? 0 : null;
    return next !== null && count !== null ? { to: row + 3, count, unit: next, span: next === "week" } : null;
  }
  if (lead === "that") {
    // Not "the thirteenth of that month".
    const unit = PART.test(at(1)) ? "day" : at(-1) === "of" ? null : unitOf(at(1));
    return unit !== null && whole(2) ? { to: row + 2, count: 0, unit, span: unit === "week" } : null;
  }
  if (/^(?:minutes|hours)$/.test(lead) && /^(?:later|earlier|after|before)$/.test(at(1)))
    return { to: row + 2, count: 0, unit: "day" };
  const count = countOf(lead, NUMBERS);
  const unit = count === 0 ? null : unitOf(at(1));
  if (unit === null) return null;
  if (/^(?:later|afterwards)$/.test(at(2))) return { to: row + 3, count, unit };
  if (at(2) === "earlier") return { to: row + 3, count: -count, unit };
  if (at(2) === "before") return { to: row + 3, count: whole(3) ? -count : count, unit };
  // "two days after the vote" dates what follows it: the vote came before what is told.
  return at(2) === "after" ? { to: row + 3, count: -count, unit } : null;
}

const PART = /^(?:morning|afternoon|evening)$/;
const HOUR = /^(?:dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight)$/;
/** What stands behind a part of a day that is of a day of its own: "at dawn on Friday", "in the morning of May 3". */
const WITH_DAY = /^(?:on|of|after|before)$/;

/** Words of "in the morning", "by evening", "at dawn", "later in the day", "within hours"; 0 where they name no part of a day. */
function partOfDay(lead: string, at: (shift: number) => string): number {
  switch (lead) {
    case "in":
      return at(1) === "the" && PART.test(at(2)) ? 3 : 0;
    case "at":
    case "by":
    case "before":
    case "after":
      return HOUR.test(at(1)) || (lead === "by" && at(1) === "evening") ? 2 : 0;
    case "later":
    case "earlier":
      return at(1) === "in" && at(2) === "the" && at(3) === "day" ? 4 : 0;
    case "within":
      if (/^(?:minutes|hours)$/.test(at(1))) return 2;
      return /^(?:the|an)$/.test(at(1)) && at(2) === "hour" ? 3 : 0;
    default:
      return 0;
  }
}

/**
 * The date a shift comes to from another; null where that is not exact enough.
 *
 * @example shifted({ count: 3, unit: "year" }, "2019-05-14") // "2022"
 */
export function shifted(
  { count, unit, span = false }: Pick<Shift, "count" | "unit" | "span">,
  from: string | null,
): string | null {
  if (from === null || from.includes("/")) return null;
  switch (unit) {
    case "day":
    case "week": {
      if (from.length !== 10) return null;
      if (!span) return toIso(toDay(from) + (unit === "week" ? 7 : 1) * count);
      const start = monday(toDay(from)) + 7 * count;
      return `${toIso(start)}/${toIso(start + 6)}`;
    }
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
