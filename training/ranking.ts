import { Random } from "./random.js";

/** A choice among options, each told by what is true of it, and which of them are right. */
export interface Ranked<Features extends Iterable<string | number> = readonly string[]> {
  readonly options: readonly Features[];
  readonly right: readonly boolean[];
  /** How much it counts. */
  readonly weight: number;
}

export interface RankingOptions {
  /** Length of the first steps. */
  readonly rate?: number;
  readonly epochs?: number;
  /** Strength of the L2 penalty, a touched weight and step. */
  readonly penalty?: number;
  /** Features of fewer choices are left out. */
  readonly rare?: number;
}

/**
 * Fits a conditional logit (McFadden 1974): of a choice's options the right ones together are to be the likeliest. By
 * stochastic gradient descent with AdaGrad's steps (Duchi et al. 2011), seeded. Choices with no right option, or no other,
 * teach nothing.
 *
 * @returns weights by feature.
 * @example fitRanking([{ options: [["near"], ["far"]], right: [true, false], weight: 1 }])
 */
export function fitRanking<Feature extends string | number>(
  choices: readonly Ranked<Iterable<Feature>>[],
  { rate = 0.1, epochs = 12, penalty = 1e-3, rare = 6 }: RankingOptions = {},
): Map<Feature, number> {
  const useful = choices.filter(({ right }) => right.some(Boolean) && !right.every(Boolean));
  const counts = new Map<Feature, number>();
  for (const { options } of useful)
    for (const feature of new Set(options.flatMap((one) => [...one])))
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const places = new Map([...counts].filter(([, count]) => count >= rare).map(([feature], place) => [feature, place]));
  const weights = new Float64Array(places.size);
  const squares = new Float64Array(places.size).fill(1e-2);
  const rows = useful.map(({ options, right, weight }) => ({
    options: options.map((features) => Int32Array.from([...features].flatMap((one) => places.get(one) ?? []))),
    right,
    weight,
  }));
  const slopes = new Float64Array(places.size);
  const isTouched = new Uint8Array(places.size);
  const touched = new Int32Array(places.size);
  const random = new Random(3);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const at of random.permutation(rows.length)) {
      const row = rows[at];
      if (!row) continue;
      let count = 0;
      addSlopes(row, weights, (place, slope) => {
        if (isTouched[place] === 0) touched[count++] = place;
        isTouched[place] = 1;
        slopes[place] = (slopes[place] ?? 0) + slope;
      });
      for (let i = 0; i < count; i++) {
        const place = touched[i] ?? 0;
        isTouched[place] = 0;
        const slope = (slopes[place] ?? 0) + penalty * (weights[place] ?? 0);
        slopes[place] = 0;
        const square = (squares[place] ?? 0) + slope * slope;
        squares[place] = square;
        weights[place] = (weights[place] ?? 0) - (rate * slope) / Math.sqrt(square);
      }
    }
  return new Map([...places].map(([feature, place]) => [feature, weights[place] ?? 0]));
}
/** Tells the slope of a choice's loss by each weight that it touches, once for each option that does. */
function addSlopes(
  { options, right, weight }: { options: readonly Int32Array[]; right: readonly boolean[]; weight: number },
  weights: Float64Array,
  add: (place: number, slope: number) => void,
): void {
  const scores = options.map((places) => {
    let sum = 0;
    for (const place of places) sum += weights[place] ?? 0;
    return sum;
  });
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const all = odds.reduce((sum, one) => sum + one, 0);
  const rightly = odds.reduce((sum, one, at) => sum + (right[at] ? one : 0), 0);
  for (const [at, places] of options.entries()) {
    const odd = odds[at] ?? 0;
    const slope = weight * (odd / all - (right[at] ? odd / rightly : 0));
    for (const place of places) add(place, slope);
  }
}
