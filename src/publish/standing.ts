import { type HistoryEntry, type PublishedEvent, UNDATED_DAYS } from "../record/index.js";
import { dates } from "./dates.js";
import { compare } from "./dyad.js";

type Standing = Pick<PublishedEvent, "status" | "start" | "end" | "history">;

/**
 * Whether an event is planned, possible or under way, and not over on a day (`YYYY-MM-DD`); a vague date counts to its
 * end, and a plan without a date as long as the record counts it.
 */
export function isAhead({ status, start, end, history }: Standing, on: string): boolean {
  if (status !== "planned" && status !== "possible" && status !== "ongoing") return false;
  const last = end ?? start;
  if (last !== null) return last >= on.slice(0, last.length);
  const reported = history.at(-1)?.reported;
  return status !== "ongoing" && Boolean(reported) && days(on) - days(reported ?? on) <= UNDATED_DAYS;
}

/**
 * Order of engagements ahead: the nearest first, a vague date at its end, one without a date last.
 *
 * @example byNearest({ start: "2026" }, { start: "2026-04-02" }) // 1
 */
export function byNearest(a: Pick<Standing, "start">, b: Pick<Standing, "start">): number {
  const [x, y] = [a, b].map(({ start }) => (start === null ? "99" : start.length < 10 ? `${start}-99` : start));
  return compare(x ?? "", y ?? "");
}

const days = (iso: string) => Date.parse(iso.slice(0, 10)) / 86_400_000;

/**
 * An event's status as a reader sees it on a day (`YYYY-MM-DD`): a plan whose date has passed without a report says so.
 *
 * @example statusShown({ status: "planned", start: "2025-02-07", end: null, history }, "2025-03-01") // "date passed, no report"
 */
export function statusShown(event: Standing, on: string): string {
  return event.status === "planned" && event.start !== null && !isAhead(event, on)
    ? "date passed, no report"
    : event.status;
}

/** Words for a status that say nothing about what came before. */
const PLAIN: Readonly<Record<HistoryEntry["status"], string>> = {
  planned: "announced",
  possible: "thought of",
  ongoing: "under way",
  happened: "held",
  postponed: "postponed",
  cancelled: "called off",
  denied: "denied",
  alleged: "alleged",
};

/** Whether a day lies behind those of a plan: what is put off is named by its old day or by its new one. */
const isLater = (start: string, plan: Pick<HistoryEntry, "start" | "end">): boolean => {
  const last = plan.end ?? plan.start ?? "";
  return start > last && !start.startsWith(last || " ");
};

/**
 * What each entry of an engagement's history tells, seen from the entries before it: announced, confirmed, moved,
 * postponed, held, followed up.
 *
 * @returns one phrase for each entry, in the order given.
 * @example steps([planned("2025-03-28"), planned("2025-04-12"), held]) // ["announced for 28 March 2025", "moved to 12 April 2025", "held"]
 */
export function steps(history: readonly HistoryEntry[]): string[] {
  let planned: HistoryEntry | null = null;
  let held = false;
  return history.map((entry) => {
    const { status, start, end } = entry;
    const date = start === null ? "" : ` for ${dates(start, end)}`;
    if (status === "happened") {
      const again = held;
      held = true;
      return again ? "followed up" : PLAIN.happened;
    }
    if (status !== "planned") {
      if (status === "postponed" && start !== null && isLater(start, planned ?? { start: entry.reported, end: null }))
        return `postponed to ${dates(start, end)}`;
      return status === "possible" ? `${PLAIN.possible}${date}` : PLAIN[status];
    }
    const before: HistoryEntry | null = planned;
    planned = start === null && before ? before : entry;
    if (before === null) return `${PLAIN.planned}${date}`;
    if (start === null || before.start === start) return "confirmed";
    if (before.start === null || start.startsWith(before.start)) return `set${date}`;
    return before.start.startsWith(start) ? "confirmed" : `moved to ${dates(start, end)}`;
  });
}
