import type { Article } from "./schema.js";
import { UnreadableArticle } from "./unreadable.js";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Earliest year a publication date is believed. */
const FIRST_YEAR = 1950;

/**
 * A publication date as the program keeps it: an ISO day, or a date-time with its zone; null where the words are no date.
 *
 * @example parsePublished("5 February 2025") // "2025-02-05"
 */
export function parsePublished(value: string): string | null {
  const text = value.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (iso) {
    const [, year = "", month = "", day = "", time, zone] = iso;
    const date = isoDay(Number(year), Number(month), Number(day));
    if (!date || !time) return date;
    const offset = zone && zone !== "Z" ? zone.replace(/^(...):?(..)$/, "$1:$2") : "Z";
    return Number.isNaN(Date.parse(`${date}T${time}${offset}`)) ? null : `${date}T${time}${offset}`;
  }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[ T,])/.exec(text);
  if (compact) return isoDay(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  return spelled(text);
}

/** "5 February 2025", "February 5, 2025", "Wed, 5 Feb 2025 10:00", "10.30 am, Feb. 5th, 2025": the day stands next to the month. */
function spelled(text: string): string | null {
  const words =
    text
      .slice(0, 80)
      .toLowerCase()
      .replace(/\d{1,2}[:.]\d{2}([:.]\d{2})?/g, " at ")
      .match(/[a-z]+|\d+/g) ?? [];
  const month = words.findIndex((word) => monthOf(word) > 0);
  const name = words[month];
  const near = [words[month - 1], words[month + 1], words[month + 1] === "the" ? words[month + 2] : undefined];
  const day = near.map(Number).find((n) => n >= 1 && n <= 31);
  const year = words.map(Number).find((n) => n >= FIRST_YEAR && n < 2200);
  return name !== undefined && year !== undefined && day !== undefined ? isoDay(year, monthOf(name), day) : null;
}

/** 1 to 12 for a month's name or an abbreviation of at least three letters; 0 for any other word. */
const monthOf = (word: string): number => (word.length < 3 ? 0 : MONTHS.findIndex((name) => name.startsWith(word)) + 1);

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year >= FIRST_YEAR && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

/**
 * A publication date given by the caller.
 *
 * @throws UnreadableArticle naming a value that is no date.
 */
export function givenDate(value: string | null | undefined): string | null {
  if (value === null || value === undefined || value.trim() === "") return null;
  const date = parsePublished(value);
  if (!date)
    throw new UnreadableArticle(
      `published "${value.slice(0, 40)}" is not a date`,
      "write it as 2025-02-05 or 2025-02-05T10:00:00Z",
    );
  return date;
}

/**
 * The day an article was published, counted in the zone its date-time names, else in UTC; null where it carries no date.
 *
 * @example publishedDay({ published: "2025-02-05T23:30:00-05:00" }) // "2025-02-05"
 */
export function publishedDay({ published }: Pick<Article, "published">): string | null {
  return published?.slice(0, 10) ?? null;
}
