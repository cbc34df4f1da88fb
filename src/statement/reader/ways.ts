import type { ActorMention } from "../../mention/index.js";
import { pathBetween } from "../syntax/path.js";
import type { Slot } from "../syntax/slots.js";
import type { Tree } from "../syntax/tree.js";

/**
 * Classes of how far a mention stands from a word: by powers of two, after it or before it.
 *
 * @example distanceClass(-3) // 10
 */
export function distanceClass(distance: number): number {
  const far = Math.abs(distance);
  return (far === 0 ? 0 : Math.min(7, 32 - Math.clz32(far))) + (distance < 0 ? 8 : 0);
}

/** Relations that do not tell where a name stands. */
const SIDEWAYS = new Set(["conj", "appos", "flat"]);

/**
 * The way from a word to a mention through the tree; "far" where it is long.
 *
 * @param row the word's.
 * @example pathName(tree, visit, japan) // "^nmod(to)" in "a visit to Japan"
 */
export function pathName(tree: Tree, row: number, { head }: ActorMention): string {
  const path = pathBetween(tree, row, head);
  if (!path) return "far";
  let name = "";
  for (const hop of path.up) if (hop !== "conj") name += name === "" ? hop : `<${hop}`;
  name += "^";
  const { length } = name;
  for (const hop of path.down) if (!SIDEWAYS.has(hop)) name += name.length === length ? hop : `>${hop}`;
  return name;
}

/** Heads above a mention that may be a slot. */
const DEEP = 6;

/**
 * The slot of a word in which a mention stands, or lies; empty where in none.
 *
 * @example slotName(tree, slotsOf(tree, met), japan) // "in subject" in "Japan's prime minister met him"
 */
export function slotName({ sentence }: Tree, slots: readonly Slot[], { from, to, head }: ActorMention): string {
  const direct = slots.find(({ row }) => from <= row && row < to);
  if (direct) return direct.name;
  let at = head;
  for (let step = 0; step < DEEP && at >= 0; step++) {
    at = sentence.head[at] ?? -1;
    const around = slots.find(({ row }) => row === at);
    if (around) return `in ${around.name}`;
  }
  return "";
}
