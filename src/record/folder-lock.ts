import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { RecordError } from "./error.js";

/** Who holds a folder. `started` tells a process from a later one with the same number. */
const Holder = z.object({ pid: z.int(), host: z.string(), started: z.string().nullable(), token: z.string() });
type Holder = z.infer<typeof Holder>;

/** How often a lock that changes hands is looked at again before giving up. */
const ATTEMPTS = 20;

/**
 * Takes the folder's lock, so that no second process opens it: PGlite would let it, and lose one's rows. A lock
 * whose process is dead (also after kill -9) is taken over.
 *
 * @param folder made where it is missing.
 * @returns gives the lock back.
 * @throws RecordError naming the process that holds the folder.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new RecordError(folder, reason(error), "name a folder that can be written");
  }
  const path = join(folder, "lock");
  const mine: Holder = { pid: process.pid, host: hostname(), started: await startOf(process.pid), token: randomUUID() };
  // Written aside and linked into place, so that nobody reads a half-written lock.
  const aside = join(folder, `lock-${mine.token}`);
  try {
    await writeFile(aside, JSON.stringify(mine));
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await placed(aside, path)) return () => release(path, mine);
      const holder = await readHolder(path);
      if (holder === undefined) continue;
      if (holder !== null && (await lives(holder))) throw held(folder, holder, path);
      await setAside(path, join(folder, `lock-stale-${mine.token}`), holder);
    }
    throw new RecordError(folder, "its lock keeps changing hands", "try again");
  } catch (error) {
    if (error instanceof RecordError) throw error;
    throw new RecordError(folder, reason(error), "name a folder that can be written");
  } finally {
    await rm(aside, { force: true });
  }
}

async function placed(aside: string, path: string): Promise<boolean> {
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Who holds the lock; null where the file is not one of ours, undefined where it has gone meanwhile. */
async function readHolder(path: string): Promise<Holder | null | undefined> {
  try {
    return Holder.safeParse(JSON.parse(await readFile(path, "utf8"))).data ?? null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Moves a dead process's lock away; should another process have put its own there meanwhile, that one goes back. */
async function setAside(path: string, to: string, dead: Holder | null): Promise<void> {
  try {
    await rename(path, to);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const moved = await readHolder(to);
  if (moved && moved.token !== dead?.token) await placed(to, path);
  await rm(to, { force: true });
}

async function release(path: string, mine: Holder): Promise<void> {
  const holder = await readHolder(path);
  if (holder?.token === mine.token) await rm(path, { force: true });
}

async function lives({ pid, host, started }: Holder): Promise<boolean> {
  // Another machine's processes cannot be seen from here.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  const now = await startOf(pid);
  return started === null || now === null || now === started;
}

/** When a process started, in the system's own count (field 22 of /proc/PID/stat); null where the system does not say. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold spaces and brackets; the third field follows the last one.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function held(folder: string, { pid, host }: Holder, path: string): RecordError {
  const here = host === hostname();
  const who = here ? `process ${pid}` : `process ${pid} on ${host}`;
  const mend = here
    ? "wait until it is done, or end it"
    : `wait until it is done; if that machine is gone, delete ${path}`;
  return new RecordError(folder, `${who} is using it`, mend);
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
