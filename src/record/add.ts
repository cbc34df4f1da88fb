import { or } from "drizzle-orm";
import type { CodedArticle } from "../statement/index.js";
import { copyNames, linkCopies, type Signed } from "./copies.js";
import { type Database, oneOf } from "./engine.js";
import { inView, readingKey, type Standing, settle } from "./identity.js";
import { inTurns } from "./in-turns.js";
import type { Fresh, Telling } from "./kept-reports.js";
import { lockNames, writing } from "./locks.js";
import { Neighbourhood } from "./neighbourhood.js";
import { articlesByRow } from "./read-articles.js";
import { addedNames, rebuild } from "./rebuild.js";
import { refreshStatistics } from "./statistics.js";
import { insertReadings, type Stored, signedOf, storableArticle, tellingsOf, updateFlags } from "./store.js";
import { articles } from "./tables.js";

/** What became of an article: new to the record, a newer or older text of one in it, or in it already. */
export type Added = "added" | "known" | "new version";

/**
 * Adds coded articles in one transaction: all of them or, should anything fail, none.
 *
 * @returns for each article, in order, what became of it.
 */
export async function addArticles(database: Database, coded: readonly CodedArticle[]): Promise<Added[]> {
  if (coded.length === 0) return [];
  const stored = coded.map(storableArticle);
  const given = stored.map(({ article }) => article);
  const { results, written } = await writing(database, async (tx) => {
    // What needs no other writer to wait comes first.
    const [fresh, tellings] = await Promise.all([insertNew(tx, stored), inTurns(given, tellingsOf)]);
    const told = new Map(given.map((coded, at) => [coded, tellings[at] ?? []]));
    const reportsIn = ({ row, coded }: Stored): Fresh[] =>
      row === null || !coded ? [] : (told.get(coded) ?? []).map((telling) => ({ article: row, ...telling }));
    const foreseen = new Neighbourhood(tx, fresh.filter(inView).flatMap(reportsIn));
    const signed = signedOf(fresh);
    await lockNames(tx, namesOfAll(given, tellings, signed));
    const known = await relatedTo(tx, given, new Set(rowsOf(fresh)));
    const results = resultsOf(given, known);
    if (fresh.length === 0) return { results, written: [] };
    const before = new Map([...known, ...fresh].map((it) => [it, { seen: inView(it), state: stateOf(it) }]));
    for (const reading of fresh)
      reading.retracted = known.some((other) => other.hash === reading.hash && other.retracted);
    settle([...known, ...fresh]);
    await updateFlags(
      tx,
      [...known, ...fresh].filter((reading) => before.get(reading)?.state !== stateOf(reading)),
    );
    const shown = known.filter((reading) => inView(reading) && !before.get(reading)?.seen);
    const hidden = known.filter((reading) => !inView(reading) && before.get(reading)?.seen);
    const back = await reportsOfRows(tx, rowsOf(shown));
    await lockNames(tx, addedNames(back));
    const hashes = new Set(known.map(({ hash }) => hash));
    const seen = fresh.filter(inView);
    const added = seen.filter(({ hash }) => !hashes.has(hash)).flatMap(reportsIn);
    const again = [...seen.filter(({ hash }) => hashes.has(hash)).flatMap(reportsIn), ...back];
    await rebuild(tx, { added, again, removed: rowsOf(hidden) }, foreseen);
    await linkCopies(tx, signed);
    return { results, written: rowsOf(fresh) };
  });
  await refreshStatistics(database, written);
  return results;
}

/** Writes the readings that are not in the record yet, as they would stand among themselves; gives those it wrote. */
async function insertNew(tx: Database, given: readonly ReturnType<typeof storableArticle>[]): Promise<Stored[]> {
  const fresh = new Map<string, Stored>();
  for (const { article: coded, bodies } of given) {
    const { hash, id, url, title, publisher, published, coder } = coded;
    const key = readingKey(coded);
    const standing = { chosen: false, superseded: false, retracted: false };
    if (!fresh.has(key))
      fresh.set(key, { ...standing, key, hash, id, url, title, publisher, published, coder, row: null, coded, bodies });
  }
  const known = await tx
    .select({ key: articles.key })
    .from(articles)
    .where(oneOf(articles.key, [...fresh.keys()]));
  for (const { key } of known) fresh.delete(key);
  const list = [...fresh.values()];
  settle(list);
  await insertReadings(tx, list);
  return list.filter(({ row }) => row !== null);
}

/** What articles in the record tell of events and commitments, by their rows. */
export async function reportsOfRows(tx: Database, rows: readonly number[]): Promise<Fresh[]> {
  return [...(await articlesByRow(tx, rows))].flatMap(([row, article]) =>
    tellingsOf(article).map((telling) => ({ article: row, ...telling })),
  );
}

/** All that keeps other writers away, named one after the other: of many articles the first ones are enough. */
function* namesOfAll(
  given: readonly CodedArticle[],
  tellings: readonly (readonly Telling[])[],
  signed: readonly Signed[],
): Generator<string> {
  for (const article of given) yield* namesOf(article);
  for (const reports of tellings) yield* addedNames(reports);
  yield* copyNames(signed);
}

const namesOf = ({ hash, id, url }: CodedArticle): string[] => [
  `hash ${hash}`,
  `id ${id}`,
  ...(url ? [`url ${url}`] : []),
];

/** The readings, but for one's own, that share a text, an id or a URL with a given article, and all of the same texts. */
async function relatedTo(tx: Database, given: readonly CodedArticle[], own: ReadonlySet<number>): Promise<Stored[]> {
  const hashes = new Set(given.map(({ hash }) => hash));
  const near = await related(tx, given, hashes, own);
  const further = [...new Set(near.map(({ hash }) => hash))].filter((hash) => !hashes.has(hash));
  if (further.length === 0) return near;
  await lockNames(
    tx,
    further.map((hash) => `hash ${hash}`),
  );
  return related(tx, given, new Set([...hashes, ...further]), own);
}

async function related(
  tx: Database,
  given: readonly CodedArticle[],
  hashes: ReadonlySet<string>,
  own: ReadonlySet<number>,
): Promise<Stored[]> {
  const urls = given.flatMap(({ url }) => (url === null ? [] : [url]));
  const found = await tx
    .select(IDENTITY)
    .from(articles)
    .where(
      or(
        oneOf(articles.hash, [...hashes]),
        oneOf(
          articles.id,
          given.map(({ id }) => id),
        ),
        oneOf(articles.url, urls),
      ),
    );
  return found.filter(({ row }) => !own.has(row)).map((reading) => ({ ...reading, coded: null, bodies: [] }));
}

/** What is needed to tell articles apart. */
const IDENTITY = {
  row: articles.row,
  key: articles.key,
  hash: articles.hash,
  id: articles.id,
  url: articles.url,
  title: articles.title,
  publisher: articles.publisher,
  published: articles.published,
  coder: articles.coder,
  chosen: articles.chosen,
  superseded: articles.superseded,
  retracted: articles.retracted,
};

/** What becomes of each article, given what was in the record before. */
function resultsOf(given: readonly CodedArticle[], known: readonly Stored[]): Added[] {
  const hashes = new Set(known.map(({ hash }) => hash));
  const names = new Set(known.flatMap(({ id, url }) => [`id ${id}`, ...(url ? [`url ${url}`] : [])]));
  return given.map((coded): Added => {
    const own = namesOf(coded);
    const result = hashes.has(coded.hash) ? "known" : own.some((name) => names.has(name)) ? "new version" : "added";
    hashes.add(coded.hash);
    for (const name of own) names.add(name);
    return result;
  });
}

const stateOf = ({ chosen, superseded, retracted }: Standing): string => `${chosen} ${superseded} ${retracted}`;

const rowsOf = (readings: readonly Stored[]): number[] => readings.flatMap(({ row }) => (row === null ? [] : [row]));
