import { writeFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { loadCoder } from "../coder.js";
import { nameOfCode } from "../mention/index.js";
import { articleSource, type Brief, briefHtml, briefMarkdown, makeBrief } from "../publish/index.js";
import { readSources } from "../source/index.js";
import type { CodedArticle } from "../statement/index.js";
import { Failure } from "./failure.js";
import { isoDate, oneOf, recordOption, today } from "./options.js";
import { partyCode } from "./party.js";
import { json, onTerminal, plain, print, warn } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface BriefOptions {
  readonly record: string;
  readonly on?: string;
  readonly format: string;
  readonly json?: boolean;
  readonly article?: string;
  readonly published?: string;
  readonly type?: "text" | "html" | "jsonl";
  readonly out?: string;
}

/** `chancery brief`: what is known of two parties, or what a single report says, with numbered notes. */
export function briefCommand(program: Command): void {
  recordOption(program.command("brief").description("print a brief on two parties, or on a single report"))
    .argument("[parties...]", "two states or organisations, by name or code")
    .option("--article <file>", "brief on this report alone; no record is opened")
    .option("--published <date>", "publication date of that report, if it carries none", isoDate("--published"))
    .addOption(
      new Option("--type <type>", "what that file is, where its content does not tell").choices([
        "text",
        "html",
        "jsonl",
      ]),
    )
    .option(
      "--on <date>",
      "the day the brief looks from; today if left out. What was reported after a day gone by is left out, so that " +
        "the brief reads as it would have read then",
      isoDate("--on"),
    )
    .option("--format <format>", "md, html or json", "md")
    .option("--json", "the same as --format json")
    .option("--out <file>", "write to a file instead of standard output")
    .addHelpText(
      "after",
      `
Examples:
  chancery brief JPN USA
  chancery brief Japan "United States" --on 2025-02-06 --format html --out brief.html
  chancery brief --article report.txt --published 2025-02-05`,
    )
    .action(brief);
}

async function brief(names: readonly string[], options: BriefOptions): Promise<void> {
  const format = oneOf("--format", options.json ? "json" : options.format, ["md", "html", "json"]);
  const parties = names.map(partyCode);
  const made = options.article ? await onArticle(options.article, parties, options) : await onDyad(parties, options);
  const text = { md: () => briefMarkdown(made), html: () => briefHtml(made), json: () => `${json(made)}\n` }[format]();
  if (options.out)
    await writeFile(options.out, text).catch((error: Error) =>
      Promise.reject(new Failure(`${options.out} cannot be written: ${error.message}`, 2)),
    );
  else await print((onTerminal() ? plain(text) : text).trimEnd());
}

async function onDyad(parties: readonly string[], { record: where, on }: BriefOptions): Promise<Brief> {
  const [a, b] = parties;
  if (!a || !b || parties.length > 2)
    throw new Failure(
      'name two parties, such as: chancery brief Japan "United States"; or one report with --article',
      2,
    );
  if (a === b) throw new Failure(`${nameOfCode(a)} is named twice; name two parties`, 2);
  const source = await withRecord(where, (record) => record.briefSource(a, b, on));
  return makeBrief(source, { parties: [a, b], on: on ?? today(), nameOf: nameOfCode });
}

async function onArticle(file: string, parties: readonly string[], options: BriefOptions): Promise<Brief> {
  const article = await readOne(file, options);
  const coded = (await loadCoder()).code(article);
  for (const note of coded.notes) warn(`${file}: ${note}`);
  const on = options.on ?? article.published?.slice(0, 10) ?? today();
  return makeBrief(articleSource(coded), { parties, on, title: titleOf(coded), nameOf: nameOfCode });
}

const titleOf = ({ title, id }: CodedArticle) => title ?? `Report ${id}`;

async function readOne(file: string, { type, published }: BriefOptions) {
  for await (const item of readSources([file], { ...(type && { type }), ...(published && { published }) })) {
    if ("error" in item) throw new Failure(`${item.origin}: ${item.error.message}`, 2);
    return item.article;
  }
  throw new Failure(`${file}: no report is in it`, 2);
}
