import type { Sentence } from "../language/index.js";
import type { Past } from "./antecedents.js";

/** Prepositions by which a verb reaches whom it is done to: "called on him", "spoke to them". */
const REACHING: ReadonlySet<string> = new Set(["on", "to", "with", "against", "at", "for"]);
/** Verbs after which these show where something is: "brought with him a letter". */
const HOLDING: ReadonlySet<string> = new Set(["bring", "take", "carry", "have", "keep", "be", "see"]);
/** What may stand between a subject and the last verb of its clause: "had", "has not", "wrote to". */
const CHAIN: ReadonlySet<string> = new Set(["AUX", "VERB", "ADV", "PART"]);
const RELATIVE: ReadonlySet<string> = new Set(["WDT", "WP"]);
const FINITE: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP", "MD"]);

/** Whether a finite verb stands at a row, or behind an adverb there: what stands before it is its subject. */
export const opensClause = ({ upos, xpos }: Sentence, row: number): boolean =>
  FINITE.has(xpos[upos[row] === "ADV" ? row + 1 : row] ?? "");

/**
 * Who does what a pronoun is the object of, as far as the words before show it: "Kenya rebuked it", "Mara Lind, who met
 * him", "Norway sent a letter and asked them". The pronoun means someone else.
 *
 * @param row of the pronoun. @returns null where the words show no subject, or the pronoun is one itself.
 */
export function subjectOver(past: readonly Past[], index: number, sentence: Sentence, row: number): Past | null {
  const { lower, upos, xpos, lemma } = sentence;
  if (opensClause(sentence, row + 1)) return null;
  let at = row - 1;
  if (REACHING.has(lower[at] ?? "") && upos[at] === "ADP" && !HOLDING.has(lemma[at - 1] ?? "")) at--;
  if (upos[at] !== "VERB") return null;
  while (CHAIN.has(upos[at] ?? "")) at--;
  const here = (fits: (one: Past) => boolean) => past.findLast((one) => one.sentence === index && fits(one)) ?? null;
  if (!opensClause(sentence, at + 1)) return null;
  const direct = here(({ mention }) => mention.to === at + 1);
  if (direct) return direct;
  if (RELATIVE.has(xpos[at] ?? "")) {
    const end = lower[at - 1] === "," ? at - 1 : at;
    return here(({ mention }) => mention.to === end);
  }
  if (lower[at] === ",") {
    const described = here(({ mention, subject }) => subject && mention.to < at && lower[mention.to] === ",");
    if (described) return described;
  } else if (upos[at] !== "CCONJ") return null;
  // "and asked them": what the last clause's subject does besides.
  return here(({ mention }) => mention.to <= at && opensClause(sentence, mention.to));
}

/**
 * Names, as written, of those whom "he" or "she" as a subject cannot mean, for the same clause names them after it: "he met
 * Mara Lind". Of the subject that opens a sentence that holds to the sentence's end: "She said that Lind would stay".
 *
 * @param names the persons that the sentence names, with the rows their names begin at, in order.
 * @param row of the pronoun.
 */
export function namedBehind(
  names: readonly { readonly person: string; readonly from: number }[],
  { upos, xpos }: Sentence,
  row: number,
): readonly string[] {
  if (!names.some(({ from }) => from > row)) return [];
  let verb = row + 1;
  while (upos[verb] === "ADV") verb++;
  if (!FINITE.has(xpos[verb] ?? "")) return [];
  let end = upos.length;
  if (!opensSentence(upos, row)) {
    while (CHAIN.has(upos[verb] ?? "")) verb++;
    end = verb;
    while (end < upos.length && OBJECT.has(upos[end] ?? "")) end++;
  }
  return names.flatMap(({ person, from }) => (from > row && from < end ? [person] : []));
}

/** What the words of a clause's object may be, up to its name: "on the president, Mr Lind" ends before the comma. */
const OBJECT: ReadonlySet<string> = new Set(["ADP", "DET", "ADJ", "NOUN", "PROPN"]);

/** Whether nothing but marks, "but" and the like stand before a row. */
const opensSentence = (upos: readonly string[], row: number): boolean =>
  upos.slice(0, row).every((tag) => tag === "PUNCT" || tag === "CCONJ" || tag === "ADV");
