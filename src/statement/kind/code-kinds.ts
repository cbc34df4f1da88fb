import type { Article } from "../../article/index.js";
import type { Sentence } from "../../language/index.js";
import type { Mentions } from "../../mention/index.js";
import { type Passage, passagesOf } from "../passage.js";
import { quoteWords } from "../quotation/quote.js";
import type { Quote } from "../schema.js";
import type { Unnumbered } from "../unnumbered.js";
import { likeliest, type Weighed, type Word, weightsOf } from "./candidate.js";
import { claimWords } from "./claim.js";
import { commitmentWords } from "./commitment.js";
import { likeliestSet } from "./party-choice.js";
import { keepOnce } from "./repeated.js";
import { stanceWords } from "./stance.js";

/** Statements less sure than this are not output: near where F1 is highest in cross-validation, rather surer than more. */
export const LEAST: Readonly<Record<Exclude<Unnumbered["kind"], "event">, number>> = {
  commitment: 0.3,
  aim: 0.24,
  concern: 0.33,
  claim: 0.4,
  quote: 0.4,
};

/** The words of a passage that may say something besides events. */
function wordsOf(passage: Passage): Word[] {
  return [...claimWords(passage), ...stanceWords(passage), ...commitmentWords(passage)];
}

/**
 * Commitments, aims, concerns, claims and quotes of an article: of each word the likeliest reading, each statement once.
 *
 * @param passages the article's; @param quotes the article's, by `codeQuotes`.
 * @param weigh the probability that a reading deserves in its text; quotations stand whatever a text is about.
 * @param least probability below which none is given; left out, each kind's own `LEAST`.
 * @returns statements without ids, in no order.
 */
export function codeKinds(
  passages: readonly (Passage | null)[],
  quotes: readonly Omit<Quote, "id">[],
  weigh: (probability: number) => number,
  least?: number,
): Unnumbered[] {
  const words = passages.flatMap((passage) => (passage ? wordsOf(passage) : []));
  const read = words.flatMap((word): Unnumbered[] => {
    if (word.kind === "event") return [];
    const limit = least ?? LEAST[word.kind];
    const weighed = likeliest(word, limit);
    const sure = weigh(weighed?.sure ?? 0);
    return weighed && sure >= limit ? [complete({ ...weighed, sure })] : [];
  });
  return keepOnce([...read, ...quotes.filter(({ confidence }) => confidence >= (least ?? LEAST.quote))]);
}

/** The statement with the parties that are chosen for it. */
function complete({ draft, choice, sure }: Weighed): Unnumbered {
  const whole = choice ? choice.take(likeliestSet(weightsOf(choice.part), choice.sets())) : draft;
  return { ...whole, confidence: sure };
}

/**
 * All words of an article that may make statements other than events, likely or not, for the judges to learn from.
 *
 * @param sentences the article's, those that may hold a statement parsed.
 */
export function candidateWords(article: Article, sentences: readonly Sentence[], mentions: Mentions): Word[] {
  const quotes = quoteWords(article, sentences, mentions);
  const drafts = quotes.flatMap(({ readings }) => readings().map(({ draft }) => draft));
  const passages = passagesOf(article, sentences, mentions, drafts);
  return [...quotes, ...passages.flatMap((passage) => (passage ? wordsOf(passage) : []))];
}
