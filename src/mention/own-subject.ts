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

/**
 * Who does what a pronoun is the object of, as far as the words before show it: "Kenya rebuked it", "Mara Lind, who met
 * him", "Norway sent a letter and asked them". The pronoun means someone else.
 *
 * @param row of the pronoun. @returns null where the words show no subject, or the pronoun is one itself.
 */
export function subjectOver(past: readonly Past[], index: number, sentence: Sentence, row: number): Past | null {
  const { lower, upos, xpos, lemma } = sentence;
  const opensClause = (at: number) => FINITE.has(xpos[upos[at] === "ADV" ? at + 1 : at] ?? "");
  if (opensClause(row + 1)) return null;
  let at = row - 1;
  if (REACHING.has(lower[at] ?? "") && upos[at] === "ADP" && !HOLDING.has(lemma[at - 1] ?? "")) at--;
  if (upos[at] !== "VERB") return null;
  while (CHAIN.has(upos[at] ?? "")) at--;
  const here = (fits: (one: Past) => boolean) => past.findLast((one) => one.sentence === index && fits(one)) ?? null;
  if (!opensClause(at + 1)) return null;
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
  return here(({ mention }) => mention.to <= at && opensClause(mention.to));
}
