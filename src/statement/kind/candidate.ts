import weightTable from "../../../data/kinds.tsv";
import { opinionOf } from "../opinion.js";
import { probability } from "../probability.js";
import { readWeights } from "../read-weights.js";
import type { KindView, Side } from "../reader/reader.js";
import type { Unnumbered } from "../unnumbered.js";
import type { PartySet } from "./party-choice.js";
import { readFeatures } from "./read-parties.js";

/** A word that may make a statement, with what the judge of its kind looks at: names of yes-or-no facts. */
export interface Word<Draft extends Unnumbered = Unnumbered> {
  readonly kind: Draft["kind"];
  /** Row of the word in its sentence; null for what is more than a word. */
  readonly row: number | null;
  readonly features: readonly string[];
  /** Its readings, by who holds it; worked out only where the word is likely enough. */
  readonly readings: () => readonly Reading<Draft>[];
}

/** One way to read a word. */
export interface Reading<Draft extends Unnumbered = Unnumbered> {
  /** The statement, but for the parties that are chosen. */
  readonly draft: Draft;
  /** One of several who may hold it: who, and what the judge of holders looks at. */
  readonly holder?: Omit<PartySet, "leaning">;
  /** Parties of a part of it that are to be chosen from sets of them. */
  readonly choice?: Choice<Draft>;
}

/** A part of a statement whose parties are chosen from sets. */
export interface Choice<Draft extends Unnumbered = Unnumbered> {
  /** Its judge's name: kind and field ("claim.subject"). */
  readonly part: string;
  /** On which side of the statement they are. */
  readonly side: Side;
  /** How much, beside what its judge knows of it, the reader's opinion of who is meant counts. */
  readonly trust: number;
  /** The sets; @param odds how likely the reader holds each party, null where it did not look. */
  readonly sets: (odds: ReadonlyMap<string, number> | null) => readonly PartySet[];
  readonly take: (parties: PartySet["parties"]) => Draft;
}

const weights = readWeights(weightTable);
const NONE: ReadonlyMap<string, number> = new Map();

/** A judge's weights by feature: of a kind of statement, of its holders ("holder"), or of a party's part in one ("claim.subject"). */
export const weightsOf = (part: string): ReadonlyMap<string, number> => weights.get(part) ?? NONE;

/** A reading with the probability that it is right: that its word makes such a statement, times that these are its holders. */
export interface Weighed<Draft extends Unnumbered = Unnumbered> extends Reading<Draft> {
  readonly sure: number;
}

/** How much the reader counts beside the judge where it is not as much: of figures it knows whether their report tells them as news. */
const READER: Partial<Record<Unnumbered["kind"], number>> = { claim: 0.65 };

/** A probability pooled with another opinion of the same, given as log odds, and how much that counts. */
function pooled(probability: number, seen: number | null, counts: number | undefined): number {
  if (seen === null) return probability;
  const logs = Float64Array.of(-Math.log1p(Math.exp(-seen)), -Math.log1p(Math.exp(seen)));
  return opinionOf(Float64Array.of(probability, 1 - probability), logs, counts)[0] ?? 0;
}

/**
 * The likeliest reading of a word; null where the word alone is less sure than `least`. Logistic regressions, learned by
 * `training/kinds.ts`.
 *
 * @param view what the reader of whole reports holds of the word; it counts as much as the judge. Null: it did not look.
 * @param ofKind weights of the kind's judge; @param ofHolder weights of the judge of holders.
 * @example likeliest(word, 0.2)?.sure // 0.7
 */
export function likeliest<Draft extends Unnumbered>(
  { kind, features, readings }: Word<Draft>,
  least: number,
  view: KindView | null = null,
  ofKind: ReadonlyMap<string, number> = weightsOf(kind),
  ofHolder: ReadonlyMap<string, number> = weightsOf("holder"),
): Weighed<Draft> | null {
  const likely = pooled(probability(ofKind, features), view?.score ?? null, READER[kind]);
  if (likely < least) return null;
  const all = readings();
  const held = holderFacts(all, view);
  return all.reduce<Weighed<Draft> | null>((best, reading, at) => {
    const facts = held[at];
    const sure = likely * (facts ? probability(ofHolder, facts) : 1);
    return best && best.sure >= sure ? best : { ...reading, sure };
  }, null);
}

/** What the judge of holders looks at in each reading, with what the reader makes of them; null for one without holders. */
export function holderFacts(readings: readonly Reading[], view: KindView | null): (readonly string[] | null)[] {
  if (!readings.some(({ holder }) => holder)) return readings.map(() => null);
  const agree = readFeatures(
    view,
    "by",
    readings.map(({ holder }) => holder?.parties ?? []),
  );
  return readings.map(({ holder }, at) => (holder ? [...holder.features, ...(agree[at] ?? [])] : null));
}
