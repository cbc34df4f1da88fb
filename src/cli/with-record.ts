import { existsSync } from "node:fs";
import { join } from "node:path";
import { openPatiently, type Record } from "../record/index.js";
import { Failure } from "./failure.js";

/**
 * Opens a record that must be there, for a command that asks or undoes: a mistyped folder is told, not made.
 *
 * @throws Failure where no record lies in the folder; RecordError where it cannot be opened.
 */
async function existingRecord(where: string): Promise<Record> {
  const isFolder = !where.includes("://");
  if (isFolder && !existsSync(join(where, "database")))
    throw new Failure(
      `${where}: there is no record here; make one with "chancery add FILE", or name it with --record`,
      2,
    );
  return openPatiently(where);
}

/** Asks a record that must be there, and leaves it whatever comes of it. */
export async function withRecord<T>(where: string, ask: (record: Record) => Promise<T>): Promise<T> {
  const record = await existingRecord(where);
  try {
    return await ask(record);
  } finally {
    await record.close();
  }
}
