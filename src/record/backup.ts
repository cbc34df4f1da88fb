import { asc, gt, sql } from "drizzle-orm";
import * as z from "zod";
import { CodedArticle } from "../statement/schema.js";
import { linkCopies } from "./copies.js";
import { deriveAgain } from "./derive.js";
import type { Database } from "./engine.js";
import { RecordError } from "./error.js";
import { articlesByRow } from "./read-articles.js";
import { storableJson } from "./storable.js";
import { insertReadings, type Stored, signedOf, storableArticle } from "./store.js";
import { articles, decisions, events, retractions } from "./tables.js";

/** Articles that are read or written at a time. */
const BATCH = 200;

/** The first line of a backup. */
const Head = z.object({ backup: z.literal("chancery"), version: z.literal(1) });

/** A reading of an article, with the flags that were derived of it. */
const Kept = z.object({
  article: CodedArticle,
  key: z.string(),
  chosen: z.boolean(),
  superseded: z.boolean(),
  retracted: z.boolean(),
});
const Retraction = z.object({
  retraction: z.object({ hash: z.string(), action: z.enum(["retract", "restore"]), at: z.string() }),
});
const Decision = z.object({
  decision: z.object({
    action: z.enum(["merge", "split"]),
    names: z.array(z.string()),
    others: z.array(z.string()),
    at: z.string(),
  }),
});
/** An id in use, so that links go on leading where they led. */
const Id = z.object({
  id: z.string(),
  anchor: z.string(),
  members: z.array(z.string()),
  what: z.enum(["engagement", "event", "commitment"]),
});
/** The last line: without it a backup is not whole. */
const End = z.object({ end: z.literal(true), lines: z.int() });
const Line = z.union([Kept, Retraction, Decision, Id, End]);

/**
 * Writes the whole record as lines of JSON: every reading of every article with its statements, retractions, decisions
 * by hand, and the ids in use. What is derived from these is not written. Run in a transaction that sees one moment.
 *
 * @param write takes one line, without its line break.
 */
export async function backUp(tx: Database, write: (line: string) => Promise<void>): Promise<void> {
  let lines = 0;
  const put = async (value: unknown) => {
    lines++;
    await write(JSON.stringify(value));
  };
  await write(JSON.stringify({ backup: "chancery", version: 1 } satisfies z.infer<typeof Head>));
  const { row, key, chosen, superseded, retracted } = articles;
  for (let last = 0; ; ) {
    const batch = await tx
      .select({ row, key, chosen, superseded, retracted })
      .from(articles)
      .where(gt(row, last))
      .orderBy(asc(row))
      .limit(BATCH);
    if (batch.length === 0) break;
    const coded = await articlesByRow(
      tx,
      batch.map((reading) => reading.row),
    );
    for (const { row: at, ...reading } of batch) await put({ article: coded.get(at), ...reading });
    last = batch.at(-1)?.row ?? last;
  }
  for (const { hash, action, at } of await tx.select().from(retractions).orderBy(asc(retractions.entry)))
    await put({ retraction: { hash, action, at: at.toISOString() } });
  for (const { action, names, others, at } of await tx.select().from(decisions).orderBy(asc(decisions.entry)))
    await put({ decision: { action, names, others, at: at.toISOString() } });
  const { id, anchor, members, what } = events;
  for (let last = ""; ; ) {
    const batch = await tx
      .select({ id, anchor, members, what })
      .from(events)
      .where(gt(id, last))
      .orderBy(asc(id))
      .limit(1000);
    if (batch.length === 0) break;
    for (const named of batch) await put(named);
    last = batch.at(-1)?.id ?? last;
  }
  await write(JSON.stringify({ end: true, lines } satisfies z.infer<typeof End>));
}

/**
 * Fills an empty record from the lines of a backup, in the transaction it runs in: all of it or nothing. Events and
 * commitments are derived anew and keep their ids.
 *
 * @param shown the record as messages name it.
 * @returns how many readings of articles there are.
 * @throws RecordError where the record is not empty, or the lines are no whole backup.
 */
export async function restoreFrom(tx: Database, lines: AsyncIterable<string>, shown: string): Promise<number> {
  const [any] = await tx.select({ row: articles.row }).from(articles).limit(1);
  if (any) throw new RecordError(shown, "it holds articles already", "restore into a new record");
  const wrong = (what: string) =>
    new RecordError(shown, `the backup ${what}`, "take another copy of the file; nothing was restored");
  let at = 0;
  let readings = 0;
  let whole = false;
  const kept: z.infer<typeof Kept>[] = [];
  const ids: z.infer<typeof Id>[] = [];
  for await (const text of lines) {
    at++;
    const value = parsed(text);
    if (at === 1) {
      if (!Head.safeParse(value).success) throw wrong("is none: its first line does not say so");
      continue;
    }
    const line = Line.safeParse(value);
    if (!line.success || whole) throw wrong(`cannot be read at line ${at}`);
    const { data } = line;
    if ("article" in data) {
      readings++;
      kept.push(data);
      if (kept.length >= BATCH) await fill(tx, kept.splice(0));
    } else if ("retraction" in data) {
      const { hash, action, at: when } = data.retraction;
      await tx.insert(retractions).values({ hash, action, at: new Date(when) });
    } else if ("decision" in data) {
      await tx.insert(decisions).values({ ...data.decision, at: new Date(data.decision.at) });
    } else if ("id" in data) {
      ids.push(data);
      if (ids.length >= 1000) await fillIds(tx, ids.splice(0));
    } else {
      whole = true;
      if (data.lines !== at - 2) throw wrong(`lacks ${data.lines - at + 2} lines`);
    }
  }
  if (!whole) throw wrong("breaks off before its end");
  await fill(tx, kept);
  await fillIds(tx, ids);
  await tx.execute(sql`delete from chancery.derivation`);
  await deriveAgain(tx);
  return readings;
}

async function fill(tx: Database, kept: readonly z.infer<typeof Kept>[]): Promise<void> {
  if (kept.length === 0) return;
  const readings: Stored[] = kept.map(({ article: given, ...standing }) => {
    const { article: coded, bodies } = storableArticle(given);
    const { hash, id, url, title, publisher, published, coder } = coded;
    return { ...standing, hash, id, url, title, publisher, published, coder, row: null, coded, bodies };
  });
  await insertReadings(tx, readings);
  await linkCopies(tx, signedOf(readings));
}

/** Ids wait, as those of reports out of view do, until the events they stand for are derived. */
async function fillIds(tx: Database, ids: readonly z.infer<typeof Id>[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`insert into chancery.events (id, merge_key, anchor, members, what, type, status, parties)
      select id, '', anchor, members, what, '', '', '{}' from json_to_recordset(${storableJson(ids)}::json)
        as row(id text, anchor text, members text[], what text)`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
