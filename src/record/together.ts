/**
 * What `Promise.all` gives, once all have ended, also where one fails: a query that is sent after its transaction was undone
 * would run outside of it.
 *
 * @example const [states] = await together(inTurns(events, stateOf), insertReports(tx, reports));
 */
export async function together<T extends readonly unknown[]>(
  ...work: { readonly [K in keyof T]: Promise<T[K]> }
): Promise<T> {
  await Promise.allSettled(work);
  return Promise.all(work) as Promise<T>;
}
