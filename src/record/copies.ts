import { sql } from "drizzle-orm";
import { z } from "zod";
import { intArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import { compare } from "./event-report.js";
import { groupBy } from "./grouping.js";
import { likeness } from "./likeness.js";
import { storableJson } from "./storable.js";

/** Share of shingles from which a text counts as a copy of another: a reprint with changes, not another report of the day. */
const COPY = 0.5;
/** A wire story and its reprints come out within so many days of one another. */
const REPRINT_DAYS = 30;

/** What is compared of an article. */
export interface Signed {
  readonly row: number;
  readonly hash: string;
  readonly published: string | null;
  readonly signature: readonly number[];
  readonly bands: readonly number[];
  readonly copyOf: number | null;
}

const Row = z.object({
  row: z.int(),
  hash: z.string(),
  published: z.string().nullable(),
  signature: z.array(z.int()),
  bands: z.array(z.int()),
  copyOf: z.int().nullable(),
});

/**
 * Links articles to the earliest of those they are near-duplicates of: the fresh ones, and those that a fresh one is the
 * original of. A function of the set of articles, whatever order they come in.
 */
export async function linkCopies(tx: Database, fresh: readonly Signed[]): Promise<void> {
  await insertBands(tx, fresh);
  const near = await sharing(tx, fresh);
  // Those near a fresh one may have an original further off, that no fresh one is near to.
  const further = near.length === 0 ? [] : await sharing(tx, [...fresh, ...near]);
  const all = [...fresh, ...near, ...further];
  const byBand = groupBy(
    all.flatMap((article) => article.bands.map((band) => ({ band, article }))),
    ({ band }) => band,
  );
  const changed: { row: number; copy_of: number | null }[] = [];
  for (const own of [...fresh, ...near]) {
    const others = new Set(own.bands.flatMap((band) => (byBand.get(band) ?? []).map(({ article }) => article)));
    const [earliest] = [...others]
      .filter((other) => before(other, own) && isCopy(other, own))
      .sort((a, b) => (before(a, b) ? -1 : 1));
    const original = earliest?.row ?? null;
    if (original !== own.copyOf) changed.push({ row: own.row, copy_of: original });
  }
  if (changed.length === 0) return;
  await tx.execute(sql`
    update chancery.articles set copy_of = new.copy_of
    from json_to_recordset(${storableJson(changed)}::json) as new(row integer, copy_of integer)
    where articles.row = new.row`);
}

async function insertBands(tx: Database, fresh: readonly Signed[]): Promise<void> {
  const list = fresh.flatMap(({ row, bands }) => [...new Set(bands)].map((band) => [band, row] as const));
  if (list.length === 0) return;
  await tx.execute(sql`
    insert into chancery.bands (band, article)
    select * from unnest(${intArray(list.map(([band]) => band))}, ${intArray(list.map(([, row]) => row))})`);
}

/** Articles that share a band with one of the given ones, besides these. */
async function sharing(tx: Database, given: readonly Signed[]): Promise<Signed[]> {
  const bands = [...new Set(given.flatMap((article) => article.bands))];
  if (bands.length === 0) return [];
  return rows(
    tx,
    sql`select row, hash, published, signature, array(select band from chancery.bands b where b.article = a.row) as bands,
        copy_of as "copyOf"
      from (select distinct article from unnest(${intArray(bands)}) as wanted(band) join chancery.bands using (band)
        where not article = any(${intArray(given.map(({ row }) => row))})) as near
      join chancery.articles a on a.row = near.article`,
    Row,
  );
}

/** Published earlier; on one day, by hash, so that the order of adding makes no difference. One text is no copy of itself. */
const before = (a: Signed, b: Signed): boolean =>
  a.hash !== b.hash && (compare(dayOf(a), dayOf(b)) || compare(a.hash, b.hash)) < 0;

const dayOf = ({ published }: Signed): string => published?.slice(0, 10) ?? "9999";

function isCopy(a: Signed, b: Signed): boolean {
  const apart = Math.abs(Date.parse(dayOf(a)) - Date.parse(dayOf(b))) / 86_400_000;
  return !(apart > REPRINT_DAYS) && likeness(a.signature, b.signature) >= COPY;
}
