import { and, arrayContains, arrayOverlaps, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { toIso } from "../mention/index.js";
import { agentsOf } from "../statement/agents.js";
import { daysOf } from "./day.js";
import { engagementsUntil } from "./engagements-until.js";
import { type Database, statementIs } from "./engine.js";
import { compare } from "./event-report.js";
import { allNamed, codesOf, indexable } from "./parties.js";
import type { BriefSource, CitedArticle, Reported } from "./published.js";
import { listEvents } from "./read-events.js";
import { articles, pairs, statements, visible } from "./tables.js";
import { tellingEntries } from "./telling.js";

/** Articles on a dyad that a brief rests on, the latest published; engagements bring in what they need besides. */
const ARTICLES = 40;
/** Articles on a dyad in which engagements are looked for as they stood on a day gone by. */
const REMEMBERED = 200;
/** Engagements of a dyad that a brief looks at, the latest. */
const ENGAGEMENTS = 24;

/**
 * All that is known of a dyad: its engagements; the statements that name both sides; and what either side promises,
 * wants, fears, claims or says in an article that holds an event of the two. Statements come in the order of the
 * articles' publication, then of the text.
 *
 * @param on only what was reported on this day, `YYYY-MM-DD`, or before, and engagements as they stood by these reports;
 * reports without a day count as well.
 */
export async function briefSource(database: Database, a: string, b: string, on?: string): Promise<BriefSource> {
  const until = on?.slice(0, 10);
  const both = indexable([a, b]);
  const engagements =
    until === undefined
      ? await listEvents(database, "engagement", { with: both, latest: ENGAGEMENTS })
      : await engagementsUntil(database, await holding(database, both, until, REMEMBERED), both, until, ENGAGEMENTS);
  const rested = engagements.flatMap(({ history }) => tellingEntries(history).map(({ statement }) => statement));
  const found = await saying(database, await holding(database, both, until, ARTICLES), both, rested, until);
  return {
    engagements,
    articles: await cited(
      database,
      found.map(({ row }) => row),
    ),
    statements: bearing(found, a, b),
  };
}

/** The latest articles that name both sides in one statement, by their rows; of one side with itself those that name it. */
async function holding(
  database: Database,
  both: readonly string[],
  until: string | undefined,
  limit: number,
): Promise<number[]> {
  const [pair] = allNamed(both);
  if (both.length !== 2 || pair === undefined) {
    const alone = await database
      .select({ row: articles.row })
      .from(articles)
      .where(and(arrayContains(articles.parties, allNamed(both)), visible, by(until)))
      .orderBy(sql`${articles.published} desc nulls last`, desc(articles.row))
      .limit(limit);
    return alone.map(({ row }) => row);
  }
  const found = await database
    .select({ row: articles.row })
    .from(pairs)
    .innerJoin(articles, eq(articles.row, pairs.article))
    .where(and(eq(pairs.pair, pair), visible, by(until)))
    .orderBy(sql`${pairs.published} desc nulls last`, desc(pairs.article))
    .limit(limit);
  return found.map(({ row }) => row);
}

/** The condition that an article was published by the end of a day. */
function by(until: string | undefined): SQL | undefined {
  return until === undefined
    ? undefined
    : sql`(${articles.published} is null or ${articles.published} < ${toIso((daysOf(until)?.to ?? 0) + 1)})`;
}

/** Statements of articles that name one of the parties, and those with the given ids, in the order of publication. */
async function saying(
  database: Database,
  holding: readonly number[],
  parties: readonly string[],
  ids: readonly string[],
  until: string | undefined,
): Promise<(Reported & { readonly row: number })[]> {
  const where = (condition: SQL | undefined) =>
    database
      .select({
        article: articles.id,
        row: articles.row,
        published: articles.published,
        ordinal: statements.ordinal,
        statement: statements.body,
      })
      .from(statements)
      .innerJoin(articles, eq(statements.article, articles.row))
      .where(and(condition, visible, by(until)));
  // Two questions, each with an index of its own.
  const named =
    holding.length === 0
      ? []
      : await where(and(inArray(statements.article, [...holding]), arrayOverlaps(statements.codes, [...parties])));
  const rested = ids.length === 0 ? [] : await where(statementIs(statements.id, ids));
  const once = new Map([...named, ...rested].map((item) => [`${item.row} ${item.ordinal}`, item]));
  return [...once.values()].sort(
    (a, b) => compare(a.published ?? "", b.published ?? "") || compare(a.article, b.article) || a.ordinal - b.ordinal,
  );
}

/** Of the articles' statements those that name both sides, and those of one side where an event of the two is told. */
function bearing(found: readonly Reported[], a: string, b: string): Reported[] {
  const naming = new Set(
    found.filter(({ statement }) => {
      const codes = codesOf(statement);
      return codes.includes(a) && codes.includes(b);
    }),
  );
  const namesBoth = (item: Reported) => naming.has(item);
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
