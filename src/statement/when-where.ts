import type { Mentions, Party, PlaceMention, TimeMention } from "../mention/index.js";
import type { Scene } from "./arguments.js";
import type { Status } from "./schema.js";
import { caseOf, relation, type Tree } from "./tree.js";

/** When an event takes place, with the words it was read from. */
export interface When {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

const AHEAD: ReadonlySet<Status> = new Set(["planned", "possible"]);

/**
 * The time that belongs to an event: one that hangs from its word or from the chain of verbs that carries it. A time that
 * hangs from the verb of saying is that of the saying.
 *
 * @param rows the event's word and its chain.
 */
export function timeOf(
  { tree }: Scene,
  index: number,
  mentions: Mentions,
  rows: readonly number[],
  status: Status,
): When | null {
  const own = new Set(rows);
  const times = mentions.times.filter((time) => time.sentence === index && time.relation !== "duration");
  let best: TimeMention | null = null;
  let bestCost = 4;
  for (const time of times) {
    const cost = attachment(tree, time.head, own, rows[0] ?? 0);
    if (cost < bestCost) {
      best = time;
      bestCost = cost;
    }
  }
  if (!best) return null;
  const date = AHEAD.has(status)
    ? best.future
    : status === "happened" || status === "ongoing" || status === "denied" || status === "alleged"
      ? best.relation === "at" || best.date === best.past
        ? pastOf(best)
        : best.date
      : best.date;
  return date ? { date, start: best.start, end: best.end } : null;
}

/** In a clause that tells of the past a date is behind, unless the words leave no choice. */
const pastOf = ({ past, date }: TimeMention) => past ?? date;

/** How far, in verbs and nouns, a time hangs from the event; 4 and more is another's. */
function attachment(tree: Tree, row: number, own: ReadonlySet<number>, trigger: number): number {
  let at = row;
  let cost = 0;
  for (let step = 0; step < 8 && at >= 0; step++) {
    if (own.has(at)) return cost + (at === trigger ? 0 : 0.2);
    const upos = tree.sentence.upos[at];
    if (at !== row && upos === "VERB") return cost + 4;
    if (at !== row && upos === "NOUN") cost += 1;
    at = tree.sentence.head[at] ?? -1;
  }
  return 4;
}

const WHERE = new Set(["in", "at", "near", "outside", "to", "into", "around", "across", "inside", "from"]);

/**
 * The place an event takes place at: one that hangs from its word or chain by a word of place; a city or building before a country.
 *
 * @param hosts of a visit: the host's country is where it leads.
 */
export function placeOf(
  { tree, places }: Scene,
  rows: readonly number[],
  hosts: readonly Party[],
): PlaceMention | null {
  const own = new Set(rows);
  const near = places.filter((place) => {
    let at = place.head;
    const preposition = caseOf(tree, place.head);
    if (!WHERE.has(preposition) && place.venue === null) return false;
    for (let step = 0; step < 5 && at >= 0; step++) {
      if (own.has(at)) return true;
      if (at !== place.head && tree.sentence.upos[at] === "VERB") return false;
      if (relation(tree, at) === "acl" || relation(tree, at) === "advcl") return false;
      at = tree.sentence.head[at] ?? -1;
    }
    return false;
  });
  const hosted = near.find(({ country }) => hosts.some(({ code }) => code === country));
  return (
    near.find(
      ({ venue, country }) => venue !== null && (hosts.length === 0 || hosts.some(({ code }) => code === country)),
    ) ??
    hosted ??
    near.find(({ head }) => caseOf(tree, head) !== "from") ??
    null
  );
}
