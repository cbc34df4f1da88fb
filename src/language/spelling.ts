import { mix, type Word } from "./word.js";

/** Rows that a word takes from the table of spellings: its ends and its shape. */
export const SPELLINGS = 8;

/**
 * Rows of the table of spellings for a word; their sum stands for what its spelling tells.
 *
 * @param word the word
 * @param buckets rows of the table, a power of two
 * @param out receives `SPELLINGS` rows
 */
export function spellingRows(word: Word, buckets: number, out: Int32Array): void {
  const mask = buckets - 1;
  out[0] = mix(word.suffix1, 1) & mask;
  out[1] = mix(word.suffix2, 2) & mask;
  out[2] = mix(word.suffix3, 3) & mask;
  out[3] = mix(word.suffix4, 4) & mask;
  out[4] = mix(word.prefix1, 5) & mask;
  out[5] = mix(word.prefix2, 6) & mask;
  out[6] = mix(word.prefix3, 7) & mask;
  out[7] = mix(word.shape, 8) & mask;
}
