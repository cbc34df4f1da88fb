import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generatedReports } from "../../bench/generated.js";
import { readText } from "../article/index.js";
import { loadCoder } from "../coder.js";
import { openRecord } from "../record/index.js";
import { run, start } from "./test-process.js";

const REPORTS = generatedReports(80);
/** Moments after the database is there at which the process is killed. */
const MOMENTS = [150, 700];

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "chancery-killed-"));
  await writeFile(join(cwd, "wire.jsonl"), REPORTS.map((report) => `${JSON.stringify(report)}\n`).join(""));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

it("adds what a killed run left out, so that the record equals that of an undisturbed one", async () => {
  for (const moment of MOMENTS) {
    const { child, ended } = start(["add", "wire.jsonl"], { cwd });
    while (!existsSync(join(cwd, "chancery-record", "database", "PG_VERSION"))) await pause(20);
    await pause(moment);
    child.kill("SIGKILL");
    await ended;
  }
  const last = await run(["add", "wire.jsonl"], { cwd });
  expect(last).toMatchObject({ code: 0, err: "" });
  const killed = await openRecord(join(cwd, "chancery-record"));
  const undisturbed = await openRecord("memory://");
  const coder = await loadCoder();
  await undisturbed.add(REPORTS.map(({ text, ...known }) => coder.code(readText(text, known))));
  expect(await killed.exportCanonical()).toBe(await undisturbed.exportCanonical());
  expect((await killed.counts()).articles).toBe(REPORTS.length);
  await killed.close();
  await undisturbed.close();
});

it("ends when interrupted, and says that what was added is kept", async () => {
  const many = generatedReports(500);
  const { child, ended } = start(["add", "-", "--type", "jsonl", "--record", "other", "--json"], {
    cwd,
    input: `no report\n${many.map((report) => `${JSON.stringify(report)}\n`).join("")}`,
  });
  // The first complaint tells that it is at work and listens for signals.
  await new Promise((resolve) => child.stderr.once("data", resolve));
  child.kill("SIGINT");
  const { code, out, err } = await ended;
  expect(code).toBe(130);
  expect(err).toContain("interrupted; what was added is kept");
  const { added, interrupted } = JSON.parse(out);
  expect(interrupted).toBe(true);
  expect(added).toBeLessThan(many.length);
  const record = await openRecord(join(cwd, "other"));
  expect((await record.counts()).articles).toBe(added);
  await record.close();
});
