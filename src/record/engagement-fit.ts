import type { Cluster } from "./cluster.js";
import { type Days, gap } from "./day.js";
import { isAhead, isHeld, isOff, type Prepared } from "./event-report.js";
import {
  ABOUT_DAYS,
  COMING_DAYS,
  MOVED_DAYS,
  POSTPONED_DAYS,
  RECENT_DAYS,
  REMEMBERED_DAYS,
  SHIFTED_DAYS,
  SLIP_DAYS,
  STAY_DAYS,
} from "./horizon.js";
import { type Company, companyOf } from "./persons.js";
import { reachOf } from "./reach.js";

/**
 * How well a report fits an engagement between the same parties: 0 is best, null not at all.
 * Visits, meetings, talks and summits fit one another; calls have merge keys of their own.
 */
export function engagementFit(cluster: Cluster, report: Prepared): number | null {
  const { place } = report;
  const company = companyOf(cluster.persons, report.persons);
  const { days } = report;
  if (!report.call && place !== null && cluster.places.length > 0 && !cluster.places.includes(place)) {
    // The same persons in the same days: one report is mistaken about the country.
    const vague = days !== null && !isOneDay(days) && company === "shared";
    return vague && cluster.distance(days) === 0 ? 0.5 : null;
  }
  if (company === "apart") {
    // Another minister is another engagement, unless it is on the same day in the same place.
    const met = place !== null && cluster.places.includes(place) && report.exact && isOneDay(days);
    if (!met || !cluster.exact.some((own) => isOneDay(own) && own.from === days?.from)) return null;
  }
  // What was held on a day is not put off after it; a report that tells of it may look back at how it was put off.
  if (isOff(report) && cluster.held && cluster.dated)
    return days === null && place !== null && cluster.articles.has(report.hash) ? 0.9 : null;
  if (!days) return undatedFit(cluster, report, company);
  const distance = distanceTo(cluster, report, days);
  if (distance === null) return cluster.articles.has(report.hash) ? 0.9 : null;
  const vagueness = (days.to - days.from) / 1000;
  if (distance === 0) return (report.exact ? 0 : 0.2 + vagueness + fromReport(cluster, report)) + unsure(company);
  if (!cluster.dated) {
    // What was held without a date is not what is still planned.
    if (cluster.held && isAhead(report)) return null;
    return distance <= RECENT_DAYS ? 0.5 + distance / 1000 : null;
  }
  // Two calls in a week are two.
  if (report.call) return null;
  if (isOff(report)) return distance <= POSTPONED_DAYS ? 0.6 + distance / 1000 : null;
  const { off } = cluster;
  if (off?.status === "postponed" && !cluster.held) return isNewDay(off, days) ? 0.6 + distance / 1000 : null;
  if (isStay(cluster, report, distance)) return 0.35 + distance / 1000;
  // The report that a plan was changed recalls how it was.
  const recalled = report.moved && isAhead(report) && cluster.articles.has(report.hash);
  if (recalled && !cluster.held) return distance <= MOVED_DAYS ? 0.7 + distance / 1000 : null;
  // So are two meetings that one article tells apart.
  if (cluster.articles.has(report.hash) || cluster.held) return isSlip(cluster, report, distance) ? 0.4 : null;
  if (isHeld(report)) return cameAbout(cluster, report, company, distance) ? 0.4 + distance / 1000 : null;
  const moved = company === "shared" || distance <= SHIFTED_DAYS || report.moved;
  return isAhead(report) && stillAhead(cluster, report) && moved && distance <= MOVED_DAYS
    ? 0.7 + distance / 1000
    : null;
}

const isOneDay = (days: Days | null): boolean => days !== null && days.from === days.to;

/** Whether what was put off may have found its new day: within reach of the report that it was. */
function isNewDay(off: Prepared, days: Days): boolean {
  const reach = reachOf(off);
  return reach !== null && gap(reach.draws, days) === 0;
}

/** Of two that fit alike, the one whose persons are named too. */
function unsure(company: Company): number {
  return company === "shared" ? 0 : company === "open" ? 0.01 : 0.1;
}

/** An exact date meets exact dates where there are any; a vague one meets whatever the engagement is known by. */
function distanceTo(cluster: Cluster, report: Prepared, days: Days): number | null {
  if (!cluster.dated && !cluster.held && cluster.announced.length > 0 && isAhead(report))
    // The undated reports announced it: its day lies ahead of theirs.
    return Math.min(...cluster.announced.map(({ from, to }) => gap({ from, to: to + COMING_DAYS }, days)));
  return cluster.distance(days);
}

/** A visitor is received on one day and meets someone else on the next, talks go on for days: one stay in one place. */
function isStay(cluster: Cluster, report: Prepared, distance: number): boolean {
  if (!isHeld(report) || distance > STAY_DAYS || report.place === null) return false;
  const onSpot = report.venue !== null && cluster.venues.includes(report.venue);
  return cluster.places.includes(report.place) && (cluster.visit || onSpot);
}

/** Two reports of one held engagement may put it a day apart; one article never does. */
function isSlip(cluster: Cluster, report: Prepared, distance: number): boolean {
  return distance <= SLIP_DAYS && !report.exact && !cluster.articles.has(report.hash);
}

/** Whether what was announced for one day was held on another one close to it: put off a little, seldom before its day. */
function cameAbout(cluster: Cluster, { place, days }: Prepared, company: Company, distance: number): boolean {
  if (distance <= SLIP_DAYS) return true;
  const { first } = cluster;
  if (days !== null && first !== null && days.to < first) return false;
  return distance <= ABOUT_DAYS && (company === "shared" || (place !== null && cluster.places.includes(place)));
}

/** Whether the engagement had not come about, and its day had not passed, when the report was written. */
function stillAhead(cluster: Cluster, report: Prepared): boolean {
  const { day } = report;
  const last = cluster.last;
  if (cluster.held) return false;
  if (cluster.off) return true;
  return day === null || last === null || last >= day - SLIP_DAYS;
}

/** A report without a date tells of the engagement nearest to its day, on the side its status points to. */
function undatedFit(cluster: Cluster, report: Prepared, company: Company): number | null {
  if (cluster.articles.has(report.hash)) return 0.8;
  const { day } = report;
  if (day === null) return null;
  const distance = cluster.distance(window(report, day, company));
  if (distance !== 0) return null;
  const last = cluster.last;
  if (isAhead(report) && cluster.held && last !== null && last < day) return null;
  return 1 + fromReport(cluster, report) + unsure(company);
}

function window(report: Prepared, day: number, company: Company): Days {
  if (isOff(report)) return { from: day - RECENT_DAYS, to: day + COMING_DAYS };
  if (isAhead(report)) return { from: day - SLIP_DAYS, to: day + COMING_DAYS };
  return { from: day - (company === "shared" ? REMEMBERED_DAYS : RECENT_DAYS), to: day + SLIP_DAYS };
}

/** The nearer to the day of the report, the better. */
function fromReport(cluster: Cluster, report: Prepared): number {
  const { day } = report;
  const distance = day === null ? null : cluster.distance({ from: day, to: day });
  return Math.min((distance ?? 999) / 10_000, 0.1);
}
