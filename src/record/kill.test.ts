import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecord } from "./record.js";
import { havePostgres } from "./test-engines.js";
import { buildWorker, type KillWorker, survive } from "./test-kills.js";
import { startPostgres } from "./test-postgres.js";

const KILLS = 5;
/** A folder is opened many times over, which takes seconds on a busy machine. */
const PATIENCE = 600_000;

let folder: string;
let worker: KillWorker;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chancery-kill-"));
  worker = await buildWorker();
});
afterAll(async () => {
  await worker?.remove();
  await rm(folder, { recursive: true, force: true });
});

describe("a process killed while it adds", () => {
  it(
    "leaves all it called added and nothing half, in a folder; the next run goes on",
    async () => {
      const { wrong } = await survive(join(folder, "record"), worker, KILLS, Math.random);
      expect(wrong).toEqual([]);
    },
    PATIENCE,
  );

  it.runIf(havePostgres())(
    "leaves all it called added and nothing half, on PostgreSQL; the next run goes on",
    async () => {
      const server = await startPostgres();
      try {
        const { wrong } = await survive(await server.database(), worker, KILLS, Math.random);
        expect(wrong).toEqual([]);
      } finally {
        await server.stop();
      }
    },
    PATIENCE,
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
