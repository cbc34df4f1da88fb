import type { Command } from "commander";
import { type Found, MARKS } from "../record/index.js";
import { Failure } from "./failure.js";
import { isoDate, recordOption } from "./options.js";
import { partyOption } from "./party.js";
import { colours, heading, json, plain, print } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface SearchOptions {
  readonly record: string;
  readonly with?: readonly string[];
  readonly since?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** `chancery search`: the words in titles and texts, with the passages and what is stated in them. */
export function searchCommand(program: Command): void {
  recordOption(program.command("search").description("find articles by words, with the passages that hold them"))
    .argument("<words...>", 'words in any form; "a phrase", -without, or')
    .addOption(partyOption("only where a statement names this state or organisation; give it again for several"))
    .option("--since <date>", "only what was published on this day or later", isoDate("--since"))
    .option("--limit <number>", "articles at most", wholeNumber("--limit"), 20)
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      `
Of the latest articles that hold the words, the best come first.

Examples:
  chancery search "steel tariffs" --with CHN
  chancery search '"rare earths" -Greenland' --since 2025-01-01 --json`,
    )
    .action(search);
}

async function search(words: readonly string[], options: SearchOptions): Promise<void> {
  const { with: parties, since, limit } = options;
  const found = await withRecord(options.record, (record) =>
    record.search(words.join(" "), { limit, ...(parties && { with: parties }), ...(since && { since }) }),
  );
  if (options.json) await print(json(found.map(unmarked)));
  else if (found.length === 0) await print("No article holds these words.");
  else await print(found.map(asText).join("\n\n"));
}

/** The snippet with the words looked for in `**`, as Markdown has them: JSON is read by programs and people. */
const unmarked = (found: Found) => ({ ...found, snippet: marked(found.snippet, (word) => `**${word}**`) });

function asText({ id, title, publisher, published, snippet, statements }: Found): string {
  const told = statements.map(({ kind, id: statement, evidence }) =>
    plain(`  ${kind}: ${evidence.text}  ${statement}`),
  );
  return [
    heading(title ?? id),
    plain([publisher, published, id].filter(Boolean).join(" · ")),
    marked(snippet, colours.bold),
    ...told,
  ].join("\n");
}

/** A snippet whose marks are put around the words by `mark`; the rest is made safe to print. */
function marked(snippet: string, mark: (word: string) => string): string {
  return snippet
    .split(MARKS.open)
    .map((part, at) => {
      const [word = "", ...rest] = part.split(MARKS.close);
      return at === 0 ? plain(part) : mark(plain(word)) + plain(rest.join(""));
    })
    .join("");
}

/** Checks a whole number of at least 1. */
export function wholeNumber(option: string): (value: string) => number {
  return (value) => {
    if (!/^[1-9]\d{0,6}$/.test(value)) throw new Failure(`${option} ${value}: must be a whole number from 1 on`, 2);
    return Number(value);
  };
}
