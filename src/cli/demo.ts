import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { type Coder, loadCoder } from "../coder.js";
import { daysFrom } from "../mention/index.js";
import { openPatiently, type Record } from "../record/index.js";
import { countSources } from "../source/index.js";
import { addReports } from "./add.js";
import { recordOption } from "./options.js";
import { progress } from "./progress.js";
import { openRoom, PORT } from "./serve.js";
import { print } from "./terminal.js";

interface DemoOptions {
  readonly record: string;
  readonly serve: boolean;
}

/** `chancery demo` (`npm start`): the bundled reports, coded, kept, and shown in the reading room. */
export function demoCommand(program: Command): void {
  recordOption(program.command("demo").description("code the bundled sample reports and open the reading room on them"))
    .option("--no-serve", "only code them")
    .addHelpText(
      "after",
      `
Examples:
  chancery demo
  chancery demo --record /tmp/demo --no-serve`,
    )
    .action(demo);
}

async function demo(options: DemoOptions): Promise<void> {
  const samples = [fileURLToPath(new URL("../samples/", import.meta.url))];
  const coder = await loadCoder();
  const record = await openPatiently(options.record);
  const on = await readSamples(record, coder, samples).finally(() => record.close());
  if (!on) process.exitCode = 130;
  // A port in use is no reason to show nothing: 0 is any free one.
  else if (options.serve) await openRoom(options.record, (await isFree(PORT)) ? PORT : 0, () => on, record.where);
}

/** Codes and keeps the reports and prints what they hold; gives the day to look from, null where it was interrupted. */
async function readSamples(record: Record, coder: Coder, samples: readonly string[]): Promise<string | null> {
  const started = performance.now();
  const summary = await addReports(record, coder, samples, {}, progress(await countSources(samples)));
  if (summary.interrupted) return null;
  const seconds = (performance.now() - started) / 1000;
  const fresh = summary.added + summary.newVersions;
  await print(
    fresh > 0
      ? `Read ${fresh} reports in ${seconds.toFixed(1)} s.`
      : "Nothing new: the reports are in the record already.",
  );
  const on = await demoDay(record);
  await print(await holdings(record, on));
  return on;
}

/** The day after the newest report, so that something lies ahead. */
async function demoDay(record: Record): Promise<string> {
  const published = (await record.articles()).find((article) => article.published)?.published ?? "2025-01-01";
  return daysFrom(published, 1);
}

async function holdings(record: Record, on: string): Promise<string> {
  const { articles, statements, engagements, events, commitments } = await record.counts();
  const ahead = await record.engagements({ upcoming: true, on });
  const rows = [
    [articles, "reports"],
    [statements, "statements, each with the words it rests on"],
    [engagements, `engagements, ${ahead.length} of them ahead on ${on}`],
    [events, "other events"],
    [commitments, "pledges"],
  ] as const;
  const width = Math.max(...rows.map(([number]) => String(number).length));
  return [
    `The record in ${record.where} holds`,
    ...rows.map(([n, what]) => `  ${String(n).padStart(width)} ${what}`),
  ].join("\n");
}

/** Whether nobody listens at a port of the loopback address. */
async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "127.0.0.1");
  const free = await once(probe, "listening").then(
    () => true,
    () => false,
  );
  probe.close();
  return free;
}
