import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { intArray, jsonArray, literalOf, textArray } from "./arrays.js";
import type { Days } from "./day.js";
import { type Database, rows } from "./engine.js";
import { type EventReport, type Prepared, type Report, UNDATED } from "./event-report.js";
import { type Gist, gistOf, reportOf } from "./gist.js";
import { areAlike, type Marks, marksOf } from "./pledge-marks.js";
import { type Reach, reachOf } from "./reach.js";
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

/** Reports of a merge key that lie in some days, or whose events draw what lies in others, published since a day. */
export interface Near {
  readonly key: string;
  readonly lying: readonly Days[];
  readonly drawing: readonly Days[];
  readonly placed: string;
}

/** Reports of a merge key from a day of reporting on that look into some days, or that lie in others. */
export interface Later {
  readonly key: string;
  readonly since: string;
  readonly seen: readonly Days[];
  readonly drawn: readonly Days[];
}

/** Promises of some days that may be one with a promise. */
export interface Alike {
  readonly report: Prepared;
  readonly from: number;
  readonly to: number;
}

/** Which reports are wanted; all of their groups come with them. */
export interface Wanted {
  readonly near: readonly Near[];
  readonly later: readonly Later[];
  readonly alike: readonly Alike[];
  /** Those of a merge key in articles, by their rows. */
  readonly articles: readonly { readonly key: string; readonly article: number }[];
  /** Statements by name. */
  readonly names: readonly string[];
  readonly groups: readonly string[];
}

const Row = z.object({
  article: z.int(),
  ordinal: z.int(),
  name: z.string(),
  key: z.string(),
  day: z.string(),
  group: z.string(),
  event: z.string(),
  gist: z.custom<Gist>(),
});
const COLUMNS = sql`r.article, r.ordinal, r.name, r.key, r.day, r."group", r.event, r.gist`;

const keptOf = ({ article, ordinal, name, key, day, group, event, gist }: z.infer<typeof Row>): Kept => ({
  article,
  ordinal,
  report: reportOf(gist, name, key, day),
  group,
  event,
});

/**
 * Reads the wanted reports, and every report of the groups they are in. Each key is looked up by itself (`offset 0`), so
 * that what it costs does not depend on how many reports the planner takes there to be.
 *
 * @param known groups that are not read again.
 */
export async function readKept(tx: Database, wanted: Wanted, known: ReadonlySet<string>): Promise<Kept[]> {
  const { alike, articles, names, groups } = wanted;
  const near = wanted.near.map(({ key, lying, drawing, placed }) => ({
    key,
    placed,
    first: Math.min(...[...lying, ...drawing].map(({ from }) => from)),
    lying: multirange(lying),
    drawing: multirange(drawing),
  }));
  const later = wanted.later.map(({ key, since, seen, drawn }) => ({
    key,
    since,
    seen: multirange(seen),
    drawn: multirange(drawn),
  }));
  const sources: SQL[] = [];
  // Where a report draws holds where it lies, so that one index serves both. Further than that draws only what was put off
  // or had no day yet: no more once a later article gives its event a day.
  if (near.length > 0)
    sources.push(sql`select hit."group" from json_to_recordset(${storableJson(near)}::json)
        as w(key text, first integer, placed text, lying int4multirange, drawing int4multirange)
      cross join lateral (select r."group" from chancery.reports r where r.key = w.key and r.draws_to >= w.first
        and (int4range(r.lies_from, r.lies_to, '[]') && w.lying
          or int4range(r.draws_from, r.draws_to, '[]') && w.drawing
            and not exists (select 1 from chancery.reports l where l."group" = r."group" and l.article <> r.article
              and l.day > r.day and l.day < w.placed and l.draws_from = l.lies_from and l.draws_to = l.lies_to))
        offset 0) as hit`);
  if (later.length > 0)
    sources.push(sql`select hit."group" from json_to_recordset(${storableJson(later)}::json)
        as w(key text, since text, seen int4multirange, drawn int4multirange)
      cross join lateral (select r."group" from chancery.reports r where r.key = w.key and r.day >= w.since
        and (int4range(r.looks_from, r.looks_to, '[]') && w.seen or int4range(r.lies_from, r.lies_to, '[]') && w.drawn)
        offset 0) as hit`);
  if (alike.length > 0) {
    const marks = alike.map(({ report }) => marksOf(report));
    sources.push(sql`select hit."group"
      from (select key, first, last, marks, words, sums::text[] from unnest(
        ${textArray(alike.map(({ report }) => report.key))},
        ${intArray(alike.map(({ from }) => from))}, ${intArray(alike.map(({ to }) => to))},
        ${bitsArray(marks.map(({ bits }) => bits))}, ${intArray(marks.map(({ words }) => words))},
        ${textArray(marks.map(({ sums }) => sumsOf(sums)))}) as wanted(key, first, last, marks, words, sums)) as w
      cross join lateral (select r."group" from chancery.reports r
        where r.key = w.key and r.draws_to between w.first and w.last and ${areAlike(sql`r`, sql`w`)}
        offset 0) as hit`);
  }
  if (articles.length > 0)
    sources.push(sql`select hit."group" from json_to_recordset(${storableJson(articles)}::json)
        as w(key text, article integer)
      cross join lateral (select r."group" from chancery.reports r where r.article = w.article and r.key = w.key
        offset 0) as hit`);
  if (names.length > 0)
    sources.push(sql`select r."group" from chancery.reports r where r.name = any(${textArray(names)})`);
  if (groups.length > 0) sources.push(sql`select unnest(${textArray(groups)}) as "group"`);
  if (sources.length === 0) return [];
  const found = await rows(
    tx,
    sql`with hit as (${sql.join(sources, sql` union `)}), known as (select unnest(${textArray([...known])}) as "group")
      select r.* from (select "group" from hit except select "group" from known) as w
      cross join lateral (select ${COLUMNS} from chancery.reports r where r."group" = w."group" offset 0) as r`,
    Row,
  );
  return found.map(keptOf);
}

/** Words' bits as an array of the database. */
const bitsArray = (bits: readonly (string | null)[]): SQL => sql`${textArray(bits)}::bit(512)[]`;

/** Sums as an array within one; those of most promises are not given. */
const sumsOf = (sums: readonly string[]): string | null => (sums.length === 0 ? null : literalOf(sums));

/** Stretches of days as the database takes them. */
const multirange = (list: readonly Days[]): string => `{${list.map(({ from, to }) => `[${from},${to}]`).join()}}`;

/** The reports of articles, by the articles' rows. */
export async function readKeptOf(tx: Database, articles: readonly number[]): Promise<Kept[]> {
  if (articles.length === 0) return [];
  const found = await rows(
    tx,
    sql`select ${COLUMNS} from chancery.reports r where r.article = any(${intArray(articles)})`,
    Row,
  );
  return found.map(keptOf);
}

/** Whole reports, as events are written from them, by the rows and ordinals of their statements. */
export async function readWhole(tx: Database, kept: readonly Kept[]): Promise<Map<string, Report>> {
  if (kept.length === 0) return new Map();
  const found = await rows(
    tx,
    sql`select w.name, a.id as article, a.hash, left(a.published, 10) as reported, s.body as statement
      from unnest(${intArray(kept.map(({ article }) => article))}, ${intArray(kept.map(({ ordinal }) => ordinal))},
        ${textArray(kept.map(({ report }) => report.name))}) as w(article, ordinal, name)
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

/** A report of an article, by the place of its statement. */
export interface Telling {
  readonly ordinal: number;
  readonly report: EventReport;
  /** What merging needs of it. */
  readonly prepared: Prepared;
  readonly marked: Marked;
}

/** A report that comes into view, with its article's place in the table. */
export interface Fresh extends Telling {
  readonly article: number;
}

/** What is written with a report besides where it was merged to: where in time it lies, what it is looked for by, its gist as JSON. */
export interface Marked {
  readonly reach: Reach | null;
  /** Of a promise. */
  readonly marks: Marks | null;
  readonly gist: string;
}

/** What is to be written with a report. */
export const markedOf = (report: Prepared): Marked => ({
  reach: reachOf(report),
  marks: report.pledge && marksOf(report),
  gist: storableJson(gistOf(report)),
});

/** Writes reports that came into view. */
export async function insertKept(tx: Database, placed: readonly (Kept & Marked)[]): Promise<void> {
  if (placed.length === 0) return;
  const texts = (of: (row: Kept & Marked) => string) => textArray(placed.map(of));
  const numbers = (of: (row: Kept & Marked) => number | undefined) => intArray(placed.map((row) => of(row) ?? null));
  await tx.execute(sql`
    insert into chancery.reports (name, article, ordinal, key, day, lies_from, lies_to, looks_from, looks_to, draws_from,
      draws_to, "group", event, gist, marks, words, sums)
    select name, article, ordinal, key, day, lies_from, lies_to, looks_from, looks_to, draws_from, draws_to, "group", event,
      gist, marks, words, sums::text[]
    from unnest(
      ${texts(({ report }) => report.name)}, ${numbers(({ article }) => article)},
      ${numbers(({ ordinal }) => ordinal)}, ${texts(({ report }) => report.key)},
      ${texts(({ report }) => report.reported ?? UNDATED)},
      ${numbers(({ reach }) => reach?.lies.from)}, ${numbers(({ reach }) => reach?.lies.to)},
      ${numbers(({ reach }) => reach?.looks.from)}, ${numbers(({ reach }) => reach?.looks.to)},
      ${numbers(({ reach }) => reach?.draws.from)}, ${numbers(({ reach }) => reach?.draws.to)},
      ${texts(({ group }) => group)}, ${texts(({ event }) => event)}, ${jsonArray(placed.map(({ gist }) => gist))},
      ${bitsArray(placed.map(({ marks }) => marks?.bits ?? null))}, ${numbers(({ marks }) => marks?.words)},
      ${textArray(placed.map(({ marks }) => marks && sumsOf(marks.sums)))})
      as new(name, article, ordinal, key, day, lies_from, lies_to, looks_from, looks_to, draws_from, draws_to, "group",
        event, gist, marks, words, sums)`);
}

/** Writes where reports were merged to anew. */
export async function updateKept(tx: Database, placed: readonly Kept[]): Promise<void> {
  if (placed.length === 0) return;
  const texts = (of: (kept: Kept) => string) => textArray(placed.map(of));
  const [articles, ordinals] = [placed.map(({ article }) => article), placed.map(({ ordinal }) => ordinal)];
  await tx.execute(sql`
    update chancery.reports r set "group" = new."group", event = new.event
    from unnest(${intArray(articles)}, ${intArray(ordinals)}, ${texts(({ group }) => group)}, ${texts(({ event }) => event)})
      as new(article, ordinal, "group", event)
    where r.article = new.article and r.ordinal = new.ordinal`);
}

/** Takes the reports of articles away. */
export async function deleteKept(tx: Database, articles: readonly number[]): Promise<void> {
  if (articles.length === 0) return;
  await tx.execute(sql`delete from chancery.reports where article = any(${intArray(articles)})`);
}
