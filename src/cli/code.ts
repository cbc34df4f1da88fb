import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { setImmediate as breath } from "node:timers/promises";
import type { Command } from "commander";
import { loadCoder } from "../coder.js";
import { countSources, readSources } from "../source/index.js";
import type { CodedArticle } from "../statement/index.js";
import { Failure } from "./failure.js";
import { notesOn } from "./notes.js";
import { type ConfidenceOption, confidenceOption, type InputOptions, inputOptions, oneOf } from "./options.js";
import { progress, quiet } from "./progress.js";
import { statementRow } from "./statement-row.js";
import { json, onTerminal, plain, print, table } from "./terminal.js";

interface CodeOptions extends InputOptions, ConfidenceOption {
  readonly format?: string;
  readonly out?: string;
}

const FORMATS = ["jsonl", "json", "table"] as const;

/** `chancery code`: reports in, coded articles out; no record is opened. */
export function codeCommand(program: Command): void {
  confidenceOption(
    inputOptions(
      program.command("code").description("code reports and print what they assert, without keeping anything"),
    ),
  )
    .option("--format <format>", "jsonl (default in a pipe), json, or table (default on a terminal)")
    .option("--out <file>", "write to a file instead of standard output")
    .addHelpText(
      "after",
      `
Examples:
  chancery code report.txt --published 2025-02-05
  chancery code report.txt --min-confidence 0.7
  chancery code pages/*.html wire.jsonl --format jsonl > coded.jsonl
  curl -s https://news.example/report | chancery code - --type html`,
    )
    .action(code);
}

async function code(files: readonly string[], options: CodeOptions): Promise<void> {
  const format = oneOf("--format", options.format ?? (onTerminal() && !options.out ? "table" : "jsonl"), FORMATS);
  const coder = await loadCoder(undefined, { least: options.minConfidence });
  const file = options.out ? createWriteStream(options.out) : null;
  if (file)
    await once(file, "open").catch((error: Error) =>
      Promise.reject(new Failure(`${options.out} cannot be written: ${error.message}`, 2)),
    );
  const write = async (text: string) => {
    if (!file) return print(text);
    if (!file.write(`${text}\n`)) await once(file, "drain");
  };
  // Where the articles themselves run over the terminal, a bar would be in their way.
  const bar = !file && onTerminal() ? quiet : progress(await countSources(files, options));
  const notes = notesOn(bar);
  let read = 0;
  let rejected = 0;
  for await (const item of readSources(files, options)) {
    if ("error" in item) {
      rejected++;
      bar.note(`${item.origin}: ${item.error.message}`);
      continue;
    }
    const coded = coder.code(item.article);
    notes.tell(item.origin, coded.notes);
    await write(show(coded, format, read === 0));
    // A pause in which the bar is drawn and a reader that has gone away is noticed.
    await breath();
    read++;
    bar.step();
  }
  notes.rest();
  bar.stop();
  if (format === "json") await write(read === 0 ? "[]" : "]");
  if (file) {
    file.end();
    await once(file, "close");
  }
  if (read === 0) throw new Failure("nothing could be read", 2);
  if (rejected > 0) process.exitCode = 1;
}

/** A coded article in one of the formats; `json` is one array over all articles, written as they come. */
function show(coded: CodedArticle, format: (typeof FORMATS)[number], first: boolean): string {
  if (format === "jsonl") return JSON.stringify(publicShape(coded));
  if (format === "json") return `${first ? "[" : ","}${json(publicShape(coded))}`;
  return `${plain(coded.title ?? coded.id)}\n${table(["kind", "who", "whom", "what", "when", "words"], coded.statements.map(statementRow))}`;
}

/** The fields of the public format, in its order. */
function publicShape(coded: CodedArticle): Omit<CodedArticle, "hash"> {
  const { id, url, title, publisher, published, language, coder, notes, text, removed, statements } = coded;
  return { id, url, title, publisher, published, language, coder, notes, text, removed, statements };
}
