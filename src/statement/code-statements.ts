import { type Article, publishedDay } from "../article/index.js";
import type { Sentence } from "../language/index.js";
import type { Mentions } from "../mention/index.js";
import { SURE, settle } from "./circumstance/circumstances.js";
import { atOccasions } from "./circumstance/occasion.js";
import { contextsOf } from "./event/contexts.js";
import { codeEvents } from "./event/event.js";
import { judges } from "./event/judges.js";
import { settingsOf } from "./event/setting.js";
import { inSparseText, isSparse } from "./event/sparse.js";
import { codeKinds } from "./kind/code-kinds.js";
import { withTopics } from "./kind/topics.js";
import { mayCount, mergeEvents, number } from "./once.js";
import { inOwnWords } from "./own-words.js";
import { passagesOf } from "./passage.js";
import { codeQuotes } from "./quotation/quote.js";
import type { Reader } from "./reader/reader.js";
import type { Statement } from "./schema.js";

/** Events less sure than this are not output unless another limit is asked for: where F1 is as high as anywhere in cross-validation. */
const LEAST = 0.3;

/** How an article is coded. */
export interface CodingOptions {
  /**
   * Probability, 0 to 1, below which statements of every kind are left out. Left out itself, each kind has the limit
   * at which its F1 is highest; 0 gives all readings that were looked into.
   */
  readonly least?: number | undefined;
  /** What says when and where events take place. */
  readonly circumstances?: typeof settle;
}

/**
 * All statements of an article in the order of the text. Pure; never throws on an article's content.
 *
 * @param sentences the article's sentences; those that may hold a statement parsed.
 * @param reader reads the report as a whole; `readerOf` gives the one that comes with the package.
 */
export function codeStatements(
  article: Article,
  sentences: readonly Sentence[],
  mentions: Mentions,
  reader: Reader,
  { least, circumstances = settle }: CodingOptions = {},
): Statement[] {
  const quotes = codeQuotes(article, sentences, mentions);
  const passages = passagesOf(article, sentences, mentions, quotes);
  const settings = settingsOf(article, mentions, passages);
  const seen = reader.read(settings);
  const views = new Map(settings.flatMap(({ index }, at) => (seen[at] ? [[index, seen[at]] as const] : [])));
  const events = codeEvents(settings, seen, judges);
  const tokens = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  // Most readings are not likely enough to be told: when and where they would take place is not asked.
  const likely = mayCount(events, Math.min(least ?? LEAST, SURE));
  const merged = mergeEvents(circumstances(sentences, mentions, publishedDay(article), likely));
  const weigh = isSparse(merged, tokens, LEAST) ? inSparseText : (probability: number) => probability;
  const weighed = merged.map((event) => ({ ...event, confidence: weigh(event.confidence) }));
  const sure = withTopics(
    atOccasions(
      weighed.filter(({ confidence }) => confidence >= (least ?? LEAST)),
      sentences,
    ),
    passages,
  ).map((event) => ({ ...event, contexts: contextsOf(article, event.evidence, event.type) }));
  return number(article, [...inOwnWords(article, sure), ...codeKinds(passages, quotes, views, weigh, least)]);
}
