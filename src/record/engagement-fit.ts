import type { Cluster } from "./cluster.js";
import { type Days, gap } from "./day.js";
import type { Prepared } from "./event-report.js";
import { isCall } from "./merge-key.js";

/** How far a report without a date looks for its engagement: behind and ahead of the day it was published. */
const RECENT_DAYS = 14;
const COMING_DAYS = 45;
/** How far an announced engagement moves without being another one, and how far a postponed one. */
const MOVED_DAYS = 31;
const POSTPONED_DAYS = 150;
/** How far apart reports put one held engagement: across a date line, or by the day it was reported. */
const SLIP_DAYS = 1;

/**
 * How well a report fits an engagement between the same parties: 0 is best, null not at all.
 * Visits, meetings, talks and summits fit one another; calls have merge keys of their own.
 */
export function engagementFit(cluster: Cluster, report: Prepared): number | null {
  const { place } = report.statement;
  const moves = report.statement.status === "postponed" || report.statement.status === "cancelled";
  const call = isCall(report.statement);
  if (!call && place !== null && cluster.places.size > 0 && !cluster.places.has(place)) return null;
  const { days } = report;
  if (!days) return undatedFit(cluster, report, moves);
  const distance = distanceTo(cluster, report, days);
  if (distance === null) return cluster.articles.has(report.hash) ? 0.9 : null;
  const vagueness = (days.to - days.from) / 1000;
  if (distance === 0) return report.exact ? 0 : 0.2 + vagueness + fromReport(cluster, report);
  if (cluster.exact.length === 0 && cluster.vague.length === 0)
    return distance <= RECENT_DAYS ? 0.5 + distance / 1000 : null;
  // Two calls in a week are two, and so are two meetings that one article tells apart.
  if (call) return null;
  if (moves || cluster.status === "postponed") {
    if (cluster.held && !moves) return null;
    return distance <= POSTPONED_DAYS && stillAhead(cluster, report) ? 0.6 + distance / 1000 : null;
  }
  if (cluster.articles.has(report.hash) || cluster.held) return isSlip(cluster, report, distance) ? 0.4 : null;
  if (report.held) return distance <= SLIP_DAYS ? 0.4 : null;
  return report.ahead && stillAhead(cluster, report) && distance <= MOVED_DAYS ? 0.7 + distance / 1000 : null;
}

/** An exact date meets exact dates where there are any; a vague one meets whatever the engagement is known by. */
function distanceTo(cluster: Cluster, report: Prepared, days: Days): number | null {
  if (cluster.exact.length === 0 && cluster.vague.length === 0 && cluster.undated.length > 0 && report.ahead)
    // The undated reports announced it: its day lies ahead of theirs.
    return Math.min(...cluster.undated.map(({ from, to }) => gap({ from, to: to + COMING_DAYS }, days)));
  return cluster.distance(days);
}

/** Two reports of one held engagement may put it a day apart; one article never does. */
function isSlip(cluster: Cluster, report: Prepared, distance: number): boolean {
  return distance <= SLIP_DAYS && !report.exact && !cluster.articles.has(report.hash);
}

/** Whether the engagement had not come about, and its day had not passed, when the report was written. */
function stillAhead(cluster: Cluster, report: Prepared): boolean {
  const { day } = report;
  const last = cluster.last;
  if (cluster.held) return false;
  if (cluster.status === "postponed" || cluster.status === "cancelled") return true;
  return day === null || last === null || last >= day - SLIP_DAYS;
}

/** A report without a date tells of the engagement nearest to its day, on the side its status points to. */
function undatedFit(cluster: Cluster, report: Prepared, moves: boolean): number | null {
  if (cluster.articles.has(report.hash)) return 0.8;
  const { day } = report;
  if (day === null) return null;
  const days = window(report, day, moves);
  const distance = cluster.distance(days);
  if (distance !== 0) return null;
  const last = cluster.last;
  if (report.ahead && cluster.held && last !== null && last < day) return null;
  return 1 + fromReport(cluster, report);
}

function window(report: Prepared, day: number, moves: boolean): Days {
  if (moves) return { from: day - RECENT_DAYS, to: day + COMING_DAYS };
  if (report.ahead) return { from: day - SLIP_DAYS, to: day + COMING_DAYS };
  return { from: day - RECENT_DAYS, to: day + SLIP_DAYS };
}

/** The nearer to the day of the report, the better. */
function fromReport(cluster: Cluster, report: Prepared): number {
  const { day } = report;
  const distance = day === null ? null : cluster.distance({ from: day, to: day });
  return Math.min((distance ?? 999) / 10_000, 0.1);
}
