/**
 * How quick is the record, and what does it survive? Fills one with a generated corpus on PostgreSQL (two processes) and on
 * PGlite, prints statements added per second and the cost per article as the record grows, p50 and p95 of each question,
 * and the size per statement; then kills a process that adds, again and again, and looks for anything lost.
 *
 *     npm run bench:record -- [--postgres 1000000] [--pglite 100000] [--kills 100] [--seed 1] [--questions 100] [--url postgres://...]
 *
 * `--kills` counts for each engine. `--postgres 0` and `--pglite 0` leave the corpora out: `npm run bench:record --
 * --postgres 0 --pglite 0` runs the kills alone.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openRecord, type Record } from "../src/record/index.js";
import { startPostgres } from "../src/record/test-postgres.js";
import { addAsWorker, addFrom, addHere, type Lap } from "./record/adding.js";
import { askAll } from "./record/asking.js";
import { PER_ARTICLE } from "./record/corpus.js";
import { surviveKills } from "./record/kills.js";
import { folderSize, serverAtRest, serverSize } from "./record/size.js";

const LAPS = 10;
/** Seconds that a server gets to look after what was added before questions are asked. */
const PATIENCE = 300;
/**
 * What a server for a record of this size is set to: PostgreSQL's own settings are for the smallest of machines. What is
 * committed is forced to the disk, as by default.
 */
const SETTINGS = { shared_buffers: "1GB", max_wal_size: "16GB", checkpoint_timeout: "30min" };

const { values } = parseArgs({
  options: {
    worker: { type: "string" },
    postgres: { type: "string", default: "1000000" },
    pglite: { type: "string", default: "100000" },
    kills: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    questions: { type: "string", default: "100" },
    url: { type: "string" },
  },
});

if (values.worker !== undefined) await addAsWorker(values.worker);
else await measure();

async function measure(): Promise<void> {
  const { postgres, pglite, kills, seed, questions } = values;
  console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`);
  if (Number(postgres) > 0) await onPostgres(Number(postgres), Number(questions));
  if (Number(pglite) > 0) await onPglite(Number(pglite), Number(questions));
  if (Number(kills) > 0) await surviveKills(Number(kills), Number(seed));
}

async function onPostgres(statements: number, questions: number): Promise<void> {
  const server = values.url === undefined ? await startPostgres({ durable: true, settings: SETTINGS }) : null;
  try {
    const where = values.url ?? (await server?.database()) ?? "";
    const settings = server ? JSON.stringify(SETTINGS) : "of its own";
    console.log(`\nPostgreSQL, ${statements} statements, two processes; settings ${settings}; load ${load()}`);
    const laps: Lap[] = [];
    await addFrom(2, where, Math.round(statements / PER_ARTICLE), LAPS, (lap) => laps.push(told(lap, laps.length)));
    summary(laps);
    console.log(`size: ${Math.round((await serverSize(where)) / statements)} bytes a statement`);
    const when = await serverAtRest(where, PATIENCE);
    console.log(`questions ${when}`);
    const record = await openRecord(where);
    await ask(record, statements, questions);
    await record.close();
  } finally {
    await server?.stop();
  }
}

async function onPglite(statements: number, questions: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "chancery-bench-"));
  try {
    console.log(`\nPGlite, ${statements} statements, one process; load ${load()}`);
    const record = await openRecord(join(folder, "record"));
    const laps: Lap[] = [];
    await addHere(record, Math.round(statements / PER_ARTICLE), LAPS, (lap) => laps.push(told(lap, laps.length)));
    summary(laps);
    await ask(record, statements, questions);
    await record.close();
    console.log(`size: ${Math.round((await folderSize(folder)) / statements)} bytes a statement`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A connection that was just opened touches most pages of the record for the first time, which takes some ten microseconds
 * each; the reading room keeps its own.
 */
async function ask(record: Record, statements: number, questions: number): Promise<void> {
  for (const [how, seed] of [
    ["just opened", 42],
    ["that was asked as many others before", 43],
  ] as const) {
    console.log(`questions in milliseconds, on a connection ${how}; load ${load()}`);
    console.table(await askAll(record, Math.round(statements / PER_ARTICLE), questions, seed));
  }
}

/** What ran on the machine in the last minute, this bench among it: figures of a busy machine say less. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function told(lap: Lap, before: number): Lap {
  const rate = Math.round(lap.statements / lap.seconds);
  const cost = ((lap.seconds * 1000) / lap.articles).toFixed(2);
  console.log(
    `  ${String((before + 1) * LAPS).padStart(3)} %: ${rate} statements/s, ${cost} ms an article; load ${load()}`,
  );
  return lap;
}

function summary(laps: readonly Lap[]): void {
  const total = (of: keyof Lap) => laps.reduce((sum, lap) => sum + lap[of], 0);
  const costs = laps.map(({ seconds, articles }) => seconds / articles);
  const half = (part: readonly number[]) => part.reduce((sum, cost) => sum + cost, 0) / part.length;
  const growth = half(costs.slice(laps.length / 2)) / half(costs.slice(0, laps.length / 2));
  console.log(`in all ${Math.round(total("statements") / total("seconds"))} statements/s;`);
  console.log(`an article of the second half cost ${growth.toFixed(2)} times one of the first half`);
}
