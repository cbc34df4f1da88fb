import type { Sentence } from "../../language/index.js";

/** A token by its sentence and row. */
export interface TokenAt {
  readonly sentence: number;
  readonly row: number;
}

/**
 * Index of the first sentence that ends after `offset`, by binary search; `sentences.length` past the last.
 *
 * @param offset UTF-16 offset into the article's text.
 */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Row of the first token of a sentence that ends after `offset`; the sentence's length past its last token.
 *
 * @param offset UTF-16 offset into the article's text.
 */
export function rowAt(sentence: Sentence, offset: number): number {
  let low = 0;
  let high = sentence.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentence.ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
