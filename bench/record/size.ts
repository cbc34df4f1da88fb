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
