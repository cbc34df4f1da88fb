import { sql } from "drizzle-orm";
import { intArray } from "./arrays.js";
import type { Database } from "./engine.js";
import { fnv } from "./fnv.js";

/** The class of the locks on single names, and the lock on all of them. */
const NAMES = 7403;
const ALL = 7_403_000_000;

/** Whoever needs more names than this locks all, so that a large batch does not fill the server's table of locks. */
const MANY = 256;

/**
 * Keeps other writers away from the named things until the transaction ends: texts, ids and addresses by which articles
 * are told apart, merge keys, bands of near-duplicates. Taken in ascending order, so that two writers who name all they
 * need at once never wait for one another in a ring.
 */
export async function lockNames(tx: Database, names: Iterable<string>): Promise<void> {
  const numbers = new Set<number>();
  for (const name of names) {
    numbers.add(fnv(name));
    if (numbers.size <= MANY) continue;
    await tx.execute(sql`select pg_advisory_xact_lock(${ALL}::bigint)`);
    return;
  }
  if (numbers.size === 0) return;
  const list = intArray([...numbers].sort((a, b) => a - b));
  await tx.execute(
    sql`select pg_advisory_xact_lock_shared(${ALL}::bigint),
      (select count(pg_advisory_xact_lock(${NAMES}::int, number)) from unnest(${list}) as number)`,
  );
}

/** SQLSTATE of a deadlock; the server ends one of the transactions, which can simply be run again. */
const DEADLOCK = "40P01";
const ATTEMPTS = 5;

/** Runs a writer's transaction, again should it have met another writer's in a ring. */
export async function writing<T>(database: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(work);
    } catch (error) {
      if (attempt >= ATTEMPTS || sqlState(error) !== DEADLOCK) throw error;
    }
  }
}

function sqlState(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return "code" in error ? error.code : sqlState(error.cause);
}
