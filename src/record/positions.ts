import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { Statement } from "../statement/schema.js";
import { textArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import { allNamed, heldBy, indexable } from "./parties.js";
import { storable } from "./storable.js";

/** Which positions are wanted; every condition given must hold. */
export interface PositionQuery {
  /** The code of the party whose positions they are. */
  readonly holder: string;
  /** Words the position is about, as for a search. */
  readonly topic?: string;
  /** Only towards or about these parties. */
  readonly towards?: readonly string[];
  readonly since?: string;
  readonly limit?: number;
}

/** What a party wanted, feared, asked for or refused, as one report has it. */
export interface Position {
  readonly stance: "aim" | "concern" | "request" | "refusal";
  readonly topic: string | null;
  /** The day it was reported. */
  readonly reported: string | null;
  readonly article: string;
  readonly statement: Statement;
}

const LIMIT = 500;

/**
 * The positions of a party over time, the earliest reported first, so that a change shows: aims, concerns, requests and
 * refusals. Where there are more than `limit`, the latest.
 */
export async function positions(database: Database, query: PositionQuery): Promise<Position[]> {
  const { holder, topic, towards = [], since, limit = LIMIT } = query;
  const parties = indexable([holder, ...towards]);
  const holding = [...allNamed(parties), heldBy(holder)];
  const articles: SQL[] = [sql`parties @> ${textArray(holding)}`, sql`chosen and not superseded and not retracted`];
  if (since !== undefined) articles.push(sql`published >= ${since}`);
  const conditions: SQL[] = [
    sql`s.codes @> ${textArray(parties)}`,
    sql`(s.kind in ('aim', 'concern') or (s.kind = 'event' and s.body ->> 'type' in ('REQUEST', 'REJECT')))`,
    sql`exists (select 1 from json_array_elements(coalesce(s.body -> 'holder', s.body -> 'actor')) as agent
      where agent ->> 'code' = ${storable(holder)})`,
  ];
  if (topic !== undefined)
    conditions.push(sql`to_tsvector('english', concat_ws(' ', s.body -> 'evidence' ->> 'text', s.body ->> 'topic'))
      @@ websearch_to_tsquery('english', ${storable(topic)})`);
  // Where nothing more is asked for, every article found holds at least one.
  const enough = topic === undefined && towards.length === 0 ? sql`limit ${limit}` : sql``;
  const found = await rows(
    database,
    sql`with found as materialized (
        select row, id, published from chancery.articles where ${sql.join(articles, sql` and `)}
        order by published desc nulls last, row desc ${enough})
      select a.id as article, left(a.published, 10) as reported, s.body
      from found a join chancery.statements s on s.article = a.row
      where ${sql.join(conditions, sql` and `)}
      order by a.published desc nulls last, a.row desc, s.ordinal desc limit ${limit}`,
    z.object({ article: z.string(), reported: z.string().nullable(), body: Statement }),
  );
  return found
    .reverse()
    .map(({ article, reported, body }) => ({ ...stanceOf(body), reported, article, statement: body }));
}

function stanceOf(statement: Statement): Pick<Position, "stance" | "topic"> {
  switch (statement.kind) {
    case "aim":
    case "concern":
      return { stance: statement.kind, topic: statement.topic };
    case "event":
      return {
        stance: statement.type === "REJECT" ? "refusal" : "request",
        topic: statement.topics.join(", ") || null,
      };
    default:
      throw new RangeError(`a ${statement.kind} is no position`);
  }
}
