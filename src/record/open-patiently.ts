import { setTimeout as pause } from "node:timers/promises";
import { RecordBusy } from "./error.js";
import { openRecord, type Record } from "./record.js";

/** How long another process may take to leave a folder, and how often to look. */
const WAIT_MS = 10_000;
const LOOK_MS = 100;

/**
 * Opens a record as `openRecord` does, waiting some seconds where another process holds its folder.
 *
 * @throws RecordBusy where it is held still; RecordError as `openRecord`.
 * @example const record = await openPatiently("chancery-record");
 */
export async function openPatiently(where: string): Promise<Record> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    try {
      return await openRecord(where);
    } catch (error) {
      if (!(error instanceof RecordBusy) || Date.now() > until) throw error;
      await pause(LOOK_MS);
    }
  }
}
