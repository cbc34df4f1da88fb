import type { Commitment } from "../statement/index.js";
import type { Cluster } from "./cluster.js";
import { daysOf, gap } from "./day.js";
import type { Prepared } from "./event-report.js";
import { SPOKEN_OF_DAYS } from "./horizon.js";
import { overlap } from "./wording.js";

/** Share of words that two reports of one promise have in common at least, and where they give the same sum. */
const ALIKE = 0.4;
const ALIKE_IN_SUM = 0.15;

/**
 * How well a report fits a promise of the same party: 0 is best, null not at all. The same sum to the same party is the
 * same promise; another sum is so only where it is told in like words ("raised its pledge"), by another article.
 */
export function pledgeFit(cluster: Cluster, report: Prepared, statement: Commitment): number | null {
  const distance = report.day === null ? null : cluster.silence(report.day);
  if (distance === null ? !cluster.articles.has(report.hash) : distance > SPOKEN_OF_DAYS) return null;
  const others = cluster.reports.map((own) => own.statement).filter((own) => own.kind === "commitment");
  if (others.length === 0 || !others.some((own) => sameReceiver(own, statement))) return null;
  const sum = others.some((own) => sameSum(own, statement));
  const otherSum = !sum && statement.amount !== null && others.some((own) => own.amount !== null);
  if (otherSum && cluster.articles.has(report.hash)) return null;
  if (!sum && !otherSum && !others.some((own) => sameDeadline(own, statement))) return null;
  const alike = cluster.likeness(report.words, overlap);
  const least = sum ? ALIKE_IN_SUM : otherSum ? ALIKE + 0.1 : ALIKE;
  return alike < least ? null : 1 - alike + (otherSum ? 0.5 : 0);
}

function sameReceiver(a: Commitment, b: Commitment): boolean {
  if (a.to.length === 0 || b.to.length === 0) return true;
  return a.to.some(({ code }) => b.to.some((other) => other.code === code));
}

function sameSum(a: Commitment, b: Commitment): boolean {
  if (a.amount !== null && b.amount !== null) return a.amount === b.amount && a.unit === b.unit;
  return a.value !== null && b.value !== null && a.value.toLowerCase() === b.value.toLowerCase();
}

function sameDeadline(a: Commitment, b: Commitment): boolean {
  const [own, other] = [daysOf(a.deadline), daysOf(b.deadline)];
  return own === null || other === null || gap(own, other) === 0;
}
