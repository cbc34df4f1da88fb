import type { Event } from "../statement/index.js";
import { type Days, daysOf, precisionOf } from "./day.js";
import { contentWords } from "./wording.js";

/** One report of an event: a statement in view, with what its article says of itself. */
export interface EventReport {
  /** Name of the statement that survives recoding: article hash, evidence, type. */
  readonly name: string;
  /** The article's id, as shown. */
  readonly article: string;
  readonly hash: string;
  /** Day the article was published, `YYYY-MM-DD`. */
  readonly reported: string | null;
  readonly statement: Event;
}

/** Order of two strings by code units, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order in which reports are read: by day reported, undated last, then by article and statement. */
export function inOrder(a: EventReport, b: EventReport): number {
  return (
    compare(a.reported ?? "9999", b.reported ?? "9999") ||
    compare(a.hash, b.hash) ||
    a.statement.evidence.start - b.statement.evidence.start ||
    compare(a.name, b.name)
  );
}

/** A report with what merging asks of it again and again, worked out once. */
export interface Prepared extends EventReport {
  /** The day the article was published, as a number. */
  readonly day: number | null;
  /** The days its event may fall on; null where it gives no date. */
  readonly days: Days | null;
  /** Whether it dates its event to the day. */
  readonly exact: boolean;
  /** Planned or possible: it lies ahead. */
  readonly ahead: boolean;
  /** Happened or under way. */
  readonly held: boolean;
  /** The words that say what it is about. */
  readonly words: ReadonlySet<string>;
}

/** Works out what merging needs of a report. */
export function prepare(report: EventReport): Prepared {
  const { status, date } = report.statement;
  const day = daysOf(report.reported)?.from ?? null;
  const ahead = status === "planned" || status === "possible";
  const held = status === "happened" || status === "ongoing";
  const exact = precisionOf(date) === "day";
  const days = datedDays(daysOf(date), exact ? null : day, ahead, held);
  return { ...report, day, days, exact, ahead, held, words: contentWords(report.statement) };
}

/**
 * The days an event may fall on: its date, less the part of a vague one that its status rules out ("in May", planned
 * on the 20th, is the 20th to the 31st).
 */
function datedDays(days: Days | null, reported: number | null, ahead: boolean, held: boolean): Days | null {
  if (!days || reported === null) return days;
  if (ahead && days.to >= reported) return { from: Math.max(days.from, reported), to: days.to };
  if (held && days.from <= reported) return { from: days.from, to: Math.min(days.to, reported) };
  return days;
}
