import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { Statement } from "../statement/schema.js";
import { textArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import { agentsOf, indexable } from "./parties.js";
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
/** Articles looked at first. */
const LATEST = 1000;

/**
 * The positions of a party over time, the earliest reported first, so that a change shows: aims, concerns, requests and
 * refusals. Where there are more than `limit`, the latest.
 */
export async function positions(database: Database, query: PositionQuery): Promise<Position[]> {
  const { holder, topic, towards = [], since, limit = LIMIT } = query;
  const conditions: SQL[] = [
    sql`s.codes @> ${textArray(indexable([holder, ...towards]))}`,
    sql`(s.kind in ('aim', 'concern') or (s.kind = 'event' and s.body ->> 'type' in ('REQUEST', 'REJECT')))`,
    sql`a.chosen and not a.superseded and not a.retracted`,
  ];
  if (since !== undefined) conditions.push(sql`a.published >= ${since}`);
  if (topic !== undefined)
    conditions.push(sql`to_tsvector('english', concat_ws(' ', s.body -> 'evidence' ->> 'text', s.body ->> 'topic'))
      @@ websearch_to_tsquery('english', ${storable(topic)})`);
  const ask = (from: SQL) =>
    rows(
      database,
      sql`select a.id as article, left(a.published, 10) as reported, s.body
        from chancery.statements s join ${from} a on a.row = s.article
        where ${sql.join(conditions, sql` and `)}
        order by a.published desc nulls last, a.row desc, s.ordinal desc limit ${limit * 2}`,
      z.object({ article: z.string(), reported: z.string().nullable(), body: Statement }),
    );
  // Of a party that is always in the news the latest articles hold enough; of another one its statements are few.
  const latest = await ask(
    sql`(select * from chancery.articles order by published desc nulls last, row desc limit ${LATEST})`,
  );
  const found = latest.length >= limit * 2 ? latest : await ask(sql`chancery.articles`);
  return found
    .filter(({ body }) => agentsOf(body).some(({ code }) => code === holder))
    .slice(0, limit)
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
