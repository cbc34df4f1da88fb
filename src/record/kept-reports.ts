import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { intArray, textArray } from "./arrays.js";
import type { Days } from "./day.js";
import { type Database, rows } from "./engine.js";
import type { EventReport, Prepared, Report } from "./event-report.js";
import { reachOf } from "./reach.js";
import { storableJson } from "./storable.js";
import type { Mergeable } from "./wording.js";

/** A report of the record, with where it was merged to. */
export interface Kept {
  readonly article: number;
  readonly ordinal: number;
  readonly report: Prepared;
  readonly group: string;
  readonly event: string;
}

/** Reports of a merge key that lie in some days, or whose events draw what lies in them. */
export interface Near extends Days {
  readonly key: string;
  readonly drawing: boolean;
}

/** Reports of a merge key from a day of reporting on that look into some days, or that lie where these draw. */
export interface Later extends Days {
  readonly key: string;
  readonly since: string;
  readonly drawn: boolean;
}

/** Which reports are wanted; all of their groups come with them. */
export interface Wanted {
  readonly near: readonly Near[];
  readonly later: readonly Later[];
  readonly articles: readonly { readonly key: string; readonly hash: string }[];
  /** Statements by name. */
  readonly names: readonly string[];
  readonly groups: readonly string[];
}

const Row = z.object({
  article: z.int(),
  ordinal: z.int(),
  group: z.string(),
  event: z.string(),
  gist: z.custom<Prepared>(),
});

/**
 * Reads the wanted reports, and every report of the groups they are in.
 *
 * @param known groups that are not read again.
 */
export async function readKept(tx: Database, wanted: Wanted, known: ReadonlySet<string>): Promise<Kept[]> {
  const { near, later, articles, names, groups } = wanted;
  const sources: SQL[] = [];
  // Where a report draws holds where it lies, so that one index serves both.
  if (near.length > 0)
    sources.push(sql`select r."group" from json_to_recordset(${storableJson(near)}::json)
        as w(key text, "from" integer, "to" integer, drawing boolean)
      join chancery.reports r on r.key = w.key and r.draws_to >= w."from" and r.draws_from <= w."to"
      where w.drawing or (r.lies_to >= w."from" and r.lies_from <= w."to")`);
  if (later.length > 0)
    sources.push(sql`select r."group" from json_to_recordset(${storableJson(later)}::json)
        as w(key text, "from" integer, "to" integer, since text, drawn boolean)
      join chancery.reports r on r.key = w.key and r.day >= w.since and r.looks_to >= w."from" and r.looks_from <= w."to"
      where not w.drawn or (r.lies_to >= w."from" and r.lies_from <= w."to")`);
  if (articles.length > 0)
    sources.push(sql`select r."group" from json_to_recordset(${storableJson(articles)}::json) as w(key text, hash text)
      join chancery.articles a on a.hash = w.hash join chancery.reports r on r.article = a.row and r.key = w.key`);
  if (names.length > 0)
    sources.push(sql`select r."group" from chancery.reports r where r.name = any(${textArray(names)})`);
  if (groups.length > 0) sources.push(sql`select unnest(${textArray(groups)}) as "group"`);
  if (sources.length === 0) return [];
  const found = await rows(
    tx,
    sql`with hit as (${sql.join(sources, sql` union `)}), known as (select unnest(${textArray([...known])}) as "group")
      select r.article, r.ordinal, r."group", r.event, r.gist
      from (select "group" from hit except select "group" from known) h
      join chancery.reports r on r."group" = h."group"`,
    Row,
  );
  return found.map(keptOf);
}

/** The reports of articles, by the articles' rows. */
export async function readKeptOf(tx: Database, articles: readonly number[]): Promise<Kept[]> {
  if (articles.length === 0) return [];
  const found = await rows(
    tx,
    sql`select article, ordinal, "group", event, gist from chancery.reports where article = any(${intArray(articles)})`,
    Row,
  );
  return found.map(keptOf);
}

const keptOf = ({ gist, ...kept }: z.infer<typeof Row>): Kept => ({ ...kept, report: gist });

/** Whole reports, as events are written from them, by the rows and ordinals of their statements. */
export async function readWhole(tx: Database, kept: readonly Kept[]): Promise<Map<string, Report>> {
  if (kept.length === 0) return new Map();
  const list = kept.map(({ article, ordinal, report }) => ({ article, ordinal, name: report.name }));
  const found = await rows(
    tx,
    sql`select w.name, a.id as article, a.hash, left(a.published, 10) as reported, s.body as statement
      from json_to_recordset(${storableJson(list)}::json) as w(article integer, ordinal integer, name text)
      join chancery.statements s on s.article = w.article and s.ordinal = w.ordinal
      join chancery.articles a on a.row = w.article`,
    z.object({
      name: z.string(),
      article: z.string(),
      hash: z.string(),
      reported: z.string().nullable(),
      statement: z.custom<Mergeable>(),
    }),
  );
  return new Map(found.map((report) => [report.name, report]));
}

/** A report that comes into view. */
export interface Fresh {
  readonly article: number;
  readonly ordinal: number;
  readonly report: EventReport;
  /** What merging needs of it. */
  readonly prepared: Prepared;
}

/** Writes reports that came into view. */
export async function insertKept(tx: Database, placed: readonly Kept[]): Promise<void> {
  if (placed.length === 0) return;
  const list = placed.map(({ article, ordinal, report, group, event }) => {
    const { name, key, reported } = report;
    const { lies, looks, draws } = reachOf(report) ?? {};
    return {
      name,
      article,
      ordinal,
      key,
      day: reported ?? "9999",
      lies_from: lies?.from,
      lies_to: lies?.to,
      looks_from: looks?.from,
      looks_to: looks?.to,
      draws_from: draws?.from,
      draws_to: draws?.to,
      gist: report,
      group,
      event,
    };
  });
  await tx.execute(sql`
    insert into chancery.reports (name, article, ordinal, key, day, lies_from, lies_to, looks_from, looks_to, draws_from,
      draws_to, gist, "group", event)
    select * from json_to_recordset(${storableJson(list)}::json) as row(
      name text, article integer, ordinal integer, key text, day text, lies_from integer, lies_to integer,
      looks_from integer, looks_to integer, draws_from integer, draws_to integer, gist json, "group" text, event text)`);
}

/** Writes where reports were merged to anew. */
export async function updateKept(tx: Database, placed: readonly Kept[]): Promise<void> {
  if (placed.length === 0) return;
  const list = placed.map(({ report, group, event }) => ({ name: report.name, group, event }));
  await tx.execute(sql`
    update chancery.reports r set "group" = new."group", event = new.event
    from json_to_recordset(${storableJson(list)}::json) as new(name text, "group" text, event text)
    where r.name = new.name`);
}

/** Takes the reports of articles away. */
export async function deleteKept(tx: Database, articles: readonly number[]): Promise<void> {
  if (articles.length === 0) return;
  await tx.execute(sql`delete from chancery.reports where article = any(${intArray(articles)})`);
}
