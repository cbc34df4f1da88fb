import { type GoldArticle, score } from "../bench/score.js";
import { readText } from "../src/article/index.js";
import type { CodedArticle } from "../src/index.js";
import type { EventDraft } from "../src/statement/event/draft.js";
import { number } from "../src/statement/once.js";
import type { TaughtReport } from "./lessons.js";
import { codedKeys, keyOf } from "./right.js";

/** A coded report with what was read in it by judges that had not seen it. */
export type Assessed = Pick<TaughtReport, "report" | "settings" | "spans"> & { readonly drafts: readonly EventDraft[] };

const THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7];

/** Prints what cross-validation is worth: F1 by threshold, all measures at the best one, calibration, by type. */
export function assess(of: readonly Assessed[]): void {
  const coded = (least: number) =>
    new Map(
      of.map(({ report, settings, drafts }) => {
        const statements = number(
          report,
          drafts.filter(({ confidence }) => confidence >= least),
        );
        const article = settings[0]?.article ?? readText(report.text, { id: report.id });
        const shell: CodedArticle = { ...article, coder: "", notes: [], statements };
        return [report.id, shell] as const;
      }),
    );
  const gold = of.map(
    ({ report }): GoldArticle => ({
      ...report,
      publisher: null,
      statements: report.statements.map((one) => ({ ...one })),
    }),
  );
  let best = { least: 0, F1: 0 };
  for (const least of THRESHOLDS) {
    const table = score(gold, coded(least));
    const states = table["event.states@article"];
    const triple = table["event.triple@span"];
    const who = table["engagement.who+when"];
    console.log(least, JSON.stringify({ states, triple, who }));
    if (states && "F1" in states && states.F1 > best.F1) best = { least, F1: states.F1 };
  }
  console.table(
    Object.fromEntries(
      Object.entries(score(gold, coded(best.least))).filter(([name]) => /^(event|engagement|attr|evidence)/.test(name)),
    ),
  );
  console.log(`expected calibration error ${calibrationError(of).toFixed(3)}`);
  console.table(byType(of, best.least));
}

/** Precision and recall of each type, by states. */
function byType(of: readonly Assessed[], least: number): Record<string, object> {
  const found = new Map<string, { gold: number; found: number; pred: number }>();
  const row = (key: string) => {
    const type = key.split(" ")[0] ?? "";
    const known = found.get(type) ?? { gold: 0, found: 0, pred: 0 };
    found.set(type, known);
    return known;
  };
  for (const one of of) {
    const keys = codedKeys(one);
    const pred = new Set(one.drafts.filter(({ confidence }) => confidence >= least).map(keyOf));
    for (const key of keys) row(key).gold++;
    for (const key of pred) {
      row(key).pred++;
      if (keys.has(key)) row(key).found++;
    }
  }
  return Object.fromEntries(
    [...found].map(([type, { gold, found, pred }]) => [
      type,
      { gold, pred, P: (found / pred).toFixed(2), R: (found / gold).toFixed(2) },
    ]),
  );
}

/** By how much confidence differs from how often readings are right, over ten bins (Guo et al. 2017). */
function calibrationError(of: readonly Assessed[]): number {
  const off = new Float64Array(10);
  let all = 0;
  for (const one of of) {
    const keys = codedKeys(one);
    for (const draft of one.drafts) {
      const bin = Math.min(9, Math.floor(draft.confidence * 10));
      off[bin] = (off[bin] ?? 0) + draft.confidence - (keys.has(keyOf(draft)) ? 1 : 0);
      all++;
    }
  }
  return off.reduce((sum, one) => sum + Math.abs(one), 0) / Math.max(1, all);
}
