import type { Commitment, Event, Statement } from "../statement/index.js";
import { engagementDate, precisionOf } from "./day.js";
import { compare } from "./event-report.js";
import { type Figure, figuresOfOneMatter } from "./figures.js";
import { spokenOutcome } from "./pledge-state.js";
import type { PublishedCommitment, PublishedEvent } from "./published.js";

/** What reports of one thing disagree about: every value with the statements that give it, and which one counts. */
export interface Conflict {
  readonly about: "date" | "place" | "venue" | "form" | "status" | "value" | "deadline" | "figure";
  readonly values: readonly {
    readonly value: string;
    readonly statements: readonly string[];
    /** Why this one counts; null for the others. */
    readonly best: string | null;
  }[];
}

/** One report of something, as conflicts are told from it. */
export interface Reporting<S extends Statement = Event> {
  readonly statement: S;
  /** The day it was reported. */
  readonly reported: string | null;
}

/**
 * Where the reports of an event give different values for what can have only one. A plan that was moved is no conflict:
 * only reports of one status are held against one another. Nothing is dropped; the value that the event is shown with is
 * marked with why it counts.
 */
export function conflictsOf(
  event: Pick<PublishedEvent, "start" | "end" | "place" | "venue" | "form">,
  reports: readonly Reporting[],
): Conflict[] {
  const shown = event.end === null ? event.start : `${event.start}/${event.end}`;
  const held = reports.filter(({ statement: { status } }) => status === "happened" || status === "ongoing");
  const counted = held.length > 0 ? held : reports.filter(({ statement: { status } }) => status === "planned");
  const said = [...new Set(reports.map(({ statement }) => statement.status))];
  const denied = said.includes("denied") && said.includes("happened");
  return [
    conflict("date", shown, counted, (statement) => exactDate(statement)),
    conflict("place", event.place, counted, ({ place }) => place),
    conflict("venue", event.venue, counted, ({ venue }) => venue),
    denied ? conflict("status", "happened", reports, ({ status }) => status) : null,
  ].filter((found) => found !== null);
}

/**
 * Where the reports of a commitment give different sums or deadlines. What is told as raised or lowered is no conflict:
 * only what was said from the last such word on is held against one another, but for what was said before it.
 */
export function pledgeConflictsOf(
  { value, deadline }: Pick<PublishedCommitment, "value" | "deadline">,
  reports: readonly Reporting<Commitment>[],
): Conflict[] {
  const turn = reports.findLastIndex(({ statement }) => spokenOutcome(statement.evidence.text) === "raised");
  const old = new Set(reports.slice(0, Math.max(0, turn)).map(({ statement }) => sumOf(statement)));
  const counted = reports.slice(Math.max(0, turn)).filter(({ statement }) => !old.has(sumOf(statement)));
  const shown = counted.findLast(({ statement }) => statement.value === value)?.statement;
  return [
    conflict("value", shown ? sumOf(shown) : null, counted, sumOf, ({ value: written }) => written),
    conflict("deadline", deadline, counted, (statement) => statement.deadline),
  ].filter((found) => found !== null);
}

const sumOf = ({ amount, unit, value }: Commitment): string | null =>
  amount === null ? (value?.toLowerCase() ?? null) : `${amount} ${unit}`;

/**
 * Where figures that the reports of one event give of one matter differ. The one that most reports give counts; of those
 * that as many give, the one reported last, since counts are completed as days go by.
 */
export function figureConflictsOf(figures: readonly Figure[]): Conflict[] {
  return figuresOfOneMatter(figures).flatMap((matter) => {
    const told = matter.map(({ statement, reported }) => ({ statement, reported }));
    const amount = new Map(matter.map(({ statement, amount: number }) => [statement, String(number)]));
    const support = (number: string | undefined) => [...amount.values()].filter((other) => other === number).length;
    const best = [...told]
      .reverse()
      .sort(
        (a, b) =>
          support(amount.get(b.statement)) - support(amount.get(a.statement)) ||
          compare(b.reported ?? "", a.reported ?? ""),
      )[0];
    const shown = best ? (amount.get(best.statement) ?? null) : null;
    const found = conflict(
      "figure",
      shown,
      told,
      (it) => amount.get(it) ?? null,
      ({ figure }) => figure,
    );
    return found ? [found] : [];
  });
}

/** Only dates to the day can disagree: "in May" and "on 16 May" do not. */
function exactDate(statement: Event): string | null {
  const date = engagementDate(statement);
  return precisionOf(date) === "day" ? date : null;
}

/** @param written how a value is shown, by the first report that gives it; as it is compared where left out. */
function conflict<S extends Statement>(
  about: Conflict["about"],
  shown: string | null,
  reports: readonly Reporting<S>[],
  valueIn: (statement: S) => string | null,
  written: (statement: S) => string | null = valueIn,
): Conflict | null {
  const given = new Map<string, Reporting<S>[]>();
  for (const report of reports) {
    const value = valueIn(report.statement);
    if (value !== null) given.set(value, [...(given.get(value) ?? []), report]);
  }
  const dates = about === "date" || about === "deadline";
  if (given.size < 2 || (dates && overlapping([...given.keys()]))) return null;
  const most = Math.max(...[...given.values()].map(({ length }) => length));
  return {
    about,
    values: [...given].map(([value, own]) => ({
      value: (own[0] && written(own[0].statement)) ?? value,
      statements: own.map(({ statement }) => statement.id),
      best: value === shown ? why(own, most, LESS[about] ?? "given by the report nearest to it") : null,
    })),
  };
}

/** Why a value counts that is not given by most reports. */
const LESS: { readonly [about in Conflict["about"]]?: string } = {
  value: "given by the latest report",
  deadline: "given by the latest report",
  figure: "given by the latest report",
};

function why(own: readonly Reporting<Statement>[], most: number, less: string): string {
  const days = own
    .map(({ reported }) => reported ?? "")
    .filter((day) => day !== "")
    .sort();
  const support = own.length === most && most > 1 ? `given by most reports (${most})` : less;
  return days[0] ? `${support}, first on ${days[0]}` : support;
}

/** Whether the stretches share a day: a day of a visit does not disagree with the whole of it. */
function overlapping(dates: readonly string[]): boolean {
  const ends = dates.map((date) => {
    const [from = "", to = from] = date.split("/");
    return { from, to };
  });
  const latest =
    ends
      .map(({ from }) => from)
      .sort()
      .at(-1) ?? "";
  return ends.every(({ to }) => to >= latest);
}
