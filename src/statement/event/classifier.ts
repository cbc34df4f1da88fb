import type { FeatureList } from "./features.js";

/** Weights of a classifier as they lie in the file: for each feature a bit a label that has a weight, and those weights as bytes. */
export interface ClassifierWeights {
  readonly labels: readonly string[];
  /** What a byte of one is worth. */
  readonly scale: number;
  /** Hashes of the features, in any order. */
  readonly keys: Int32Array;
  /** Whole bytes a feature, the first label's bit the lowest. */
  readonly bits: Uint8Array;
  readonly bytes: Int8Array;
}

/**
 * Leaves the zeros out of a classifier's rows.
 *
 * @param rows `labels.length` weights a feature, in the order of the keys.
 */
export function packWeights(
  labels: readonly string[],
  scale: number,
  keys: Int32Array,
  rows: Int8Array,
): ClassifierWeights {
  const width = labels.length;
  const stride = (width + 7) >> 3;
  const bits = new Uint8Array(keys.length * stride);
  for (let row = 0; row < keys.length; row++)
    for (let label = 0; label < width; label++) {
      const at = row * stride + (label >> 3);
      if (rows[row * width + label] !== 0) bits[at] = (bits[at] ?? 0) | (1 << (label & 7));
    }
  return { labels, scale, keys, bits, bytes: rows.filter((weight) => weight !== 0) };
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
  readonly #bits: Uint8Array;
  readonly #bytes: Int8Array;
  /** Bytes of bits a row. */
  readonly #stride: number;
  /** Where a row's first weight lies. */
  readonly #starts: Int32Array;
  /** Open addressing: a key, and one more than its row, side by side; two noughts where a slot is free. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #out: Float64Array;

  constructor({ labels, scale, keys, bits, bytes }: ClassifierWeights) {
    this.labels = labels;
    this.#scale = scale;
    this.#bits = bits;
    this.#bytes = bytes;
    this.#stride = (labels.length + 7) >> 3;
    this.#starts = startsOf(bits, this.#stride, keys.length);
    this.#out = new Float64Array(labels.length);
    this.#slots = slotsOf(keys);
    this.#mask = this.#slots.length / 2 - 1;
  }

  /** Score of each label, which grows with its probability; the array is the classifier's own and is overwritten by the next call. */
  scores({ ids, size }: FeatureList): Float64Array {
    const out = this.#out.fill(0);
    for (let at = 0; at < size; at++) {
      const row = this.rowOf(ids[at] ?? 0);
      if (row >= 0) this.addTo(out, row);
    }
    for (let label = 0; label < out.length; label++) out[label] = (out[label] ?? 0) * this.#scale;
    return out;
  }

  /** Probability of each label; the array is the classifier's own and is overwritten by the next call. */
  probabilities(features: FeatureList): Float64Array {
    const out = this.scores(features);
    let most = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < out.length; label++) most = Math.max(most, out[label] ?? 0);
    let sum = 0;
    for (let label = 0; label < out.length; label++) {
      out[label] = Math.exp((out[label] ?? 0) - most);
      sum += out[label] ?? 0;
    }
    for (let label = 0; label < out.length; label++) out[label] = (out[label] ?? 0) / sum;
    return out;
  }

  /** What a feature adds to a label's score, for those who ask why; 0 where it is not known. */
  weight(id: number, label: number): number {
    const weights = new Float64Array(this.labels.length);
    const row = this.rowOf(id);
    if (row >= 0) this.addTo(weights, row);
    return (weights[label] ?? 0) * this.#scale;
  }

  /** Adds the weights of a row. */
  private addTo(out: Float64Array, row: number): void {
    let next = this.#starts[row] ?? 0;
    for (let group = 0; group < this.#stride; group++)
      for (let left = this.#bits[row * this.#stride + group] ?? 0; left !== 0; left &= left - 1) {
        const label = 8 * group + 31 - Math.clz32(left & -left);
        out[label] = (out[label] ?? 0) + (this.#bytes[next++] ?? 0);
      }
  }

  private rowOf(id: number): number {
    let slot = spread(id) & this.#mask;
    for (;;) {
      const row = (this.#slots[2 * slot + 1] ?? 0) - 1;
      if (row < 0 || this.#slots[2 * slot] === id) return row;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** Where the weights of each row begin: after as many as the rows before have bits. */
function startsOf(bits: Uint8Array, stride: number, rows: number): Int32Array {
  const starts = new Int32Array(rows);
  for (let row = 0, at = 0, next = 0; row < rows; row++) {
    starts[row] = next;
    for (const end = at + stride; at < end; at++) next += ONES[bits[at] ?? 0] ?? 0;
  }
  return starts;
}

/** Lays keys out so that each is found where its hash points, or soon after. */
function slotsOf(keys: Int32Array): Int32Array {
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(2 * size);
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? 0;
    let slot = spread(key) & (size - 1);
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & (size - 1);
    slots[2 * slot] = key;
    slots[2 * slot + 1] = row + 1;
  }
  return slots;
}

/** How many bits of a byte are set. */
const ONES = new Uint8Array(256);
for (let byte = 1; byte < 256; byte++) ONES[byte] = (byte & 1) + (ONES[byte >> 1] ?? 0);

/** The likeliest label's place, the first of equals. */
export function highest(odds: Float64Array): number {
  let best = 0;
  for (let at = 1; at < odds.length; at++) if ((odds[at] ?? 0) > (odds[best] ?? 0)) best = at;
  return best;
}

/** Spreads a hash's high bits over its low ones (Murmur3's finaliser, first half). */
const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 8;
