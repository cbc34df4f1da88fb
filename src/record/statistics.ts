import { sql } from "drizzle-orm";
import type { Database } from "./engine.js";

/** Readings of articles from which on the planner needs to know how values are distributed. */
const FIRST = 256;

/**
 * Has the database look at its tables again each time their number of rows has doubled: a folder's database does not do so
 * by itself, and a server's only after a while, and questions asked in between would be answered by slow ways.
 *
 * @param from number of readings before something was added.
 * @param to the number after.
 */
export async function refreshStatistics(database: Database, from: number, to: number): Promise<void> {
  if (to < FIRST || Math.floor(Math.log2(to)) === Math.floor(Math.log2(Math.max(1, from)))) return;
  await database.execute(
    sql`analyze chancery.articles, chancery.statements, chancery.reports, chancery.events, chancery.bands`,
  );
}
