import { caseOf, relation, type Tree } from "./tree.js";

/** The way from one token of a parse to another: up to what both hang from, and down. */
export interface Path {
  /** Relations from the first token up, each of the token that is left. */
  readonly up: readonly string[];
  /** Relations down to the second token, each of the token that is reached, prepositions with it ("obl(with)"). */
  readonly down: readonly string[];
  /** Row of the token that both hang from. */
  readonly top: number;
}

/** Longest way that is described. */
const FAR = 7;

/**
 * The way from `from` to `to`; null where it is longer than is worth describing.
 *
 * @example pathBetween(tree, visit, Japan)?.down // ["nmod(to)"] in "a visit to Japan"
 */
export function pathBetween(tree: Tree, from: number, to: number): Path | null {
  const { sentence } = tree;
  const above: number[] = [];
  for (let at = from; at >= 0 && above.length <= FAR; at = sentence.head[at] ?? -1) above.push(at);
  const down: string[] = [];
  let at = to;
  for (let step = 0; step <= FAR && at >= 0; step++) {
    const meet = above.indexOf(at);
    if (meet >= 0) {
      if (meet + down.length > FAR) return null;
      return { up: above.slice(0, meet).map((row) => hop(tree, row, false)), down: down.reverse(), top: at };
    }
    down.push(hop(tree, at, true));
    at = sentence.head[at] ?? -1;
  }
  return null;
}

function hop(tree: Tree, row: number, cased: boolean): string {
  const full = tree.sentence.deprel[row] ?? "";
  const kind = full === "nsubj:pass" || full === "nmod:poss" || full === "obl:agent" ? full : relation(tree, row);
  if (!cased || (kind !== "obl" && kind !== "nmod" && kind !== "advcl" && kind !== "acl")) return kind;
  const marker = caseOf(tree, row);
  return marker ? `${kind}(${marker})` : kind;
}
