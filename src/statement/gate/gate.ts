import bytes from "../../../model/gate.bin";
import { type Sentence, unpackSections } from "../../language/index.js";
import type { Mentions, QuantityMention } from "../../mention/index.js";
import { bySentence } from "../by-sentence.js";
import type { Classifier } from "../event/classifier.js";
import { FeatureList } from "../event/features.js";
import { readClassifier } from "../event/judges.js";
import { isKnown } from "../event/lexicon.js";
import { maySayWhere } from "../event/presence.js";
import { mayRank } from "../kind/claim.js";
import { mayHoldCommitment } from "../kind/commitment.js";
import { mayHoldStance } from "../kind/stance.js";
import { namingRate, sentenceFeatures } from "./sentence-features.js";

/** Labels of the judge, in its order. */
export const GATE_LABELS = ["none", "statement"] as const;

/**
 * Sentences less likely than this to hold a statement are not parsed: in cross-validation over newsroom reports
 * one statement in 350 is lost (`training/gate.ts`).
 */
const LEAST_LIKELY = 0.12;
/** The same for sentences that hold a quotation mark, whose parse also says whom it is by. */
const LEAST_LIKELY_QUOTED = 0.06;
/** The same in articles about other things than politics, which hold few statements, and hardly any event. */
const LEAST_LIKELY_ELSEWHERE = 0.25;
/** Articles are about politics from this naming rate on. */
const POLITICAL = 3;
/** Texts of no more sentences than this are parsed wherever they may hold a statement: too little stands there to be left out unread. */
const FEW = 3;

/** How likely a sentence must be to hold a statement for its parse to pay. */
export function leastLikely(sentence: Sentence, rate: number): number {
  if (holdsQuotation(sentence)) return LEAST_LIKELY_QUOTED;
  return rate < POLITICAL ? LEAST_LIKELY_ELSEWHERE : LEAST_LIKELY;
}

/**
 * Which of an article's tagged sentences may hold a statement, by rule: those that name an actor, and hold a word that a
 * frame knows, a word of wanting or fearing, a figure or a quotation mark; of those that name none, those that count
 * something in an article about politics ("More than 300 people have died since May").
 *
 * @returns by the sentence's place among the article's.
 */
export function mayHold(sentences: readonly Sentence[], mentions: Mentions): boolean[] {
  const actors = bySentence(sentences.length, mentions.actors);
  const quantities = bySentence(sentences.length, mentions.quantities);
  const places = bySentence(sentences.length, mentions.places);
  const rate = rateOf(sentences, mentions);
  return sentences.map((sentence, index) => {
    const counts = quantities[index] ?? [];
    if ((actors[index] ?? []).length === 0) return mayCount(counts, rate);
    return counts.length > 0 || holdsWordOfStatements(sentence) || maySayWhere(sentence, places[index] ?? []);
  });
}

const rateOf = (sentences: readonly Sentence[], { actors }: Mentions): number =>
  namingRate(
    actors,
    sentences.reduce((sum, { length }) => sum + length, 0),
  );

/** Whether a sentence that names no one may tell a figure of those whom its article is about. */
const mayCount = (quantities: readonly QuantityMention[], rate: number): boolean =>
  rate >= POLITICAL && quantities.length > 0;

function holdsWordOfStatements(sentence: Sentence): boolean {
  if (mayHoldStance(sentence) || mayHoldCommitment(sentence) || mayRank(sentence)) return true;
  for (let row = 0; row < sentence.length; row++) {
    const upos = sentence.upos[row];
    if (upos === "PUNCT" && /["“”‘’`']/.test(sentence.form[row] ?? "")) return true;
    if (upos !== "VERB" && upos !== "NOUN" && upos !== "ADJ") continue;
    if (isKnown((sentence.lemma[row] ?? "").toLowerCase())) return true;
  }
  return false;
}

function holdsQuotation({ form, length }: Sentence): boolean {
  for (let row = 0; row < length; row++) if (/^(?:["“”]|''|``)$/.test(form[row] ?? "")) return true;
  return false;
}

const own = readClassifier(unpackSections(bytes), "gate");
const list = new FeatureList();

/**
 * Which of an article's tagged sentences are likely enough to hold a statement that parsing them pays: of those that
 * may by rule, those that a judge of their words and mentions does not hold for empty; of a few sentences all that may. In
 * general news that is a quarter of the text; in reports of politics nearly all of it.
 *
 * @param gate the judge; the package's own unless given.
 * @returns by the sentence's place among the article's.
 * @example likelyToHold(sentences, mentions) // [true, false] for "Iran met Iraq. Iran is hot in summer."
 */
export function likelyToHold(sentences: readonly Sentence[], mentions: Mentions, gate: Classifier = own): boolean[] {
  if (sentences.length <= FEW) return mayHold(sentences, mentions);
  const actors = bySentence(sentences.length, mentions.actors);
  const quantities = bySentence(sentences.length, mentions.quantities);
  const places = bySentence(sentences.length, mentions.places);
  const rate = rateOf(sentences, mentions);
  const statement = gate.labels.indexOf("statement");
  return sentences.map((sentence, index) => {
    const mentioned = { actors: actors[index] ?? [], quantities: quantities[index] ?? [], rate: String(rate) };
    if (mentioned.actors.length === 0 && !mayCount(mentioned.quantities, rate)) return false;
    // Where somebody is tells of a visit, which the judge has not learned.
    if (rate >= POLITICAL && maySayWhere(sentence, places[index] ?? [])) return true;
    list.clear();
    sentenceFeatures(list, sentence, mentioned);
    if ((gate.probabilities(list)[statement] ?? 0) < leastLikely(sentence, rate)) return false;
    return mentioned.quantities.length > 0 || holdsWordOfStatements(sentence);
  });
}
