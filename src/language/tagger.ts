// Part-of-speech tagger: a greedy perceptron over hashed features, left to right
// (Collins 2002, "Discriminative training methods for hidden Markov models").
import type { Upos } from "./sentence.js";
import { EDGE, mix, SHAPE, type Word } from "./word.js";

/** A joint tag: universal and Penn tag go together, so one decision gives both. */
export interface Tag {
  readonly upos: Upos;
  readonly xpos: string;
}

/** Number of feature templates of `tagFeatures`. */
export const TAG_FEATURES = 37;

/** Which tags a known word may take; found by hash of its normal form. */
export interface Lexicon {
  /** Candidate tags of the word, best first; the open classes when it is unknown. */
  candidates(word: Word): Uint8Array;
  /** Small number naming the word's set of candidates: a feature for its neighbours. */
  ambiguity(word: Word): number;
}

/**
 * Features of row `i`, as positions in the table of weights (a tag's own weight lies that many places on).
 *
 * @param words the sentence's words
 * @param classes ambiguity class of each word, in place of the tags still to come
 * @param tags tags already given to rows before `i`
 * @param capitals whether the sentence is written in capitals throughout (a headline)
 * @param mask size of the table less one
 * @param out receives `TAG_FEATURES` positions
 */
export function tagFeatures(
  words: readonly Word[],
  classes: Int32Array,
  tags: Int32Array,
  i: number,
  capitals: boolean,
  mask: number,
  out: Int32Array,
): void {
  const n = words.length;
  const w = words[i] ?? EDGE;
  const p = words[i - 1] ?? EDGE;
  const pp = words[i - 2] ?? EDGE;
  const q = words[i + 1] ?? EDGE;
  const qq = words[i + 2] ?? EDGE;
  const t1 = i > 0 ? (tags[i - 1] ?? 0) + 1 : 0;
  const t2 = i > 1 ? (tags[i - 2] ?? 0) + 1 : 0;
  const c0 = classes[i] ?? 0;
  const c1 = i + 1 < n ? (classes[i + 1] ?? 0) + 1 : 0;
  const c2 = i + 2 < n ? (classes[i + 2] ?? 0) + 1 : 0;
  const place = (i === 0 ? 1 : 0) | (i === n - 1 ? 2 : 0) | (capitals ? 4 : 0);
  const shape = (w.shape << 3) | place;
  const casing = SHAPE.initialUpper | SHAPE.allUpper;
  let k = 0;
  const add = (hash: number): void => {
    out[k] = mix(hash, k) & mask;
    k++;
  };
  add(1);
  add(w.lower);
  add(w.form ^ place);
  add(w.suffix1);
  add(w.suffix2);
  add(w.suffix3);
  add(w.suffix4);
  add(w.prefix1);
  add(w.prefix2);
  add(w.prefix3);
  add(shape);
  add(mix(w.suffix3, shape));
  add(mix(w.suffix2, shape));
  add(p.lower);
  add(pp.lower);
  add(q.lower);
  add(qq.lower);
  add(p.suffix3);
  add(q.suffix3);
  add(mix(p.shape, mix(shape, q.shape)));
  add(t1);
  add(mix(t1, t2));
  add(mix(t1, w.lower));
  add(mix(t1, mix(w.suffix3, w.shape)));
  add(mix(t1, c1));
  add(mix(mix(t1, t2), w.lower));
  add(mix(mix(t1, t2), c1));
  add(mix(w.lower, q.lower));
  add(mix(p.lower, w.lower));
  add(mix(p.lower, q.lower));
  add(mix(c1, w.lower));
  add(mix(mix(c1, c2), c0));
  add(mix(mix(t1, c0), c1));
  add(mix(c1, mix(w.suffix2, w.shape)));
  add(mix(mix(t1, c1), c2));
  add(mix(t2, mix(c0, q.lower)));
  add(mix(mix(p.shape & casing, q.shape & casing), mix(shape, t1)));
}

/** Whether a sentence is written in capitals: more than half of its words of letters, and at least three. */
export function inCapitals(words: readonly Word[]): boolean {
  let upper = 0;
  let lettered = 0;
  for (const word of words) {
    if (word.shape & SHAPE.letter) {
      lettered++;
      if (word.shape & SHAPE.allUpper) upper++;
    }
  }
  return upper >= 3 && upper * 2 > lettered;
}

/** Weights of the tagger: anything indexable by position, bytes when it runs and 32-bit numbers while it learns. */
export type Weights = Int8Array | Float32Array;

/** Most rows looked back on by anything; longer sentences cost linear time all the same. */
export class Tagger {
  private readonly features = new Int32Array(TAG_FEATURES);
  private classes = new Int32Array(256);
  private given = new Int32Array(256);

  /**
   * @param weights table of weights, a power of two long plus room for one more row of tags
   * @param mask size of the table less one
   * @param lexicon candidate tags of words
   */
  constructor(
    private readonly weights: Weights,
    private readonly mask: number,
    private readonly lexicon: Lexicon,
  ) {}

  /**
   * Tags a sentence.
   *
   * @param words its words
   * @returns numbers of its tags, valid until the next call
   */
  tag(words: readonly Word[]): Int32Array {
    const n = words.length;
    if (this.given.length < n) {
      this.given = new Int32Array(n * 2);
      this.classes = new Int32Array(n * 2);
    }
    const { classes, given, features, weights, lexicon, mask } = this;
    words.forEach((word, i) => {
      classes[i] = lexicon.ambiguity(word);
    });
    const capitals = inCapitals(words);
    for (let i = 0; i < n; i++) {
      const candidates = lexicon.candidates(words[i] ?? EDGE);
      let best = candidates[0] ?? 0;
      if (candidates.length > 1) {
        tagFeatures(words, classes, given, i, capitals, mask, features);
        let bestScore = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < candidates.length; c++) {
          const tag = candidates[c] ?? 0;
          let score = 0;
          for (let f = 0; f < TAG_FEATURES; f++) score += weights[(features[f] ?? 0) + tag] ?? 0;
          if (score > bestScore) {
            bestScore = score;
            best = tag;
          }
        }
      }
      given[i] = best;
    }
    return given;
  }
}
