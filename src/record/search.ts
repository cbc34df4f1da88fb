import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { Statement } from "../statement/schema.js";
import { intArray, textArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import { allNamed, indexable } from "./parties.js";
import { storable } from "./storable.js";

/** What narrows a search. */
export interface SearchQuery {
  /** Codes of parties that a statement of the article names, all of them. */
  readonly with?: readonly string[];
  /** Only articles published on this day or later. */
  readonly since?: string;
  readonly limit?: number;
}

/** An article that holds the words looked for. */
export interface Found {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** The passages around the words, each a part of the title or text; the words looked for stand between `open` and `close`. */
  readonly snippet: string;
  /** What the article states in those words. */
  readonly statements: readonly Statement[];
}

/** The marks around the words looked for in a snippet: control characters, which no cleaned text holds. */
export const MARKS = { open: "\u0002", close: "\u0003" } as const;

/** Articles that are ranked against one another: the latest that hold the words. */
const RANKED = 200;
const LIMIT = 20;

const Hit = z.object({
  row: z.int(),
  id: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  snippet: z.string(),
});

/**
 * Full-text search over titles and texts in view, in English word forms ("tariff" finds "tariffs"), with the operators of
 * web search: quotes, `or`, and `-` before a word. Of the latest 200 articles that hold the words, the best come first.
 * Runs within a transaction, for which it sets how the planner weighs reading.
 *
 * @example await search(database, '"steel tariffs" -aluminium', { with: ["CHN"] })
 */
export async function search(database: Database, words: string, query: SearchQuery = {}): Promise<Found[]> {
  const { since, limit = LIMIT } = query;
  const parties = indexable(query.with ?? []);
  const asked = sql`websearch_to_tsquery('english', ${storable(words)})`;
  const inView: SQL[] = [sql`chosen and not superseded and not retracted`];
  if (since !== undefined) inView.push(sql`published >= ${since}`);
  if (parties.length > 0) inView.push(sql`parties @> ${textArray(allNamed(parties))}`);
  // Pairs of which each is named in one statement need not all be in the same one.
  if (parties.length > 2)
    inView.push(sql`exists (select 1 from chancery.statements s
      where s.article = a.row and s.codes @> ${textArray(parties)})`);
  // What lies in memory or on a quick disk is read by an index at little more than row after row; the planner takes it for
  // four times as much, and then rather goes through the latest articles one by one, reading the words of each.
  await database.execute(sql`select set_config('random_page_cost', '1.1', true)`);
  const order = sql`order by published desc nulls last, row desc`;
  const marks = `StartSel=${MARKS.open}, StopSel=${MARKS.close}, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … "`;
  const hits = await rows(
    database,
    sql`with latest as materialized (select row, id, url, title, publisher, published, text, search
        from chancery.articles a where search @@ ${asked} and ${sql.join(inView, sql` and `)} ${order} limit ${RANKED}),
      best as (select *, ts_rank_cd(search, ${asked}, 1) as rank from latest
        order by rank desc, published desc nulls last, id limit ${limit})
      select row, id, url, title, publisher, published,
        ts_headline('english', left(text, 100000), ${asked}, ${marks}) as snippet
      from best order by rank desc, published desc nulls last, id`,
    Hit,
  );
  const said = await statementsIn(
    database,
    hits.map(({ row }) => row),
    asked,
  );
  return hits.map(({ row, ...hit }) => ({ ...hit, statements: said.get(row) ?? [] }));
}

/** Of the articles' statements those whose evidence holds one of the words, in the order of the text. */
async function statementsIn(
  database: Database,
  articles: readonly number[],
  asked: SQL,
): Promise<Map<number, Statement[]>> {
  if (articles.length === 0) return new Map();
  const found = await rows(
    database,
    sql`select article, body from chancery.statements
      where article = any(${intArray(articles)})
        and to_tsvector('english', body -> 'evidence' ->> 'text') @@ (replace(${asked}::text, '&', '|'))::tsquery
      order by article, ordinal`,
    z.object({ article: z.int(), body: Statement }),
  );
  const said = new Map<number, Statement[]>();
  for (const { article, body } of found) said.set(article, [...(said.get(article) ?? []), body]);
  return said;
}
