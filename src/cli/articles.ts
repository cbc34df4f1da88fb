import type { Command } from "commander";
import { recordOption } from "./options.js";
import { json, print, table } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface ArticlesOptions {
  readonly record: string;
  readonly json?: boolean;
}

/** `chancery articles`: the reports in the record, for their ids. */
export function articlesCommand(program: Command): void {
  recordOption(program.command("articles").description("list the reports in the record, the latest published first"))
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      `
Examples:
  chancery articles
  chancery articles --json --record my-record`,
    )
    .action(articles);
}

async function articles(options: ArticlesOptions): Promise<void> {
  const found = await withRecord(options.record, (record) => record.articles());
  if (options.json) return print(json(found));
  const rows = found.map(({ published, publisher, title, statements, id }) => [
    published?.slice(0, 10) ?? "",
    publisher ?? "",
    title ?? "",
    String(statements),
    id,
  ]);
  await print(
    rows.length === 0 ? "The record is empty." : table(["published", "outlet", "title", "statements", "id"], rows),
  );
}
