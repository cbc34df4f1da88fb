import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorker, survive } from "../../src/record/test-kills.js";
import { startPostgres } from "../../src/record/test-postgres.js";

/** Kills a process that adds so many times on each engine, and prints what was lost. */
export async function surviveKills(kills: number): Promise<void> {
  const worker = await buildWorker();
  const folder = await mkdtemp(join(tmpdir(), "chancery-kills-"));
  const server = await startPostgres();
  const told = (engine: string, wrong: readonly string[]) => {
    console.log(`${engine}: ${kills} processes killed with -9 while adding; ${wrong.length} faults found`);
    for (const fault of wrong) console.log(`  ${fault}`);
  };
  try {
    told("PostgreSQL", await survive(await server.database(), worker, kills));
    told("PGlite", await survive(join(folder, "record"), worker, kills));
  } finally {
    await server.stop();
    await worker.remove();
    await rm(folder, { recursive: true, force: true });
  }
}
