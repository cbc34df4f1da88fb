import { sql } from "drizzle-orm";
import * as z from "zod";
import type { CodedArticle } from "../statement/index.js";
import { jsonArray, textArray } from "./arrays.js";
import { insertBands, type Signed } from "./copies.js";
import { type Database, rows } from "./engine.js";
import { compare, prepare } from "./event-report.js";
import type { Standing } from "./identity.js";
import { inTurns } from "./in-turns.js";
import type { Telling } from "./kept-reports.js";
import { signatureOf } from "./likeness.js";
import { isMergeable, reportsOf } from "./merge.js";
import { codesOf, findableBy } from "./parties.js";
import { storableJson } from "./storable.js";

/** A reading with its place in the table, null until it is written, and what was coded, null where it is known already. */
export interface Stored extends Standing {
  row: number | null;
  readonly coded: CodedArticle | null;
  /** What it is compared with its reprints by: set when it is written, null for a short text. */
  signature?: readonly number[] | null;
}

/** What the written readings are compared with their reprints by. */
export function signedOf(fresh: readonly Stored[]): Signed[] {
  return fresh.flatMap(({ row, hash, published, signature }) =>
    row !== null && signature ? [{ row, hash, published, signature, copyOf: null }] : [],
  );
}

/** What an article tells of events and commitments, before it has a place in the table. */
export function tellingsOf(article: CodedArticle): Telling[] {
  const ordinals = article.statements.flatMap((statement, ordinal) => (isMergeable(statement) ? [ordinal] : []));
  return reportsOf(article).map((report, at) => ({ ordinal: ordinals[at] ?? 0, report, prepared: prepare(report) }));
}

/**
 * Writes readings with their statements and by what reprints are found, many rows at once, and sets their places in the
 * table. One that another writer has just added is passed over, its place left null.
 */
export async function insertReadings(tx: Database, fresh: readonly Stored[]): Promise<void> {
  if (fresh.length === 0) return;
  for (const reading of fresh) if (reading.coded) reading.signature = signatureOf(reading.coded.text);
  // Writers who add the same wait for one another in one order.
  const ordered = [...fresh].sort((a, b) => compare(a.key, b.key));
  const texts = ordered.map(({ coded }) => coded?.text ?? "");
  const list = ordered.map((reading) => ({
    key: reading.key,
    hash: reading.hash,
    id: reading.id,
    url: reading.url,
    title: reading.title,
    publisher: reading.publisher,
    published: reading.published,
    language: reading.coded?.language,
    coder: reading.coder,
    removed: reading.coded?.removed,
    notes: reading.coded?.notes,
    chosen: reading.chosen,
    superseded: reading.superseded,
    retracted: reading.retracted,
    signature: reading.signature,
    parties: findableBy(reading.coded?.statements ?? []),
  }));
  const inserting = rows(
    tx,
    sql`insert into chancery.articles
        (key, hash, id, url, title, publisher, published, language, coder, text, removed, notes, chosen, superseded,
         retracted, signature, parties)
      select key, hash, id, url, title, publisher, published, language, coder, text, removed, notes, chosen, superseded,
        retracted, signature, parties
      from rows from (json_to_recordset(${storableJson(list)}::json) as (
          key text, hash text, id text, url text, title text, publisher text, published text, language text, coder text,
          removed json, notes json, chosen boolean, superseded boolean, retracted boolean, signature integer[],
          parties text[]),
        unnest(${textArray(texts)})) as row(key, hash, id, url, title, publisher, published, language, coder, removed,
          notes, chosen, superseded, retracted, signature, parties, text)
      on conflict (key) do nothing
      returning row, key`,
    z.object({ row: z.int(), key: z.string() }),
  );
  const [written, said] = await Promise.all([inserting, inTurns(fresh, statementsOf)]);
  const rowOf = new Map(written.map(({ row, key }) => [key, row]));
  for (const reading of fresh) reading.row = rowOf.get(reading.key) ?? null;
  const statements = fresh.flatMap(({ row: article }, at) =>
    article === null ? [] : (said[at] ?? []).map(({ row, body }) => ({ row: { article, ...row }, body })),
  );
  if (statements.length > 0)
    await tx.execute(sql`
      insert into chancery.statements (article, ordinal, id, kind, codes, body)
      select * from rows from (
        json_to_recordset(${storableJson(statements.map(({ row }) => row))}::json) as (
          article integer, ordinal integer, id text, kind text, codes text[]),
        unnest(${jsonArray(statements.map(({ body }) => body))}))`);
  await insertBands(tx, signedOf(fresh));
}

/** The rows of a reading's statements, all but its place in the table. */
function statementsOf({ coded }: Stored) {
  return (coded?.statements ?? []).map((statement, ordinal) => {
    const { id, kind } = statement;
    return { row: { ordinal, id, kind, codes: codesOf(statement) }, body: storableJson(statement) };
  });
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
