import { or } from "drizzle-orm";
import { CodedArticle } from "../statement/schema.js";
import { linkCopies } from "./copies.js";
import { type Database, oneOf } from "./engine.js";
import { inView, readingKey, type Standing, settle } from "./identity.js";
import type { Fresh } from "./kept-reports.js";
import { lockNames, writing } from "./locks.js";
import { articlesByRow } from "./read-articles.js";
import { rebuild } from "./rebuild.js";
import { refreshStatistics } from "./statistics.js";
import { isUnstorable, storableJson } from "./storable.js";
import { freshReports, insertReadings, type Stored, signedOf, updateFlags } from "./store.js";
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
  const { results, written } = await writing(database, async (tx) => {
    const given = coded.map(cleaned);
    await lockNames(tx, "identity", given.flatMap(namesOf));
    const known = await relatedTo(tx, given);
    const { fresh, results } = sortOut(given, known);
    if (fresh.length === 0) return { results, written: [] };
    const before = new Map(known.map((reading) => [reading, { seen: inView(reading), state: stateOf(reading) }]));
    settle([...known, ...fresh]);
    await insertReadings(tx, fresh);
    await updateFlags(
      tx,
      known.filter((reading) => before.get(reading)?.state !== stateOf(reading)),
    );
    const shown = known.filter((reading) => inView(reading) && !before.get(reading)?.seen);
    const hidden = known.filter((reading) => !inView(reading) && before.get(reading)?.seen);
    const added = fresh
      .filter(inView)
      .flatMap(({ row, coded: article }) => (article && row !== null ? freshReports(row, article) : []));
    await rebuild(tx, { added: [...added, ...(await reportsOfRows(tx, rowsOf(shown)))], removed: rowsOf(hidden) });
    await linkCopies(tx, signedOf(fresh));
    return { results, written: rowsOf(fresh) };
  });
  if (written.length > 0) await refreshStatistics(database, Math.min(...written) - 1, Math.max(...written));
  return results;
}

/** What articles in the record tell of events and commitments, by their rows. */
export async function reportsOfRows(tx: Database, rows: readonly number[]): Promise<Fresh[]> {
  return [...(await articlesByRow(tx, rows))].flatMap(([row, article]) => freshReports(row, article));
}

/** An article as the database holds it: without what PostgreSQL's text cannot hold. */
function cleaned(article: CodedArticle): CodedArticle {
  const json = JSON.stringify(article);
  return isUnstorable(json) ? CodedArticle.parse(JSON.parse(storableJson(article))) : article;
}

const namesOf = ({ hash, id, url }: CodedArticle): string[] => [
  `hash ${hash}`,
  `id ${id}`,
  ...(url ? [`url ${url}`] : []),
];

/** The readings that share a text, an id or a URL with a given article, and all readings of the same texts. */
async function relatedTo(tx: Database, given: readonly CodedArticle[]): Promise<Stored[]> {
  const hashes = new Set(given.map(({ hash }) => hash));
  const near = await related(tx, given, hashes);
  const further = [...new Set(near.map(({ hash }) => hash))].filter((hash) => !hashes.has(hash));
  if (further.length === 0) return near;
  await lockNames(
    tx,
    "identity",
    further.map((hash) => `hash ${hash}`),
  );
  return related(tx, given, new Set([...hashes, ...further]));
}

async function related(tx: Database, given: readonly CodedArticle[], hashes: ReadonlySet<string>): Promise<Stored[]> {
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
  return found.map((reading) => ({ ...reading, coded: null }));
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

function sortOut(given: readonly CodedArticle[], known: readonly Stored[]): { fresh: Stored[]; results: Added[] } {
  const keys = new Set(known.map(({ key }) => key));
  const hashes = new Set(known.map(({ hash }) => hash));
  const names = new Set(known.flatMap(({ id, url }) => [`id ${id}`, ...(url ? [`url ${url}`] : [])]));
  const retracted = new Set(known.filter((reading) => reading.retracted).map(({ hash }) => hash));
  const fresh: Stored[] = [];
  const results = given.map((coded): Added => {
    const { hash, id, url, title, publisher, published, coder } = coded;
    const reading = { hash, id, url, title, publisher, published, coder };
    const key = readingKey(reading);
    const result = hashes.has(hash)
      ? "known"
      : namesOf(coded).some((name) => names.has(name))
        ? "new version"
        : "added";
    if (!keys.has(key)) {
      const standing = { chosen: false, superseded: false, retracted: retracted.has(hash) };
      fresh.push({ ...reading, key, ...standing, row: null, coded });
    }
    keys.add(key);
    hashes.add(hash);
    for (const name of namesOf(coded)) names.add(name);
    return result;
  });
  return { fresh, results };
}

const stateOf = ({ chosen, superseded, retracted }: Standing): string => `${chosen} ${superseded} ${retracted}`;

const rowsOf = (readings: readonly Stored[]): number[] => readings.flatMap(({ row }) => (row === null ? [] : [row]));
