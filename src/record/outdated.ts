import { and, asc, gt, ne, sql } from "drizzle-orm";
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
  const { row, id, url, title, publisher, published, language, hash, text, removed, coder: by } = articles;
  for (let last = after; ; ) {
    const found = await database
      .select({ row, id, url, title, publisher, published, language, hash, text, removed, by })
      .from(articles)
      .where(and(counts, gt(row, last), ne(by, coder)))
      .orderBy(asc(row))
      .limit(limit);
    const earlier = found.filter((one) => compareVersions(one.by, coder) < 0);
    if (found.length === 0 || earlier.length > 0)
      return earlier.map(({ row: place, by: _, ...article }) => ({ place, article }));
    // Those a later version coded are passed over.
    last = found.at(-1)?.row ?? last;
  }
}

/** How many such articles there are. */
export async function countOutdated(database: Database, coder: string): Promise<number> {
  const found = await database
    .select({ coder: articles.coder, count: sql<number>`count(*)::int` })
    .from(articles)
    .where(counts)
    .groupBy(articles.coder);
  return found.reduce((sum, one) => sum + (compareVersions(one.coder, coder) < 0 ? one.count : 0), 0);
}
