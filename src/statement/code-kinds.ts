import type { Article } from "../article/index.js";
import type { Sentence } from "../language/index.js";
import type { Mentions } from "../mention/index.js";
import type { Candidate } from "./candidate.js";
import { claimCandidates } from "./claim.js";
import { commitmentCandidates } from "./commitment.js";
import { passagesOf } from "./passage.js";
import { quoteCandidates } from "./quote.js";
import { stanceCandidates } from "./stance.js";

/**
 * All statements other than events that an article may make, with what their judges look at; the readings of one word
 * are rivals, of which the likeliest is taken.
 *
 * @param sentences the article's, those that may hold a statement parsed.
 */
export function candidatesOf(article: Article, sentences: readonly Sentence[], mentions: Mentions): Candidate[][] {
  const quotes = quoteCandidates(article, sentences, mentions);
  const passages = passagesOf(
    article,
    sentences,
    mentions,
    quotes.map(({ draft }) => draft),
  );
  return [
    ...quotes.map((quote) => [quote]),
    ...passages.flatMap((passage): Candidate[][] =>
      passage
        ? [
            ...claimCandidates(passage).map((claim) => [claim]),
            ...stanceCandidates(passage),
            ...commitmentCandidates(passage),
          ]
        : [],
    ),
  ];
}
