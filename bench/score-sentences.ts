import type { CodedArticle, Event } from "../src/index.js";

/**
 * Scores coded sentences against sentences of which one type, or pairs of source, target and type, are known,
 * measure for measure as the reference scorers do.
 */

/** A sentence of a standard of single events: its type and the codes of who acts on whom. */
export interface TypedSentence {
  readonly id: string;
  readonly text: string;
  readonly published?: string;
  readonly type: string;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly contexts?: readonly string[];
}

/** A sentence with what it tells as words of the source, words of the target, and type. */
export interface PairedSentence {
  readonly id: string;
  readonly text: string;
  readonly published?: string;
  readonly pairs: readonly (readonly [source: string, target: string, type: string])[];
}

/** Coded articles by the id of their sentence; a missing one counts as empty. */
export type Coded = ReadonlyMap<string, CodedArticle>;

/** Codes of three letters that are no state's: what the standard calls actors it does not place. */
const NO_STATE = new Set(["IGO", "NGO", "IMG", "NGM", "MNC", "ITL", "REL", "VTN"]);

/** YIELD of the pairs is either of two types. */
export const rootOf = (type: string): string => (type === "CONCEDE" || type === "RETREAT" ? "YIELD" : type);

/** The events a sentence was coded with. */
export const eventsOf = (coded: Coded, id: string): Event[] =>
  (coded.get(id)?.statements ?? []).filter((statement) => statement.kind === "event");

const parties = ({ actor, recipient }: Event) => [...actor, ...recipient];
const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((x) => b.has(x));

/** The states of an event, those acting and those acted on together. */
const statesOf = (event: Event): Set<string> =>
  new Set(parties(event).flatMap(({ code }) => (code?.length === 3 && code === code.toUpperCase() ? [code] : [])));

/** The states of a typed sentence, both sides together. */
const statesOfGold = ({ actor, recipient }: TypedSentence): Set<string> =>
  new Set([...actor, ...recipient].filter((code) => code.length === 3 && !NO_STATE.has(code)));

/** Whether an event's states, both sides together, are exactly those of a typed sentence. */
export const hasStates = (event: Event, sentence: TypedSentence): boolean =>
  sameSet(statesOf(event), statesOfGold(sentence));

/** Share of `hits` among `all`; null where there is nothing to measure. */
const share = (hits: number, all: number): number | null => (all ? Math.round((1000 * hits) / all) / 1000 : null);

/** Measures on typed sentences, named as in the reference scorer. */
export interface TypedScore {
  readonly sentences: number;
  /** Share of sentences of which some event has the type. */
  readonly recall: number | null;
  /** Share of events that have their sentence's type. */
  readonly precision: number | null;
  /** Share of sentences of which some event has the type and exactly the states. */
  readonly type_and_states: number | null;
  /** Share of contexts found on an event of the type. */
  readonly context: number | null;
}

/**
 * Scores events of sentences with one known type.
 *
 * @example scoreTyped(gold, new Map(gold.map((one) => [one.id, coder.code(readText(one.text))])))
 */
export function scoreTyped(gold: readonly TypedSentence[], coded: Coded): TypedScore {
  const sum = { found: 0, events: 0, right: 0, states: 0, contexts: 0, contextsFound: 0 };
  for (const sentence of gold) {
    const events = eventsOf(coded, sentence.id);
    const right = events.filter(({ type }) => type === sentence.type);
    sum.found += Number(right.length > 0);
    sum.events += events.length;
    sum.right += right.length;
    sum.states += Number(right.some((event) => hasStates(event, sentence)));
    for (const context of sentence.contexts ?? []) {
      sum.contexts++;
      sum.contextsFound += Number(right.some(({ contexts }) => contexts.some((one) => one === context)));
    }
  }
  return {
    sentences: gold.length,
    recall: share(sum.found, gold.length),
    precision: share(sum.right, Math.max(1, sum.events)),
    type_and_states: share(sum.states, gold.length),
    context: share(sum.contextsFound, sum.contexts),
  };
}

/** Measures on pairs, named as in the reference scorer. */
export interface PairScore {
  readonly pairs: number;
  readonly sentences: number;
  /** Share of sentences with any event. */
  readonly coded: number | null;
  /** Share of pairs whose type some event has. */
  readonly type_recall: number | null;
  /** Share of pairs whose type an event has whose parties overlap the pair's words. */
  readonly pair_recall: number | null;
  /** Share of events whose type is one of their sentence's. */
  readonly type_precision: number | null;
}

/** Scores events of sentences with known pairs; a source or target that is not words of the sentence is free. */
export function scorePairs(gold: readonly PairedSentence[], coded: Coded): PairScore {
  const sum = { pairs: 0, coded: 0, typed: 0, paired: 0, events: 0, right: 0 };
  for (const { id, text, pairs } of gold) {
    const events = eventsOf(coded, id);
    const types = new Set(pairs.map(([, , type]) => type));
    sum.coded += Number(events.length > 0);
    sum.events += events.length;
    sum.right += events.filter(({ type }) => types.has(rootOf(type))).length;
    for (const pair of pairs) {
      const [, , type] = pair;
      const typed = events.filter((event) => rootOf(event.type) === type);
      sum.pairs++;
      sum.typed += Number(typed.length > 0);
      sum.paired += Number(typed.some((event) => touchesPair(event, text, pair)));
    }
  }
  return {
    pairs: sum.pairs,
    sentences: gold.length,
    coded: share(sum.coded, gold.length),
    type_recall: share(sum.typed, sum.pairs),
    pair_recall: share(sum.paired, sum.pairs),
    type_precision: share(sum.right, Math.max(1, sum.events)),
  };
}

/**
 * Whether an event's parties are those of a pair: some actor's words overlap the source, and some party's the target
 * (for two sides that act together are both actors).
 */
export function touchesPair(event: Event, text: string, [source, target]: PairedSentence["pairs"][number]): boolean {
  return touches(event.actor, text, source) && touches(parties(event), text, target);
}

/** Whether a party's words overlap the first place in a sentence where given words stand; words that are not in it ("an actor") are free. */
function touches(mentions: Event["actor"], text: string, words: string): boolean {
  const start = text.indexOf(words);
  if (start < 0) return true;
  const end = start + words.length;
  return mentions.some((one) => Math.min(one.end, end) > Math.max(one.start, start));
}
