import { openPatiently, type Record } from "../record/index.js";

/** Asks the record something. */
export type Ask = <T>(question: (record: Record) => Promise<T>) => Promise<T>;

/** A record that is open only while it is asked. */
export interface Lease {
  readonly ask: Ask;
  /** Leaves the record for good, once what is being asked is answered. */
  close(): Promise<void>;
}

/** How long a folder stays open after the last question. */
const IDLE_MS = 1500;

/**
 * Lends the record at an address to questions as they come. One process at a time can hold a folder, so a reading room
 * that nobody reads leaves it to others; a PostgreSQL server is kept open.
 *
 * @throws RecordError from `ask`, where the record cannot be opened or another process does not leave it.
 * @example const lease = leaseRecord("chancery-record"); await lease.ask((record) => record.counts());
 */
export function leaseRecord(where: string): Lease {
  const isFolder = !where.includes("://");
  let opened: Promise<Record> | null = null;
  let asking = 0;
  let timer: NodeJS.Timeout | undefined;
  let leaving: Promise<void> = Promise.resolve();

  const leave = () => {
    const record = opened;
    opened = null;
    if (record) leaving = record.then((it) => it.close()).catch(() => {});
    return leaving;
  };
  const open = async () => {
    await leaving;
    return openPatiently(where);
  };
  return {
    async ask(question) {
      clearTimeout(timer);
      asking++;
      try {
        opened ??= open();
        const record = await opened.catch((error: unknown) => {
          opened = null;
          throw error;
        });
        return await question(record);
      } finally {
        asking--;
        if (asking === 0 && isFolder) {
          timer = setTimeout(leave, IDLE_MS);
          // A closed server must not be kept waiting for this.
          timer.unref();
        }
      }
    },
    async close() {
      clearTimeout(timer);
      await leave();
    },
  };
}
