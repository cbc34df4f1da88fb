import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Days } from "./day.js";
import { type Database, rows } from "./engine.js";
import { type EventReport, type Prepared, prepare } from "./event-report.js";
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

/** Which reports are wanted: those that reach into days, those of articles, those of statements by name, those of groups; with all of their groups. */
export interface Wanted {
  readonly days: readonly (Days & { readonly key: string })[];
  readonly articles: readonly { readonly key: string; readonly hash: string }[];
  readonly names: readonly string[];
  readonly groups: readonly string[];
}

const Row = z.object({
  name: z.string(),
  article: z.int(),
  ordinal: z.int(),
  group: z.string(),
  event: z.string(),
  words: z.array(z.string()),
  id: z.string(),
  hash: z.string(),
  published: z.string().nullable(),
  body: z.custom<Mergeable>(),
});

/**
 * Reads the wanted reports, and every report of the groups they are in.
 *
 * @param known groups that are not read again.
 */
export async function readKept(tx: Database, wanted: Wanted, known: ReadonlySet<string>): Promise<Kept[]> {
  const sources: SQL[] = [];
  if (wanted.days.length > 0)
    sources.push(sql`select r."group" from json_to_recordset(${storableJson(wanted.days)}::json) as w(key text, "from" integer, "to" integer)
      join chancery.reports r on r.key = w.key and r.reach_to >= w."from" and r.reach_from <= w."to"`);
  if (wanted.articles.length > 0)
    sources.push(sql`select r."group" from json_to_recordset(${storableJson(wanted.articles)}::json) as w(key text, hash text)
      join chancery.articles a on a.hash = w.hash join chancery.reports r on r.article = a.row and r.key = w.key`);
  if (wanted.names.length > 0)
    sources.push(sql`select r."group" from chancery.reports r where r.name = any(${textArray(wanted.names)})`);
  if (wanted.groups.length > 0) sources.push(sql`select unnest(${textArray(wanted.groups)}) as "group"`);
  if (sources.length === 0) return [];
  const found = await rows(
    tx,
    sql`with hit as (${sql.join(sources, sql` union `)})
      select r.name, r.article, r.ordinal, r."group", r.event, r.words, a.id, a.hash, a.published, s.body
      from (select "group" from hit where not "group" = any(${textArray([...known])})) h
      join chancery.reports r on r."group" = h."group"
      join chancery.statements s on s.article = r.article and s.ordinal = r.ordinal
      join chancery.articles a on a.row = r.article`,
    Row,
  );
  return found.map(keptOf);
}

/** The reports of articles, by the articles' rows. */
export async function readKeptOf(tx: Database, articles: readonly number[]): Promise<Kept[]> {
  if (articles.length === 0) return [];
  const found = await rows(
    tx,
    sql`select r.name, r.article, r.ordinal, r."group", r.event, r.words, a.id, a.hash, a.published, s.body
      from chancery.reports r
      join chancery.statements s on s.article = r.article and s.ordinal = r.ordinal
      join chancery.articles a on a.row = r.article
      where r.article = any(${intArray(articles)})`,
    Row,
  );
  return found.map(keptOf);
}

function keptOf({ name, article, ordinal, group, event, words, id, hash, published, body }: z.infer<typeof Row>): Kept {
  const reported = published?.slice(0, 10) ?? null;
  return {
    article,
    ordinal,
    group,
    event,
    report: prepare({ name, article: id, hash, reported, words, statement: body }),
  };
}

/** A report that comes into view. */
export interface Fresh {
  readonly article: number;
  readonly ordinal: number;
  readonly report: EventReport;
}

/** Writes reports that came into view. */
export async function insertKept(tx: Database, placed: readonly Kept[]): Promise<void> {
  if (placed.length === 0) return;
  const list = placed.map(({ article, ordinal, report, group, event }) => {
    const reach = reachOf(report);
    const { name, key, words } = report;
    return { name, article, ordinal, key, since: reach?.from, upto: reach?.to, words: [...words], group, event };
  });
  await tx.execute(sql`
    insert into chancery.reports (name, article, ordinal, key, reach_from, reach_to, words, "group", event)
    select * from json_to_recordset(${storableJson(list)}::json) as row(
      name text, article integer, ordinal integer, key text, since integer, upto integer, words text[], "group" text,
      event text)`);
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

/** Texts as an array of the database, however many. */
export const textArray = (texts: readonly string[]): SQL =>
  sql`array(select json_array_elements_text(${storableJson(texts)}::json))`;

/** Whole numbers as an array of the database. */
export const intArray = (numbers: readonly number[]): SQL => sql`${`{${numbers.join(",")}}`}::integer[]`;
