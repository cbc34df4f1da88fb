import type { PublishedEvent } from "../record/index.js";

type Standing = Pick<PublishedEvent, "status" | "start" | "end">;

/** Whether an event is planned, possible or under way, and not over on a day (`YYYY-MM-DD`); a vague date counts to its end. */
export function isAhead({ status, start, end }: Standing, on: string): boolean {
  if (status !== "planned" && status !== "possible" && status !== "ongoing") return false;
  const last = end ?? start;
  return last === null ? status !== "ongoing" : last >= on.slice(0, last.length);
}

/**
 * An event's status as a reader sees it on a day (`YYYY-MM-DD`): a plan whose date has passed without a report says so.
 *
 * @example statusShown({ status: "planned", start: "2025-02-07", end: null }, "2025-03-01") // "date passed, no report"
 */
export function statusShown(event: Standing, on: string): string {
  return event.status === "planned" && event.start !== null && !isAhead(event, on)
    ? "date passed, no report"
    : event.status;
}
