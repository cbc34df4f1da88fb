import type { Command } from "commander";
import { loadCoder } from "../coder.js";
import { readConllu, type Sentence, split, writeConllu } from "../language/index.js";
import { readSources } from "../source/index.js";
import { Failure } from "./failure.js";
import { type InputOptions, inputOptions, oneOf } from "./options.js";
import { onTerminal, print, table, warn } from "./terminal.js";

interface ParseOptions extends InputOptions {
  readonly format?: string;
}

/** `chancery parse`: every sentence tagged and parsed, as CoNLL-U or a table. */
export function parseCommand(program: Command): void {
  inputOptions(program.command("parse").description("print the tokens, tags and dependencies of reports"))
    .option("--format <format>", "conllu (default in a pipe) or table (default on a terminal)")
    .addHelpText(
      "after",
      `
A .conllu file keeps its sentences and tokens and is parsed anew.

Examples:
  chancery parse report.txt
  chancery parse gold.conllu --format conllu > system.conllu`,
    )
    .action(parse);
}

async function parse(files: readonly string[], options: ParseOptions): Promise<void> {
  const format = oneOf("--format", options.format ?? (onTerminal() ? "table" : "conllu"), ["conllu", "table"]);
  const { language } = await loadCoder();
  const show = async (sentences: readonly Sentence[]) => {
    for (const sentence of sentences) {
      language.tag(sentence);
      language.parse(sentence);
    }
    if (format === "conllu") await print(writeConllu(sentences).trimEnd().concat("\n"));
    else
      for (const sentence of sentences)
        await print(table(["", "form", "lemma", "tag", "", "head", "relation"], rows(sentence)));
  };
  let read = 0;
  for (const file of files.filter((name) => name.endsWith(".conllu"))) {
    const { readFile } = await import("node:fs/promises");
    const text = await readFile(file, "utf8").catch((error: Error) =>
      Promise.reject(new Failure(`${file} cannot be read: ${error.message}`, 2)),
    );
    await show(readConllu(text));
    read++;
  }
  const rest = files.filter((name) => !name.endsWith(".conllu"));
  if (rest.length > 0) {
    for await (const item of readSources(rest, options)) {
      if ("error" in item) {
        warn(`${item.origin}: ${item.error.message}`);
        process.exitCode = 1;
        continue;
      }
      await show(split(item.article.text));
      read++;
    }
  }
  if (read === 0) throw new Failure("nothing could be read", 2);
}

function rows(sentence: Sentence): string[][] {
  return sentence.form.map((form, at) => [
    String(at + 1),
    form,
    sentence.lemma[at] ?? "",
    sentence.upos[at] ?? "",
    sentence.xpos[at] ?? "",
    String((sentence.head[at] ?? -1) + 1),
    sentence.deprel[at] ?? "",
  ]);
}
