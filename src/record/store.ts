import { sql } from "drizzle-orm";
import { z } from "zod";
import type { CodedArticle } from "../statement/index.js";
import type { Signed } from "./copies.js";
import { type Database, rows } from "./engine.js";
import type { Standing } from "./identity.js";
import type { Fresh } from "./kept-reports.js";
import { type Likeness, likenessOf } from "./likeness.js";
import { isMergeable, reportsOf } from "./merge.js";
import { codesOf, findableBy } from "./parties.js";
import { storableJson } from "./storable.js";

/** A reading with its place in the table, null until it is written, and what was coded, null where it is known already. */
export interface Stored extends Standing {
  row: number | null;
  readonly coded: CodedArticle | null;
  /** Set when it is written. */
  likeness?: Likeness;
}

/** What the written readings are compared with their reprints by. */
export function signedOf(fresh: readonly Stored[]): Signed[] {
  return fresh.flatMap(({ row, hash, published, likeness }) =>
    row !== null && likeness?.signature
      ? [{ row, hash, published, ...likeness, signature: likeness.signature, copyOf: null }]
      : [],
  );
}

/** What an article tells of events and commitments, by its place in the table. */
export function freshReports(row: number, article: CodedArticle): Fresh[] {
  const ordinals = article.statements.flatMap((statement, ordinal) => (isMergeable(statement) ? [ordinal] : []));
  return reportsOf(article).map((report, at) => ({ article: row, ordinal: ordinals[at] ?? 0, report }));
}

/** Writes readings and their statements, many rows at once, and sets their places in the table. */
export async function insertReadings(tx: Database, fresh: readonly Stored[]): Promise<void> {
  for (const reading of fresh) if (reading.coded) reading.likeness = likenessOf(reading.coded.text);
  const list = fresh.map(({ coded, row: _, likeness, ...reading }) => ({
    ...reading,
    language: coded?.language,
    text: coded?.text,
    removed: coded?.removed,
    notes: coded?.notes,
    signature: likeness?.signature,
    parties: findableBy(coded?.statements ?? []),
  }));
  const written = await rows(
    tx,
    sql`insert into chancery.articles
        (key, hash, id, url, title, publisher, published, language, coder, text, removed, notes, chosen, superseded,
         retracted, signature, parties)
      select * from json_to_recordset(${storableJson(list)}::json) as row(
        key text, hash text, id text, url text, title text, publisher text, published text, language text, coder text,
        text text, removed json, notes json, chosen boolean, superseded boolean, retracted boolean,
        signature integer[], parties text[])
      returning row, key`,
    z.object({ row: z.int(), key: z.string() }),
  );
  const rowOf = new Map(written.map(({ row, key }) => [key, row]));
  for (const reading of fresh) reading.row = rowOf.get(reading.key) ?? null;
  await insertStatements(tx, fresh);
}

async function insertStatements(tx: Database, fresh: readonly Stored[]): Promise<void> {
  const list = fresh.flatMap(({ coded, row }) => {
    if (!coded) return [];
    return coded.statements.map((statement, ordinal) => ({
      article: row,
      ordinal,
      id: statement.id,
      kind: statement.kind,
      codes: codesOf(statement),
      body: statement,
    }));
  });
  if (list.length === 0) return;
  await tx.execute(sql`
    insert into chancery.statements (article, ordinal, id, kind, codes, body)
    select * from json_to_recordset(${storableJson(list)}::json) as row(
      article integer, ordinal integer, id text, kind text, codes text[], body json)`);
}

/** Writes what was derived anew about known readings. */
export async function updateFlags(tx: Database, changed: readonly Stored[]): Promise<void> {
  if (changed.length === 0) return;
  const list = changed.map(({ row, chosen, superseded, retracted }) => ({ row, chosen, superseded, retracted }));
  await tx.execute(sql`
    update chancery.articles set chosen = new.chosen, superseded = new.superseded, retracted = new.retracted
    from json_to_recordset(${storableJson(list)}::json)
      as new(row integer, chosen boolean, superseded boolean, retracted boolean)
    where articles.row = new.row`);
}
