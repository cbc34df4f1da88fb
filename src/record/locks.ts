import { sql } from "drizzle-orm";
import type { Database } from "./engine.js";

/** What writers lock: first where articles are told apart, then where their events are merged. Always in this order. */
const CLASS = { identity: 7401, merging: 7402 } as const;

/** Names share this many locks, so that a large batch does not fill the server's table of locks. */
const BUCKETS = 512;

/**
 * Keeps other writers away from the named things until the transaction ends. Taken in ascending order, so that two
 * writers never wait for one another in a ring.
 */
export async function lockNames(tx: Database, what: keyof typeof CLASS, names: Iterable<string>): Promise<void> {
  const buckets = [...new Set([...names].map(bucket))].sort((a, b) => a - b);
  if (buckets.length === 0) return;
  const list = `{${buckets.join(",")}}`;
  await tx.execute(
    sql`select count(pg_advisory_xact_lock(${CLASS[what]}::int, bucket)) from unnest(${list}::int[]) as bucket`,
  );
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo), folded to a bucket. */
function bucket(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % BUCKETS;
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
