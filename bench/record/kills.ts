import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorker, survive } from "../../src/record/test-kills.js";
import { startPostgres } from "../../src/record/test-postgres.js";
import { randomFrom } from "../random.js";

/** Kills a process that adds so many times on each engine, at moments drawn at random, and prints what was lost. */
export async function surviveKills(kills: number, seed: number): Promise<void> {
  const worker = await buildWorker();
  const folder = await mkdtemp(join(tmpdir(), "chancery-kills-"));
  const server = await startPostgres();
  const draw = randomFrom(seed);
  const onEngine = async (engine: string, where: string) => {
    const started = performance.now();
    const { wrong, reports } = await survive(where, worker, kills, draw, (kill) => {
      if (kill % 10 === 0) console.log(`  ${engine}: ${kill} killed`);
    });
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(
      `${engine}: ${kills} processes killed with -9 while adding, at moments drawn at random (seed ${seed}, ${seconds} s); ` +
        `${reports} reports in the end; ${wrong.length} faults found`,
    );
    for (const fault of wrong) console.log(`  ${fault}`);
  };
  try {
    console.log("\nKills");
    await onEngine("PostgreSQL", await server.database());
    await onEngine("PGlite", join(folder, "record"));
  } finally {
    await server.stop();
    await worker.remove();
    await rm(folder, { recursive: true, force: true });
  }
}
