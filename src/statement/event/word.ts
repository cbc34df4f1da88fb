import { type Slot, slotsOf } from "../syntax/slots.js";
import { child, isInfinitive, type Tree } from "../syntax/tree.js";
import type { Setting } from "./setting.js";
import { type Tried, tryFrames, type WordKind, wordKind } from "./trigger.js";

/** A word that may tell of an act, with what was worked out about it. */
export interface Word {
  readonly row: number;
  readonly kind: WordKind;
  readonly tried: readonly Tried[];
  readonly slots: readonly Slot[];
}

/**
 * Words of a sentence that may tell of an act: verbs, and those nouns and adjectives that the lexicon or the judge knows.
 *
 * @param nominal lemmas of nouns and adjectives that have told of acts in coded reports.
 */
export function wordsOf({ scene }: Setting, nominal: ReadonlySet<string>): Word[] {
  const { tree } = scene;
  const found: Word[] = [];
  for (let row = 0; row < tree.sentence.length; row++) {
    const kind = wordKind(tree, row);
    if (!kind || isProspective(tree, row)) continue;
    const tried = tryFrames(scene, row, kind);
    if (kind !== "v" && tried.length === 0 && !nominal.has((tree.sentence.lemma[row] ?? "").toLowerCase())) continue;
    if (isOnlyAspect(tree, row, tried)) continue;
    found.push({ row, kind, tried, slots: slotsOf(tree, row) });
  }
  return found;
}

/** Verbs that tell of an act only with their object: "began a visit", but not "his term began". */
const ASPECT = new Set("begin commence start continue last end conclude finish".split(" "));

const isOnlyAspect = ({ sentence }: Tree, row: number, tried: readonly Tried[]): boolean =>
  sentence.upos[row] === "VERB" &&
  ASPECT.has((sentence.lemma[row] ?? "").toLowerCase()) &&
  tried.every(({ unmet }) => unmet !== null);

/** Words that only say that what their infinitive tells is ahead: "is set to hold", "was due to arrive". */
const PROSPECTIVE = new Set("set due slate schedule expect poise bind likely ready plan intend prepare go".split(" "));

function isProspective(tree: Tree, row: number): boolean {
  if (!PROSPECTIVE.has((tree.sentence.lemma[row] ?? "").toLowerCase())) return false;
  const content = child(tree, row, "xcomp", "advcl", "ccomp");
  return content > row && isInfinitive(tree, content);
}
