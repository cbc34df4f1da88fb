import weightTable from "../../data/antecedents.tsv";
import type { Chooser } from "./referents.js";
import { readTable } from "./table.js";

let weights: ReadonlyMap<string, number> | null = null;

/** The referent that the learned weights of `data/antecedents.tsv` hold likeliest; of equals the one named last. */
export const likeliest: Chooser = (_, referents) => {
  if (referents.length < 2) return referents[0] ?? null;
  weights ??= new Map(readTable(weightTable).map((cell) => [cell("feature"), Number(cell("weight"))]));
  let best = null;
  let top = Number.NEGATIVE_INFINITY;
  for (const referent of referents) {
    let score = 0;
    for (const feature of referent.features()) score += weights.get(feature) ?? 0;
    if (score > top) {
      top = score;
      best = referent;
    }
  }
  return best;
};
