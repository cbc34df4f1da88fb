import { type ClassifierWeights, packWeights } from "../src/statement/event/classifier.js";
import { Random } from "./random.js";

/** Something with its features' hashes and what it is. */
export interface Labelled {
  readonly features: Int32Array;
  readonly label: string;
  /** How much it counts; 1 if left out. */
  readonly weight?: number;
}

export interface FitOptions {
  /** Strength of the L2 penalty, a touched weight and step. */
  readonly penalty?: number;
  readonly epochs?: number;
  /** Features seen in fewer examples are left out. */
  readonly rare?: number;
  /** Weights smaller than this are left out; if it is left out itself, those that say next to nothing are. */
  readonly least?: number;
  readonly seed?: number;
}

const RATE = 0.02;

/**
 * Fits a multinomial logistic regression by stochastic gradient descent with AdaGrad's steps (Duchi et al. 2011) and
 * packs its weights into bytes.
 *
 * @param labels all labels, in the order of the classifier's.
 */
export function fitClassifier(
  examples: readonly Labelled[],
  labels: readonly string[],
  { penalty = 2e-5, epochs = 15, rare = 2, least, seed = 1 }: FitOptions = {},
): ClassifierWeights {
  const counts = new Map<number, number>();
  for (const { features } of examples) for (const id of features) counts.set(id, (counts.get(id) ?? 0) + 1);
  const keys = [...counts].filter(([, count]) => count >= rare).map(([id]) => id);
  const rowOf = new Map(keys.map((id, row) => [id, row] as const));
  const width = labels.length;
  const rows = examples.map(({ features }) => Int32Array.from([...features].flatMap((id) => rowOf.get(id) ?? [])));
  const targets = examples.map(({ label }) => labels.indexOf(label));
  const weights = new Float32Array(keys.length * width);
  const squares = new Float32Array(keys.length * width).fill(1);
  const scores = new Float64Array(width);
  const random = new Random(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of random.permutation(examples.length)) {
      const row = rows[at] ?? new Int32Array();
      const target = targets[at] ?? -1;
      if (target < 0) continue;
      const worth = examples[at]?.weight ?? 1;
      scores.fill(0);
      for (const feature of row) {
        const from = feature * width;
        for (let label = 0; label < width; label++) scores[label] = (scores[label] ?? 0) + (weights[from + label] ?? 0);
      }
      let most = Number.NEGATIVE_INFINITY;
      for (const score of scores) most = Math.max(most, score);
      let sum = 0;
      for (let label = 0; label < width; label++) {
        const e = Math.exp((scores[label] ?? 0) - most);
        scores[label] = e;
        sum += e;
      }
      for (let label = 0; label < width; label++)
        scores[label] = worth * ((scores[label] ?? 0) / sum - (label === target ? 1 : 0));
      for (const feature of row) {
        const from = feature * width;
        for (let label = 0; label < width; label++) {
          const slope = (scores[label] ?? 0) + penalty * (weights[from + label] ?? 0);
          if (Math.abs(slope) < 1e-5) continue;
          const square = (squares[from + label] ?? 0) + slope * slope;
          squares[from + label] = square;
          weights[from + label] = (weights[from + label] ?? 0) - (RATE * slope) / Math.sqrt(square);
        }
      }
    }
  }
  return pack(keys, weights, labels, least ?? LEAST, least ?? LEAST / 2);
}

/** Rows whose every weight is smaller say next to nothing. */
const LEAST = 0.06;

/** Weights as bytes; rows of which none is as large as `leastOfRow` are left out, and weights smaller than `least`. */
function pack(
  keys: readonly number[],
  weights: Float32Array,
  labels: readonly string[],
  leastOfRow: number,
  least: number,
): ClassifierWeights {
  const width = labels.length;
  let top = 1e-9;
  for (const weight of weights) top = Math.max(top, Math.abs(weight));
  const scale = Math.min(top, 6) / 127;
  const kept = keys.flatMap((_, row) =>
    weights.subarray(row * width, (row + 1) * width).some((weight) => Math.abs(weight) >= leastOfRow) ? [row] : [],
  );
  const rows = new Int8Array(kept.length * width);
  for (const [at, row] of kept.entries())
    for (let label = 0; label < width; label++) {
      const weight = weights[row * width + label] ?? 0;
      if (Math.abs(weight) >= least)
        rows[at * width + label] = Math.max(-127, Math.min(127, Math.round(weight / scale)));
    }
  return packWeights(labels, scale, Int32Array.from(kept.map((row) => keys[row] ?? 0)), rows);
}
