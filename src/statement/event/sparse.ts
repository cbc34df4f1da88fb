import type { EventDraft } from "./draft.js";

/** Events expected in 1,000 tokens, below which a text is taken to be about something else than politics. */
const SPARSE = 3.5;
/** Expected beforehand in any text, so that a short one is not judged by the little it holds. */
const BEFOREHAND = 0.5;
/** How much rarer statements are there than in the reports from which the judges learned, as odds. */
const RARER = 0.2;

/**
 * Whether a text holds hardly any event, so that it is about something else than politics ("a day trip from Athens",
 * "the best phones of the year").
 *
 * @param events an article's, each act once.
 * @param tokens how many tokens the article has.
 * @param least the confidence from which on events count.
 */
export function isSparse(events: readonly Pick<EventDraft, "confidence">[], tokens: number, least: number): boolean {
  const expected = events.reduce((sum, { confidence }) => sum + (confidence >= least ? confidence : 0), BEFOREHAND);
  return 1000 * expected < SPARSE * tokens;
}

/**
 * The probability that a reading deserves in a sparse text. The judges learned how likely readings are in reports of
 * politics; where a whole text yields hardly any event, the few readings are more likely chance. The prior of the text is
 * estimated from the probabilities themselves, as by Saerens, Latinne and Decaestecker (Adjusting the Outputs of a
 * Classifier to New a Priori Probabilities, 2002), in one step and for two kinds of texts only.
 *
 * @example inSparseText(0.5) // 0.17
 */
export const inSparseText = (probability: number): number =>
  (RARER * probability) / (RARER * probability + (1 - probability));
