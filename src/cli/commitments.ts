import type { Command } from "commander";
import type { StandingCommitment } from "../record/index.js";
import { isoDate, recordOption, today } from "./options.js";
import { partyOption } from "./party.js";
import { json, print, table } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface CommitmentOptions {
  readonly record: string;
  readonly with?: readonly string[];
  readonly due?: boolean;
  readonly since?: string;
  readonly on?: string;
  readonly json?: boolean;
}

/** `chancery commitments`: what was promised, and what has become of it. */
export function commitmentsCommand(program: Command): void {
  recordOption(program.command("commitments").description("list what was promised, and what has become of it"))
    .option("--due", "only those whose deadline has passed without word that they were met")
    .addOption(partyOption("only by or to this state or organisation; give it again for several at once"))
    .option("--since <date>", "only those spoken of on this day or later", isoDate("--since"))
    .option("--on <date>", "the day that tells what is due; today if left out", isoDate("--on"))
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      `
States: open, due (the deadline has passed and no report says it was met), met,
broken, withdrawn; each with its reason and what it rests on.

Examples:
  chancery commitments --due
  chancery commitments --with Germany --with Ukraine --json`,
    )
    .action(commitments);
}

async function commitments(options: CommitmentOptions): Promise<void> {
  const { with: parties, due, since } = options;
  const query = {
    on: options.on ?? today(),
    ...(due && { due }),
    ...(since && { since }),
    ...(parties && { with: parties }),
  };
  const found = await withRecord(options.record, (record) => record.commitments(query));
  if (options.json) await print(json(found));
  else if (found.length === 0) await print("No commitment is on record for this.");
  else await print(table(["by when", "state", "by", "to", "what", "value", "reports", "id"], found.map(row)));
}

const row = ({ deadline, state, by, to, what, value, reports, id }: StandingCommitment): string[] => [
  deadline ?? "",
  state,
  by.join(" "),
  to.join(" "),
  what ?? "",
  value ?? "",
  String(reports.length),
  id,
];
