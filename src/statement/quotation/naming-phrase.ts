import type { Sentence } from "../../language/index.js";

/** How far from a quotation, in tokens, its attribution is looked for. */
export const REACH = 40;
/** Longest phrase that names a speaker, in tokens. */
export const PHRASE = 22;

/** "quoted Tusk as saying": who is quoted, not who quotes. */
export function citedBy(sentence: Sentence, verb: number, until: number): { from: number; to: number } | null {
  if (!/^(quote|cite)$/.test(sentence.lemma[verb] ?? "")) return null;
  for (let row = verb + 1; row < Math.min(until + 3, sentence.length, verb + PHRASE); row++)
    if ((sentence.lower[row] ?? "") === "as" && row > verb + 1) return { from: verb + 1, to: row };
  return null;
}

/** The row after a noun phrase with its apposition: up to a verb, a clause, a preposition other than "of", "for", "from", "in", "at". */
export function phraseEnd(sentence: Sentence, from: number, until: number): number {
  let row = from;
  for (; row < until; row++) {
    const upos = sentence.upos[row] ?? "";
    const form = sentence.lower[row] ?? "";
    if (/^(VERB|AUX|SCONJ)$/.test(upos) || /^(WP|WDT)$/.test(sentence.xpos[row] ?? "")) break;
    if (upos === "ADP" && !["of", "for", "from", "in", "at", "to", "on"].includes(form)) break;
    if (upos === "PUNCT" && !/^[,.'’-]$/.test(form)) break;
    // Past a comma only an apposition goes on.
    if (form === "," && !/^(DET|PROPN|NOUN|ADJ)$/.test(sentence.upos[row + 1] ?? "")) break;
  }
  return row;
}
