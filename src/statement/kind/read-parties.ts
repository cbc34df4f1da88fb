import type { Party } from "../../mention/index.js";
import type { KindView, Side } from "../reader/reader.js";

/** Logarithm of the probability that one whom the reader did not weigh is meant. */
const UNWEIGHED = Math.log(0.03);
/** Nothing is held surer than this, nor than its complement. */
const SUREST = 0.999;
/** How far below the likeliest set, in logarithms, sets are told apart. */
const STEPS = [0.01, 0.5, 1, 2, 3, 5];

/**
 * How sets of parties agree with what the reader of whole reports holds of a statement, as names of yes-or-no facts for a
 * judge: how much likelier others are, and how much likelier the likeliest is than the next.
 *
 * @param view null where the reader did not look: then nothing is said of any.
 * @param sets of parties, each once.
 * @example readFeatures(view, "by", [[japan], [japan, america]]) // [["read 0.01", "read first by 2"], ["read 2"]]
 */
export function readFeatures(
  view: KindView | null,
  side: Side,
  sets: readonly (readonly Pick<Party, "code">[])[],
): string[][] {
  if (!view || sets.length === 0) return sets.map(() => []);
  const odds = view.parties(side);
  const logs = sets.map((parties) => likelihood(odds, parties));
  const [best = 0, next = Number.NEGATIVE_INFINITY] = logs.toSorted((a, b) => b - a);
  return logs.map((log) => {
    const step = `read ${stepOf(best - log)}`;
    return log === best ? [step, `read first by ${stepOf(best - next)}`] : [step];
  });
}

const stepOf = (far: number): string => String(STEPS.find((step) => far <= step) ?? "more");

/** Logarithm of the probability that just these are meant, each party weighed alone. */
export function likelihood(odds: ReadonlyMap<string, number>, parties: readonly Pick<Party, "code">[]): number {
  const codes = new Set(parties.map(({ code }) => code));
  let sum = 0;
  for (const [code, odd] of odds) {
    const p = Math.min(SUREST, Math.max(1 - SUREST, odd));
    sum += Math.log(codes.has(code) ? p : 1 - p);
  }
  for (const code of codes) if (code !== null && !odds.has(code)) sum += UNWEIGHED;
  return sum;
}
