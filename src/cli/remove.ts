import type { Command } from "commander";
import { Failure } from "./failure.js";
import { recordOption } from "./options.js";
import { json, plain, print } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface RemoveOptions {
  readonly record: string;
  readonly undo?: boolean;
  readonly json?: boolean;
}

/** `chancery remove`: a retraction, which is an entry of its own and can be undone. */
export function removeCommand(program: Command): void {
  recordOption(
    program.command("remove").description("retract an article, and what rests on it alone; nothing is deleted"),
  )
    .argument("<article>", "the article's id or hash")
    .option("--undo", "bring a retracted article back")
    .option("--json", "print the outcome as JSON")
    .addHelpText(
      "after",
      `
Examples:
  chancery remove a1
  chancery remove a1 --undo`,
    )
    .action(remove);
}

async function remove(article: string, options: RemoveOptions): Promise<void> {
  const { undo = false } = options;
  const outcome = await withRecord(options.record, (record) =>
    undo ? record.restore(article) : record.retract(article),
  );
  if (outcome === "not found") throw new Failure(`${article}: no article in the record has this id`, 1);
  const done = undo ? "brought back" : "retracted";
  if (options.json) await print(json({ article, outcome: outcome === "done" ? done : outcome }));
  else
    await print(
      plain(outcome === "done" ? `${article} ${done}` : `${article} is ${undo ? "in view" : "retracted"} already`),
    );
}
