/** How well predicted clusters meet the true ones. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * B³ (Bagga and Baldwin, 1998): for each item the share of its predicted cluster that truly belongs with it, and the
 * share of its true cluster that was predicted to; the mean over all items.
 *
 * @param items each with its true and its predicted cluster.
 * @example bCubed([{ truth: "a", found: "1" }, { truth: "a", found: "2" }]) // { precision: 1, recall: 0.5, f1: 0.667 }
 */
export function bCubed(items: readonly { readonly truth: string; readonly found: string }[]): Agreement {
  const mean = (one: "truth" | "found", other: "truth" | "found") => {
    let sum = 0;
    for (const item of items) {
      const same = items.filter((it) => it[one] === item[one]);
      sum += same.filter((it) => it[other] === item[other]).length / same.length;
    }
    return items.length === 0 ? 0 : sum / items.length;
  };
  const precision = mean("found", "truth");
  const recall = mean("truth", "found");
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
