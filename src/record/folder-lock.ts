import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { RecordBusy, RecordError } from "./error.js";

/** Who wants or holds a folder. `started` tells a process from a later one with the same number. */
const Claim = z.object({
  pid: z.int(),
  host: z.string(),
  started: z.string().nullable(),
  token: z.string(),
});
/** A claim that was granted has an empty file of this ending beside it. */
const HELD = ".held";
type Claim = z.infer<typeof Claim> & { readonly holding: boolean };

/** How often claims that meet look again before giving up, and how long they wait in between. */
const ATTEMPTS = 200;
const PAUSE_MS = 10;

/**
 * Takes the folder's lock, so that no second process opens it: PGlite would let it, and lose one's rows. A lock
 * whose process is dead (also after kill -9) does not count.
 *
 * Each claim is a file of its own, so that clearing a dead one away never hits a living one's. A claim is written
 * before the others are read: of two that come at once at least one sees the other, and the one with the greater
 * token gives way.
 *
 * @param folder made where it is missing.
 * @returns gives the lock back.
 * @throws RecordError naming the process that holds the folder.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const token = randomUUID();
  const path = join(folder, `lock-${token}`);
  try {
    await mkdir(folder, { recursive: true });
    const mine = { pid: process.pid, host: hostname(), started: await startOf(process.pid), token };
    await claim(folder, mine);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const others = (await claims(folder)).filter((other) => other.token !== token);
      const holder = others.find(({ holding }) => holding);
      if (holder) throw held(folder, holder);
      if (others.length === 0) {
        await writeFile(path + HELD, "");
        return () => clear(path);
      }
      if (others.some((other) => other.token < token)) {
        await clear(path);
        await pause(PAUSE_MS);
        await claim(folder, mine);
      } else await pause(PAUSE_MS);
    }
    throw new RecordError(folder, "too many processes want it at once", "try again");
  } catch (error) {
    await clear(path).catch(() => {});
    if (error instanceof RecordError) throw error;
    const wrong = error instanceof Error ? error.message : String(error);
    throw new RecordError(folder, wrong, "name a folder that can be written");
  }
}

/** Writes a claim whole: aside first, then under its name. */
async function claim(folder: string, mine: z.infer<typeof Claim>): Promise<void> {
  const aside = join(folder, `.lock-${mine.token}`);
  await writeFile(aside, JSON.stringify(mine));
  await rename(aside, join(folder, `lock-${mine.token}`));
}

async function clear(path: string): Promise<void> {
  await rm(path + HELD, { force: true });
  await rm(path, { force: true });
}

/** The claims of living processes; those of dead ones, and what is no claim, are cleared away. */
async function claims(folder: string): Promise<Claim[]> {
  const names = new Set(await readdir(folder));
  const found: Claim[] = [];
  for (const name of names) {
    if (!name.startsWith("lock-") || name.endsWith(HELD)) continue;
    const path = join(folder, name);
    const text = await readFile(path, "utf8").catch(() => null);
    // Withdrawn just now.
    if (text === null) continue;
    const other = Claim.safeParse(parsed(text)).data;
    if (other && (await lives(other))) found.push({ ...other, holding: names.has(name + HELD) });
    else await clear(path);
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function lives({ pid, host, started }: z.infer<typeof Claim>): Promise<boolean> {
  // Another machine's processes cannot be seen from here.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Any other answer (EPERM) comes from a living process.
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
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

function held(folder: string, { pid, host, token }: Claim): RecordBusy {
  if (host === hostname())
    return new RecordBusy(folder, `process ${pid} is using it`, "wait until it is done, or end it");
  const path = join(folder, `lock-${token}`);
  const mend = `wait until it is done; if that machine is gone, delete ${path}`;
  return new RecordBusy(folder, `process ${pid} on ${host} is using it`, mend);
}
