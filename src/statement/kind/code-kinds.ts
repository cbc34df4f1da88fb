import type { Article } from "../../article/index.js";
import type { Sentence } from "../../language/index.js";
import type { Mentions } from "../../mention/index.js";
import { type Passage, passagesOf } from "../passage.js";
import { quoteWords } from "../quotation/quote.js";
import { isJudged, type KindView, type SentenceView } from "../reader/reader.js";
import type { Quote } from "../schema.js";
import type { Unnumbered } from "../unnumbered.js";
import { type Choice, likeliest, type Weighed, type Word, weightsOf } from "./candidate.js";
import { claimWords } from "./claim.js";
import { commitmentWords } from "./commitment.js";
import { likeliestSet, type PartySet } from "./party-choice.js";
import { likelihood, readFeatures } from "./read-parties.js";
import { keepOfSentence, keepOnce } from "./repeated.js";
import { seconded } from "./seconded.js";
import { stanceWords } from "./stance.js";

/** Statements less sure than this are not output: near where F1 is highest in cross-validation, rather surer than more. */
export const LEAST: Readonly<Record<Exclude<Unnumbered["kind"], "event">, number>> = {
  commitment: 0.3,
  aim: 0.3,
  concern: 0.25,
  claim: 0.42,
  quote: 0.4,
};

/** Share of the limit below which a word is too unsure to be heard beside another. */
const HARDLY = 0.4;

/** The likeliest reading of a word, what the reader of whole reports holds of it, and how sure its kind must be. */
interface Seen {
  readonly weighed: Weighed;
  readonly view: KindView | null;
  readonly limit: number;
}

/** The words of a passage that may say something besides events. */
function wordsOf(passage: Passage): Word[] {
  return [...claimWords(passage), ...stanceWords(passage), ...commitmentWords(passage)];
}

/**
 * Commitments, aims, concerns, claims and quotes of an article: of each word the likeliest reading, each statement once.
 *
 * @param passages the article's; @param quotes the article's, by `codeQuotes`.
 * @param views what the reader of whole reports knows of the sentences, by their place among the article's.
 * @param weigh the probability that a reading deserves in its text; quotations stand whatever a text is about.
 * @param least probability below which none is given; left out, each kind's own `LEAST`.
 * @returns statements without ids, in no order.
 */
export function codeKinds(
  passages: readonly (Passage | null)[],
  quotes: readonly Omit<Quote, "id">[],
  views: ReadonlyMap<number, SentenceView>,
  weigh: (probability: number) => number,
  least?: number,
): Unnumbered[] {
  const found = passages.flatMap((passage) => {
    const words = passage ? wordsOf(passage) : [];
    const seen = viewsOf(words, passage ? views.get(passage.index) : undefined);
    const read = words.flatMap((word, at): Seen[] => {
      if (word.kind === "event") return [];
      const view = seen[at] ?? null;
      const limit = least ?? LEAST[word.kind];
      // A promise that is hardly told by one word may be told by another too.
      const weighed = likeliest(word, word.kind === "commitment" ? limit * HARDLY : limit, view);
      return weighed ? [{ weighed, view, limit }] : [];
    });
    const sure = seconded(read.map(({ weighed }) => weighed)).map(weigh);
    const told = read.flatMap(({ weighed, view, limit }, at): Unnumbered[] => {
      const confidence = sure[at] ?? 0;
      return confidence >= limit ? [complete({ ...weighed, sure: confidence }, view)] : [];
    });
    return keepOfSentence(told);
  });
  return keepOnce([...found, ...quotes.filter(({ confidence }) => confidence >= (least ?? LEAST.quote))]);
}

/** What the reader of whole reports holds of words; null where it has not read the sentence. */
export function viewsOf(words: readonly Word[], view: SentenceView | undefined): (KindView | null)[] {
  if (!view) return words.map(() => null);
  const asked = words.map(({ kind, row }) => (isJudged(kind) && row !== null ? { kind, row } : null));
  const views = view.kinds(asked.filter((one) => one !== null));
  let next = 0;
  return asked.map((one) => (one === null ? null : (views[next++] ?? null)));
}

/** The statement with the parties that are chosen for it. */
function complete({ draft, choice, sure }: Weighed, view: KindView | null): Unnumbered {
  const whole = choice ? choice.take(likeliestSet(weightsOf(choice.part), setsAsRead(choice, view))) : draft;
  return { ...whole, confidence: sure };
}

/** The sets that a part of a statement is chosen from, with what the reader of whole reports makes of them. */
export function setsAsRead({ sets, side, trust }: Choice, view: KindView | null): PartySet[] {
  const weighed = view?.parties(side) ?? null;
  const all = sets(weighed);
  const agree = readFeatures(
    view,
    side,
    all.map(({ parties }) => parties),
  );
  return all.map(({ parties, features, leaning }, at) => ({
    parties,
    features: [...features, ...(agree[at] ?? [])],
    leaning: leaning + (weighed && trust > 0 ? trust * likelihood(weighed, parties) : 0),
  }));
}

/** Words of a sentence that may make statements other than events; those of no one sentence are quotations. */
export interface Candidates {
  readonly sentence: number | null;
  readonly words: readonly Word[];
}

/**
 * All words of an article that may make statements other than events, likely or not, for the judges to learn from.
 *
 * @param sentences the article's, those that may hold a statement parsed.
 */
export function candidateWords(article: Article, sentences: readonly Sentence[], mentions: Mentions): Candidates[] {
  const quotes = quoteWords(article, sentences, mentions);
  const drafts = quotes.flatMap(({ readings }) => readings().map(({ draft }) => draft));
  const passages = passagesOf(article, sentences, mentions, drafts);
  return [
    { sentence: null, words: quotes },
    ...passages.flatMap((passage) => (passage ? [{ sentence: passage.index, words: wordsOf(passage) }] : [])),
  ];
}
