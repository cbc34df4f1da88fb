import type { EventDraft } from "./draft.js";

/** Events expected in 1,000 tokens, below which a text is taken to be about something else than politics. */
const SPARSE = 3.5;
/** Expected beforehand in any text, so that a short one is not judged by the little it holds. */
const BEFOREHAND = 0.5;
/** How much rarer events are there than in the reports from which the judges learned, as odds. */
const RARER = 0.2;

/**
 * Events with the confidence they deserve in their text. The judges learned how likely readings are in reports of
 * politics; where a whole text yields hardly any event ("a day trip from Athens", "Old and new meet in Fort Lee"), the
 * few readings are more likely chance. The prior of the text is estimated from the probabilities themselves, as by
 * Saerens, Latinne and Decaestecker (Adjusting the Outputs of a Classifier to New a Priori Probabilities, 2002), in one
 * step and for two kinds of texts only.
 *
 * @param events an article's, each act once; those not sure enough to be told without it do not count.
 * @param tokens how many tokens the article has.
 * @param least the confidence from which on events count.
 * @returns the events in their order; unchanged where the text is not sparse.
 * @example inTheirText(events, 900, 0.25)[0].confidence // 0.17 for 0.5, where there are two or three of that
 */
export function inTheirText(events: readonly EventDraft[], tokens: number, least: number): readonly EventDraft[] {
  const expected = events.reduce((sum, { confidence }) => sum + (confidence >= least ? confidence : 0), BEFOREHAND);
  if (1000 * expected >= SPARSE * tokens) return events;
  return events.map((event) => ({ ...event, confidence: withOdds(event.confidence, RARER) }));
}

const withOdds = (probability: number, factor: number): number =>
  (factor * probability) / (factor * probability + (1 - probability));
