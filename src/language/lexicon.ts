import type { Lexicon } from "./tagger.js";
import type { Word } from "./word.js";

/**
 * A lexicon over sorted tables: hashes of words seen often in training, and for each the number of its set of tags.
 *
 * @param hashes hashes of normal forms (`Word.lower`), ascending
 * @param sets number of the set of each hash
 * @param members tags of each set, most frequent first; set 0 is what unknown words may be
 */
export function tableLexicon(hashes: Int32Array, sets: Uint16Array, members: readonly Uint8Array[]): Lexicon {
  const found = new Map<number, number>();
  hashes.forEach((hash, i) => {
    found.set(hash, sets[i] ?? 0);
  });
  const open = members[0] ?? new Uint8Array([0]);
  return {
    candidates: (word: Word) => members[found.get(word.lower) ?? 0] ?? open,
    ambiguity: (word: Word) => found.get(word.lower) ?? 0,
  };
}
