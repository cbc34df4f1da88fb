/**
 * Choice among options by a log-linear model (conditional logit, McFadden 1974): an option's share is proportional to
 * e^s, s the sum of the weights of what is true of it. Options that come to the same answer add up.
 *
 * @param weights by feature; one that they have not met counts nothing.
 * @param answerOf what an option comes to.
 * @returns the answer with the greatest share, its likeliest option and its share; null for no options.
 */
export function choose<Option extends { readonly features: readonly string[] }>(
  options: readonly Option[],
  weights: ReadonlyMap<string, number>,
  answerOf: (option: Option) => string | null,
): { readonly option: Option; readonly share: number } | null {
  const scores = options.map(({ features }) => features.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0));
  const top = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - top));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const byAnswer = new Map<string | null, { option: Option; best: number; share: number }>();
  for (const [at, option] of options.entries()) {
    const share = (shares[at] ?? 0) / total;
    const known = byAnswer.get(answerOf(option));
    if (!known) byAnswer.set(answerOf(option), { option, best: share, share });
    else
      byAnswer.set(answerOf(option), {
        option: share > known.best ? option : known.option,
        best: Math.max(share, known.best),
        share: known.share + share,
      });
  }
  let best: { option: Option; share: number } | null = null;
  for (const one of byAnswer.values()) if (best === null || one.share > best.share) best = one;
  return best;
}
