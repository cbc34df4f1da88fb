/** How much the second opinion counts, the first counting the rest: by cross-validation 0.5 is worth a little more than 0.4. */
const SECOND = 0.5;

/**
 * One opinion of two: the product of their probabilities, each raised to what it counts, made to sum up to one again (a
 * logarithmic opinion pool, Genest & Zidek 1986).
 *
 * @param odds probabilities of a judge; the pooled ones are written over them. @param seen logarithms of what another
 *   holds of the same labels, in the same order; null where it has no opinion. @param second how much the other counts.
 * @returns `odds`.
 * @example opinionOf(Float64Array.of(0.5, 0.5), Float64Array.of(Math.log(0.9), Math.log(0.1))) // 0.75, 0.25
 */
export function opinionOf(odds: Float64Array, seen: Float64Array | null, second = SECOND): Float64Array {
  if (!seen) return odds;
  let sum = 0;
  for (let label = 0; label < odds.length; label++) {
    odds[label] = (odds[label] ?? 0) ** (1 - second) * Math.exp(second * (seen[label] ?? 0));
    sum += odds[label] ?? 0;
  }
  for (let label = 0; label < odds.length; label++) odds[label] = (odds[label] ?? 0) / sum;
  return odds;
}
