import type { HistoryEntry } from "./published.js";

/** Of so many reports that say the same in a row, the first ones are told before the last. */
const FIRST = 2;
/** Of a long to and fro, how it began and how it stands by now. */
const BEGINNING = 2;
const LATEST = 6;

/**
 * The entries of a history that a short account needs: of reports in a row that say the same, be they twenty, the first
 * two and the last; of more than eight of these, the first two and the last six. The history itself is kept whole.
 *
 * @example tellingEntries([planned, held, told, toldAgain, toldAtLast]) // [planned, held, told, toldAtLast]
 */
export function tellingEntries(history: readonly HistoryEntry[]): HistoryEntry[] {
  const runs: HistoryEntry[][] = [];
  let start: string | null = null;
  for (const entry of history) {
    const run = runs.at(-1);
    const same = run?.[0]?.status === entry.status && (entry.start === null || start === null || entry.start === start);
    if (run && same) run.push(entry);
    else {
      runs.push([entry]);
      start = null;
    }
    start ??= entry.start;
  }
  const told = runs.flatMap((run) => run.filter((_, at) => at < FIRST || at === run.length - 1));
  return told.filter((_, at) => at < BEGINNING || at >= told.length - LATEST);
}
