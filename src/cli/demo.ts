import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { loadCoder } from "../coder.js";
import { openRecord, type Record } from "../record/index.js";
import { listen } from "../server/index.js";
import { countSources } from "../source/index.js";
import { addReports } from "./add.js";
import { recordOption } from "./options.js";
import { progress } from "./progress.js";
import { interrupted, PORT } from "./serve.js";
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
  const record = await openRecord(options.record);
  try {
    const started = performance.now();
    const summary = await addReports(record, coder, samples, {}, progress(await countSources(samples)));
    if (summary.interrupted) {
      process.exitCode = 130;
      return;
    }
    const seconds = (performance.now() - started) / 1000;
    const on = await demoDay(record);
    await print(
      summary.added + summary.newVersions > 0
        ? `Read ${summary.added + summary.newVersions} reports in ${seconds.toFixed(1)} s.`
        : "Nothing new: the reports are in the record already.",
    );
    await print(await holdings(record, on));
    if (options.serve) await serve(record, on);
  } finally {
    await record.close();
  }
}

/** The day after the newest report, so that something lies ahead. */
async function demoDay(record: Record): Promise<string> {
  const published = (await record.articles()).find((article) => article.published)?.published ?? "2025-01-01";
  return new Date(Date.parse(published.slice(0, 10)) + 86_400_000).toISOString().slice(0, 10);
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

async function serve(record: Record, on: string): Promise<void> {
  // A port in use is no reason to show nothing.
  const room = await listen(record, PORT, () => on).catch(() => listen(record, 0, () => on));
  await print(`The reading room is open at ${room.address}\nCtrl-C closes it.`);
  await interrupted();
  await room.close();
}
