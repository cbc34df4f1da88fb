// Averaged perceptron over a hashed table (Freund & Schapire 1999; Collins 2002). The average over all updates is
// kept lazily: a weight's sum is brought up to date only when it changes.

/** A table of weights that learns. */
export class Perceptron {
  readonly weights: Float32Array;
  private readonly sums: Float64Array;
  private readonly stamps: Int32Array;
  private clock = 0;

  /**
   * @param bits size of the table is two to this power
   * @param classes longest row of outcomes that may start at the table's last place
   */
  constructor(bits: number, classes: number) {
    const size = 2 ** bits + classes;
    this.weights = new Float32Array(size);
    this.sums = new Float64Array(size);
    this.stamps = new Int32Array(size);
  }

  /** Counts one decision. */
  tick(): void {
    this.clock++;
  }

  /** Adds `by` to the weight of outcome `offset` under each of the first `count` features. */
  update(features: Int32Array, count: number, offset: number, by: number): void {
    const { weights, sums, stamps, clock } = this;
    for (let f = 0; f < count; f++) {
      const at = (features[f] ?? 0) + offset;
      sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0) * (clock - (stamps[at] ?? 0));
      stamps[at] = clock;
      weights[at] = (weights[at] ?? 0) + by;
    }
  }

  /** The weights averaged over every decision so far. */
  average(): Float32Array {
    const { weights, sums, stamps, clock } = this;
    return weights.map((w, i) => ((sums[i] ?? 0) + w * (clock - (stamps[i] ?? 0))) / Math.max(1, clock));
  }
}

/**
 * Rounds weights to bytes. The scale is set so that all but the largest one in ten thousand of the weights that are
 * not nought fit; those are cut.
 *
 * @param weights averaged weights
 */
export function quantize(weights: Float32Array): Int8Array {
  const sizes = weights
    .filter((w) => w !== 0)
    .map(Math.abs)
    .sort();
  const top = sizes[Math.floor(sizes.length * 0.9999)] ?? 1;
  const scale = 127 / (top || 1);
  return Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w * scale))));
}
