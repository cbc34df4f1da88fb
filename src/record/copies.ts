import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Database, rows } from "./engine.js";
import { compare } from "./event-report.js";
import { intArray } from "./kept-reports.js";
import { likeness } from "./likeness.js";
import { storableJson } from "./storable.js";

/** Share of shingles from which a text counts as a copy of another: a reprint with changes, not another report of the day. */
const COPY = 0.5;
/** A wire story and its reprints come out within so many days of one another. */
const REPRINT_DAYS = 30;

const Row = z.object({
  row: z.int(),
  hash: z.string(),
  published: z.string().nullable(),
  signature: z.array(z.int()),
  copy_of: z.int().nullable(),
});

/**
 * Links articles to the earliest of those they are near-duplicates of, the fresh ones and those that a fresh one is the
 * original of. A function of the set of articles, whatever order they come in.
 */
export async function linkCopies(tx: Database, fresh: readonly number[]): Promise<void> {
  if (fresh.length === 0) return;
  const near = await neighboursOf(tx, fresh);
  const touched = new Set([...fresh, ...[...near.values()].flat().map(({ row }) => row)]);
  const links = touched.size > fresh.length ? await neighboursOf(tx, [...touched]) : near;
  const changed: { row: number; copy_of: number | null }[] = [];
  for (const [row, others] of links) {
    const own = others.find((other) => other.row === row);
    if (!own) continue;
    const [earliest] = others
      .filter((other) => other.row !== row && before(other, own) && isCopy(other, own))
      .sort((a, b) => (before(a, b) ? -1 : 1));
    const original = earliest?.row ?? null;
    if (original !== own.copy_of) changed.push({ row, copy_of: original });
  }
  if (changed.length === 0) return;
  await tx.execute(sql`
    update chancery.articles set copy_of = new.copy_of
    from json_to_recordset(${storableJson(changed)}::json) as new(row integer, copy_of integer)
    where articles.row = new.row`);
}

/** Articles that share a band with each of the given ones, and each itself. */
async function neighboursOf(tx: Database, articles: readonly number[]): Promise<Map<number, z.infer<typeof Row>[]>> {
  const found = await rows(
    tx,
    sql`select one.row as of, a.row, a.hash, a.published, a.signature, a.copy_of from chancery.articles one
      join chancery.articles a on a.bands && one.bands and a.bands <> '{}'
      where one.row = any(${intArray(articles)}) and one.bands <> '{}'`,
    Row.extend({ of: z.int() }),
  );
  const near = new Map<number, z.infer<typeof Row>[]>();
  for (const { of, ...other } of found) near.set(of, [...(near.get(of) ?? []), other]);
  return near;
}

type Signed = Pick<z.infer<typeof Row>, "hash" | "published" | "signature" | "row">;

/** Published earlier; on one day, by hash, so that the order of adding makes no difference. One text is no copy of itself. */
const before = (a: Signed, b: Signed): boolean =>
  a.hash !== b.hash && (compare(dayOf(a), dayOf(b)) || compare(a.hash, b.hash)) < 0;

const dayOf = ({ published }: Signed): string => published?.slice(0, 10) ?? "9999";

function isCopy(a: Signed, b: Signed): boolean {
  const apart = Math.abs(Date.parse(dayOf(a)) - Date.parse(dayOf(b))) / 86_400_000;
  return !(apart > REPRINT_DAYS) && likeness(a.signature, b.signature) >= COPY;
}
