import type { Article } from "../article/index.js";
import type { Sentence } from "../language/index.js";
import type { Mentions } from "../mention/index.js";
import { type Candidate, weigh } from "./candidate.js";
import { claimCandidates } from "./claim.js";
import { commitmentCandidates } from "./commitment.js";
import { type Passage, passagesOf } from "./passage.js";
import { quoteCandidates } from "./quote.js";
import { keepOnce } from "./repeated.js";
import { likeliest } from "./rivals.js";
import type { Quote } from "./schema.js";
import { stanceCandidates } from "./stance.js";
import type { Unnumbered } from "./unnumbered.js";

/** Statements less sure than this are not output: where precision and recall balance in cross-validation. */
export const LEAST: Readonly<Record<Exclude<Unnumbered["kind"], "event">, number>> = {
  commitment: 0.22,
  aim: 0.2,
  concern: 0.22,
  claim: 0.36,
  quote: 0.4,
};

/** What a passage may say besides events, with what the judges look at; the readings of one word are rivals. */
function readingsOf(passage: Passage): Candidate[][] {
  return [
    ...claimCandidates(passage).map((claim) => [claim]),
    ...stanceCandidates(passage),
    ...commitmentCandidates(passage),
  ];
}

/**
 * Commitments, aims, concerns, claims and quotes of an article: of each word the likeliest reading, each statement once.
 *
 * @param passages the article's; @param quotes the article's, by `codeQuotes`.
 * @returns statements without ids, in no order.
 */
export function codeKinds(passages: readonly (Passage | null)[], quotes: readonly Omit<Quote, "id">[]): Unnumbered[] {
  const read = passages.flatMap((passage) => (passage ? readingsOf(passage) : []));
  const chosen: Unnumbered[] = [...likeliest(read.map((rivals) => rivals.map(weigh))), ...quotes];
  return keepOnce(chosen.filter(({ kind, confidence }) => kind !== "event" && confidence >= LEAST[kind]));
}

/**
 * All statements other than events that an article may make, likely or not, for the judges to learn from.
 *
 * @param sentences the article's, those that may hold a statement parsed.
 */
export function candidatesOf(article: Article, sentences: readonly Sentence[], mentions: Mentions): Candidate[][] {
  const quotes = quoteCandidates(article, sentences, mentions);
  const drafts = quotes.map(({ draft }) => draft);
  const passages = passagesOf(article, sentences, mentions, drafts);
  return [
    ...quotes.map((quote) => [quote]),
    ...passages.flatMap((passage): Candidate[][] => (passage ? readingsOf(passage) : [])),
  ];
}
