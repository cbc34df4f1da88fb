import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ended, run, start } from "./test-process.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "chancery-demo-"));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

/** The numbers the demo prints of what the record holds. */
const holdings = ({ out }: Ended) => out.slice(out.indexOf("The record in")).match(/^ +\d+ .*$/gm);

it("codes the samples, shows them in the reading room until Ctrl-C, and adds nothing twice", async () => {
  const { child, ended } = start(["demo"], { cwd });
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (piece) => {
      said += piece;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    child.once("exit", () => reject(new Error(said)));
  });
  const page = await (await fetch(address)).text();
  expect(page).toContain("<h2>Ahead</h2>\n<ol");
  // While the reading room is open, the command line can still ask the record.
  const asked = await run(["engagements", "--upcoming", "--on", "2000-01-01", "--json"], { cwd });
  expect(JSON.parse(asked.out).length).toBeGreaterThan(0);
  child.kill("SIGINT");
  const first = await ended;
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toMatch(/^Read \d+ reports in \d+\.\d s\.\n/);
  const again = await run(["demo", "--no-serve"], { cwd });
  expect(again.out).toMatch(/^Nothing new/);
  expect(holdings(again)).toEqual(holdings(first));
  expect(holdings(first)).toHaveLength(5);
  expect(await readdir(join(cwd, "chancery-record"))).toEqual(["database"]);
});
