/** Of each group of rival readings the likeliest. */
export function likeliest<Draft extends { readonly confidence: number }>(
  groups: readonly (readonly Draft[])[],
): Draft[] {
  return groups.flatMap((rivals) => {
    const best = rivals.reduce<Draft | null>((a, b) => (a && a.confidence >= b.confidence ? a : b), null);
    return best ? [best] : [];
  });
}
