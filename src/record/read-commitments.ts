import { and, arrayContains, gte, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { toIso } from "../mention/index.js";
import { daysOf } from "./day.js";
import { type Database, rows } from "./engine.js";
import { indexable } from "./parties.js";
import type { PublishedCommitment } from "./published.js";
import { storableJson } from "./storable.js";
import { events } from "./tables.js";

/** Which commitments are wanted; every condition given must hold. */
export interface CommitmentQuery {
  /** The day that tells what is due: the clock is an argument. */
  readonly on: string;
  /** Only those whose deadline has passed and of which nobody said what became of them. */
  readonly due?: boolean;
  /** Codes of parties, all of which make or receive it. */
  readonly with?: readonly string[];
  /** Only those last spoken of on this day or later. */
  readonly since?: string;
  readonly limit?: number;
}

/** What has become of a commitment by a day, and why it is thought so. */
export interface CommitmentState {
  readonly state: "open" | "due" | "met" | "broken" | "withdrawn";
  readonly reason: string;
  /** The statement or event that the reason rests on; null where it is the calendar. */
  readonly evidence: string | null;
}

/** A commitment with its state on the day asked about. */
export type StandingCommitment = PublishedCommitment & CommitmentState;

/** Commitments by their deadline, those without one last, each with its state. */
export async function listCommitments(database: Database, query: CommitmentQuery): Promise<StandingCommitment[]> {
  const { on, due, since, limit } = query;
  const parties = indexable(query.with ?? []);
  const conditions: (SQL | undefined)[] = [sql`${events.what} = 'commitment'`, isNotNull(events.body)];
  if (parties.length > 0) conditions.push(arrayContains(events.parties, parties));
  if (since) conditions.push(gte(events.reported, since));
  // A promise first made after the day is not yet one.
  conditions.push(or(isNull(events.firstDay), lte(events.firstDay, on)));
  if (due) conditions.push(sql`${events.status} = 'open'`, sql`${events.lastDay} < ${on}`);
  const found = database
    .select({ body: events.body })
    .from(events)
    .where(and(...conditions))
    .orderBy(sql`${events.lastDay} asc nulls last`, sql`${events.firstDay} asc`, events.anchor);
  const list = (await (limit === undefined ? found : found.limit(limit))).flatMap(({ body }) =>
    body !== null && !("type" in body) ? [body] : [],
  );
  const kept = await deliveries(database, list);
  const standing = list.map((commitment) => ({
    ...commitment,
    ...stateOn(commitment, on, kept.get(commitment.id) ?? null),
  }));
  return due ? standing.filter(({ state }) => state === "due") : standing;
}

/**
 * The state of a commitment on a day: what a report says became of it, else a delivery of just what was promised, else
 * whether its deadline has passed.
 */
export function stateOn(
  { outcome, deadline, history }: PublishedCommitment,
  on: string,
  delivery: { readonly id: string; readonly day: string } | null,
): CommitmentState {
  const told = history.find(({ statement }) => statement === outcome?.statement);
  if (outcome && told && (told.reported ?? "") <= on)
    return {
      state: outcome.state,
      reason: `reported as ${outcome.state}${told.reported ? ` on ${told.reported}` : ""}`,
      evidence: outcome.statement,
    };
  if (delivery && delivery.day <= on)
    return { state: "met", reason: `what was promised was given, reported for ${delivery.day}`, evidence: delivery.id };
  const days = daysOf(deadline);
  if (days && toIso(days.to) < on)
    return {
      state: "due",
      reason: `the deadline ${deadline} has passed and no report says it was met`,
      evidence: null,
    };
  const reason = deadline === null ? "no deadline was given" : `the deadline ${deadline} is still ahead`;
  return { state: "open", reason, evidence: null };
}

/** Events that give what was promised: aid from the same party to the same one, after the promise, told with the same sum. */
async function deliveries(
  database: Database,
  list: readonly PublishedCommitment[],
): Promise<Map<string, { id: string; day: string }>> {
  const wanted = list.flatMap(({ id, by, to, value, history }) => {
    const [giver] = by;
    const [receiver] = to;
    const figure = value?.match(/\d[\d.,]*/)?.[0];
    const made = history[0]?.reported;
    return giver && receiver && figure && made ? [{ id, parties: indexable([giver, receiver]), figure, made }] : [];
  });
  if (wanted.length === 0) return new Map();
  const found = await rows(
    database,
    sql`select distinct on (w.id) w.id, e.id as event, coalesce(e.first_day, e.reported) as day
      from json_to_recordset(${storableJson(wanted)}::json) as w(id text, parties text[], figure text, made text)
      join chancery.events e on e.parties @> w.parties and e.what = 'event' and e.type = 'AID'
        and e.status in ('happened', 'ongoing') and e.body is not null and coalesce(e.first_day, e.reported) > w.made
      where exists (select 1 from unnest(e.members) as member(name) join chancery.reports r using (name)
        join chancery.statements s on s.article = r.article and s.ordinal = r.ordinal
        where position(w.figure in s.body -> 'evidence' ->> 'text') > 0)
      order by w.id, day`,
    z.object({ id: z.string(), event: z.string(), day: z.string() }),
  );
  return new Map(found.map(({ id, event, day }) => [id, { id: event, day }]));
}
