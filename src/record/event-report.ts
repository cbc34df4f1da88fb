import type { Event } from "../statement/index.js";
import { type Days, daysOf, precisionOf } from "./day.js";

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

/** What lies ahead, as against what has come about. */
export const isAhead = ({ status }: Event): boolean => status === "planned" || status === "possible";

/** What has come about or is under way. */
export const isHeld = ({ status }: Event): boolean => status === "happened" || status === "ongoing";

/**
 * The days a report's event may fall on: its date, less the part of a vague one that its status rules out ("in May",
 * planned on the 20th, is the 20th to the 31st). Null where the report gives no date.
 */
export function datedDays(report: EventReport): Days | null {
  const days = daysOf(report.statement.date);
  const reported = reportedDay(report);
  if (!days || reported === null || isExact(report)) return days;
  if (isAhead(report.statement) && days.to >= reported) return { from: Math.max(days.from, reported), to: days.to };
  if (isHeld(report.statement) && days.from <= reported) return { from: days.from, to: Math.min(days.to, reported) };
  return days;
}

/** Whether a report dates its event to the day. */
export const isExact = (report: EventReport): boolean => precisionOf(report.statement.date) === "day";

/** The day the article was published, as a number. */
export const reportedDay = ({ reported }: EventReport): number | null => daysOf(reported)?.from ?? null;
