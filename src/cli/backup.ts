import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createGunzip, createGzip } from "node:zlib";
import type { Command } from "commander";
import { openPatiently } from "../record/index.js";
import { Failure } from "./failure.js";
import { recordOption } from "./options.js";
import { plain, print } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface BackupOptions {
  readonly record: string;
  readonly backup: string;
}

/** `chancery export`: the whole record in one file. */
export function exportCommand(program: Command): void {
  recordOption(program.command("export").description("write the whole record to a file that restore takes"))
    .requiredOption("--backup <file>", "where to write it; compressed where the name ends in .gz")
    .addHelpText(
      "after",
      `
The file holds every article with its statements, retractions, merges and
partings by hand, as they are at one moment. It is how a record moves from a
folder to PostgreSQL and back.

Examples:
  chancery export --record chancery-record --backup record.jsonl.gz
  chancery restore record.jsonl.gz --record postgres://ann@db/news`,
    )
    .action(backUp);
}

async function backUp({ record: where, backup: file }: BackupOptions): Promise<void> {
  // Written aside first: a backup that is there is whole.
  const aside = `${file}.part`;
  const target = createWriteStream(aside);
  await once(target, "open").catch((error: Error) =>
    Promise.reject(new Failure(`${file} cannot be written: ${error.message}`, 2)),
  );
  const stream = file.endsWith(".gz") ? createGzip() : target;
  if (stream !== target) stream.pipe(target as NodeJS.WritableStream);
  const failed = new Promise<never>((_, reject) => target.once("error", reject));
  let lines = 0;
  try {
    await withRecord(where, (record) =>
      record.backUp(async (line) => {
        lines++;
        if (!stream.write(`${line}\n`)) await Promise.race([once(stream, "drain"), failed]);
      }),
    );
    stream.end();
    await Promise.race([once(target, "finish"), failed]);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await print(plain(`${file}: ${lines} lines`));
}

interface RestoreOptions {
  readonly record: string;
}

/** `chancery restore`: a record from such a file. */
export function restoreCommand(program: Command): void {
  recordOption(program.command("restore").description("fill a new record from a backup"))
    .argument("<file>", "what chancery export --backup wrote")
    .addHelpText(
      "after",
      `
All of it is restored or, should anything be wrong, nothing. The record must be
new or empty.

Examples:
  chancery restore record.jsonl.gz --record postgres://ann@db/news`,
    )
    .action(restore);
}

async function restore(file: string, { record: where }: RestoreOptions): Promise<void> {
  const source = createReadStream(file);
  await once(source, "open").catch((error: Error) =>
    Promise.reject(new Failure(`${file} cannot be read: ${error.message}`, 2)),
  );
  const record = await openPatiently(where);
  try {
    const readings = await record.restoreBackup(linesOf(file, source));
    await print(plain(`${readings} articles restored into ${record.where}`));
  } finally {
    await record.close();
  }
}

async function* linesOf(file: string, source: NodeJS.ReadableStream): AsyncGenerator<string> {
  const input: NodeJS.ReadableStream = file.endsWith(".gz") ? source.pipe(createGunzip()) : source;
  const failed = new Promise<never>((_, reject) => input.once("error", reject));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([lines.next(), failed]).catch((error: Error) =>
      Promise.reject(new Failure(`${file} cannot be read: ${error.message}`, 2)),
    );
    if (next.done) return;
    yield next.value;
  }
}
