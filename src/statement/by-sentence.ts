/**
 * Mentions of each sentence, in the order of the text.
 *
 * @param count how many sentences there are.
 * @example bySentence(2, mentions.actors)[1] // those of the second sentence
 */
export function bySentence<M extends { readonly sentence: number }>(count: number, mentions: readonly M[]): M[][] {
  const found: M[][] = Array.from({ length: count }, () => []);
  for (const mention of mentions) found[mention.sentence]?.push(mention);
  return found;
}
