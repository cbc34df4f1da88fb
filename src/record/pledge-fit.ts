import type { Cluster } from "./cluster.js";
import { type Days, gap } from "./day.js";
import type { Pledge, Prepared } from "./event-report.js";
import { SPOKEN_OF_DAYS } from "./horizon.js";

/** Share of words that two reports of one promise have in common at least, and where they give the same sum. */
const ALIKE = 0.4;
const ALIKE_IN_SUM = 0.15;
/**
 * Words they share at least where they do not give the same sum: of the hundreds of promises that a great power makes in a
 * year, many share one word with one told in few, and a chain of such would have no end.
 */
const TELLING = 2;

/**
 * How well a report fits a promise of the same party: 0 is best, null not at all. The same sum to the same party is the
 * same promise; another sum is so only where it is told in like words ("raised its pledge"), by another article.
 */
export function pledgeFit(cluster: Cluster, report: Prepared): number | null {
  const { pledge, days } = report;
  const silence = report.day === null ? null : cluster.silence(report.day);
  if (silence === null ? !cluster.articles.has(report.hash) : silence > SPOKEN_OF_DAYS) return null;
  if (!pledge || !cluster.pledges.some((own) => sameReceiver(own.pledge, pledge))) return null;
  const sum = cluster.pledges.some((own) => sameSum(own.pledge, pledge));
  const otherSum = !sum && pledge.amount !== null && cluster.pledges.some((own) => own.pledge.amount !== null);
  if (otherSum && cluster.articles.has(report.hash)) return null;
  if (!sum && !otherSum && !cluster.pledges.some((own) => sameDeadline(own.days, days))) return null;
  const alike = cluster.likeness(report.words, sum ? 1 : TELLING);
  const least = sum ? ALIKE_IN_SUM : otherSum ? ALIKE + 0.1 : ALIKE;
  return alike < least ? null : 1 - alike + (otherSum ? 0.5 : 0);
}

const sameReceiver = (a: Pledge, b: Pledge): boolean =>
  a.to.length === 0 || b.to.length === 0 || a.to.some((code) => b.to.includes(code));

function sameSum(a: Pledge, b: Pledge): boolean {
  if (a.amount !== null && b.amount !== null) return a.amount === b.amount && a.unit === b.unit;
  return a.value !== null && a.value === b.value;
}

const sameDeadline = (a: Days | null, b: Days | null): boolean => a === null || b === null || gap(a, b) === 0;
