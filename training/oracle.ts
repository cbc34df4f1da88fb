// Dynamic oracle of the arc-hybrid system: which gold arcs a move makes unreachable
// (Goldberg & Nivre 2013, "Training deterministic parsers with non-deterministic oracles").
import { type Configuration, MOVE } from "../src/language/transition.js";

/**
 * How many gold arcs are lost by a move.
 *
 * @param c configuration the move starts from
 * @param gold gold heads, -1 for the root
 * @param move the move
 */
export function cost(c: Configuration, gold: Int32Array, move: number): number {
  let lost = 0;
  if (move === MOVE.shift) {
    const b = c.next;
    const head = gold[b] ?? -1;
    // The next word can no longer get heads or dependents deeper in the stack than its top.
    for (let k = 0; k < c.depth; k++) {
      const s = c.top(k);
      if (gold[s] === b) lost++;
      if (k > 0 && head === s) lost++;
    }
    // The root waits at the bottom until all is read, so a word that hangs on it loses nothing by waiting too.
    return lost;
  }
  const top = c.top(0);
  const head = gold[top] ?? -1;
  for (let d = c.next; d < c.n; d++) if (gold[d] === top) lost++;
  if (move === MOVE.left) {
    if (head === c.top(1) || head > c.next) lost++;
    return lost;
  }
  if (head >= c.next) lost++;
  return lost;
}
