import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readText } from "../article/index.js";
import { openRecord } from "../record/index.js";
import { CODER_VERSION } from "../version.js";
import { run } from "./test-process.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "chancery-recode-"));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

it("codes anew what an earlier version coded, once", async () => {
  const text = "OSLO - Kenya's president will visit Norway on Friday, the Norwegian foreign ministry said.";
  const article = readText(text, { id: "visit", published: "2025-05-12" });
  const record = await openRecord(join(cwd, "chancery-record"));
  await record.add([{ ...article, coder: "0.0.1", notes: ["nothing was found"], statements: [] }]);
  await record.close();
  const options = { cwd };
  expect((await run(["engagements"], options)).out).not.toContain("Kenya");
  expect(await run(["recode"], options)).toMatchObject({ code: 0, out: "1 coded anew\n" });
  expect((await run(["engagements"], options)).out).toContain("Kenya, Norway");
  const last = await run(["recode", "--json"], options);
  expect(JSON.parse(last.out)).toEqual({ recoded: 0, interrupted: false, coder: CODER_VERSION });
  expect((await run(["articles", "--json"], options)).out).toContain('"visit"');
});

it("says where no record lies", async () => {
  const { code, err } = await run(["recode", "--record", "nowhere"], { cwd });
  expect(code).toBe(2);
  expect(err).toContain("there is no record here");
});
