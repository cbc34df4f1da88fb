import { and, arrayContains, arrayOverlaps, asc, desc, eq, inArray, or, sql } from "drizzle-orm";
import { type Database, oneOf } from "./engine.js";
import { agentsOf, codesOf, indexable } from "./parties.js";
import type { BriefSource, CitedArticle, Reported } from "./published.js";
import { listEvents } from "./read-events.js";
import { articles, statements, visible } from "./tables.js";

/** Articles on a dyad that a brief rests on, the latest published; engagements bring in what they need besides. */
const ARTICLES = 400;
/** Engagements of a dyad that a brief looks at, the latest. */
const ENGAGEMENTS = 200;

/**
 * All that is known of a dyad: its engagements; the statements that name both sides; and what either side promises,
 * wants, fears, claims or says in an article that holds an event of the two. Statements come in the order of the
 * articles' publication, then of the text.
 */
export async function briefSource(database: Database, a: string, b: string): Promise<BriefSource> {
  const engagements = await listEvents(database, "engagement", { with: [a, b], latest: ENGAGEMENTS });
  const rested = engagements.flatMap(({ history }) => history.map(({ statement }) => statement));
  const both = indexable([a, b]);
  const holding = await database
    .selectDistinct({ row: statements.article, published: articles.published })
    .from(statements)
    .innerJoin(articles, eq(statements.article, articles.row))
    .where(and(arrayContains(statements.codes, both), visible))
    .orderBy(sql`${articles.published} desc nulls last`, desc(statements.article))
    .limit(ARTICLES);
  const wanted = or(
    holding.length > 0
      ? and(
          inArray(
            statements.article,
            holding.map(({ row }) => row),
          ),
          arrayOverlaps(statements.codes, both),
        )
      : undefined,
    rested.length > 0 ? oneOf(statements.id, rested) : undefined,
  );
  if (!wanted) return { articles: new Map(), statements: [], engagements };
  const found = await database
    .select({ article: articles.id, row: articles.row, statement: statements.body })
    .from(statements)
    .innerJoin(articles, eq(statements.article, articles.row))
    .where(and(wanted, visible))
    .orderBy(sql`${articles.published} asc nulls first`, asc(articles.id), asc(statements.ordinal));
  return {
    engagements,
    articles: await cited(
      database,
      found.map(({ row }) => row),
    ),
    statements: bearing(found, a, b),
  };
}

/** Of the articles' statements those that name both sides, and those of one side where an event of the two is told. */
function bearing(found: readonly Reported[], a: string, b: string): Reported[] {
  const namesBoth = ({ statement }: Reported) => [a, b].every((side) => codesOf(statement).includes(side));
  const holding = new Set(
    found.filter((item) => item.statement.kind === "event" && namesBoth(item)).map(({ article }) => article),
  );
  return found
    .filter((item) => {
      if (namesBoth(item)) return true;
      return holding.has(item.article) && agentsOf(item.statement).some(({ code }) => code === a || code === b);
    })
    .map(({ article, statement }) => ({ article, statement }));
}

async function cited(database: Database, rows: readonly number[]): Promise<Map<string, CitedArticle>> {
  if (rows.length === 0) return new Map();
  const { id, url, title, publisher, published, text } = articles;
  const found = await database
    .select({ id, url, title, publisher, published, text })
    .from(articles)
    .where(inArray(articles.row, [...new Set(rows)]));
  return new Map(found.map((article) => [article.id, article]));
}
