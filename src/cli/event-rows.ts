import { type NameOf, statusShown, whereOf } from "../publish/index.js";
import type { PublishedEvent } from "../record/index.js";

/** Engagements as the rows of a table: when, status, form, parties, persons, place, number of reports, id. */
export function engagementRows(engagements: readonly PublishedEvent[], on: string, nameOf: NameOf): string[][] {
  return engagements.map((engagement) => [
    when(engagement),
    statusShown(engagement, on),
    engagement.form ?? "",
    engagement.parties.map(nameOf).join(", "),
    engagement.persons.join(", "),
    whereOf(engagement, nameOf),
    String(engagement.reports.length),
    engagement.id,
  ]);
}

/** Other events as the rows of a table: when, status, type and mode, who, whom, place, number of reports, id. */
export function eventRows(events: readonly PublishedEvent[], on: string, nameOf: NameOf): string[][] {
  return events.map((event) => [
    when(event),
    statusShown(event, on),
    [event.type, event.mode].filter(Boolean).join(" "),
    event.actor.map(nameOf).join(", "),
    event.recipient.map(nameOf).join(", "),
    whereOf(event, nameOf),
    String(event.reports.length),
    event.id,
  ]);
}

const when = ({ start, end }: PublishedEvent) => [start, end === start ? null : end].filter(Boolean).join(" – ");
