import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { bitsArray, intArray, jsonArray, textArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import { type EventReport, type Prepared, type Report, UNDATED } from "./event-report.js";
import { type Gist, gistOf, reportOf } from "./gist.js";
import { type Marks, marksOf } from "./pledge-marks.js";
import { type Reach, reachOf } from "./reach.js";
import { storableJson } from "./storable.js";
import { sumsOf } from "./wanted.js";
import type { Mergeable } from "./wording.js";

/** Where a report was merged to. */
export interface Home {
  readonly group: string;
  readonly event: string;
}

/** A report of the record, with where it was merged to. */
export interface Kept extends Home {
  readonly article: number;
  readonly ordinal: number;
  readonly report: Prepared;
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
 * Reads every report of the groups that the sources give.
 *
 * @param known groups that are not read again.
 */
export async function readKept(tx: Database, sources: readonly SQL[], known: ReadonlySet<string>): Promise<Kept[]> {
  if (sources.length === 0) return [];
  const found = await rows(
    tx,
    sql`with hit as (${sql.join([...sources], sql` union `)}), known as (select unnest(${textArray([...known])}) as "group")
      select r.* from (select "group" from hit except select "group" from known) as w
      cross join lateral (select ${COLUMNS} from chancery.reports r where r."group" = w."group" offset 0) as r`,
    Row,
  );
  return found.map(keptOf);
}

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

/** What is written of reports that come into view, whatever they are merged to: the columns of their rows, but for two. */
export function columnsOf(added: readonly Fresh[]): SQL {
  const texts = (of: (row: Fresh) => string) => textArray(added.map(of));
  const numbers = (of: (row: Fresh) => number | undefined) => intArray(added.map((row) => of(row) ?? null));
  return sql`${texts(({ prepared }) => prepared.name)}, ${numbers(({ article }) => article)},
    ${numbers(({ ordinal }) => ordinal)}, ${texts(({ prepared }) => prepared.key)},
    ${texts(({ prepared }) => prepared.reported ?? UNDATED)},
    ${numbers(({ marked }) => marked.reach?.lies.from)}, ${numbers(({ marked }) => marked.reach?.lies.to)},
    ${numbers(({ marked }) => marked.reach?.looks.from)}, ${numbers(({ marked }) => marked.reach?.looks.to)},
    ${numbers(({ marked }) => marked.reach?.draws.from)}, ${numbers(({ marked }) => marked.reach?.draws.to)},
    ${jsonArray(added.map(({ marked }) => marked.gist))},
    ${bitsArray(added.map(({ marked }) => marked.marks?.bits ?? null))}, ${numbers(({ marked }) => marked.marks?.words)},
    ${textArray(added.map(({ marked }) => marked.marks && sumsOf(marked.marks.sums)))}`;
}

/**
 * Writes reports that came into view.
 *
 * @param columns what `columnsOf` gives of them.
 * @param homes where each of them was merged to, in the same order.
 */
export async function insertKept(tx: Database, columns: SQL, homes: readonly Home[]): Promise<void> {
  if (homes.length === 0) return;
  await tx.execute(sql`
    insert into chancery.reports (name, article, ordinal, key, day, lies_from, lies_to, looks_from, looks_to, draws_from,
      draws_to, gist, marks, words, sums, "group", event)
    select name, article, ordinal, key, day, lies_from, lies_to, looks_from, looks_to, draws_from, draws_to, gist, marks,
      words, sums::text[], "group", event
    from unnest(${columns}, ${textArray(homes.map(({ group }) => group))}, ${textArray(homes.map(({ event }) => event))})
      as new(name, article, ordinal, key, day, lies_from, lies_to, looks_from, looks_to, draws_from, draws_to, gist, marks,
        words, sums, "group", event)`);
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
