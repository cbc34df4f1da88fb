import judgeTable from "../../data/judge.tsv";

const weights = new Map(
  judgeTable
    .split("\n")
    .slice(1)
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t"))
    .map(([feature = "", weight = "0"]) => [feature, Number(weight)] as const),
);

/**
 * The probability that a reading is right: logistic regression over yes-or-no features, its weights learned by
 * `training/judge.ts`. Features it has not met count nothing.
 *
 * @param features names of what is true of the reading (`features.ts`).
 * @example judge(["type CONSULT", "sides 2-0"]) // 0.7
 */
export function judge(features: readonly string[]): number {
  let sum = weights.get("always") ?? 0;
  for (const feature of features) sum += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}
