import { eventId } from "./event-name.js";
import type { What } from "./published.js";

/** An id in use: the statement it was derived from, the statements it last stood for, and what became of it. */
export interface Named {
  readonly what: What;
  readonly id: string;
  readonly anchor: string;
  readonly members: readonly string[];
  readonly redirect: string | null;
  /** False where all its reports are out of view. */
  readonly live: boolean;
}

/** Statements that tell of one event or commitment, by name, in the order of reading. */
export interface Told {
  readonly members: readonly string[];
}

/** Ids for what reports add up to, and what becomes of those that no longer stand for an event of their own. */
export interface Naming<Event extends Told> {
  readonly events: readonly { readonly id: string; readonly anchor: string; readonly told: Event }[];
  /** Ids that now lead to another one, or nowhere for now. */
  readonly others: readonly { readonly named: Named; readonly redirect: string | null }[];
}

/**
 * Gives each event an id. An id stays with the event that holds the statement it was derived from, else with the one
 * that holds the earliest of its others; where two ids meet, the one derived from the earlier report goes on, whatever
 * became of it meanwhile, and the other redirects to it: so an article taken out and brought back leaves every id where
 * it was. Only ids whose own statements are out of view go by which is live. An event that nothing names yet is named
 * after its first report.
 *
 * @param keyOf the merge key of a statement.
 * @param events what reports add up to.
 * @param former every id given before that has to do with one of their statements.
 */
export function nameEvents<Event extends Told>(
  keyOf: (name: string) => string,
  events: readonly Event[],
  former: readonly Named[],
): Naming<Event> {
  const order = new Map<string, { event: number; at: number }>();
  let at = 0;
  for (const [event, { members }] of events.entries()) for (const name of members) order.set(name, { event, at: at++ });
  const ranked = [...former].sort(
    (a, b) =>
      (order.get(a.anchor)?.at ?? at) - (order.get(b.anchor)?.at ?? at) || rank(a) - rank(b) || (a.id < b.id ? -1 : 1),
  );
  const names = new Map<number, Named>();
  const homes = ranked.map((named) => {
    const known = [named.anchor, ...named.members].map((name) => order.get(name)).filter((it) => it !== undefined);
    const own = order.get(named.anchor);
    const home = own ?? known.sort((a, b) => a.at - b.at)[0];
    if (home && !names.has(home.event)) names.set(home.event, named);
    return { named, home: home?.event };
  });
  const named = events.map((told, index) => {
    const { id, anchor } = names.get(index) ?? fresh(keyOf, told);
    return { id, anchor, told };
  });
  const others = homes
    .filter((item) => item.home === undefined || names.get(item.home) !== item.named)
    .map((item) => ({ named: item.named, redirect: item.home === undefined ? null : (named[item.home]?.id ?? null) }));
  return { events: named, others };
}

const rank = ({ live, redirect }: Named): number => (live ? 0 : redirect === null ? 1 : 2);

function fresh(keyOf: (name: string) => string, { members: [first = ""] }: Told): { id: string; anchor: string } {
  return { id: eventId(keyOf(first), first), anchor: first };
}
