import { sql } from "drizzle-orm";
import type { Database } from "./engine.js";

/** Readings of articles from which on the planner needs to know how values are distributed. */
const FIRST = 256;

/**
 * Has the database look at its tables again each time their number of rows has grown fourfold: a folder's database does
 * not do so by itself, and a server's only after a while, and questions asked in between would be answered by slow ways.
 *
 * @param added numbers of the readings just added.
 */
export async function refreshStatistics(database: Database, added: readonly number[]): Promise<void> {
  if (added.length === 0) return;
  const [first, last] = [Math.min(...added), Math.max(...added)];
  if (last < FIRST || step(last) === step(first - 1)) return;
  await database.execute(
    sql`analyze chancery.articles, chancery.statements, chancery.reports, chancery.events, chancery.bands`,
  );
}

/** Grows by one each time a number has grown fourfold. */
const step = (number: number): number => Math.floor(Math.log2(Math.max(1, number)) / 2);
