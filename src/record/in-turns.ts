import { setImmediate } from "node:timers/promises";

/** What is worked out in one go: some milliseconds. */
const AT_A_TIME = 16;

/**
 * Works something out of each, a few at a time, so that a query that was sent before is served meanwhile: what the
 * database is sent, and what it answers, only moves between two turns.
 *
 * @example const [rows, reports] = await Promise.all([insert(tx, articles), inTurns(articles, reportsOf)]);
 */
export async function inTurns<T, R>(list: readonly T[], work: (one: T) => R): Promise<R[]> {
  const done: R[] = [];
  for (const [at, one] of list.entries()) {
    if (at % AT_A_TIME === 0) await setImmediate();
    done.push(work(one));
  }
  return done;
}
