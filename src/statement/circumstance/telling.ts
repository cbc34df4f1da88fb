import type { Sentence } from "../../language/index.js";
import type { EventDraft } from "../event/draft.js";
import { rowAt, sentenceAt, type TokenAt } from "../syntax/tokens.js";

/** Sentence and row of the word that tells of an act; null where that is not known. */
export function wordOf(sentences: readonly Sentence[], { told }: EventDraft): TokenAt | null {
  if (!told) return null;
  const at = sentenceAt(sentences, told.word);
  const sentence = sentences[at];
  return sentence?.parsed ? { sentence: at, row: rowAt(sentence, told.word) } : null;
}

/** Clauses deep at most that a word stands beside the first of its sentence. */
const DEEP = 6;

/**
 * Whether a verb carries the story on: it is in the simple past, and its clause is the sentence's main one or stands beside
 * it. What has been, had been, or is told of somebody in passing was elsewhere.
 *
 * @example isNarrated(sentence, 1) // true for the "urged" of "She urged them to sign."
 */
export function isNarrated({ xpos, deprel, head }: Sentence, row: number): boolean {
  if (xpos[row] !== "VBD") return false;
  let at = row;
  for (let step = 0; step < DEEP; step++) {
    if (deprel[at] === "root") return true;
    if (!/^(?:conj|parataxis)/.test(deprel[at] ?? "")) return false;
    at = head[at] ?? -1;
  }
  return false;
}

/** Prepositions that lead to what one is at when one speaks: "over breakfast", "at a summit". */
const DURING = /^(?:at|during|in|over)$/;
/** Words at most between a preposition and its noun. */
const WIDE = 8;

/** Whether the words of one act have it done at another that they name: the "agreed" of "agreed at a summit". */
export function isDoneAt({ deprel, head, lower }: Sentence, act: number, occasion: number): boolean {
  if (head[occasion] !== act || !deprel[occasion]?.startsWith("obl")) return false;
  for (let row = occasion - 1; row >= 0 && row >= occasion - WIDE; row--)
    if (head[row] === occasion && deprel[row] === "case") return DURING.test(lower[row] ?? "");
  return false;
}
