// Scores an analysis against gold sentences of the same tokens, as the CoNLL shared tasks do: universal tag, lemma
// (case aside), head, and head with relation (its subtype aside); punctuation counts.
import type { Language } from "../src/language/model.js";
import { blankSentence, type GoldSentence } from "./treebank.js";

/** Percentages over tokens. */
export interface Scores {
  readonly tokens: number;
  readonly upos: number;
  /** Universal tags of the tagger alone, before the parser settles them. */
  readonly quickUpos: number;
  readonly xpos: number;
  readonly lemma: number;
  readonly uas: number;
  readonly las: number;
}

/** A relation without its subtype: "nsubj:pass" is "nsubj". */
function universalRelation(deprel: string): string {
  const colon = deprel.indexOf(":");
  return colon < 0 ? deprel : deprel.slice(0, colon);
}

/** Analyses the tokens of gold sentences anew and scores the result. */
export function evaluate(language: Language, gold: readonly GoldSentence[]): Scores {
  let [tokens, quickUpos, upos, xpos, lemma, uas, las] = [0, 0, 0, 0, 0, 0, 0];
  for (const g of gold) {
    const s = blankSentence(g.form);
    language.tag(s);
    for (let i = 0; i < g.length; i++) if (s.upos[i] === g.upos[i]) quickUpos++;
    language.parse(s);
    for (let i = 0; i < g.length; i++) {
      tokens++;
      if (s.upos[i] === g.upos[i]) upos++;
      if (s.xpos[i] === g.xpos[i]) xpos++;
      if (s.lemma[i]?.toLowerCase() === g.lemma[i]?.toLowerCase()) lemma++;
      if (s.head[i] !== g.head[i]) continue;
      uas++;
      if (universalRelation(s.deprel[i] ?? "") === universalRelation(g.deprel[i] ?? "")) las++;
    }
  }
  const share = (n: number): number => Math.round((1e4 * n) / Math.max(1, tokens)) / 100;
  return {
    tokens,
    upos: share(upos),
    quickUpos: share(quickUpos),
    xpos: share(xpos),
    lemma: share(lemma),
    uas: share(uas),
    las: share(las),
  };
}
