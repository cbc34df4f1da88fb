import type { ActorMention, Party } from "../../mention/index.js";
import { caseOf, reach, relation, type Tree, under } from "./tree.js";

/** The mention whose tokens hold `row`, the longest where several do. */
export function actorAt(actors: readonly ActorMention[], row: number): ActorMention | undefined {
  return actors
    .filter((actor) => actor.from <= row && row < actor.to)
    .reduce<ActorMention | undefined>(
      (best, actor) => (best && best.to - best.from >= actor.to - actor.from ? best : actor),
      undefined,
    );
}

/**
 * The parties a noun phrase stands for: the mention at its head, those coordinated with it ("Japan and Korea"),
 * else the one that qualifies it ("Turkish hopes", "officials from both nations").
 */
export function partiesOf(tree: Tree, actors: readonly ActorMention[], row: number): Party[] {
  if (row < 0) return [];
  const heads = [
    row,
    ...(tree.children[row] ?? []).filter((at) => relation(tree, at) === "conj" && tree.sentence.upos[at] !== "VERB"),
  ];
  const named = heads.flatMap((at) => actorAt(actors, at)?.parties ?? []);
  if (named.length > 0) return distinct(named);
  const qualifiers = (tree.children[row] ?? []).filter((at) =>
    ["nmod", "amod", "compound", "appos", "flat"].includes(relation(tree, at)),
  );
  return distinct(qualifiers.flatMap((at) => actorAt(actors, at)?.parties ?? []));
}

const LISTED = new Set(["conj", "amod", "compound", "nmod", "flat"]);

/** The parties a noun phrase lists, however deep the parse hangs them: "the prime ministers of India and Pakistan", "Spain, Norway and the United States". */
export function partiesListed(tree: Tree, actors: readonly ActorMention[], row: number): Party[] {
  if (row < 0) return [];
  const named: Party[] = [];
  const stack = [row];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    named.push(...(actorAt(actors, at)?.parties ?? []));
    for (const next of tree.children[at] ?? []) {
      const by = caseOf(tree, next);
      if (
        LISTED.has(relation(tree, next)) &&
        tree.sentence.upos[next] !== "VERB" &&
        (by === "" || by === "of" || by === "'s")
      )
        stack.push(next);
    }
  }
  return distinct(named);
}

/** All parties named under `row`, without those in `except`. */
export function partiesUnder(
  tree: Tree,
  actors: readonly ActorMention[],
  row: number,
  except: readonly Party[] = [],
): Party[] {
  if (row < 0) return [];
  const [first, last] = reach(tree, row);
  const inside = actors.filter((actor) => actor.from >= first && actor.to <= last + 1 && under(tree, actor.head, row));
  const known = new Set(except.map(({ code }) => code));
  return distinct(inside.flatMap((actor) => actor.parties)).filter(({ code }) => code !== null && !known.has(code));
}

/** Parties without repetition of a code; those without a code are left out. */
export function distinct(parties: readonly Party[]): Party[] {
  const seen = new Set<string>();
  return parties.filter(({ code }) => {
    if (code === null || seen.has(code)) return false;
    seen.add(code);
    return true;
  });
}
