import { sql } from "drizzle-orm";
import * as z from "zod";
import { toDay } from "../mention/index.js";
import { intArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import { compare } from "./event-report.js";
import { groupBy } from "./grouping.js";
import { bandsOf, likeness } from "./likeness.js";
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
  readonly copyOf: number | null;
}

/** An article with where it is looked up: the period in which it came out, and the bands of its signature. */
interface Placed extends Signed {
  readonly period: number;
  /** The periods in which its reprints come out. */
  readonly near: readonly number[];
  readonly bands: readonly number[];
}

const Row = z.object({
  row: z.int(),
  hash: z.string(),
  published: z.string().nullable(),
  signature: z.array(z.int()),
  copyOf: z.int().nullable(),
});

/** Names of what articles share with their near-duplicates, as writers lock them. */
export function* copyNames(articles: readonly Signed[]): Generator<string> {
  for (const { signature } of articles) for (const band of bandsOf(signature)) yield `band ${band}`;
}

/** Writes by what articles are found by their near-duplicates. */
export async function insertBands(tx: Database, articles: readonly Signed[]): Promise<void> {
  const list = articles.map(placed).flatMap(({ row, period, bands }) => bands.map((band) => ({ period, band, row })));
  if (list.length === 0) return;
  // In the order of the index, so that what lies together in it is written together.
  list.sort(byPlace);
  await tx.execute(sql`
    insert into chancery.bands (period, band, article)
    select * from unnest(${intArray(list.map(({ period }) => period))}, ${intArray(list.map(({ band }) => band))},
      ${intArray(list.map(({ row }) => row))})`);
}

/**
 * Links articles to the earliest of those they are near-duplicates of: the fresh ones, and those that a fresh one is the
 * original of. A function of the set of articles, whatever order they come in. Their bands are written already.
 */
export async function linkCopies(tx: Database, signed: readonly Signed[]): Promise<void> {
  const fresh = signed.map(placed);
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

const byPlace = (
  a: { readonly period: number; readonly band: number },
  b: { readonly period: number; readonly band: number },
): number => a.period - b.period || a.band - b.band;

/** Articles that share a band with one of the given ones and came out about when it did, besides these. */
async function sharing(tx: Database, given: readonly Placed[]): Promise<Placed[]> {
  const wanted = given.flatMap(({ near, bands }) => near.flatMap((period) => bands.map((band) => ({ period, band }))));
  if (wanted.length === 0) return [];
  wanted.sort(byPlace);
  // Looked up one by one, so that what it costs does not depend on how many the planner takes there to be.
  const near = await rows(
    tx,
    sql`select distinct article
      from unnest(${intArray(wanted.map(({ period }) => period))}, ${intArray(wanted.map(({ band }) => band))})
        as wanted(period, band)
      cross join lateral (select article from chancery.bands b
        where b.period = wanted.period and b.band = wanted.band offset 0) as found
      where not article = any(${intArray(given.map(({ row }) => row))})`,
    z.object({ article: z.int() }),
  );
  if (near.length === 0) return [];
  const found = await rows(
    tx,
    sql`select row, hash, published, signature, copy_of as "copyOf" from chancery.articles
      where row = any(${intArray(near.map(({ article }) => article))})`,
    Row,
  );
  return found.map(placed);
}

function placed(article: Signed): Placed {
  const { row, hash, published, signature, copyOf } = article;
  const day = toDay(dayOf(article));
  const periodOf = (apart: number) => (Number.isNaN(day) ? UNKNOWN : Math.floor((day + apart) / PERIOD_DAYS));
  const near = [...new Set([periodOf(-REPRINT_DAYS), periodOf(REPRINT_DAYS)])];
  return {
    row,
    hash,
    published,
    signature,
    copyOf,
    period: periodOf(0),
    near,
    bands: [...new Set(bandsOf(signature))],
  };
}

/** Several times as long as reprints come out apart, so that those of most articles come out in one period. */
const PERIOD_DAYS = 120;
/** The period of articles whose day cannot be read. */
const UNKNOWN = 2_000_000;

/** Published earlier; on one day, by hash, so that the order of adding makes no difference. One text is no copy of itself. */
const before = (a: Signed, b: Signed): boolean =>
  a.hash !== b.hash && (compare(dayOf(a), dayOf(b)) || compare(a.hash, b.hash)) < 0;

const dayOf = ({ published }: Signed): string => published?.slice(0, 10) ?? "9999";

function isCopy(a: Signed, b: Signed): boolean {
  const apart = Math.abs(toDay(dayOf(a)) - toDay(dayOf(b)));
  return !(apart > REPRINT_DAYS) && likeness(a.signature, b.signature) >= COPY;
}
