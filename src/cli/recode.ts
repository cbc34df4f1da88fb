import type { Command } from "commander";
import { type Coder, loadCoder } from "../coder.js";
import type { Record } from "../record/index.js";
import type { CodedArticle } from "../statement/index.js";
import { listen } from "./interruption.js";
import { type ConfidenceOption, confidenceOption, recordOption } from "./options.js";
import { type Progress, progress } from "./progress.js";
import { json, plain, print, warn } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface RecodeOptions extends ConfidenceOption {
  readonly record: string;
  readonly json?: boolean;
}

/** What came of `chancery recode`. */
export interface RecodeSummary {
  readonly recoded: number;
  /** Whether Ctrl-C ended it before its time; what was recoded is kept. */
  readonly interrupted: boolean;
}

/** Articles that share a transaction. */
const BATCH = 16;

/** `chancery recode`: what earlier versions coded is coded anew. */
export function recodeCommand(program: Command): void {
  recordOption(
    confidenceOption(program.command("recode").description("code anew what earlier versions of the program coded")),
  )
    .option("--json", "print the outcome as JSON")
    .addHelpText(
      "after",
      `
What was joined, parted or retracted by hand stays so, and ids lead where they
led. Earlier codings stay in the record, out of view. After a break, run the
same command again: it goes on where it was.

Examples:
  chancery recode
  chancery recode --record postgres://ann@db/news`,
    )
    .action(recode);
}

async function recode(options: RecodeOptions): Promise<void> {
  const coder = await loadCoder(undefined, { least: options.minConfidence });
  const { recoded, interrupted } = await withRecord(options.record, async (record) =>
    recodeArticles(record, coder, progress(await record.outdated(coder.version))),
  );
  if (options.json) await print(json({ recoded, interrupted, coder: coder.version }));
  else if (recoded > 0 || interrupted) await print(plain(`${recoded} coded anew`));
  else await print(plain(`everything was coded by version ${coder.version} already`));
  if (interrupted) process.exitCode = 130;
}

/**
 * Codes anew what earlier versions coded, some articles a transaction. Ctrl-C ends it after the transaction in hand.
 *
 * @param bar told of each article; stopped at the end.
 */
export async function recodeArticles(record: Record, coder: Coder, bar: Progress): Promise<RecodeSummary> {
  const interruption = listen();
  let recoded = 0;
  try {
    for (let after = 0; !interruption.came; ) {
      const batch = await record.outdatedAfter(coder.version, after, BATCH);
      if (batch.length === 0) break;
      const coded: CodedArticle[] = [];
      for (const { article, place } of batch) {
        if (await interruption.heard()) break;
        coded.push(coder.code(article));
        after = place;
        bar.step();
      }
      await record.add(coded);
      recoded += coded.length;
    }
  } finally {
    interruption.end();
    bar.stop();
  }
  if (interruption.came) warn("interrupted; what was coded anew is kept");
  return { recoded, interrupted: interruption.came };
}
