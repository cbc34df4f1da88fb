import { eq } from "drizzle-orm";
import type { CodedArticle } from "../statement/index.js";
import { type Added, addArticles } from "./add.js";
import { backUp, restoreFrom } from "./backup.js";
import { type Decided, mergeByHand, splitByHand } from "./by-hand.js";
import { canonicalExport } from "./canonical.js";
import { type Counts, count } from "./counts.js";
import { briefSource } from "./dyad.js";
import { type Database, type Engine, failure, openEngine } from "./engine.js";
import { type Reading, readingKey } from "./identity.js";
import { migrate } from "./migrate.js";
import { countOutdated, type Outdated, outdatedArticles } from "./outdated.js";
import { type Position, type PositionQuery, positions } from "./positions.js";
import type { BriefSource, PublishedEvent } from "./published.js";
import { type ListedArticle, listArticles, readArticleOf } from "./read-articles.js";
import { type CommitmentQuery, listCommitments, type StandingCommitment } from "./read-commitments.js";
import { type EventQuery, listEvents } from "./read-events.js";
import { type Retracted, setRetracted } from "./retract.js";
import { type Found, type SearchQuery, search } from "./search.js";
import { type Evidenced, readStatement, type Shown, show } from "./show.js";
import { articles } from "./tables.js";
import { type Month, type Partner, partners, temperature } from "./temperature.js";

/** The record of what is known so far. Every method throws `RecordError` where the database fails. */
export interface Record {
  /** Where it lies, safe to print. */
  readonly where: string;
  /**
   * Adds coded articles in one transaction, all or none, and merges what they tell into engagements and events.
   *
   * @returns for each, in order: new, in the record already, or another text of one that is.
   */
  add(coded: readonly CodedArticle[]): Promise<Added[]>;
  /** Whether an article, coded by this version of the coder, is in the record: then it need not be coded again. */
  has(article: Omit<Reading, "coder">, coder: string): Promise<boolean>;
  /** How many articles that count for their text an earlier version of the coder coded. */
  outdated(coder: string): Promise<number>;
  /** Some of them, in the order of their places, after one (0 for the first). */
  outdatedAfter(coder: string, place: number, limit: number): Promise<Outdated[]>;
  /** The articles in view, the latest published first. */
  articles(): Promise<ListedArticle[]>;
  /** An article in view by its id or hash, with its statements. */
  article(id: string): Promise<CodedArticle | null>;
  /** A statement in view, with its article. */
  statement(id: string): Promise<Evidenced | null>;
  /** Engagements by the day they begin, those without a date last. */
  engagements(query?: EventQuery): Promise<PublishedEvent[]>;
  /** The other events, likewise. */
  events(query?: EventQuery): Promise<PublishedEvent[]>;
  /** Whatever has this id: an engagement or event (a former id too), an article, a statement. */
  show(id: string): Promise<Shown | null>;
  /** Takes an article, and what rests on it alone, out of view. */
  retract(article: string): Promise<Retracted>;
  /** Undoes a retraction. */
  restore(article: string): Promise<Retracted>;
  /** Commitments by their deadline, with what has become of each by the day asked about. */
  commitments(query: CommitmentQuery): Promise<StandingCommitment[]>;
  /** What a party wanted, feared, asked for and refused over time. */
  positions(query: PositionQuery): Promise<Position[]>;
  /** Articles that hold the words, with the passages and what they state in them. */
  search(words: string, query?: SearchQuery): Promise<Found[]>;
  /** What passed between parties month by month, with the sum of PLOVER scores. */
  temperature(parties: readonly string[]): Promise<Month[]>;
  /** Whom a party had to do with, since a day where one is given. */
  partners(party: string, since?: string): Promise<Partner[]>;
  /** Joins two engagements, events or commitments that are one; holds for their statements from now on. */
  merge(a: string, b: string): Promise<Decided>;
  /** Parts reports, by the ids of articles or statements, from an event they are not of one with; holds from now on. */
  split(id: string, reports: readonly string[]): Promise<Decided>;
  /** All that is known of two parties, for a brief; with a day, what was reported until then, as things stood by it. */
  briefSource(a: string, b: string, until?: string): Promise<BriefSource>;
  /** What is in view, in numbers. */
  counts(): Promise<Counts>;
  /** The whole record as sorted lines of JSON without times of adding; equal records give equal text. */
  exportCanonical(): Promise<string>;
  /** Writes the whole record, as it is at one moment, as lines that `restoreBackup` takes on either engine. */
  backUp(write: (line: string) => Promise<void>): Promise<void>;
  /** Fills an empty record from a backup, all of it or nothing; gives how many readings of articles there were. */
  restoreBackup(lines: AsyncIterable<string>): Promise<number>;
  /** Leaves the record; a folder is free for the next process. */
  close(): Promise<void>;
}

/**
 * Opens a record, making it where there is none, and brings its schema up to date.
 *
 * @param where a folder, a `postgres://` address, or `memory://` for one that is gone when closed.
 * @throws RecordError naming where, what is wrong and the mend: a folder in use by another process, a server that
 * does not answer, a record written by a newer version. A password never shows.
 * @example
 * const record = await openRecord("chancery-record");
 * await record.add([coder.code(article)]); // ["added"]
 * await record.engagements({ upcoming: true, on: "2025-02-06" });
 * await record.close();
 */
export async function openRecord(where: string): Promise<Record> {
  const engine = await openEngine(where);
  try {
    await migrate(engine.database, engine.address.shown);
  } catch (error) {
    await engine.close();
    throw failure(error, engine.address);
  }
  return recordOn(engine);
}

/** A record over an open database whose schema is up to date. */
export function recordOn(engine: Engine): Record {
  const { database, address } = engine;
  const told = async <T>(answer: (database: Database) => Promise<T>): Promise<T> => {
    try {
      return await answer(database);
    } catch (error) {
      throw failure(error, address);
    }
  };
  /** Several queries that must see the same moment. */
  const atOnce = <T>(answer: (tx: Database) => Promise<T>): Promise<T> =>
    told(() => database.transaction(answer, { isolationLevel: "repeatable read", accessMode: "read only" }));
  return {
    where: address.shown,
    add: (coded) => told(() => addArticles(database, coded)),
    has: (article, coder) => told(() => hasReading(database, { ...article, coder })),
    outdated: (coder) => told(() => countOutdated(database, coder)),
    outdatedAfter: (coder, place, limit) => told(() => outdatedArticles(database, coder, place, limit)),
    articles: () => told(listArticles),
    article: (id) => atOnce((tx) => readArticleOf(tx, id)),
    statement: (id) => atOnce((tx) => readStatement(tx, id)),
    engagements: (query = {}) => told(() => listEvents(database, "engagement", query)),
    events: (query = {}) => told(() => listEvents(database, "event", query)),
    show: (id) => atOnce((tx) => show(tx, id)),
    retract: (article) => told(() => setRetracted(database, article, "retract")),
    restore: (article) => told(() => setRetracted(database, article, "restore")),
    commitments: (query) => atOnce((tx) => listCommitments(tx, query)),
    positions: (query) => told(() => positions(database, query)),
    search: (words, query) => atOnce((tx) => search(tx, words, query)),
    temperature: (parties) => told(() => temperature(database, parties)),
    partners: (party, since) => told(() => partners(database, party, since ?? null)),
    merge: (a, b) => told(() => mergeByHand(database, a, b)),
    split: (id, reports) => told(() => splitByHand(database, id, reports)),
    briefSource: (a, b, until) => atOnce((tx) => briefSource(tx, a, b, until)),
    counts: () => atOnce(count),
    exportCanonical: () => atOnce(canonicalExport),
    backUp: (write) => atOnce((tx) => backUp(tx, write)),
    restoreBackup: (lines) => told(() => database.transaction((tx) => restoreFrom(tx, lines, address.shown))),
    close: () => engine.close(),
  };
}

async function hasReading(database: Database, reading: Reading): Promise<boolean> {
  const found = await database
    .select({ row: articles.row })
    .from(articles)
    .where(eq(articles.key, readingKey(reading)))
    .limit(1);
  return found.length > 0;
}
