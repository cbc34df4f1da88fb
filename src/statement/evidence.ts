import type { Article } from "../article/index.js";
import type { Sentence } from "../language/index.js";
import type { Evidence } from "./schema.js";

/**
 * Evidence from the first to the last of some tokens, without punctuation at its ends.
 *
 * @param first row of the first token; @param last row of the last, inclusive.
 */
export function evidenceOf({ text }: Article, sentence: Sentence, first: number, last: number): Evidence {
  let from = first;
  let to = last;
  while (from < to && isLoose(sentence, from)) from++;
  while (to > from && isLoose(sentence, to)) to--;
  const start = sentence.starts[from] ?? sentence.start;
  const end = sentence.ends[to] ?? sentence.end;
  return { start, end, text: text.slice(start, end) };
}

/** Marks that say nothing at the end of evidence; a percent or currency sign does. */
const isLoose = (sentence: Sentence, row: number) =>
  sentence.upos[row] === "PUNCT" || (sentence.upos[row] === "CCONJ" && sentence.length > 1);
