import judgeTable from "../../data/judge.tsv";
import type { Features } from "./features.js";

const weights = { event: new Map<string, number>(), sides: new Map<string, number>() };
for (const line of judgeTable.split("\n").slice(1)) {
  const [part, feature = "", weight = "0"] = line.split("\t");
  if (part === "event" || part === "sides") weights[part].set(feature, Number(weight));
}

/**
 * The probability that a reading is right: that its word tells of an event, times that these are its sides. Two
 * logistic regressions over yes-or-no features, their weights learned by `training/judge.ts`; a feature that they have
 * not met counts nothing.
 *
 * @example judge({ event: ["type CONSULT"], sides: ["sides 2-0"] }) // 0.4
 */
export function judge({ event, sides }: Features): number {
  return probability(weights.event, event) * probability(weights.sides, sides);
}

/**
 * Logistic regression: 1 / (1 + e^-s), s the sum of the weights of what is true.
 *
 * @param known weights by feature.
 */
export function probability(known: ReadonlyMap<string, number>, features: readonly string[]): number {
  let sum = 0;
  for (const feature of features) sum += known.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}
