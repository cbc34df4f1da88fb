import type { Command } from "commander";
import type { Decided } from "../record/index.js";
import { Failure } from "./failure.js";
import { recordOption } from "./options.js";
import { json, plain, print } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface ByHandOptions {
  readonly record: string;
  readonly json?: boolean;
}

/** `chancery merge`: two engagements, events or commitments that are one. */
export function mergeCommand(program: Command): void {
  recordOption(program.command("merge").description("join two engagements, events or commitments that are one"))
    .argument("<id>", "the one's id")
    .argument("<other>", "the other's id")
    .option("--json", "print the outcome as JSON")
    .addHelpText(
      "after",
      `
An entry that names their statements: it holds whatever is added later, and can
be undone with "chancery split".

Examples:
  chancery merge e0123456789abcde efedcba987654321`,
    )
    .action(async (id: string, other: string, options: ByHandOptions) =>
      tell(await withRecord(options.record, (record) => record.merge(id, other)), options, "joined"),
    );
}

/** `chancery split`: reports that are not of one event with the rest. */
export function splitCommand(program: Command): void {
  recordOption(program.command("split").description("part reports from an engagement, event or commitment"))
    .argument("<id>", "the id of what they were wrongly merged into")
    .argument("<report...>", "ids of articles or statements to part from the rest; they stay together")
    .option("--json", "print the outcome as JSON")
    .addHelpText(
      "after",
      `
An entry that names the statements: it holds whatever is added later, and can
be undone with "chancery merge".

Examples:
  chancery split e0123456789abcde a17 a23:4`,
    )
    .action(async (id: string, reports: string[], options: ByHandOptions) =>
      tell(await withRecord(options.record, (record) => record.split(id, reports)), options, "parted"),
    );
}

async function tell(decided: Decided, options: ByHandOptions, done: string): Promise<void> {
  if (decided.result === "not found") throw new Failure(`${decided.id}: not in the record, or not part of it`, 1);
  if (decided.result === "not alike")
    throw new Failure("an engagement, another event and a commitment are never one", 1);
  if (options.json) await print(json(decided));
  else await print(plain(decided.result === "done" ? `${done}: ${decided.ids.join(" ")}` : "nothing to do"));
}
