import type { Commitment, Event, Status } from "../statement/index.js";
import { type Days, daysOf, engagementDate, precisionOf } from "./day.js";
import { isCall, mergeKey } from "./merge-key.js";
import { namesOf } from "./persons.js";
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

/** A report with the words that say what it is about, as `contentWords` gives them. */
export interface EventReport extends Report {
  readonly words: readonly string[];
}

/** Order of two strings by code units, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What the order of reading goes by. */
export interface Ordered {
  readonly name: string;
  readonly hash: string;
  readonly reported: string | null;
  /** Where its evidence begins. */
  readonly at: number;
}

/** The day of reporting of what has none: it is read last. */
export const UNDATED = "9999";

/** The order in which reports are read: by day reported, undated last, then by article and statement. */
export function byReading(a: Ordered, b: Ordered): number {
  return (
    compare(a.reported ?? UNDATED, b.reported ?? UNDATED) ||
    compare(a.hash, b.hash) ||
    a.at - b.at ||
    compare(a.name, b.name)
  );
}

/** The same order of whole reports. */
export function inOrder(a: Report, b: Report): number {
  return (
    compare(a.reported ?? UNDATED, b.reported ?? UNDATED) ||
    compare(a.hash, b.hash) ||
    a.statement.evidence.start - b.statement.evidence.start ||
    compare(a.name, b.name)
  );
}

/** What merging asks of a report again and again, worked out once and kept: plain data. */
export interface Prepared extends Ordered {
  /** Only reports under one key are compared. */
  readonly key: string;
  readonly what: "engagement" | "event" | "commitment";
  /** The day the article was published, as a number. */
  readonly day: number | null;
  /** The days its event may fall on; null where it gives no date. */
  readonly days: Days | null;
  /** Whether it dates its event to the day. */
  readonly exact: boolean;
  readonly status: Status | null;
  readonly call: boolean;
  readonly visit: boolean;
  readonly mode: string | null;
  readonly place: string | null;
  /** In small letters. */
  readonly venue: string | null;
  /** Whether its words say that the event has another day now. */
  readonly moved: boolean;
  /** Words of the names of the persons acting, by their party. */
  readonly persons: { readonly [code: string]: readonly string[] };
  readonly words: readonly string[];
  /** Of a commitment. */
  readonly pledge: Pledge | null;
}

/** What tells one promise from another. */
export interface Pledge {
  readonly to: readonly string[];
  readonly value: string | null;
  readonly amount: number | null;
  readonly unit: string | null;
}

/** Planned or possible: it lies ahead. */
export const isAhead = ({ status }: Pick<Prepared, "status">): boolean => status === "planned" || status === "possible";
/** Happened or under way. */
export const isHeld = ({ status }: Pick<Prepared, "status">): boolean => status === "happened" || status === "ongoing";
/** Put off or called off. */
export const isOff = ({ status }: Pick<Prepared, "status">): boolean =>
  status === "postponed" || status === "cancelled";

/** Words of a report that an engagement has another day now. */
const MOVED =
  /\b(?:mov(?:ed|es|ing)|postpon\w+|reschedul\w+|delay\w*|put off|pushed back|brought forward|deferred|instead of|later than|earlier than)\b/i;

/** Words that recall a plan which another took the place of. */
const FORMER = /\bhad been (?:due|expected|scheduled|set|slated|planned|supposed|to)\b|\bwas to have\b/i;

/** Whether an event is told as what had been planned before: "she had been due on Friday". */
export const isFormerPlan = ({ status, evidence }: Event): boolean =>
  status === "planned" && FORMER.test(evidence.text);

/**
 * Works out what merging needs of a report.
 *
 * @example prepare(report).key // "CONSULT|POL,UKR"
 */
export function prepare({ name, hash, reported, words, statement }: EventReport): Prepared {
  const day = daysOf(reported)?.from ?? null;
  const event = statement.kind === "event" ? statement : null;
  const pledge = statement.kind === "commitment" ? statement : null;
  const engagement = event?.type === "CONSULT";
  const date = event ? engagementDate(event) : (pledge?.deadline ?? null);
  const exact = precisionOf(date) === "day";
  // Every report has the same fields in the same order: there are many of them.
  return {
    name,
    hash,
    reported,
    at: statement.evidence.start,
    key: mergeKey(statement),
    day,
    words,
    what: engagement ? "engagement" : event ? "event" : "commitment",
    days: event ? datedDays(daysOf(date), exact ? null : day, event.status) : daysOf(date),
    exact,
    status: event?.status ?? null,
    call: event !== null && isCall(event),
    visit: event?.form === "visit",
    mode: event?.mode ?? null,
    place: event?.place ?? null,
    venue: event?.venue?.toLowerCase() ?? null,
    moved: engagement && (MOVED.test(event.evidence.text) || isFormerPlan(event)),
    persons: engagement ? namesOf(event) : {},
    pledge: pledge && pledgeOf(pledge),
  };
}

const pledgeOf = ({ to, value, amount, unit }: Commitment): Pledge => ({
  to: to.flatMap(({ code }) => code ?? []),
  value: value?.toLowerCase() ?? null,
  amount,
  unit,
});

/**
 * The days an event may fall on: its date, less the part of a vague one that its status rules out ("in May", planned
 * on the 20th, is the 20th to the 31st).
 */
function datedDays(days: Days | null, reported: number | null, status: Status): Days | null {
  if (!days || reported === null) return days;
  const ahead = status === "planned" || status === "possible";
  const held = status === "happened" || status === "ongoing";
  if (ahead && days.to >= reported) return { from: Math.max(days.from, reported), to: days.to };
  if (held && days.from <= reported) return { from: days.from, to: Math.min(days.to, reported) };
  return days;
}
