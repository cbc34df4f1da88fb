import { and, asc, desc, eq, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { CodedArticle } from "../statement/index.js";
import type { Database } from "./engine.js";
import { groupBy } from "./grouping.js";
import { articles, coded, statements, visible } from "./tables.js";

/** An article of the record in a list. */
export type ListedArticle = Pick<CodedArticle, "id" | "url" | "title" | "publisher" | "published" | "language"> & {
  /** How many statements it makes. */
  readonly statements: number;
  /** The id of the article it is a near-duplicate of, the earliest of them; null for an original. */
  readonly copyOf: string | null;
};

/** The articles in view, the latest published first, then by id. */
export async function listArticles(database: Database): Promise<ListedArticle[]> {
  const { id, url, title, publisher, published, language, row } = articles;
  const original = alias(articles, "original");
  return database
    .select({
      id,
      url,
      title,
      publisher,
      published,
      language,
      statements: sql<number>`count(${statements.article})::int`,
      copyOf: original.id,
    })
    .from(articles)
    .leftJoin(statements, eq(statements.article, row))
    .leftJoin(original, eq(original.row, articles.copyOf))
    .where(visible)
    .groupBy(row, original.id)
    .orderBy(sql`${published} desc nulls last`, asc(id));
}

/** The article in view with an id or hash; null where there is none. */
export async function readArticleOf(database: Database, name: string): Promise<CodedArticle | null> {
  const [found] = await readRows(database, and(or(eq(articles.id, name), eq(articles.hash, name)), visible));
  return found?.article ?? null;
}

/** Articles with their statements, by their rows. */
export async function articlesByRow(database: Database, rows: readonly number[]): Promise<Map<number, CodedArticle>> {
  if (rows.length === 0) return new Map();
  const found = await readRows(database, inArray(articles.row, [...rows]));
  return new Map(found.map(({ row, article }) => [row, article]));
}

async function readRows(database: Database, where: ReturnType<typeof and>) {
  const found = await database.select(coded).from(articles).where(where).orderBy(desc(articles.row));
  if (found.length === 0) return [];
  const said = await database
    .select({ article: statements.article, body: statements.body })
    .from(statements)
    .where(
      inArray(
        statements.article,
        found.map(({ row }) => row),
      ),
    )
    .orderBy(asc(statements.article), asc(statements.ordinal));
  const byRow = groupBy(said, ({ article }) => article);
  return found.map(({ row, ...article }) => ({
    row,
    article: { ...article, statements: (byRow.get(row) ?? []).map(({ body }) => body) },
  }));
}
