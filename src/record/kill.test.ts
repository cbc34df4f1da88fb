import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecord } from "./record.js";
import { madeUp } from "./test-articles.js";
import { havePostgres } from "./test-engines.js";
import { startPostgres, type TestServer } from "./test-postgres.js";

const REPORTS = 30;
const KILLS = 3;

let folder: string;
let worker: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chancery-kill-"));
  // Inside the project, so that the packages are found.
  await mkdir(".build", { recursive: true });
  worker = `.build/kill-worker-${process.pid}.mjs`;
  await build({
    entryPoints: ["src/record/kill.worker.ts"],
    outfile: worker,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    loader: { ".sql": "text", ".tsv": "text" },
  });
});
afterAll(async () => {
  await rm(worker, { force: true });
  await rm(folder, { recursive: true, force: true });
});

/** Adds in a process that is killed with -9 soon after its nth report; gives the last report it called added. */
function addAndKill(where: string, after: number, delay: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, where, String(REPORTS)], { stdio: ["ignore", "pipe", "inherit"] });
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

async function undisturbed(): Promise<string> {
  const record = await openRecord("memory://");
  await record.add(Array.from({ length: REPORTS }, (_, at) => madeUp(at)));
  const whole = await record.exportCanonical();
  await record.close();
  return whole;
}

async function survives(where: string): Promise<void> {
  for (let kill = 0; kill < KILLS; kill++) {
    const last = await addAndKill(where, 2 + kill * 7, kill * 3);
    const record = await openRecord(where);
    for (let at = 0; at <= last; at++) expect(await record.article(`made-${at}`)).toEqual(madeUp(at));
    const { articles, statements } = await record.counts();
    expect(statements).toBe(articles * 2);
    await record.close();
  }
  const record = await openRecord(where);
  for (let at = 0; at < REPORTS; at++) await record.add([madeUp(at)]);
  expect(await record.exportCanonical()).toBe(await undisturbed());
  await record.close();
}

describe("a process killed while it adds", () => {
  it("leaves all it called added and nothing half, in a folder; the next run goes on", async () => {
    await survives(join(folder, "record"));
  });

  it.runIf(havePostgres())(
    "leaves all it called added and nothing half, on PostgreSQL; the next run goes on",
    async () => {
      const server: TestServer = await startPostgres();
      try {
        await survives(await server.database());
      } finally {
        await server.stop();
      }
    },
  );
});

describe("two processes on one folder", () => {
  it("are kept apart: the second one is told who holds it", async () => {
    const record = await openRecord(join(folder, "held"));
    await expect(openRecord(join(folder, "held"))).rejects.toThrow(`process ${process.pid} is using it`);
    await record.close();
    await (await openRecord(join(folder, "held"))).close();
  });
});
