import { isAhead, isHeld, isOff, type Prepared } from "./event-report.js";

/** What of a report tells whether its event came about. */
type Look = Pick<Prepared, "hash" | "status" | "days">;

/**
 * Whether a report says that its event came about. One that says so without a day does not, where its own article plans
 * the event or puts it off: news that a visit is to come calls it "the first visit since 2018" as a report on it does.
 *
 * @param others reports of the same event.
 */
export function cameAbout(report: Look, others: readonly Look[]): boolean {
  if (!isHeld(report)) return false;
  return report.days !== null || !others.some((own) => own.hash === report.hash && (isAhead(own) || isOff(own)));
}
