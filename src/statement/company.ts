import type { Mentions, Party } from "../mention/index.js";
import type { Filler, Scene } from "./arguments.js";
import { stateOf } from "./sides.js";
import { caseOf } from "./tree.js";

/** Another side for an act, found where the word's own syntax does not name it. */
export interface Company {
  readonly side: Filler;
  /** How it was found; the judge weighs it. */
  readonly from: string;
}

const PLACING = new Set(["in", "at", "near", "inside", "outside", "across", "around", "over", "from"]);
/** States of one sentence that are tried. */
const MOST = 2;

/**
 * States that may be the other side of an act: those of its sentence, nearest its word first, and those that the
 * sentence before and the report as a whole speak of most.
 *
 * @param index the sentence's place among the article's.
 * @param row the word's row.
 * @param acting the sides that are known.
 */
export function companyOf(
  { tree, actors }: Scene,
  index: number,
  mentions: Mentions,
  row: number,
  acting: Filler,
): Company[] {
  const known = new Set(acting.parties.map(({ code }) => code));
  const found: Company[] = [];
  const add = (party: Party, from: string) => {
    known.add(party.code);
    found.push({ side: { parties: [party], people: [], rows: [] }, from });
  };
  const near = actors
    .map(({ parties, head }) => ({ parties, head, placing: PLACING.has(caseOf(tree, head)) }))
    .sort((a, b) => Number(a.placing) - Number(b.placing) || Math.abs(a.head - row) - Math.abs(b.head - row));
  const here = states(
    near.flatMap(({ parties }) => parties),
    known,
  );
  for (const party of here.slice(0, MOST)) add(party, here.length === 1 ? "sentence" : "sentence of several");
  const before = states(
    mentions.actors.filter(({ sentence }) => sentence === index - 1).flatMap(({ parties }) => parties),
    known,
  );
  if (before[0]) add(before[0], before.length === 1 ? "sentence before" : "sentence before of several");
  const most = foremost(mentions, known);
  if (most) add(most, "report");
  return found;
}

/**
 * Two states that may be the sides of what two do together: the only two of the sentence, or of the one before, and
 * the two that the report names most.
 */
export function pairsOf({ actors }: Scene, index: number, mentions: Mentions, acting: Filler): Company[] {
  const found = new Map<string, Company>();
  const add = (pair: readonly Party[], from: string) => {
    const codes = pair.map(({ code }) => code);
    if (pair.length !== 2 || !acting.parties.every(({ code }) => codes.includes(code))) return;
    const key = [...codes].sort().join("+");
    if (!found.has(key)) found.set(key, { side: { parties: pair, people: [], rows: [] }, from: `pair from ${from}` });
  };
  const nobody = new Set<string>();
  add(
    states(
      actors.flatMap(({ parties }) => parties),
      nobody,
    ),
    "sentence",
  );
  const before = mentions.actors.filter(({ sentence }) => sentence === index - 1);
  add(
    states(
      before.flatMap(({ parties }) => parties),
      nobody,
    ),
    "sentence before",
  );
  const first = foremost(mentions, nobody);
  const second = first && foremost(mentions, new Set([first.code]));
  if (first && second) add([first, second], "report");
  return [...found.values()];
}

function states(parties: readonly Party[], known: ReadonlySet<string | null>): Party[] {
  const others = new Map<string, Party>();
  for (const party of parties) {
    const code = stateOf(party);
    if (code !== null && !known.has(code) && !others.has(code)) others.set(code, party);
  }
  return [...others.values()];
}

/** The state a report names most. */
function foremost({ actors }: Mentions, known: ReadonlySet<string | null>): Party | null {
  const counts = new Map<string, { party: Party; count: number }>();
  for (const party of actors.flatMap(({ parties }) => parties)) {
    const code = stateOf(party);
    if (code === null || known.has(code)) continue;
    counts.set(code, { party, count: (counts.get(code)?.count ?? 0) + 1 });
  }
  return (
    [...counts.values()].reduce<{ party: Party; count: number } | null>(
      (best, one) => (best === null || one.count > best.count ? one : best),
      null,
    )?.party ?? null
  );
}
