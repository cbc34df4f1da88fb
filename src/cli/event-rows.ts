import { statusShown } from "../publish/index.js";
import type { PublishedEvent } from "../record/index.js";

/** Engagements as the rows of a table: when, status, form, parties, persons, place, number of reports, id. */
export function engagementRows(engagements: readonly PublishedEvent[], on: string, nameOf: NameOf): string[][] {
  return engagements.map((engagement) => [
    when(engagement),
    statusShown(engagement, on),
    engagement.form ?? "",
    engagement.parties.map(nameOf).join(", "),
    engagement.persons.join(", "),
    where(engagement, nameOf),
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
    where(event, nameOf),
    String(event.reports.length),
    event.id,
  ]);
}

type NameOf = (code: string) => string;

const when = ({ start, end }: PublishedEvent) => [start, end === start ? null : end].filter(Boolean).join(" – ");

const where = ({ venue, place }: PublishedEvent, nameOf: NameOf) =>
  [venue, place && nameOf(place)].filter((part, at, all) => part && all.indexOf(part) === at).join(", ");
