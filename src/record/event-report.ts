import { type Days, daysOf, engagementDate, precisionOf } from "./day.js";
import { isCall, mergeKey } from "./merge-key.js";
import { type Names, namesOf } from "./persons.js";
import type { Mergeable } from "./wording.js";

/** One report of an event or commitment: a statement in view, with what its article says of itself. */
export interface Report<S extends Mergeable = Mergeable> {
  /** Name of the statement that survives recoding: article hash, evidence, type. */
  readonly name: string;
  /** The article's id, as shown. */
  readonly article: string;
  readonly hash: string;
  /** Day the article was published, `YYYY-MM-DD`. */
  readonly reported: string | null;
  readonly statement: S;
}

/** A report as it is kept for merging. */
export interface EventReport extends Report {
  /** The words that say what it is about, as `contentWords` gives them. */
  readonly words: readonly string[];
}

/** Order of two strings by code units, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order in which reports are read: by day reported, undated last, then by article and statement. */
export function inOrder(a: Report, b: Report): number {
  return (
    compare(a.reported ?? "9999", b.reported ?? "9999") ||
    compare(a.hash, b.hash) ||
    a.statement.evidence.start - b.statement.evidence.start ||
    compare(a.name, b.name)
  );
}

/** A report with what merging asks of it again and again, worked out once. */
export interface Prepared extends Report {
  /** Only reports under one key are compared. */
  readonly key: string;
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
  /** Put off or called off. */
  readonly moves: boolean;
  readonly call: boolean;
  /** Persons acting, by their party. */
  readonly persons: ReadonlyMap<string, Names>;
  readonly words: ReadonlySet<string>;
}

/** Works out what merging needs of a report. */
export function prepare(report: EventReport): Prepared {
  const { statement } = report;
  const status = statement.kind === "event" ? statement.status : "happened";
  const date = statement.kind === "event" ? engagementDate(statement) : statement.deadline;
  const day = daysOf(report.reported)?.from ?? null;
  const ahead = status === "planned" || status === "possible";
  const held = status === "happened" || status === "ongoing";
  const exact = precisionOf(date) === "day";
  return {
    ...report,
    key: mergeKey(statement),
    day,
    days: datedDays(daysOf(date), exact ? null : day, ahead, held && statement.kind === "event"),
    exact,
    ahead,
    held,
    moves: status === "postponed" || status === "cancelled",
    call: statement.kind === "event" && isCall(statement),
    persons: statement.kind === "event" ? namesOf(statement) : new Map(),
    words: new Set(report.words),
  };
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
