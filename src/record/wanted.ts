import { type SQL, sql } from "drizzle-orm";
import { bitsArray, intArray, literalOf, textArray } from "./arrays.js";
import type { Days } from "./day.js";
import { compare, type Prepared } from "./event-report.js";
import { areAlike, marksOf } from "./pledge-marks.js";

/** Reports of a merge key near in time to others. Lists of days may be empty, not all four of them. */
export interface Nearby {
  readonly key: string;
  /** Those that lie in these days. */
  readonly lying: readonly Days[];
  /** Those whose events draw what lies in these days and came out on the day `placed` or later. */
  readonly drawing: readonly Days[];
  readonly placed: string | null;
  /** From a day of reporting on, those that look into `seen`, or lie in `drawn`. */
  readonly since: string | null;
  readonly seen: readonly Days[];
  readonly drawn: readonly Days[];
}

/** Promises of some days that may be one with a promise. */
export interface Alike {
  readonly report: Prepared;
  readonly from: number;
  readonly to: number;
}

/** Which reports are wanted. */
export interface Wanted {
  readonly nearby?: readonly Nearby[];
  readonly alike?: readonly Alike[];
  /** Those of a merge key in articles, by their rows. */
  readonly articles?: readonly { readonly key: string; readonly article: number }[];
  /** Statements by name. */
  readonly names?: readonly string[];
  readonly groups?: readonly string[];
}

/** The first and the last day that a report has to do with, in the words of the index. A promise's last is the day it was told. */
const FIRST = sql`least(r.draws_from, r.looks_from)`;
const LAST = sql`greatest(r.draws_to, r.looks_to)`;

/**
 * Queries that give the groups of the wanted reports. Each key is looked up by itself (`offset 0`), so that what it costs
 * does not depend on how many reports the planner takes there to be.
 */
export function sourcesOf({ nearby = [], alike = [], articles = [], names = [], groups = [] }: Wanted): SQL[] {
  const sources: SQL[] = [];
  if (nearby.length > 0) sources.push(nearbyGroups(nearby));
  if (alike.length > 0) sources.push(alikeGroups(alike));
  if (articles.length > 0)
    sources.push(sql`select hit."group" from unnest(${textArray(articles.map(({ key }) => key))},
        ${intArray(articles.map(({ article }) => article))}) as w(key, article)
      cross join lateral (select r.key, r."group" from chancery.reports r where r.article = w.article offset 0) as hit
      where hit.key = w.key`);
  if (names.length > 0)
    sources.push(sql`select r."group" from chancery.reports r where r.name = any(${textArray(names)})`);
  if (groups.length > 0) sources.push(sql`select unnest(${textArray(groups)}) as "group"`);
  return sources;
}

/**
 * Where a report draws and where it looks hold where it lies, so that one index serves all. Further than it lies draws only
 * what was put off or had no day yet: no more once a later article gives its event a day.
 */
function nearbyGroups(nearby: readonly Nearby[]): SQL {
  // In the order of the keys, so that what lies together in the index is read together.
  const list = [...nearby].sort((a, b) => compare(a.key, b.key));
  const texts = (of: (one: Nearby) => string | null) => textArray(list.map(of));
  const stretches = (of: (one: Nearby) => readonly Days[]) =>
    sql`${texts((one) => multirange(of(one)))}::int4multirange[]`;
  const days = list.map(({ lying, drawing, seen, drawn }) => [...lying, ...drawing, ...seen, ...drawn]);
  return sql`select hit."group" from unnest(${texts(({ key }) => key)},
      ${intArray(days.map((own) => Math.min(...own.map(({ from }) => from))))},
      ${intArray(days.map((own) => Math.max(...own.map(({ to }) => to))))},
      ${texts(({ placed }) => placed)}, ${texts(({ since }) => since)}, ${stretches(({ lying }) => lying)},
      ${stretches(({ drawing }) => drawing)}, ${stretches(({ seen }) => seen)}, ${stretches(({ drawn }) => drawn)})
      as w(key, first, last, placed, since, lying, drawing, seen, drawn)
    cross join lateral (select r."group" from chancery.reports r
      where r.key = w.key and ${LAST} >= w.first and ${FIRST} <= w.last
      and (int4range(r.lies_from, r.lies_to, '[]') && w.lying
        or int4range(r.draws_from, r.draws_to, '[]') && w.drawing
          and not exists (select 1 from chancery.reports l where l."group" = r."group" and l.article <> r.article
            and l.day > r.day and l.day < w.placed and l.draws_from = l.lies_from and l.draws_to = l.lies_to)
        or r.day >= w.since and (int4range(r.looks_from, r.looks_to, '[]') && w.seen
          or int4range(r.lies_from, r.lies_to, '[]') && w.drawn))
      offset 0) as hit`;
}

function alikeGroups(alike: readonly Alike[]): SQL {
  const marks = alike.map(({ report }) => marksOf(report));
  return sql`select hit."group"
    from (select key, first, last, marks, words, sums::text[] from unnest(
      ${textArray(alike.map(({ report }) => report.key))},
      ${intArray(alike.map(({ from }) => from))}, ${intArray(alike.map(({ to }) => to))},
      ${bitsArray(marks.map(({ bits }) => bits))}, ${intArray(marks.map(({ words }) => words))},
      ${textArray(marks.map(({ sums }) => sumsOf(sums)))}) as wanted(key, first, last, marks, words, sums)) as w
    cross join lateral (select r."group" from chancery.reports r
      where r.key = w.key and ${LAST} between w.first and w.last and ${areAlike(sql`r`, sql`w`)}
      offset 0) as hit`;
}

/** Sums as an array within one; those of most promises are not given. */
export const sumsOf = (sums: readonly string[]): string | null => (sums.length === 0 ? null : literalOf(sums));

/** Stretches of days as the database takes them. */
const multirange = (list: readonly Days[]): string => `{${list.map(({ from, to }) => `[${from},${to}]`).join()}}`;
