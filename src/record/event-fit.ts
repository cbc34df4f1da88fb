import type { Cluster } from "./cluster.js";
import { type Days, gap } from "./day.js";
import type { Prepared } from "./event-report.js";
import { NEWS_DAYS } from "./horizon.js";

/** Share of words that two reports of one event have in common at least: of one day, and where a date is missing. */
const ALIKE = 0.2;
const ALIKE_UNDATED = 0.4;
/** So many words tell something; of fewer, two reports of one act on one day count as alike. */
const TELLING = 2;
const ALIKE_UNTOLD = 0.5;
/** Where one report gives another country or another way, only in much the same words. */
const ALIKE_ELSEWHERE = 0.7;
const ALIKE_OTHERWISE = 0.5;
/** One article tells an event twice only in much the same words. */
const ALIKE_WITHIN = 0.6;

/**
 * How well a report fits an event of the same type by the same party to the same party: 0 is best, null not at all.
 * Two raids on one day in two cities are two; two demands on one day are two unless they are told in like words.
 */
export function eventFit(cluster: Cluster, report: Prepared): number | null {
  const { place, venue, mode } = report;
  if (venue !== null && cluster.venues.length > 0 && !meets(cluster.venues, venue)) return null;
  const days = daysOrNews(report);
  if (!days) return null;
  const distance = timeBetween(cluster, days);
  if (distance === null || distance > 0) return null;
  const oneDay = report.exact && cluster.exact.length > 0;
  const oneVenue = oneDay && venue !== null && cluster.venues.length > 0;
  const telling = Math.min(report.words.length, Math.max(...cluster.words.map(({ length }) => length))) >= TELLING;
  const alike = telling || !oneDay || mode === null ? cluster.likeness(report.words) : ALIKE_UNTOLD;
  const within = cluster.articles.has(report.hash);
  const elsewhere = place !== null && cluster.places.length > 0 && !cluster.places.includes(place);
  if (elsewhere && !oneDay) return null;
  const otherwise = mode !== null && cluster.modes.length > 0 && !cluster.modes.includes(mode);
  const usual = within ? ALIKE_WITHIN : oneVenue ? 0 : oneDay ? ALIKE : ALIKE_UNDATED;
  const least = Math.max(usual, elsewhere ? ALIKE_ELSEWHERE : 0, otherwise ? ALIKE_OTHERWISE : 0);
  return alike < least ? null : 1 - alike;
}

/** The days a report's event may fall on; without a date, the day of the report and those just before. */
function daysOrNews(report: Prepared): Days | null {
  const { days } = report;
  if (days) return days;
  const { day } = report;
  return day === null ? null : { from: day - NEWS_DAYS, to: day };
}

function timeBetween(cluster: Cluster, days: Days): number | null {
  const known = cluster.exact.length > 0 ? cluster.exact : cluster.vague;
  if (known.length > 0) return Math.min(...known.map((own) => gap(own, days)));
  if (cluster.undated.length === 0) return null;
  return Math.min(...cluster.undated.map(({ from, to }) => gap({ from: from - NEWS_DAYS, to }, days)));
}

function meets(venues: readonly string[], venue: string): boolean {
  for (const own of venues) if (own.includes(venue) || venue.includes(own)) return true;
  return false;
}
