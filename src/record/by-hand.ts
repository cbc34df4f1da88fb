import { eq, sql } from "drizzle-orm";
import * as z from "zod";
import { textArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import { writing } from "./locks.js";
import { rebuild } from "./rebuild.js";
import { decisions, events } from "./tables.js";

/** What became of a merge or parting by hand. */
export type Decided =
  | { readonly result: "done" /** The events that resulted. */; readonly ids: readonly string[] }
  | { readonly result: "not found"; readonly id: string }
  | { readonly result: "nothing to do" }
  /** An engagement and another event, or a commitment, are never one. */
  | { readonly result: "not alike" };

/**
 * Joins two engagements, events or commitments that are one. An entry that names their statements: it holds for these
 * however often the record is derived anew, and later reports that fit either join the whole.
 */
export async function mergeByHand(database: Database, a: string, b: string): Promise<Decided> {
  return writing(database, async (tx) => {
    const [one, other] = [await find(tx, a), await find(tx, b)];
    if (!one || !other) return { result: "not found", id: one ? b : a };
    if (one.id === other.id) return { result: "nothing to do" };
    if (one.what !== other.what) return { result: "not alike" };
    const names = [...one.members, ...other.members];
    await tx.insert(decisions).values({ action: "merge", names, others: [] });
    await rebuild(tx, { anew: names });
    return { result: "done", ids: await eventsOf(tx, names) };
  });
}

/**
 * Parts reports from an engagement, event or commitment that they are not of one with. An entry that names statements:
 * those parted stay together, and apart from the rest, however often the record is derived anew.
 *
 * @param reports ids of articles or statements among those the event rests on; some, not all.
 */
export async function splitByHand(database: Database, id: string, reports: readonly string[]): Promise<Decided> {
  return writing(database, async (tx) => {
    const event = await find(tx, id);
    if (!event) return { result: "not found", id };
    const members = await rows(
      tx,
      sql`select r.name, s.id as statement, a.id as article from chancery.reports r
        join chancery.statements s on s.article = r.article and s.ordinal = r.ordinal
        join chancery.articles a on a.row = r.article
        where r.name = any(${textArray(event.members)})`,
      z.object({ name: z.string(), statement: z.string(), article: z.string() }),
    );
    const missing = reports.find(
      (wanted) => !members.some((own) => own.statement === wanted || own.article === wanted),
    );
    if (missing !== undefined) return { result: "not found", id: missing };
    const names = members.filter((own) => reports.includes(own.statement) || reports.includes(own.article));
    const others = members.filter((own) => !names.includes(own));
    if (names.length === 0 || others.length === 0) return { result: "nothing to do" };
    const [parted, rest] = [names, others].map((list) => list.map(({ name }) => name).sort());
    await tx.insert(decisions).values({ action: "split", names: parted ?? [], others: rest ?? [] });
    await rebuild(tx, { anew: event.members });
    return { result: "done", ids: await eventsOf(tx, event.members) };
  });
}

/** The event of an id, also of a former one that leads to it. */
async function find(tx: Database, id: string) {
  const { what, members, redirect, body } = events;
  const [found] = await tx
    .select({ id: events.id, what, members, redirect, body })
    .from(events)
    .where(eq(events.id, id));
  if (!found) return null;
  if (found.body !== null) return found;
  if (found.redirect === null) return null;
  const [target] = await tx
    .select({ id: events.id, what, members, redirect, body })
    .from(events)
    .where(eq(events.id, found.redirect));
  return target?.body ? target : null;
}

async function eventsOf(tx: Database, names: readonly string[]): Promise<string[]> {
  const found = await rows(
    tx,
    sql`select distinct event from chancery.reports where name = any(${textArray(names)}) order by event`,
    z.object({ event: z.string() }),
  );
  return found.map(({ event }) => event);
}
