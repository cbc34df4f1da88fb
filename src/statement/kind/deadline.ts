import { publishedDay } from "../../article/index.js";
import { amountIn, type QuantityMention, shifted, type TimeMention } from "../../mention/index.js";
import type { Passage } from "../passage.js";
import { type Tree, under } from "../syntax/tree.js";
import { isAside } from "./commitment-value.js";

/** When a promise is due, with the words that say so. */
export interface Deadline {
  /** ISO day, month or year. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** Tokens after a promise in which the words that limit it may stand. */
const AFTER = 8;

/**
 * When a promise is due: by a date, until one, or when a length of time is over ("within two years").
 *
 * @param first first row of the promise; @param last its last row.
 * @param row the word that binds; @param content what it binds to; @param deed whether that word is itself what is to be done ("will leave").
 * @example deadlineOf(passage, 0, 6, 1, 3, false)?.date // "2026" for "Norway promised in 2024 to close the mine within two years"
 */
export function deadlineOf(
  { article, tree, times, quantities }: Passage,
  first: number,
  last: number,
  row: number,
  content: number,
  deed: boolean,
): Deadline | undefined {
  const published = publishedDay(article);
  const inside = ({ from, to }: { from: number; to: number }) => from >= first && to <= last + 1;
  for (const one of quantities) {
    if (one.type !== "duration" || one.from < row || one.from >= last + AFTER || !isLimit(tree, one)) continue;
    if (isAside(tree, one.head, row, content)) continue;
    const date = whenOver(one, madeOn(times, row, published));
    if (date !== null) return { date, start: one.start, end: one.end };
  }
  // "by June" limits the promise wherever it stands after it; "in June" only inside what is promised.
  for (const time of times) {
    if (
      time.from <= row - 3 ||
      !(inside(time) || ((time.relation !== "at" || isFor(tree, time)) && time.from < last + AFTER))
    )
      continue;
    if (isAside(tree, time.head, row, content)) continue;
    const date = dueOn(
      time,
      published,
      isFor(tree, time),
      (deed || content !== row) && under(tree, time.head, content),
    );
    if (date !== null) return { date, start: time.start, end: time.end };
  }
  return undefined;
}

/** Whether a length of time limits a promise: "within five years", "over the next two years"; "for ten years" says how long. */
function isLimit(tree: Tree, { from, to }: QuantityMention): boolean {
  const { lower } = tree.sentence;
  let at = from - 1;
  const next = /^(?:next|coming|following)$/.test(lower[at] ?? "");
  while (/^(?:the|next|coming|following|about|some|a)$/.test(lower[at] ?? "")) at--;
  // "within five to seven years".
  if (/^(?:to|or)$/.test(lower[at] ?? "")) at -= 2;
  const by = lower[at] ?? "";
  // "over three years" is read as a length by itself.
  const opened = lower[from] === "over" ? "over" : by;
  if (/^(?:ago|earlier|later|before|old|after)$/.test(lower[to] ?? "")) return false;
  return /^(?:within|in|over)$/.test(opened) || (next && /^(?:for|during)$/.test(by));
}

/** Whether a time is what a promise is for: "promised a vote for May", "$20 million for this year". */
function isFor({ sentence: { lower } }: Tree, { from }: TimeMention): boolean {
  return lower[from] === "for" || lower[from - 1] === "for";
}

/** When a promise was made: a time right behind the word that binds, else the day of publication. */
function madeOn(times: readonly TimeMention[], row: number, published: string | null): string | null {
  const made = times.find(
    ({ from, relation, past }) =>
      relation === "at" && from > row && from <= row + 2 && past !== null && (published === null || past < published),
  );
  return made?.past ?? published;
}

/** Days from which a length of time is told in months. */
const MONTH = 30;

/** The end of a length of time from a date: a day, month or year, as it is counted; null where that cannot be told. */
function whenOver({ unit, value }: QuantityMention, from: string | null): string | null {
  const words = value.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];
  const count = words.reduce((last, word) => amountIn(word) ?? last, 0);
  if (count === 0) return null;
  switch (unit) {
    case "day":
      return shifted({ count, unit }, from)?.slice(0, count < MONTH ? 10 : 7) ?? null;
    case "week":
      return shifted({ count, unit }, from)?.slice(0, count * 7 < MONTH ? 10 : 7) ?? null;
    case "month":
    case "year":
      return shifted({ count, unit }, from);
    case "decade":
      return shifted({ count: 10 * count, unit: "year" }, from);
    default:
      return null;
  }
}

/**
 * The date on which a promise is due, if a time may be when: it lies ahead, and is no day on which the promise was made.
 *
 * @param meant whether the promise is told to be for it; @param deed whether the time stands with what is promised rather than with the promise.
 */
function dueOn(
  { relation: how, future, date, past }: TimeMention,
  published: string | null,
  meant: boolean,
  deed: boolean,
): string | null {
  const due = future ?? date;
  if (due === null || !(meant || how === "by" || how === "until" || how === "at")) return null;
  const [from = "", to = from] = due.split("/");
  const day = published?.slice(0, to.length) ?? "";
  if (to < day || (to === day && how === "at" && to.length === 10)) return null;
  if (!meant && how === "at" && date === past && date !== future && !deed) return null;
  return lastOf(from, to);
}

/** The end of a stretch of time: of more than a month its last month, of a year its year. */
function lastOf(from: string, to: string): string {
  return from.slice(0, 7) === to.slice(0, 7) ? to : to.slice(0, 7);
}
