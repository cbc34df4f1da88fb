import type { Event } from "../statement/index.js";
import { engagementDate, precisionOf } from "./day.js";
import type { PublishedEvent } from "./published.js";

/** What reports of one event disagree about: every value with the statements that give it, and which one counts. */
export interface Conflict {
  readonly about: "date" | "place" | "venue" | "form" | "status";
  readonly values: readonly {
    readonly value: string;
    readonly statements: readonly string[];
    /** Why this one counts; null for the others. */
    readonly best: string | null;
  }[];
}

/** One report of an event, as conflicts are told from it. */
export interface Reporting {
  readonly statement: Event;
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

/** Only dates to the day can disagree: "in May" and "on 16 May" do not. */
function exactDate(statement: Event): string | null {
  const date = engagementDate(statement);
  return precisionOf(date) === "day" ? date : null;
}

function conflict(
  about: Conflict["about"],
  shown: string | null,
  reports: readonly Reporting[],
  valueIn: (statement: Event) => string | null,
): Conflict | null {
  const given = new Map<string, Reporting[]>();
  for (const report of reports) {
    const value = valueIn(report.statement);
    if (value !== null) given.set(value, [...(given.get(value) ?? []), report]);
  }
  if (given.size < 2 || (about === "date" && overlapping([...given.keys()]))) return null;
  const most = Math.max(...[...given.values()].map(({ length }) => length));
  return {
    about,
    values: [...given].map(([value, own]) => ({
      value,
      statements: own.map(({ statement }) => statement.id),
      best: value === shown ? why(own, most) : null,
    })),
  };
}

function why(own: readonly Reporting[], most: number): string {
  const days = own
    .map(({ reported }) => reported ?? "")
    .filter((day) => day !== "")
    .sort();
  const support =
    own.length === most && most > 1 ? `given by most reports (${most})` : "given by the report nearest to it";
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
