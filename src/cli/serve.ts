import { type Command, InvalidArgumentError } from "commander";
import { leaseRecord, listen } from "../server/index.js";
import { isoDate, recordOption, today } from "./options.js";
import { print } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface ServeOptions {
  readonly record: string;
  readonly port: number;
  readonly on?: string;
}

/** Where the reading room is looked for first. */
export const PORT = 4600;

/** `chancery serve`: the reading room on this machine. */
export function serveCommand(program: Command): void {
  recordOption(program.command("serve").description("open the reading room in the browser, on this machine only"))
    .option("--port <number>", "port on the loopback address", port, PORT)
    .option("--on <date>", "the day the first page looks from; today if left out", isoDate("--on"))
    .addHelpText(
      "after",
      `
Examples:
  chancery serve
  chancery serve --record my-record --port 8080`,
    )
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const { where } = await withRecord(options.record, async (record) => record);
  await openRoom(options.record, options.port, options.on ? () => options.on ?? today() : today, where);
}

/**
 * Opens the reading room and keeps it open until Ctrl-C.
 *
 * @param shown the record's address as it may be printed.
 */
export async function openRoom(record: string, port: number, day: () => string, shown: string): Promise<void> {
  const lease = leaseRecord(record);
  try {
    const room = await listen(lease.ask, port, day);
    await print(`The reading room of ${shown} is open at ${room.address}\nCtrl-C closes it.`);
    await interrupted();
    await room.close();
  } finally {
    await lease.close();
  }
}

/** Waits for Ctrl-C, or for the system to ask the process to end. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      process.off("SIGINT", end);
      process.off("SIGTERM", end);
      resolve();
    };
    process.on("SIGINT", end);
    process.on("SIGTERM", end);
  });
}

function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError("It must be a number from 0 to 65535.");
  return number;
}
