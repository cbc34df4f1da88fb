import { asc, gt, inArray, sql } from "drizzle-orm";
import { insertBands } from "./copies.js";
import type { Database } from "./engine.js";
import { groupBy } from "./grouping.js";
import { findableBy } from "./parties.js";
import { storableJson } from "./storable.js";
import { articles, statements } from "./tables.js";

/** Articles that are filled in at a time. */
const BATCH = 500;

/** Works out what articles of an earlier version's record are found by, all of them. */
export async function fillParties(tx: Database): Promise<void> {
  for (let last = 0; ; ) {
    const batch = await tx
      .select({ row: articles.row })
      .from(articles)
      .where(gt(articles.row, last))
      .orderBy(asc(articles.row))
      .limit(BATCH);
    if (batch.length === 0) return;
    const rows = batch.map(({ row }) => row);
    const said = await tx
      .select({ article: statements.article, body: statements.body })
      .from(statements)
      .where(inArray(statements.article, rows));
    const byRow = groupBy(said, ({ article }) => article);
    const list = rows.map((row) => ({ row, parties: findableBy((byRow.get(row) ?? []).map(({ body }) => body)) }));
    await tx.execute(sql`
      update chancery.articles set parties = new.parties
      from json_to_recordset(${storableJson(list)}::json) as new(row integer, parties text[])
      where articles.row = new.row`);
    last = rows.at(-1) ?? last;
  }
}

/** Works out anew by what articles are found by their near-duplicates. */
export async function fillBands(tx: Database): Promise<void> {
  const { row, hash, published, signature, copyOf } = articles;
  for (let last = 0; ; ) {
    const batch = await tx
      .select({ row, hash, published, signature, copyOf })
      .from(articles)
      .where(gt(row, last))
      .orderBy(asc(row))
      .limit(BATCH);
    if (batch.length === 0) return;
    await insertBands(
      tx,
      batch.flatMap(({ signature: own, ...article }) => (own === null ? [] : [{ ...article, signature: own }])),
    );
    last = batch.at(-1)?.row ?? last;
  }
}
