import { type Cluster, COMPARED, overlap } from "./cluster.js";
import { type Days, gap } from "./day.js";
import type { Pledge, Prepared } from "./event-report.js";
import { SPOKEN_OF_DAYS } from "./horizon.js";

/** Share of words that two reports of one promise have in common at least, and where they give the same sum. */
export const ALIKE = 0.4;
const ALIKE_IN_SUM = 0.15;
/**
 * Words they share at least where they do not give the same sum: of the hundreds of promises that a great power makes in a
 * year, many share one word with one told in few, and a chain of such would have no end.
 */
export const TELLING = 2;

/**
 * How well a report fits a promise of the same party: 0 is best, null not at all. The same sum to the same party is the
 * same promise; another sum is so only where it is told in like words ("raised its pledge"), by another article. What was
 * last said of it more than a year ago is not compared: so a report fits a promise only if `mayBeOne` holds with one of its
 * reports.
 */
export function pledgeFit(cluster: Cluster, report: Prepared): number | null {
  const { pledge, days } = report;
  const told = cluster.reports.filter((own) => areClose(own, report));
  if (!pledge || !told.some((own) => own.pledge && sameReceiver(own.pledge, pledge))) return null;
  const sum = told.some((own) => sameSum(own.pledge, pledge));
  const otherSum = !sum && pledge.amount !== null && told.some((own) => own.pledge && own.pledge.amount !== null);
  if (otherSum && cluster.articles.has(report.hash)) return null;
  if (!sum && !otherSum && !told.some((own) => sameDeadline(own.days, days))) return null;
  const shares = told.slice(0, COMPARED).map((own) => overlap(own.words, report.words, sum ? 1 : TELLING));
  const alike = Math.max(...shares);
  const least = sum ? ALIKE_IN_SUM : otherSum ? ALIKE + 0.1 : ALIKE;
  return alike < least ? null : 1 - alike + (otherSum ? 0.5 : 0);
}

/** Whether two reports of one party's promises may tell of one: they give the same sum, or are told in like words. */
export const mayBeOne = (a: Prepared, b: Prepared): boolean =>
  areClose(a, b) && (sameSum(a.pledge, b.pledge) || overlap(a.words, b.words, TELLING) >= ALIKE);

/** Whether they are of one article, or came out within the time for which a promise is spoken of. */
const areClose = (a: Prepared, b: Prepared): boolean =>
  a.hash === b.hash || (a.day !== null && b.day !== null && Math.abs(a.day - b.day) <= SPOKEN_OF_DAYS);

const sameReceiver = (a: Pledge, b: Pledge): boolean =>
  a.to.length === 0 || b.to.length === 0 || a.to.some((code) => b.to.includes(code));

function sameSum(a: Pledge | null, b: Pledge | null): boolean {
  if (a === null || b === null) return false;
  if (a.amount !== null && b.amount !== null) return a.amount === b.amount && a.unit === b.unit;
  return a.value !== null && a.value === b.value;
}

const sameDeadline = (a: Days | null, b: Days | null): boolean => a === null || b === null || gap(a, b) === 0;
