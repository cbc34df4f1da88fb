import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder } from "./folder-lock.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chancery-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function leave(holder: unknown): Promise<void> {
  await writeFile(join(folder, "lock-t"), JSON.stringify(holder));
  await writeFile(join(folder, "lock-t.held"), "");
}
const holder = { pid: process.pid, host: hostname(), started: null, token: "t" };

/** The number of a process that is no more. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.once("exit", resolve));
  return child.pid ?? 0;
}

describe("a folder's lock", () => {
  it("keeps a second one out, naming the process, until it is given back", async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(
      `${folder}: process ${process.pid} is using it; wait until it is done`,
    );
    await release();
    await (await lockFolder(folder))();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is taken over from a process that is dead", async () => {
    await leave({ ...holder, pid: await deadProcess() });
    const release = await lockFolder(folder);
    const [lock = "", mark, ...others] = (await readdir(folder)).sort();
    expect([mark, ...others]).toEqual([`${lock}.held`]);
    expect(JSON.parse(await readFile(join(folder, lock), "utf8"))).toMatchObject({ pid: process.pid });
    await release();
  });

  it.skipIf(process.platform !== "linux")("is taken over where another process has the dead one's number", async () => {
    await leave({ ...holder, started: "1" });
    await (await lockFolder(folder))();
  });

  it("is taken over where what was left is no lock", async () => {
    await writeFile(join(folder, "lock-t"), "{");
    await (await lockFolder(folder))();
  });

  it("of another machine is respected, and its file is named", async () => {
    await leave({ ...holder, host: "elsewhere", pid: 1 });
    await expect(lockFolder(folder)).rejects.toThrow(/process 1 on elsewhere is using it; .* delete .*lock-t$/);
  });

  it("goes to one of many that want a dead one's at once", async () => {
    await leave({ ...holder, pid: await deadProcess() });
    const tried = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("says where a folder cannot be made", async () => {
    await writeFile(join(folder, "file"), "");
    await expect(lockFolder(join(folder, "file", "inside"))).rejects.toThrow(
      /ENOTDIR.*name a folder that can be written/,
    );
  });
});
