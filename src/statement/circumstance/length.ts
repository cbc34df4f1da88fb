import { countOf } from "../../mention/index.js";

const UNITS: ReadonlyMap<string, number> = new Map(Object.entries({ day: 1, days: 1, week: 7, weeks: 7 }));
const OCCASIONS = new Set("visit tour trip talks meeting conference summit stay mission round session".split(" "));

/** Whether a word near a length says that it is that of a visit or a meeting ("a four-day official visit"). */
export const isOfOccasion = (words: readonly string[], row: number): boolean =>
  words.slice(Math.max(0, row - 2), row + 8).some((word) => OCCASIONS.has(word));

/**
 * Days after the first of "two-day", "three days of", "week-long", "spend three days"; 0 where no such length stands at a row.
 *
 * @param words forms in lower case.
 * @param plain whether any number of days or weeks counts ("comes for two days").
 * @example lengthAt(["a", "four-day", "visit"], 1) // 0: the tokenizer parts it, "four", "-", "day"
 * @example lengthAt(["a", "four", "-", "day", "visit"], 1) // 3
 */
export function lengthAt(words: readonly string[], row: number, plain = false): number {
  const at = (shift: number) => words[row + shift] ?? "";
  if (at(0) === "week" && at(1) === "-" && at(2) === "long") return 7;
  if (at(0) === "weeklong" || at(0) === "week-long") return 7;
  const number = countOf(at(0));
  if (number < 2) return 0;
  const unit = at(1) === "-" ? UNITS.get(at(2)) : UNITS.get(at(1));
  const counts =
    plain || at(1) === "-" || at(2) === "of" || (at(-1) === "of" && OCCASIONS.has(at(-2))) || isSpent(words, row);
  return unit !== undefined && counts ? number * unit - 1 : 0;
}

/** "will spend three days", "spent two or three days". */
export const isSpent = (words: readonly string[], row: number): boolean =>
  words.slice(Math.max(0, row - 3), row).some((word) => /^spen(?:d|ds|t|ding)$/.test(word));
