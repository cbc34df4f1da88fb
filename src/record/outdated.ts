import { and, asc, gt, inArray, sql } from "drizzle-orm";
import type { Article } from "../article/index.js";
import type { Database } from "./engine.js";
import { compareVersions } from "./identity.js";
import { articles } from "./tables.js";

/** An article that an earlier version of the coder coded, and its place in the record, by which one goes on after it. */
export interface Outdated {
  readonly place: number;
  readonly article: Article;
}

/** The reading that counts for its text and that nothing newer replaces, whether or not somebody took it out of view. */
const counts = and(articles.chosen, sql`not ${articles.superseded}`);

/**
 * Articles that count for their text and were coded by an earlier version than this one, in the order of their places.
 *
 * @param coder a version of the coder. @param after the last place seen; 0 for the first. @param limit how many at most.
 */
export async function outdatedArticles(
  database: Database,
  coder: string,
  after: number,
  limit: number,
): Promise<Outdated[]> {
  const earlier = [...(await earlierThan(database, coder)).keys()];
  if (earlier.length === 0) return [];
  const { row, id, url, title, publisher, published, language, hash, text, removed } = articles;
  const found = await database
    .select({ row, id, url, title, publisher, published, language, hash, text, removed })
    .from(articles)
    .where(and(counts, gt(row, after), inArray(articles.coder, earlier)))
    .orderBy(asc(row))
    .limit(limit);
  return found.map(({ row: place, ...article }) => ({ place, article }));
}

/** How many such articles there are. */
export async function countOutdated(database: Database, coder: string): Promise<number> {
  let sum = 0;
  for (const count of (await earlierThan(database, coder)).values()) sum += count;
  return sum;
}

/** Earlier versions that coded what is in the record, with how many articles each. */
async function earlierThan(database: Database, coder: string): Promise<Map<string, number>> {
  const found = await database
    .select({ coder: articles.coder, count: sql<number>`count(*)::int` })
    .from(articles)
    .where(counts)
    .groupBy(articles.coder);
  return new Map(
    found.filter((one) => compareVersions(one.coder, coder) < 0).map((one) => [one.coder, one.count] as const),
  );
}
