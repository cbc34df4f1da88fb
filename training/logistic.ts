/** An example of a yes-or-no judgement: what is true of it by name, and whether it is right. */
export interface Example {
  readonly features: readonly string[];
  readonly right: boolean;
}

export interface Fitting {
  readonly epochs?: number;
  readonly rate?: number;
  /** Weight of the squared weights in what is minimised (L2). */
  readonly penalty?: number;
  /** Features seen in fewer examples are left out. */
  readonly rare?: number;
}

/**
 * Weights of a logistic regression, fitted by gradient descent (Bishop 2006, §4.3) with AdaGrad's steps (Duchi et al. 2011)
 * on the whole set; L2-regularised but for the feature "always".
 *
 * @example fit([{ features: ["always", "hope"], right: true }, ...]).get("hope") // 1.3
 */
export function fit(
  examples: readonly Example[],
  { epochs = 300, rate = 0.5, penalty = 0.002, rare = 2 }: Fitting = {},
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= rare).map(([name]) => name);
  const idOf = new Map(names.map((name, id) => [name, id] as const));
  const rows = examples.map(({ features }) => Int32Array.from(features.flatMap((name) => idOf.get(name) ?? [])));
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  const gradient = new Float64Array(names.length);
  const free = idOf.get("always") ?? -1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    gradient.fill(0);
    for (const [at, row] of rows.entries()) {
      let sum = 0;
      for (const id of row) sum += weights[id] ?? 0;
      const miss = 1 / (1 + Math.exp(-sum)) - (examples[at]?.right ? 1 : 0);
      for (const id of row) gradient[id] = (gradient[id] ?? 0) + miss / rows.length;
    }
    for (let id = 0; id < weights.length; id++) {
      const slope = (gradient[id] ?? 0) + (id === free ? 0 : penalty * (weights[id] ?? 0));
      squares[id] = (squares[id] ?? 0) + slope * slope;
      weights[id] = (weights[id] ?? 0) - (rate * slope) / Math.sqrt(squares[id] ?? 1);
    }
  }
  return new Map(names.map((name, id) => [name, weights[id] ?? 0] as const));
}

/**
 * How far probabilities are off on average: examples in ten bins by probability, the difference of mean probability and
 * share right weighted by the bins' sizes (expected calibration error, Naeini et al. 2015).
 */
export function calibrationError(judged: readonly { readonly sure: number; readonly right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, (_, bin) =>
    judged.filter(({ sure }) => Math.min(9, Math.floor(sure * 10)) === bin),
  );
  const off = bins.reduce((sum, bin) => {
    const mean = bin.reduce((total, { sure }) => total + sure, 0);
    return sum + Math.abs(mean - bin.filter(({ right }) => right).length);
  }, 0);
  return off / Math.max(1, judged.length);
}
