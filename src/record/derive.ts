import { asc, sql } from "drizzle-orm";
import * as z from "zod";
import { reportsOfRows } from "./add.js";
import { intArray } from "./arrays.js";
import { insertBands, linkCopies } from "./copies.js";
import { type Database, rows } from "./engine.js";
import { signatureOf } from "./likeness.js";
import { rebuild } from "./rebuild.js";
import { storableJson } from "./storable.js";
import { articles, visible } from "./tables.js";

/** Version of the rules by which reports are merged: raised with every change to them, so that records are derived anew. */
const RULES = "6";

/** Articles whose reports are merged at a time. */
const BATCH = 500;

/**
 * Derives all events and commitments anew where other rules derived them: a record of an earlier version. Ids stay with
 * the statements they were derived from. Runs within the transaction that migrates.
 */
export async function deriveAgain(tx: Database): Promise<void> {
  const [known] = await rows(tx, sql`select version from chancery.derivation`, z.object({ version: z.string() }));
  if (known?.version === RULES) return;
  await tx.execute(sql`delete from chancery.reports`);
  await tx.execute(sql`update chancery.events set body = null, redirect = null where body is not null`);
  const unsigned = await tx.select({ row: articles.row }).from(articles).where(sql`signature is null`);
  for (let at = 0; at < unsigned.length; at += BATCH) await sign(tx, unsigned.slice(at, at + BATCH));
  const all = await tx
    .select({ row: articles.row })
    .from(articles)
    .where(visible)
    .orderBy(sql`${articles.published} asc nulls last`, asc(articles.row));
  for (let at = 0; at < all.length; at += BATCH) {
    const batch = all.slice(at, at + BATCH).map(({ row }) => row);
    await rebuild(tx, { again: await reportsOfRows(tx, batch) });
  }
  await tx.execute(sql`delete from chancery.derivation`);
  await tx.execute(sql`insert into chancery.derivation (version) values (${RULES})`);
}

/** Works out by what articles are compared with their reprints, and links these. */
async function sign(tx: Database, batch: readonly { readonly row: number }[]): Promise<void> {
  const texts = await rows(
    tx,
    sql`select row, hash, published, text from chancery.articles where row = any(${intArray(batch.map(({ row }) => row))})`,
    z.object({ row: z.int(), hash: z.string(), published: z.string().nullable(), text: z.string() }),
  );
  const signed = texts.map(({ text, ...article }) => ({ ...article, signature: signatureOf(text) }));
  await tx.execute(sql`
    update chancery.articles set signature = new.signature
    from json_to_recordset(${storableJson(signed)}::json) as new(row integer, signature integer[])
    where articles.row = new.row`);
  const long = signed.flatMap(({ signature, ...article }) =>
    signature === null ? [] : [{ ...article, signature, copyOf: null }],
  );
  await insertBands(tx, long);
  await linkCopies(tx, long);
}
