import { sql } from "drizzle-orm";
import * as z from "zod";
import { CodedArticle } from "../statement/schema.js";
import { booleanArray, intArray, jsonArray, listed, literalOf, textArray } from "./arrays.js";
import { insertBands, type Signed } from "./copies.js";
import { type Database, rows } from "./engine.js";
import { compare, prepare } from "./event-report.js";
import type { Standing } from "./identity.js";
import { inTurns } from "./in-turns.js";
import { markedOf, type Telling } from "./kept-reports.js";
import { signatureOf } from "./likeness.js";
import { isMergeable, reportsOf } from "./merge.js";
import { codesOf, findableBy, pairsNamed } from "./parties.js";
import { isUnstorable, storableJson } from "./storable.js";

/** A reading with its place in the table, null until it is written, and what was coded, null where it is known already. */
export interface Stored extends Standing {
  row: number | null;
  readonly coded: CodedArticle | null;
  /** The statements of what was coded, as JSON that the database takes. */
  readonly bodies: readonly string[];
  /** What it is compared with its reprints by: set when it is written, null for a short text. */
  signature?: readonly number[] | null;
}

/** An article as the database holds it: without what PostgreSQL's text cannot hold, and its statements as JSON besides. */
export function storableArticle(article: CodedArticle): { article: CodedArticle; bodies: readonly string[] } {
  const { statements, ...rest } = article;
  const bodies = statements.map((statement) => JSON.stringify(statement));
  if (!isUnstorable(JSON.stringify(rest)) && !bodies.some(isUnstorable)) return { article, bodies };
  const cleaned = CodedArticle.parse(JSON.parse(storableJson(article)));
  return { article: cleaned, bodies: cleaned.statements.map(storableJson) };
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
  return reportsOf(article).map((report, at) => {
    const prepared = prepare(report);
    return { ordinal: ordinals[at] ?? 0, report, prepared, marked: markedOf(prepared) };
  });
}

/**
 * Writes readings with their statements and by what reprints are found, many rows at once, and sets their places in the
 * table. One that another writer has just added is passed over, its place left null.
 */
export async function insertReadings(tx: Database, fresh: readonly Stored[]): Promise<void> {
  if (fresh.length === 0) return;
  for (const reading of fresh) if (reading.coded) reading.signature = signatureOf(reading.coded.text);
  // Writers who add the same wait for one another in one order.
  const list = [...fresh].sort((a, b) => compare(a.key, b.key));
  const codes = new Map(list.map((reading) => [reading, (reading.coded?.statements ?? []).map(codesOf)]));
  const texts = (of: (reading: Stored) => string | null | undefined) => textArray(list.map((own) => of(own) ?? null));
  const truths = (of: (reading: Stored) => boolean) => booleanArray(list.map(of));
  const inserting = rows(
    tx,
    sql`insert into chancery.articles
        (key, hash, id, url, title, publisher, published, language, coder, text, removed, notes, chosen, superseded,
         retracted, signature, parties)
      select key, hash, id, url, title, publisher, published, language, coder, text, removed, notes, chosen, superseded,
        retracted, signature::integer[], parties::text[]
      from unnest(
        ${texts(({ key }) => key)}, ${texts(({ hash }) => hash)}, ${texts(({ id }) => id)}, ${texts(({ url }) => url)},
        ${texts(({ title }) => title)}, ${texts(({ publisher }) => publisher)},
        ${texts(({ published }) => published)}, ${texts(({ coded }) => coded?.language)},
        ${texts(({ coder }) => coder)}, ${texts(({ coded }) => coded?.text)},
        ${jsonArray(list.map(({ coded }) => storableJson(coded?.removed ?? [])))},
        ${jsonArray(list.map(({ coded }) => storableJson(coded?.notes ?? [])))},
        ${truths(({ chosen }) => chosen)}, ${truths(({ superseded }) => superseded)},
        ${truths(({ retracted }) => retracted)}, ${texts(({ signature }) => signature && listed(signature))},
        ${texts((reading) => literalOf(findableBy(reading.coded?.statements ?? [], codes.get(reading))))})
        as new(key, hash, id, url, title, publisher, published, language, coder, text, removed, notes, chosen,
          superseded, retracted, signature, parties)
      on conflict (key) do nothing
      returning row, key`,
    z.object({ row: z.int(), key: z.string() }),
  );
  const [written, said] = await Promise.all([
    inserting,
    inTurns(fresh, (own) => statementsOf(own, codes.get(own) ?? [])),
  ]);
  const rowOf = new Map(written.map(({ row, key }) => [key, row]));
  for (const reading of fresh) reading.row = rowOf.get(reading.key) ?? null;
  const statements = said.flatMap((own, at) => (fresh[at]?.row == null ? [] : own));
  if (statements.length > 0)
    await tx.execute(sql`
      insert into chancery.statements (article, ordinal, id, kind, codes, body)
      select article, ordinal, id, kind, codes::text[], body from unnest(
        ${intArray(statements.map(({ reading }) => reading.row))}, ${intArray(statements.map(({ ordinal }) => ordinal))},
        ${textArray(statements.map(({ id }) => id))}, ${textArray(statements.map(({ kind }) => kind))},
        ${textArray(statements.map(({ codes }) => codes))}, ${jsonArray(statements.map(({ body }) => body))})
        as new(article, ordinal, id, kind, codes, body)`);
  await insertPairs(
    tx,
    fresh.flatMap((reading) => pairsNamed(codes.get(reading) ?? []).map((pair) => ({ pair, reading }))),
  );
  await insertBands(tx, signedOf(fresh));
}

/** Writes by which parties named together the written readings are found. */
async function insertPairs(tx: Database, named: readonly { pair: string; reading: Stored }[]): Promise<void> {
  const list = named.filter(({ reading }) => reading.row !== null);
  if (list.length === 0) return;
  // In the order of the index, so that what lies together in it is written together.
  list.sort((a, b) => compare(a.pair, b.pair));
  await tx.execute(sql`
    insert into chancery.pairs (pair, published, article) select * from unnest(
      ${textArray(list.map(({ pair }) => pair))}, ${textArray(list.map(({ reading }) => reading.published))},
      ${intArray(list.map(({ reading }) => reading.row))})`);
}

/** The rows of a reading's statements. */
function statementsOf(reading: Stored, codes: readonly (readonly string[])[]) {
  return (reading.coded?.statements ?? []).map(({ id, kind }, ordinal) => {
    const body = reading.bodies[ordinal] ?? "";
    return { reading, ordinal, id, kind, codes: literalOf(codes[ordinal] ?? []), body };
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
