import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { daysOf, isoDay } from "./day.js";
import { type Database, oneOf } from "./engine.js";
import type { EventReport } from "./event-report.js";
import { groupBy } from "./grouping.js";
import { lockNames } from "./locks.js";
import { type Merged, mergeReports } from "./merge.js";
import { type Named, nameEvents } from "./naming.js";
import { indexable } from "./parties.js";
import type { PublishedEvent } from "./published.js";
import { storableJson } from "./storable.js";
import { articles, events, statements, visible } from "./tables.js";

/**
 * Derives the events of the given merge keys anew from the statements in view, and no others. Runs in the transaction
 * that changed the statements; other writers of the same keys wait.
 */
export async function rebuild(tx: Database, keys: ReadonlySet<string>): Promise<void> {
  if (keys.size === 0) return;
  const wanted = [...keys].sort();
  await lockNames(tx, "merging", wanted);
  const reports = await reportsOf(tx, wanted);
  const former = await formerOf(tx, wanted);
  const changed: (Row & { digest: string })[] = [];
  for (const key of wanted) {
    const known = former.get(key) ?? [];
    const before = new Map(known.map((named) => [named.id, named.digest]));
    for (const row of rowsOf(key, mergeReports(reports.get(key) ?? []), known)) {
      const digest = createHash("sha256").update(JSON.stringify(row)).digest("base64");
      if (before.get(row.id) !== digest) changed.push({ ...row, digest });
    }
  }
  await write(tx, changed);
}

/** A row of `events` as it is sent to the database. */
interface Row {
  readonly id: string;
  readonly merge_key: string;
  readonly anchor: string;
  readonly members: readonly string[];
  readonly redirect: string | null;
  readonly engagement: boolean;
  readonly type: string;
  readonly status: string;
  readonly parties: readonly string[];
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly reported: string | null;
  readonly body: PublishedEvent | null;
}

async function reportsOf(tx: Database, keys: readonly string[]): Promise<Map<string, EventReport[]>> {
  const found = await tx
    .select({
      key: statements.mergeKey,
      name: statements.name,
      article: articles.id,
      hash: articles.hash,
      published: articles.published,
      body: statements.body,
    })
    .from(statements)
    .innerJoin(articles, eq(statements.article, articles.row))
    .where(and(oneOf(statements.mergeKey, keys), visible));
  const reports = found.flatMap(({ key, name, article, hash, published, body }) =>
    key !== null && name !== null && body.kind === "event"
      ? [{ key, name, article, hash, reported: published?.slice(0, 10) ?? null, statement: body }]
      : [],
  );
  return groupBy(reports, ({ key }) => key);
}

interface Former extends Named {
  readonly key: string;
  readonly digest: string;
}

async function formerOf(tx: Database, keys: readonly string[]): Promise<Map<string, Former[]>> {
  const { id, mergeKey, anchor, members, redirect, body, digest } = events;
  const found = await tx
    .select({ key: mergeKey, id, anchor, members, redirect, live: sql<boolean>`${body} is not null`, digest })
    .from(events)
    .where(oneOf(mergeKey, keys));
  return groupBy(found, ({ key }) => key);
}

function rowsOf(key: string, merged: readonly Merged[], former: readonly Named[]): Row[] {
  const naming = nameEvents(key, merged, former);
  const gone = { type: "", status: "", parties: [], first_day: null, last_day: null, reported: null, body: null };
  return [
    ...naming.events.map((event) => liveRow(key, event)),
    ...naming.others.map(({ named, redirect }) => ({
      id: named.id,
      merge_key: key,
      anchor: named.anchor,
      members: named.members,
      redirect,
      engagement: false,
      ...gone,
    })),
  ];
}

function liveRow(key: string, { id, anchor, merged }: { id: string; anchor: string; merged: Merged }): Row {
  const { state, members } = merged;
  const days = daysOf(state.end === null ? state.start : `${state.start}/${state.end}`);
  const reported = state.history.map((entry) => entry.reported ?? "").sort();
  return {
    id,
    merge_key: key,
    anchor,
    members,
    redirect: null,
    engagement: state.type === "CONSULT",
    type: state.type,
    status: state.status,
    parties: indexable(state.parties),
    first_day: days && isoDay(days.from),
    last_day: days && isoDay(days.to),
    reported: reported.at(-1) || null,
    body: { id, ...state },
  };
}

async function write(tx: Database, changed: readonly (Row & { readonly digest: string })[]): Promise<void> {
  if (changed.length === 0) return;
  await tx.execute(sql`
    insert into chancery.events
    select * from json_to_recordset(${storableJson(changed)}::json) as row(
      id text, merge_key text, anchor text, members text[], redirect text, engagement boolean, type text, status text,
      parties text[], first_day text, last_day text, reported text, body json, digest text)
    on conflict (id) do update set
      merge_key = excluded.merge_key, anchor = excluded.anchor, members = excluded.members,
      redirect = excluded.redirect, engagement = excluded.engagement, type = excluded.type, status = excluded.status,
      parties = excluded.parties, first_day = excluded.first_day, last_day = excluded.last_day,
      reported = excluded.reported, body = excluded.body, digest = excluded.digest`);
}

/** The merge keys under which the statements of the given articles stand. */
export async function mergeKeysOf(tx: Database, rows: readonly number[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const found = await tx
    .selectDistinct({ key: statements.mergeKey })
    .from(statements)
    .where(and(inArray(statements.article, [...rows]), sql`${statements.mergeKey} is not null`));
  return found.flatMap(({ key }) => (key === null ? [] : [key]));
}
