import type { Sentence } from "../language/index.js";
import { EMPTY, type Phrase } from "./phrase.js";

/**
 * Phrases with the surnames added of persons whom the article names in full, where a tagger took them for other words
 * ("Lebed left", "Rice met him").
 *
 * @param phrases those found in each sentence, in the order of the text.
 */
export function withSurnames(
  sentences: readonly Sentence[],
  phrases: readonly (readonly Phrase[])[],
): readonly (readonly Phrase[])[] {
  const surnames = new Set<string>();
  for (const [index, found] of phrases.entries())
    for (const { kind, personFrom, personTo } of found)
      if (kind === "person" && personTo - personFrom > 1) {
        const surname = sentences[index]?.form[personTo - 1] ?? "";
        if (/^\p{Lu}[\p{Ll}'’]{2,}$/u.test(surname)) surnames.add(surname);
      }
  if (surnames.size === 0) return phrases;
  return sentences.map((sentence, index) => {
    const found = phrases[index] ?? [];
    const added: Phrase[] = [];
    for (let row = 0; row < sentence.length; row++) {
      const form = sentence.form[row] ?? "";
      if (sentence.upos[row] === "PROPN" || !surnames.has(form)) continue;
      if (found.some(({ from, to }) => from <= row && row < to)) continue;
      added.push({
        ...EMPTY,
        from: row,
        to: row + 1,
        head: row,
        kind: "person",
        person: form,
        personFrom: row,
        personTo: row + 1,
      });
    }
    return added.length === 0 ? found : [...found, ...added].sort((a, b) => a.from - b.from);
  });
}
