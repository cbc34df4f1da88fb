import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { textArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import { indexable } from "./parties.js";
import { scoreOf } from "./scores.js";

/** What passed between two parties in one month. */
export interface Month {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Engagements and other events that came about. */
  readonly engagements: number;
  readonly events: number;
  /** The sum of their PLOVER scores: the temperature between the two. */
  readonly score: number;
}

/** A party that another one had to do with. */
export interface Partner {
  readonly code: string;
  readonly engagements: number;
  readonly events: number;
  readonly score: number;
  /** The last day that something between them is dated to, or was reported. */
  readonly last: string | null;
}

/** Only what came about counts, each event once however many report it; what names the sides is dated by its first day. */
const HELD = sql`body is not null and what <> 'commitment' and status in ('happened', 'ongoing')`;
const DAY = sql`coalesce(first_day, reported)`;

const Sum = z.object({ type: z.string(), mode: z.string().nullable(), what: z.string(), count: z.int() });

/** What passed between parties month by month, the earliest first; months in which nothing did are left out. */
export async function temperature(database: Database, parties: readonly string[]): Promise<Month[]> {
  const found = await rows(
    database,
    sql`select left(${DAY}, 7) as month, what, type, mode, count(*)::int as count from chancery.events
      where ${HELD} and ${DAY} is not null and parties @> ${textArray(indexable(parties))}
      group by 1, 2, 3, 4 order by 1`,
    Sum.extend({ month: z.string() }),
  );
  const months = new Map<string, z.infer<typeof Sum>[]>();
  for (const { month, ...sum } of found) months.set(month, [...(months.get(month) ?? []), sum]);
  return [...months].map(([month, sums]) => ({ month, ...totals(sums) }));
}

/** The parties one had to do with, those with most in common first. */
export async function partners(database: Database, party: string, since: string | null): Promise<Partner[]> {
  const own = indexable([party]);
  const after: SQL = since === null ? sql`true` : sql`${DAY} >= ${since}`;
  const found = await rows(
    database,
    sql`select partner, what, type, mode, count(*)::int as count, max(coalesce(last_day, reported)) as last
      from (select unnest(parties) as partner, what, type, mode, last_day, reported from chancery.events
        where ${HELD} and ${after} and parties @> ${textArray(own)}) as e
      where not partner = any(${textArray(own)}) group by 1, 2, 3, 4`,
    Sum.extend({ partner: z.string(), last: z.string().nullable() }),
  );
  const byPartner = new Map<string, (z.infer<typeof Sum> & { last: string | null })[]>();
  for (const { partner, ...sum } of found) byPartner.set(partner, [...(byPartner.get(partner) ?? []), sum]);
  return [...byPartner]
    .map(([code, sums]) => ({
      code,
      ...totals(sums),
      last:
        sums
          .map(({ last }) => last ?? "")
          .sort()
          .at(-1) || null,
    }))
    .sort((a, b) => b.engagements + b.events - (a.engagements + a.events) || (a.code < b.code ? -1 : 1));
}

function totals(sums: readonly z.infer<typeof Sum>[]) {
  const count = (engagement: boolean) =>
    sums.filter(({ what }) => (what === "engagement") === engagement).reduce((sum, one) => sum + one.count, 0);
  const score = sums.reduce((sum, { type, mode, count: times }) => sum + scoreOf(type, mode) * times, 0);
  return { engagements: count(true), events: count(false), score: Math.round(score * 10) / 10 };
}
