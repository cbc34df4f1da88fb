import { Random } from "./random.js";

/** A choice among options, each told by what is true of it, and which of them are right. */
export interface Ranked {
  readonly options: readonly (readonly string[])[];
  readonly right: readonly boolean[];
  /** How much it counts. */
  readonly weight: number;
}

const RATE = 0.1;
const EPOCHS = 12;
const PENALTY = 1e-3;
/** Features of fewer choices are left out. */
const RARE = 6;

/**
 * Fits a conditional logit (McFadden 1974): of a choice's options the right ones together are to be the likeliest. By
 * stochastic gradient descent with AdaGrad's steps (Duchi et al. 2011), seeded. Choices with no right option, or no other,
 * teach nothing.
 *
 * @returns weights by feature.
 * @example fitRanking([{ options: [["near"], ["far"]], right: [true, false], weight: 1 }])
 */
export function fitRanking(choices: readonly Ranked[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { options } of choices)
    for (const feature of new Set(options.flat())) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const places = new Map([...counts].filter(([, count]) => count >= RARE).map(([feature], place) => [feature, place]));
  const weights = new Float64Array(places.size);
  const squares = new Float64Array(places.size).fill(1e-2);
  const rows = choices
    .filter(({ right }) => right.some(Boolean) && !right.every(Boolean))
    .map(({ options, right, weight }) => ({
      options: options.map((features) => Int32Array.from(features.flatMap((one) => places.get(one) ?? []))),
      right,
      weight,
    }));
  const random = new Random(3);
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const at of random.permutation(rows.length)) {
      const row = rows[at];
      if (!row) continue;
      const slopes = slopesOf(row, weights);
      for (const [place, slope] of slopes) {
        const penalised = slope + PENALTY * (weights[place] ?? 0);
        const square = (squares[place] ?? 0) + penalised * penalised;
        squares[place] = square;
        weights[place] = (weights[place] ?? 0) - (RATE * penalised) / Math.sqrt(square);
      }
    }
  return new Map([...places].map(([feature, place]) => [feature, weights[place] ?? 0]));
}

/** The slope of a choice's loss by each weight it touches. */
function slopesOf(
  { options, right, weight }: { options: readonly Int32Array[]; right: readonly boolean[]; weight: number },
  weights: Float64Array,
): Map<number, number> {
  const scores = options.map((places) => places.reduce((sum, place) => sum + (weights[place] ?? 0), 0));
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const all = odds.reduce((sum, one) => sum + one, 0);
  const rightly = odds.reduce((sum, one, at) => sum + (right[at] ? one : 0), 0);
  const slopes = new Map<number, number>();
  for (const [at, places] of options.entries()) {
    const odd = odds[at] ?? 0;
    const slope = weight * (odd / all - (right[at] ? odd / rightly : 0));
    for (const place of places) slopes.set(place, (slopes.get(place) ?? 0) + slope);
  }
  return slopes;
}
