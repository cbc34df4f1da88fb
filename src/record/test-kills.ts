// Processes that are killed while they add, and what must be left then: for tests and for the bench.
import { spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { build } from "esbuild";
import { openRecord } from "./record.js";
import { madeUp } from "./test-articles.js";

/** Reports that a process may add before it is killed, at most; and how long after one of them it is, in milliseconds. */
const AHEAD = 4;
const LATEST = 40;

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

/** Adds from the nth report on, in a process that is killed with -9 some time after it called so many added; gives the last one. */
function addAndKill({ path }: KillWorker, where: string, from: number, after: number, delay: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path, where, String(from)], { stdio: ["ignore", "pipe", "inherit"] });
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

/** What kills left. */
export interface Survived {
  /** What was wrong after any of them: reports lost or half there, or a record other than an undisturbed one. */
  readonly wrong: readonly string[];
  /** Reports in the record in the end. */
  readonly reports: number;
}

/**
 * Kills a process that adds to a record again and again at random moments, each going on where the last one was ended, and
 * lets the last one finish.
 *
 * @param draw gives numbers in [0, 1).
 * @param told called after each kill.
 */
export async function survive(
  where: string,
  worker: KillWorker,
  kills: number,
  draw: () => number,
  told: (kill: number) => void = () => {},
): Promise<Survived> {
  const wrong: string[] = [];
  let reports = 0;
  for (let kill = 0; kill < kills; kill++) {
    // Some were added before: to add them again changes nothing.
    const from = Math.max(0, reports - Math.floor(draw() * AHEAD));
    const last = await addAndKill(worker, where, from, 1 + Math.floor(draw() * AHEAD), Math.floor(draw() * LATEST));
    const record = await openRecord(where);
    const { articles, statements } = await record.counts();
    for (let at = 0; at < articles; at++) {
      if (!isDeepStrictEqual(await record.article(`made-${at}`), madeUp(at)))
        wrong.push(`kill ${kill}: report ${at} is not as it was added`);
    }
    if (articles <= last) wrong.push(`kill ${kill}: ${last - articles + 1} reports lost that were called added`);
    if (statements !== articles * 2) wrong.push(`kill ${kill}: ${statements} statements of ${articles} reports`);
    await record.close();
    reports = articles;
    told(kill + 1);
  }
  const record = await openRecord(where);
  for (let at = 0; at < reports + AHEAD; at++) await record.add([madeUp(at)]);
  const whole = await record.exportCanonical();
  await record.close();
  const undisturbed = await openRecord("memory://");
  await undisturbed.add(Array.from({ length: reports + AHEAD }, (_, at) => madeUp(at)));
  if (whole !== (await undisturbed.exportCanonical())) wrong.push("the record differs from an undisturbed one");
  await undisturbed.close();
  return { wrong, reports: reports + AHEAD };
}
