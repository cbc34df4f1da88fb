import type { Event } from "../statement/index.js";
import type { Precision } from "./published.js";

/** A stretch of days, both ends in it, counted from 1970-01-01. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 86_400_000;

/**
 * The days a date of the coding guide may mean: `2025-05` the whole of May, `START/END` from the first of START to
 * the last of END; null where it is no date.
 *
 * @example daysOf("2025-05") // { from: 20209, to: 20239 }
 */
export function daysOf(date: string | null): Days | null {
  if (date === null) return null;
  const known = KNOWN.get(date);
  if (known !== undefined) return known;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const days = stretchOf(date);
  KNOWN.set(date, days);
  return days;
}

/** Dates read before: merging asks for the days of the same dates again and again. */
const KNOWN = new Map<string, Days | null>();
const MOST_KNOWN = 10_000;

function stretchOf(date: string): Days | null {
  const [start = "", end = start] = date.split("/");
  const first = single(start);
  const last = single(end);
  if (!first || !last || last.to < first.from) return null;
  return { from: first.from, to: last.to };
}

function single(date: string): Days | null {
  const [year = "", month, day] = date.split("-");
  if (!/^\d{4}$/.test(year)) return null;
  const y = Number(year);
  const m = month === undefined ? 0 : Number(month) - 1;
  const from = Date.UTC(y, m, day === undefined ? 1 : Number(day)) / DAY_MS;
  if (!Number.isInteger(from)) return null;
  if (day !== undefined) return { from, to: from };
  return { from, to: Date.UTC(month === undefined ? y + 1 : y, month === undefined ? 0 : m + 1, 1) / DAY_MS - 1 };
}

/** How exact a date is; a range is as exact as its vaguer end. */
export function precisionOf(date: string | null): Precision | null {
  if (date === null || daysOf(date) === null) return null;
  const shortest = Math.min(...date.split("/").map((part) => part.length));
  return shortest >= 10 ? "day" : shortest >= 7 ? "month" : "year";
}

/** Days between two stretches; 0 where they share one. */
export function gap(a: Days, b: Days): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

/** Days that an engagement lasts at most, where its days are given. */
const LONGEST_STAY = 100;

/**
 * The date of an event as it is merged and shown. Of an engagement, a stretch of years up to a day ("the first visit
 * since 1983", read as `1983/2024-07-09`) does not say when it was: null.
 */
export function engagementDate({ type, date }: Event): string | null {
  if (type !== "CONSULT" || date === null || !date.includes("/")) return date;
  const [start = "", end = ""] = date.split("/");
  const days = daysOf(date);
  const lasts = days === null ? 0 : days.to - days.from;
  return start.length !== end.length || (end.length >= 10 && lasts > LONGEST_STAY) ? null : date;
}

/** Stretches closer than this are looked up as one. */
const CLOSE_DAYS = 7;

/**
 * Adds a stretch to a list of stretches that lie apart, joined with those close to it: the list stays short, however many
 * days are told of, and holds a few days more.
 */
export function insertDays(list: Days[], days: Days): void {
  let { from, to } = days;
  for (let at = list.length - 1; at >= 0; at--) {
    const own = list[at];
    if (!own || gap(own, { from, to }) > CLOSE_DAYS) continue;
    from = Math.min(from, own.from);
    to = Math.max(to, own.to);
    list.splice(at, 1);
  }
  list.push({ from, to });
}

/** Whether one of the stretches holds all of another one. */
export const covers = (list: readonly Days[], { from, to }: Days): boolean =>
  list.some((own) => own.from <= from && own.to >= to);
