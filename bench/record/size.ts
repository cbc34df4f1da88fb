import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** Bytes of a database on a server. */
export async function serverSize(where: string): Promise<number> {
  const client = new pg.Client({ connectionString: where });
  await client.connect();
  try {
    const { rows } = await client.query<{ size: string }>("select pg_database_size(current_database()) as size");
    return Number(rows[0]?.size ?? 0);
  } finally {
    await client.end();
  }
}

/** Bytes of the files of a folder. */
export async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A server looks once a minute what is to be done: after so long without a worker it has done what there was. */
const QUIET_MS = 62_000;
const LOOK_MS = 250;

/**
 * Waits until the server has looked after its tables, as it does by itself in the minutes after many rows were added: what is
 * asked meanwhile has to share the processors with that.
 *
 * @param most seconds after which it waits no longer.
 * @returns what it waited for, to be printed.
 */
export async function serverAtRest(where: string, most: number): Promise<string> {
  const client = new pg.Client({ connectionString: where });
  await client.connect();
  try {
    const started = performance.now();
    const seconds = () => Math.round((performance.now() - started) / 1000);
    for (let busy = started; performance.now() - busy < QUIET_MS; ) {
      if (seconds() >= most) return `${seconds()} s after the filling, the server still vacuuming`;
      const { rows } = await client.query<{ workers: string }>(
        "select count(*) as workers from pg_stat_activity where backend_type = 'autovacuum worker'",
      );
      if (Number(rows[0]?.workers ?? 0) > 0) busy = performance.now();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return `${seconds()} s after the filling, the server done with vacuuming`;
  } finally {
    await client.end();
  }
}
