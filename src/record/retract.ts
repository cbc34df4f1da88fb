import { and, eq, or, sql } from "drizzle-orm";
import { reportsOfRows } from "./add.js";
import type { Database } from "./engine.js";
import { lockNames, writing } from "./locks.js";
import { addedNames, rebuild } from "./rebuild.js";
import { articles, retractions } from "./tables.js";

/** What became of a retraction or its undoing: done, nothing to do, or no such article. */
export type Retracted = "done" | "nothing to do" | "not found";

/**
 * Takes an article, and what rests on it alone, out of view, or brings it back. An entry each time; nothing is deleted.
 * Of several versions under one id it is the newest; older ones do not come back in its stead.
 *
 * @param article id or hash.
 */
export async function setRetracted(
  database: Database,
  article: string,
  action: "retract" | "restore",
): Promise<Retracted> {
  return writing(database, async (tx) => {
    const [named] = await find(tx, article);
    if (!named) return "not found";
    await lockNames(tx, [`hash ${named.hash}`]);
    const [found] = await find(tx, article);
    if (!found || found.hash !== named.hash) return "not found";
    const retracted = action === "retract";
    if (found.retracted === retracted) return "nothing to do";
    await tx.insert(retractions).values({ hash: found.hash, action });
    const changed = await tx
      .update(articles)
      .set({ retracted })
      .where(eq(articles.hash, found.hash))
      .returning({ row: articles.row, chosen: articles.chosen, superseded: articles.superseded });
    const rows = changed.filter(({ chosen, superseded }) => chosen && !superseded).map(({ row }) => row);
    const again = retracted ? [] : await reportsOfRows(tx, rows);
    await lockNames(tx, addedNames(again));
    await rebuild(tx, retracted ? { removed: rows } : { again });
    return "done";
  });
}

/** The reading that is in view, or would be but for a retraction. */
function find(tx: Database, article: string) {
  return tx
    .select({ hash: articles.hash, retracted: articles.retracted })
    .from(articles)
    .where(
      and(or(eq(articles.id, article), eq(articles.hash, article)), articles.chosen, sql`not ${articles.superseded}`),
    )
    .limit(1);
}
