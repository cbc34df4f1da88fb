import { and, eq, inArray } from "drizzle-orm";
import type { CodedArticle, Statement } from "../statement/index.js";
import { type Conflict, conflictsOf, figureConflictsOf, pledgeConflictsOf, type Reporting } from "./conflicts.js";
import { type Database, statementIs } from "./engine.js";
import { type Figure, figuresIn } from "./figures.js";
import type { PublishedCommitment, PublishedEvent } from "./published.js";
import { articlesByRow, readArticleOf } from "./read-articles.js";
import { readEvent } from "./read-events.js";
import { articles, events, reports, statements, visible } from "./tables.js";

/** A statement and the article whose words it rests on. */
export interface Evidenced {
  readonly statement: Statement;
  readonly article: CodedArticle;
}

/** Whatever has an id in the record. */
export type Shown =
  | {
      readonly what: "engagement" | "event";
      readonly event: PublishedEvent;
      /** Where its reports disagree. */
      readonly conflicts: readonly Conflict[];
      /** By statement id: what the entries of its history rest on. */
      readonly evidence: ReadonlyMap<string, Evidenced>;
    }
  | {
      readonly what: "commitment";
      readonly commitment: PublishedCommitment;
      readonly conflicts: readonly Conflict[];
      readonly evidence: ReadonlyMap<string, Evidenced>;
    }
  | { readonly what: "article"; readonly article: CodedArticle; readonly events: readonly PublishedEvent[] }
  | ({ readonly what: "statement" } & Evidenced);

/** What an id stands for: an engagement or event (a former id too), an article in view, or one of its statements; else null. */
export async function show(database: Database, id: string): Promise<Shown | null> {
  const event = await readEvent(database, id);
  if (event && "type" in event) {
    const evidence = await evidenceOf(
      database,
      event.history.map(({ statement }) => statement),
    );
    const conflicts = [
      ...conflictsOf(event, reportingsOf(event, evidence)),
      ...figureConflictsOf(figuresOf(event, evidence)),
    ];
    return { what: event.type === "CONSULT" ? "engagement" : "event", event, conflicts, evidence };
  }
  if (event) {
    const evidence = await evidenceOf(
      database,
      event.history.map(({ statement }) => statement),
    );
    const told = event.history.flatMap(({ statement: id, reported }) => {
      const statement = evidence.get(id)?.statement;
      return statement?.kind === "commitment" ? [{ statement, reported }] : [];
    });
    return { what: "commitment", commitment: event, conflicts: pledgeConflictsOf(event, told), evidence };
  }
  const article = await readArticleOf(database, id);
  if (article) return { what: "article", article, events: await eventsOf(database, article) };
  const statement = await readStatement(database, id);
  return statement && { what: "statement", ...statement };
}

function reportingsOf(event: PublishedEvent, evidence: ReadonlyMap<string, Evidenced>): Reporting[] {
  return event.history.flatMap(({ statement: id, reported }) => {
    const statement = evidence.get(id)?.statement;
    return statement?.kind === "event" ? [{ statement, reported }] : [];
  });
}

/** The figures that its reports give of an event, each once. */
function figuresOf(event: PublishedEvent, evidence: ReadonlyMap<string, Evidenced>): Figure[] {
  const found = event.history.flatMap(({ statement: id }) => {
    const told = evidence.get(id);
    return told?.statement.kind === "event" ? figuresIn(told.article, told.statement) : [];
  });
  return [...new Map(found.map((figure) => [figure.statement.id, figure])).values()];
}

/** A statement in view by its id, with its article; null where there is none. */
export async function readStatement(database: Database, id: string): Promise<Evidenced | null> {
  return (await evidenceOf(database, [id])).get(id) ?? null;
}

/** Statements in view by their ids, each with its article. */
export async function evidenceOf(database: Database, ids: readonly string[]): Promise<Map<string, Evidenced>> {
  if (ids.length === 0) return new Map();
  const found = await database
    .select({ id: statements.id, row: articles.row, body: statements.body })
    .from(statements)
    .innerJoin(articles, eq(statements.article, articles.row))
    .where(and(statementIs(statements.id, ids), visible));
  const whole = await articlesByRow(database, [...new Set(found.map(({ row }) => row))]);
  return new Map(
    found.flatMap(({ id, row, body }) => {
      const article = whole.get(row);
      return article ? [[id, { statement: body, article }] as const] : [];
    }),
  );
}

/** The engagements and events that an article tells of. */
async function eventsOf(database: Database, article: CodedArticle): Promise<PublishedEvent[]> {
  const merged = database
    .selectDistinct({ id: reports.event })
    .from(reports)
    .innerJoin(articles, eq(reports.article, articles.row))
    .where(and(eq(articles.id, article.id), visible));
  const found = await database
    .select({ body: events.body })
    .from(events)
    .where(inArray(events.id, merged))
    .orderBy(events.anchor);
  return found.flatMap(({ body }) => (body && "type" in body ? [body] : []));
}
