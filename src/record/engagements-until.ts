import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Event } from "../statement/index.js";
import { intArray, textArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import { compare, type Report } from "./event-report.js";
import { groupBy } from "./grouping.js";
import { mergedOf } from "./merge.js";
import type { PublishedEvent } from "./published.js";

/**
 * Engagements of parties as they stood on a day, by what was reported until then: those that given articles tell of, in
 * the order of their days, those without a date last. Which reports tell of one engagement is as it is known now.
 *
 * @param articles rows of articles, all of that day or before.
 * @param latest only so many of those that begin last.
 */
export async function engagementsUntil(
  database: Database,
  articles: readonly number[],
  parties: readonly string[],
  until: string,
  latest: number,
): Promise<PublishedEvent[]> {
  if (articles.length === 0) return [];
  const told = await rows(
    database,
    sql`select e.id, r.name, a.id as article, a.hash, left(a.published, 10) as reported, s.body as statement
      from chancery.events e
      join chancery.reports r on r.name = any(e.members)
      join chancery.articles a on a.row = r.article
      join chancery.statements s on s.article = r.article and s.ordinal = r.ordinal
      where e.id in (select event from chancery.reports where article = any(${intArray(articles)}))
        and e.what = 'engagement' and e.parties @> ${textArray(parties)} and e.body is not null
        and (a.published is null or left(a.published, 10) <= ${until})`,
    z.object({
      id: z.string(),
      name: z.string(),
      article: z.string(),
      hash: z.string(),
      reported: z.string().nullable(),
      statement: z.custom<Event>(),
    }),
  );
  const found = [...groupBy(told, ({ id }) => id)].flatMap(([id, reports]): PublishedEvent[] => {
    const { state } = mergedOf(reports satisfies readonly Report[]);
    return "type" in state && parties.every((party) => state.parties.includes(party)) ? [{ id, ...state }] : [];
  });
  const last = ({ end, start }: PublishedEvent) => end ?? start ?? "9999";
  return found
    .sort((a, b) => compare(a.start ?? "9999", b.start ?? "9999") || compare(last(a), last(b)) || compare(a.id, b.id))
    .slice(-latest);
}
