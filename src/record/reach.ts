import type { Days } from "./day.js";
import type { Prepared } from "./event-report.js";
import {
  ABOUT_DAYS,
  COMING_DAYS,
  MOVED_DAYS,
  NEWS_DAYS,
  POSTPONED_DAYS,
  RECENT_DAYS,
  REMEMBERED_DAYS,
  SLIP_DAYS,
  SPOKEN_OF_DAYS,
} from "./horizon.js";

/**
 * The days within which a report can have to do with others of its merge key: it fits only an event that one of its
 * reports shares a day of reach with, or that its own article tells of. So a report that comes late makes a difference
 * only to those within its reach, and within the reach of the events it changes. Null where it has no day at all.
 */
export function reachOf(report: Prepared): Days | null {
  const { statement, day, days } = report;
  if (statement.kind === "commitment") return around(day, day, SPOKEN_OF_DAYS / 2, SPOKEN_OF_DAYS / 2);
  if (statement.type !== "CONSULT") {
    return days ? around(days.from, days.to, SLIP_DAYS, SLIP_DAYS) : around(day, day, NEWS_DAYS, 0);
  }
  if (days) {
    if (report.moves) return around(days.from, days.to, POSTPONED_DAYS, POSTPONED_DAYS);
    if (report.ahead) return around(days.from, days.to, MOVED_DAYS, MOVED_DAYS);
    return around(days.from, days.to, ABOUT_DAYS, ABOUT_DAYS);
  }
  if (report.moves) return around(day, day, RECENT_DAYS, COMING_DAYS + POSTPONED_DAYS);
  if (report.ahead) return around(day, day, RECENT_DAYS, COMING_DAYS);
  return around(day, day, REMEMBERED_DAYS, RECENT_DAYS);
}

function around(from: number | null, to: number | null, before: number, after: number): Days | null {
  return from === null || to === null ? null : { from: from - before, to: to + after };
}
