import { eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "./engine.js";
import { articles, events, statements, visible } from "./tables.js";

/** What is in view, in numbers. */
export interface Counts {
  readonly articles: number;
  readonly statements: number;
  readonly engagements: number;
  readonly events: number;
  readonly commitments: number;
}

/** Counts what is in view. */
export async function count(database: Database): Promise<Counts> {
  const whole = sql<number>`count(*)::int`;
  const [seen] = await database.select({ articles: whole }).from(articles).where(visible);
  const [said] = await database
    .select({
      statements: whole,
      commitments: sql<number>`(count(*) filter (where ${statements.kind} = 'commitment'))::int`,
    })
    .from(statements)
    .innerJoin(articles, eq(statements.article, articles.row))
    .where(visible);
  const [merged] = await database
    .select({
      engagements: sql<number>`(count(*) filter (where ${events.what} = 'engagement'))::int`,
      events: sql<number>`(count(*) filter (where ${events.what} = 'event'))::int`,
    })
    .from(events)
    .where(isNotNull(events.body));
  return {
    articles: seen?.articles ?? 0,
    statements: said?.statements ?? 0,
    commitments: said?.commitments ?? 0,
    engagements: merged?.engagements ?? 0,
    events: merged?.events ?? 0,
  };
}
