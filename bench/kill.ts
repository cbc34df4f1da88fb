/**
 * What a kill leaves: generated reports are added, the process is killed with -9 until about half are in, run again; the record must
 * equal that of an undisturbed run.
 *
 *     node scripts/run.mjs bench/kill.ts [REPORTS]
 *
 * 1,000 unless told otherwise. Ends with 1 where the records differ.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openRecord } from "../src/record/index.js";
import { generatedReports } from "./generated.js";

const count = Number(process.argv[2] ?? 1000);
const folder = mkdtempSync(join(tmpdir(), "chancery-kill-"));
const wire = join(folder, "wire.jsonl");
writeFileSync(
  wire,
  generatedReports(count)
    .map((report) => `${JSON.stringify(report)}\n`)
    .join(""),
);
const add = (record: string) => ["dist/chancery.js", "add", wire, "--record", join(folder, record)];
const exported = async (where: string) => {
  const record = await openRecord(join(folder, where));
  const text = await record.exportCanonical();
  const { articles } = await record.counts();
  await record.close();
  return { text, articles };
};

const started = performance.now();
spawnSync(process.execPath, add("undisturbed"), { stdio: ["ignore", "inherit", "inherit"] });
const seconds = (performance.now() - started) / 1000;
console.log(`undisturbed: ${count} reports in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second`);

let kills = 0;
let kept = 0;
while (kept < count * 0.4 && kills < 10) {
  const child = spawn(process.execPath, add("killed"), { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await pause(seconds * 400);
  child.kill("SIGKILL");
  await ended;
  kills++;
  kept = (await exported("killed")).articles;
  console.log(`killed: ${kept} reports are in the record`);
}
spawnSync(process.execPath, add("killed"), { stdio: ["ignore", "inherit", "inherit"] });
const [whole, again] = [await exported("undisturbed"), await exported("killed")];
rmSync(folder, { recursive: true });
const equal = whole.text === again.text && again.articles === count;
console.log(`run again: ${again.articles} reports; the two records ${equal ? "are equal" : "DIFFER"}`);
process.exitCode = equal ? 0 : 1;
