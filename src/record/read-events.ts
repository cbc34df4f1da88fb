import { and, arrayContains, asc, desc, eq, gte, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { daysFrom } from "../mention/index.js";
import type { EventType } from "../statement/index.js";
import type { Database } from "./engine.js";
import { indexable } from "./parties.js";
import type { Published, PublishedEvent } from "./published.js";
import { events } from "./tables.js";

/** Which engagements or events are wanted; every condition given must hold. */
export interface EventQuery {
  /** The day from which "upcoming" looks ahead, `YYYY-MM-DD`: the clock is an argument. */
  readonly on?: string;
  /** Only what ends or is reported on this day or later. */
  readonly since?: string;
  /** Only what is planned, possible or under way and not over on the day `on`; a vague date counts to its end. */
  readonly upcoming?: boolean;
  /** Codes of parties, all of which take part. */
  readonly with?: string | readonly string[];
  /** Of events: only these types. */
  readonly types?: readonly EventType[];
  readonly limit?: number;
  /** Only so many of those that begin last, still in the order of their days; those without a date last of all. */
  readonly latest?: number;
}

/** An announced engagement without a date counts as upcoming for so long after its last report. */
export const UNDATED_DAYS = 90;

/**
 * Engagements, or the other events, in view: by the day they begin, those without a date last.
 *
 * @param what which of the two.
 */
export async function listEvents(
  database: Database,
  what: "engagement" | "event",
  query: EventQuery,
): Promise<PublishedEvent[]> {
  const { on, since, upcoming, types, limit, latest } = query;
  const parties = indexable(typeof query.with === "string" ? [query.with] : (query.with ?? []));
  const conditions: (SQL | undefined)[] = [eq(events.what, what), isNotNull(events.body)];
  if (parties.length > 0) conditions.push(arrayContains(events.parties, parties));
  if (types) conditions.push(inArray(events.type, [...types]));
  if (since)
    conditions.push(or(gte(events.lastDay, since), and(sql`${events.lastDay} is null`, gte(events.reported, since))));
  if (upcoming) conditions.push(ahead(on));
  const all = database
    .select({ body: events.body })
    .from(events)
    .where(and(...conditions));
  if (latest !== undefined) {
    const newest = await all
      .orderBy(sql`${events.firstDay} desc nulls last`, sql`${events.lastDay} desc nulls last`, desc(events.anchor))
      .limit(latest);
    return newest.reverse().flatMap(({ body }) => (body !== null && "type" in body ? [body] : []));
  }
  // What lies ahead is put in order by an expression, so that it is not read off an index that begins with all that is past.
  const found = all.orderBy(
    upcoming ? sql`coalesce(${events.firstDay}, '9999')` : sql`${events.firstDay} asc nulls last`,
    sql`${events.lastDay} asc nulls last`,
    asc(events.anchor),
  );
  const list = await (limit === undefined ? found : found.limit(limit));
  return list.flatMap(({ body }) => (body !== null && "type" in body ? [body] : []));
}

/** What lies ahead, or is under way, on a day; in words that the index of what is waiting is defined by. */
function ahead(on: string | undefined): SQL | undefined {
  const waiting = sql`${events.status} in ('planned', 'possible', 'ongoing')`;
  if (on === undefined) return waiting;
  const lately = daysFrom(on, -UNDATED_DAYS);
  const undated = and(sql`${events.lastDay} is null`, sql`${events.status} <> 'ongoing'`, gte(events.reported, lately));
  return and(waiting, or(gte(events.lastDay, on), undated));
}

/** The engagement, event or commitment with an id, also a former id that leads to it; null where there is none in view. */
export async function readEvent(database: Database, id: string): Promise<Published | null> {
  const [found] = await database
    .select({ body: events.body, redirect: events.redirect })
    .from(events)
    .where(eq(events.id, id))
    .limit(1);
  if (!found) return null;
  // A redirect leads to an event that is live, never to another redirect.
  if (found.body === null && found.redirect !== null && found.redirect !== id)
    return readEvent(database, found.redirect);
  return found.body;
}
