// Processes that are killed while they add, and what must be left then: for tests and for the bench.
import { spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { build } from "esbuild";
import { openRecord } from "./record.js";
import { madeUp } from "./test-articles.js";

const REPORTS = 30;

/** The program that adds until it is killed. */
export interface KillWorker {
  readonly path: string;
  remove(): Promise<void>;
}

/** Builds the program inside the project, so that the packages are found. */
export async function buildWorker(): Promise<KillWorker> {
  await mkdir(".build", { recursive: true });
  const path = `.build/kill-worker-${process.pid}.mjs`;
  await build({
    entryPoints: ["src/record/kill.worker.ts"],
    outfile: path,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    loader: { ".sql": "text", ".tsv": "text" },
  });
  return { path, remove: () => rm(path, { force: true }) };
}

/** Adds in a process that is killed with -9 soon after its nth report; gives the last report it called added. */
function addAndKill({ path }: KillWorker, where: string, after: number, delay: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path, where, String(REPORTS)], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    let ended = false;
    child.stdout.on("data", (piece) => {
      said += piece;
      if (ended || said.split("\n").length <= after) return;
      ended = true;
      // At any moment of what comes next: between transactions, or within one.
      setTimeout(() => child.kill("SIGKILL"), delay);
    });
    child.once("error", reject);
    child.once("exit", () => resolve(Number(said.trim().split("\n").at(-1))));
  });
}

/**
 * Kills a process that adds to a record again and again, each time a little later, and lets the last one finish.
 *
 * @returns what was wrong after any of it: reports lost or half there, or a record other than an undisturbed one.
 */
export async function survive(where: string, worker: KillWorker, kills: number): Promise<string[]> {
  const wrong: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const last = await addAndKill(worker, where, 1 + Math.floor((kill * (REPORTS - 3)) / kills), (kill * 3) % 17);
    const record = await openRecord(where);
    for (let at = 0; at <= last; at++) {
      if (!isDeepStrictEqual(await record.article(`made-${at}`), madeUp(at)))
        wrong.push(`kill ${kill}: report ${at} lost`);
    }
    const { articles, statements } = await record.counts();
    if (statements !== articles * 2) wrong.push(`kill ${kill}: ${statements} statements of ${articles} reports`);
    await record.close();
  }
  const record = await openRecord(where);
  for (let at = 0; at < REPORTS; at++) await record.add([madeUp(at)]);
  const whole = await record.exportCanonical();
  await record.close();
  const undisturbed = await openRecord("memory://");
  await undisturbed.add(Array.from({ length: REPORTS }, (_, at) => madeUp(at)));
  if (whole !== (await undisturbed.exportCanonical())) wrong.push("the record differs from an undisturbed one");
  await undisturbed.close();
  return wrong;
}
