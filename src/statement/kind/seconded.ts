import type { Unnumbered } from "../unnumbered.js";
import type { Weighed } from "./candidate.js";
import { overlapOf, ownerOf } from "./repeated.js";

/** How much of what a second word is sure of adds to the first: not all, for both are read from the same sentence. */
const SHARE = 0.75;

/**
 * How sure each reading of the words of a sentence is, beside others that say the same of the same party: "promised that it
 * would send" tells of one promise by two words, and either may be the one that is right.
 *
 * @returns probabilities in the order of the readings; only promises are told by two words that often.
 */
export function seconded(readings: readonly Weighed<Unnumbered>[]): number[] {
  return readings.map((one) => {
    if (one.draft.kind !== "commitment") return one.sure;
    const owner = ownerOf(one.draft);
    const others = readings.filter(
      (other) => other !== one && ownerOf(other.draft) === owner && overlapOf(one.draft, other.draft) > 0.3,
    );
    const second = others.reduce((most, { sure }) => Math.max(most, sure), 0);
    return one.sure + SHARE * second * (1 - one.sure);
  });
}
