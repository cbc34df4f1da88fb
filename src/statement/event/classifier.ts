import type { FeatureList } from "./features.js";

/** Weights of a classifier as they lie in the file: a row of bytes for each feature that was worth keeping. */
export interface ClassifierWeights {
  readonly labels: readonly string[];
  /** What a byte of one is worth. */
  readonly scale: number;
  /** Hashes of the features, in any order. */
  readonly keys: Int32Array;
  /** `labels.length` bytes a feature. */
  readonly rows: Int8Array;
}

/**
 * Multinomial logistic regression over hashed yes-or-no features (Bishop 2006, §4.3.4), its weights in bytes.
 *
 * @example
 * const judge = new Classifier(weights);
 * const p = judge.probabilities(features); // p[i] that of judge.labels[i]; overwritten by the next call
 */
export class Classifier {
  readonly labels: readonly string[];
  readonly #scale: number;
  readonly #rows: Int8Array;
  /** Open addressing: the row of a key, -1 where a slot is free. */
  readonly #slots: Int32Array;
  readonly #keys: Int32Array;
  readonly #mask: number;
  readonly #out: Float64Array;

  constructor({ labels, scale, keys, rows }: ClassifierWeights) {
    this.labels = labels;
    this.#scale = scale;
    this.#rows = rows;
    this.#keys = keys;
    this.#out = new Float64Array(labels.length);
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    for (let row = 0; row < keys.length; row++) {
      let slot = spread(keys[row] ?? 0) & this.#mask;
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = row;
    }
  }

  /** Probability of each label; the array is the classifier's own and is overwritten by the next call. */
  probabilities(features: FeatureList): Float64Array {
    const out = this.#out.fill(0);
    const { ids, size } = features;
    const width = out.length;
    for (let at = 0; at < size; at++) {
      const row = this.rowOf(ids[at] ?? 0);
      if (row < 0) continue;
      const from = row * width;
      for (let label = 0; label < width; label++) out[label] = (out[label] ?? 0) + (this.#rows[from + label] ?? 0);
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < width; label++) {
      out[label] = (out[label] ?? 0) * this.#scale;
      most = Math.max(most, out[label] ?? 0);
    }
    let sum = 0;
    for (let label = 0; label < width; label++) {
      out[label] = Math.exp((out[label] ?? 0) - most);
      sum += out[label] ?? 0;
    }
    for (let label = 0; label < width; label++) out[label] = (out[label] ?? 0) / sum;
    return out;
  }

  /** What a feature adds to a label's score, for those who ask why; 0 where it is not known. */
  weight(id: number, label: number): number {
    const row = this.rowOf(id);
    return row < 0 ? 0 : (this.#rows[row * this.labels.length + label] ?? 0) * this.#scale;
  }

  private rowOf(id: number): number {
    let slot = spread(id) & this.#mask;
    for (;;) {
      const row = this.#slots[slot] ?? -1;
      if (row < 0 || this.#keys[row] === id) return row;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** The likeliest label's place, the first of equals. */
export function highest(odds: Float64Array): number {
  let best = 0;
  for (let at = 1; at < odds.length; at++) if ((odds[at] ?? 0) > (odds[best] ?? 0)) best = at;
  return best;
}

/** Spreads a hash's high bits over its low ones (Murmur3's finaliser, first half). */
const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 8;
