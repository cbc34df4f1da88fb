import weightTable from "../../data/kinds.tsv";
import { probability } from "./judge.js";
import type { PartySet } from "./party-choice.js";
import type { Unnumbered } from "./unnumbered.js";

/** A possible statement with what its judge looks at: names of yes-or-no facts. */
export interface Candidate<Draft extends Unnumbered = Unnumbered> {
  readonly draft: Draft;
  readonly features: readonly string[];
  /** What the judge of holders looks at, where one of several who may hold it was taken. */
  readonly holder?: readonly string[];
  /** The parties that a part of it was chosen from, by the name of the part's judge. */
  readonly choices?: readonly { readonly part: string; readonly options: readonly PartySet[] }[];
}

const weights = new Map<string, Map<string, number>>();
for (const line of weightTable.split("\n").slice(1)) {
  if (!line || line.startsWith("#")) continue;
  const [kind = "", feature = "", weight = "0"] = line.split("\t");
  const known = weights.get(kind) ?? new Map<string, number>();
  weights.set(kind, known.set(feature, Number(weight)));
}

const NONE: ReadonlyMap<string, number> = new Map();

/** A judge's weights by feature: of a kind of statement, or of a party's part in one ("claim.subject"). */
export const weightsOf = (part: string): ReadonlyMap<string, number> => weights.get(part) ?? NONE;

/**
 * The statement with the probability that it is right for confidence: that its words make such a statement, times that these
 * are its holders; logistic regressions learned by `training/kinds.ts`.
 *
 * @example weigh({ draft: aim, features: ["always", "word hope verb"] }).confidence // 0.7
 */
export function weigh<Draft extends Unnumbered>(candidate: Candidate<Draft>): Draft {
  return { ...candidate.draft, confidence: certainty(candidate, weightsOf(candidate.draft.kind), weightsOf("holder")) };
}

/** The probability that a candidate is right, by given weights of its kind's judge and the judge of holders. */
export function certainty(
  { features, holder }: Pick<Candidate, "features" | "holder">,
  kind: ReadonlyMap<string, number>,
  holders: ReadonlyMap<string, number>,
): number {
  return probability(kind, features) * (holder ? probability(holders, holder) : 1);
}
