import type { Days } from "./day.js";
import { isAhead, isHeld, isOff, type Prepared } from "./event-report.js";
import {
  ABOUT_DAYS,
  COMING_DAYS,
  MOVED_DAYS,
  NEWS_DAYS,
  POSTPONED_DAYS,
  RECENT_DAYS,
  REMEMBERED_DAYS,
  SHIFTED_DAYS,
  SLIP_DAYS,
  SPOKEN_OF_DAYS,
} from "./horizon.js";

/**
 * Where in time a report lies, how far it looks for an event that it tells of, and for how long the event it tells of
 * draws later reports. A report fits an event only if one of the event's reports lies where it looks, or if it lies where
 * one of them draws; or if its own article tells of the event. Null where it has no day at all.
 */
export interface Reach {
  readonly lies: Days;
  /** Holds `lies`. */
  readonly looks: Days;
  /** Holds `lies`. */
  readonly draws: Days;
}

/** The reach of a report; `fitness` keeps to it. */
export function reachOf(report: Prepared): Reach | null {
  const { what, day, days } = report;
  const said = day === null ? null : { from: day, to: day };
  const lies = what === "commitment" ? said : (days ?? said);
  if (!lies) return null;
  switch (what) {
    case "commitment":
      return { lies, looks: around(lies, SPOKEN_OF_DAYS, 0), draws: lies };
    case "event":
      return days
        ? { lies, looks: around(lies, SLIP_DAYS, SLIP_DAYS), draws: lies }
        : { lies, looks: around(lies, NEWS_DAYS, 0), draws: around(lies, NEWS_DAYS, 0) };
    case "engagement":
      return { lies, looks: looksOf(report, lies), draws: drawsOf(report, lies) };
  }
}

function looksOf(report: Prepared, lies: Days): Days {
  // Only who is named can be known again, further away.
  const named = Object.keys(report.persons).length > 0;
  if (report.days) {
    if (isOff(report)) return around(lies, POSTPONED_DAYS, POSTPONED_DAYS);
    if (!isAhead(report)) return around(lies, ABOUT_DAYS, ABOUT_DAYS);
    const days = named || report.moved ? MOVED_DAYS : SHIFTED_DAYS;
    return around(lies, days, days);
  }
  if (isOff(report)) return around(lies, RECENT_DAYS, COMING_DAYS);
  if (isAhead(report)) return around(lies, SLIP_DAYS, COMING_DAYS);
  return around(lies, named ? REMEMBERED_DAYS : RECENT_DAYS, SLIP_DAYS);
}

function drawsOf(report: Prepared, lies: Days): Days {
  // What was put off finds its new day within so many days of the old one, or of the news.
  if (isOff(report)) return around(lies, RECENT_DAYS, POSTPONED_DAYS + (report.days ? 0 : COMING_DAYS));
  if (report.days) return lies;
  return around(lies, RECENT_DAYS, isHeld(report) ? RECENT_DAYS : COMING_DAYS + RECENT_DAYS);
}

const around = ({ from, to }: Days, before: number, after: number): Days => ({ from: from - before, to: to + after });
