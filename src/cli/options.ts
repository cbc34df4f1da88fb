import { type Command, Option } from "commander";
import { Failure } from "./failure.js";

/** Options of every command that reads reports. */
export interface InputOptions {
  readonly type?: "text" | "html" | "jsonl";
  readonly published?: string;
}

/** Gives a command its files and the options that say how to read them. */
export function inputOptions(command: Command): Command {
  return command
    .argument("<file...>", "text, HTML or JSONL files, folders of them, or - for standard input")
    .addOption(
      new Option("--type <type>", "what the files are, where their content does not tell").choices([
        "text",
        "html",
        "jsonl",
      ]),
    )
    .option("--published <date>", "publication date of files that carry none, e.g. 2025-02-05", isoDate("--published"));
}

/** The option of commands that code: how sure a statement must be. */
export interface ConfidenceOption {
  readonly minConfidence?: number;
}

/** Gives a command `--min-confidence`; without it each kind of statement has the coder's own limit. */
export function confidenceOption(command: Command): Command {
  return command.option(
    "--min-confidence <p>",
    "leave out statements less sure than this, 0 to 1 (default: where precision and recall balance, kind by kind)",
    probability("--min-confidence"),
  );
}

/**
 * Checks a probability.
 *
 * @throws Failure where it is not a decimal number from 0 to 1.
 */
export function probability(option: string): (value: string) => number {
  return (value) => {
    const number = /^\d*\.?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= 0 && number <= 1)) throw new Failure(`${option} ${value}: must be a number from 0 to 1`, 2);
    return number;
  };
}

/** Gives a command `--record`, with its default: the environment's, which may hold a password and is not shown in the help. */
export function recordOption(command: Command): Command {
  return command.addOption(
    new Option("--record <where>", "a folder, or a postgres:// address").default(
      process.env.CHANCERY_RECORD || "chancery-record",
      "$CHANCERY_RECORD, else chancery-record",
    ),
  );
}

/** Checks an ISO day; a date-time is taken too where a publication date is meant. */
export function isoDate(option: string): (value: string) => string {
  return (value) => {
    const day = /^\d{4}-\d{2}-\d{2}(T.+)?$/.test(value) && !Number.isNaN(Date.parse(value)) && roundTrips(value);
    if (!day) throw new Failure(`${option} ${value}: not a date; write it as 2025-02-05`, 2);
    return value;
  };
}

/** JavaScript reads 31 February as 3 March; a date that does not come back is none. */
const roundTrips = (value: string) =>
  new Date(`${value.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(value.slice(0, 10));

/** One of the values an option can have. */
export function oneOf<const T extends string>(option: string, value: string, values: readonly T[]): T {
  const found = values.find((known) => known === value);
  if (found === undefined) throw new Failure(`${option} ${value}: must be one of ${values.join(", ")}`, 2);
  return found;
}

/** Today in UTC, `YYYY-MM-DD`: the command line is where the clock is read. */
export const today = (): string => new Date().toISOString().slice(0, 10);
