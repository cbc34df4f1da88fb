import type { Command } from "commander";
import { type Coder, loadCoder } from "../coder.js";
import { openPatiently, type Record } from "../record/index.js";
import { countSources, readSources } from "../source/index.js";
import type { CodedArticle } from "../statement/index.js";
import { Failure } from "./failure.js";
import { listen } from "./interruption.js";
import { notesOn } from "./notes.js";
import { type ConfidenceOption, confidenceOption, type InputOptions, inputOptions, recordOption } from "./options.js";
import { type Progress, progress } from "./progress.js";
import { json, print, warn } from "./terminal.js";

interface AddOptions extends InputOptions, ConfidenceOption {
  readonly record: string;
  readonly json?: boolean;
}

/** What became of the inputs of `chancery add`. */
export interface AddSummary {
  readonly added: number;
  readonly newVersions: number;
  readonly known: number;
  readonly rejected: readonly { readonly origin: string; readonly reason: string }[];
  /** Whether Ctrl-C ended it before its time; what was counted is kept. */
  readonly interrupted: boolean;
}

/** Articles that share a transaction. */
const BATCH = 16;

/** `chancery add`: reports are coded and kept in the record. */
export function addCommand(program: Command): void {
  recordOption(
    confidenceOption(inputOptions(program.command("add").description("code reports and keep them in the record"))),
  )
    .option("--json", "print the outcome as JSON")
    .addHelpText(
      "after",
      `
What is in the record already is known again and not coded twice. An article is
added whole or not at all: after a break, run the same command again. Another
--min-confidence does not code it anew.

Examples:
  chancery add report.txt --published 2025-02-05
  chancery add archive/ --min-confidence 0.7
  chancery add archive/ wire.jsonl --record my-record
  CHANCERY_RECORD=postgres://ann@db/news chancery add wire.jsonl`,
    )
    .action(add);
}

async function add(files: readonly string[], options: AddOptions): Promise<void> {
  const coder = await loadCoder(undefined, { least: options.minConfidence });
  const record = await openPatiently(options.record);
  const summary = await addReports(record, coder, files, options, progress(await countSources(files, options))).finally(
    () => record.close(),
  );
  const { added, newVersions, known, rejected, interrupted } = summary;
  if (options.json) await print(json({ record: record.where, ...summary }));
  else {
    const counts = [`${added} added`, newVersions && `${newVersions} new versions`, `${known} already known`];
    await print([...counts, `${rejected.length} rejected`].filter(Boolean).join(", "));
  }
  if (interrupted) process.exitCode = 130;
  else if (added + newVersions + known === 0) throw new Failure("nothing could be read", 2);
  else if (rejected.length > 0) process.exitCode = 1;
}

/**
 * Codes what the record does not hold yet and adds it, some articles a transaction. Each rejected input is named on
 * standard error with the reason. Ctrl-C ends it after the transaction in hand.
 *
 * @param bar told of each article; stopped at the end.
 */
export async function addReports(
  record: Record,
  coder: Coder,
  files: readonly string[],
  options: InputOptions,
  bar: Progress,
): Promise<AddSummary> {
  const counts = { added: 0, "new version": 0, known: 0 };
  const rejected: { origin: string; reason: string }[] = [];
  const notes = notesOn(bar);
  let waiting: CodedArticle[] = [];
  const flush = async () => {
    for (const result of await record.add(waiting)) counts[result]++;
    waiting = [];
  };
  const interruption = listen();
  try {
    for await (const item of readSources(files, options)) {
      if (await interruption.heard()) break;
      bar.step();
      if ("error" in item) {
        rejected.push({ origin: item.origin, reason: item.error.message });
        bar.note(`${item.origin}: ${item.error.message}`);
      } else if (await record.has(item.article, coder.version)) counts.known++;
      else {
        const coded = coder.code(item.article);
        notes.tell(item.origin, coded.notes);
        waiting.push(coded);
        if (waiting.length === BATCH) await flush();
      }
    }
    await flush();
  } finally {
    interruption.end();
    notes.rest();
    bar.stop();
  }
  if (interruption.came) warn("interrupted; what was added is kept");
  return {
    added: counts.added,
    newVersions: counts["new version"],
    known: counts.known,
    rejected,
    interrupted: interruption.came,
  };
}
