/**
 * Log odds by a logistic regression: the sum of the weights of what is true.
 *
 * @param known weights by feature.
 */
export function score(known: ReadonlyMap<string, number>, features: readonly string[]): number {
  let sum = 0;
  for (const feature of features) sum += known.get(feature) ?? 0;
  return sum;
}

/**
 * Logistic regression: 1 / (1 + e^-s), s the sum of the weights of what is true.
 *
 * @param known weights by feature.
 */
export function probability(known: ReadonlyMap<string, number>, features: readonly string[]): number {
  return 1 / (1 + Math.exp(-score(known, features)));
}
