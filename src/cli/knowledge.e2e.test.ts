import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunOptions, run } from "./test-process.js";

const REPORTS = [
  {
    id: "announced",
    title: "Polish premier to visit Kyiv",
    published: "2025-05-12",
    text: "WARSAW - Poland's prime minister will visit Ukraine on Friday, his office said. Warsaw pledged $50 million in aid to Ukraine by June.",
  },
  {
    id: "held",
    title: "Tusk in Kyiv",
    published: "2025-05-17",
    text: "KYIV - Polish Prime Minister Donald Tusk visited Ukraine on Friday. Poland urged Ukraine to fight corruption.",
  },
];

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "chancery-knowledge-"));
  await writeFile(join(cwd, "wire.jsonl"), REPORTS.map((report) => `${JSON.stringify(report)}\n`).join(""));
  expect((await run(["add", "wire.jsonl"], { cwd })).code).toBe(0);
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const chancery = (args: readonly string[], options: Partial<RunOptions> = {}) => run(args, { cwd, ...options });
const data = async (args: readonly string[]) => JSON.parse((await chancery([...args, "--json"])).out);

describe("what the record knows, at the prompt", () => {
  it("finds words with the statements that hold them", async () => {
    const found = await data(["search", "fighting corruption", "--with", "Ukraine"]);
    expect(found).toMatchObject([{ id: "held", statements: [{ kind: "event", type: "REQUEST" }] }]);
    expect(found[0].snippet).toContain("**corruption**");
    expect((await chancery(["search", "zebra"])).out).toMatch(/No article/);
    expect((await chancery(["search", "x", "--limit", "0"])).code).toBe(2);
  });

  it("lists commitments by what has become of them", async () => {
    const due = await data(["commitments", "--due", "--on", "2025-08-01"]);
    expect(due).toMatchObject([{ by: ["POL"], value: "$50 million", state: "due" }]);
    expect(await data(["commitments", "--due", "--on", "2025-06-15"])).toEqual([]);
    expect((await chancery(["show", due[0].id])).out).toContain("$50 million");
  });

  it("shows parties and dyads in time", async () => {
    const { partners, positions } = await data(["actor", "Poland"]);
    expect(partners).toMatchObject([{ code: "UKR", engagements: 1 }]);
    expect(positions).toMatchObject([{ stance: "request", article: "held" }]);
    const { months } = await data(["dyad", "Poland", "Ukraine"]);
    expect(months).toContainEqual(expect.objectContaining({ month: "2025-05", engagements: 1 }));
  });

  it("parts and joins by hand, and moves the whole record with it", async () => {
    const reports = async (record: string) =>
      (await data(["engagements", "--record", record]))
        .map((one: { reports: string[] }) => one.reports.join(" "))
        .sort();
    const [visit] = await data(["engagements"]);
    expect(visit.reports).toEqual(["announced", "held"]);
    const { ids } = await data(["split", visit.id, "held"]);
    expect(ids).toHaveLength(2);
    expect(await reports("chancery-record")).toEqual(["announced", "held"]);
    expect((await chancery(["export", "--backup", "all.jsonl.gz"])).code).toBe(0);
    expect((await chancery(["restore", "all.jsonl.gz", "--record", "copy"])).out).toMatch(/2 articles restored/);
    expect(await reports("copy")).toEqual(["announced", "held"]);
    expect((await data(["merge", ids[0], ids[1], "--record", "copy"])).result).toBe("done");
    expect(await reports("copy")).toEqual(["announced held"]);
    expect((await chancery(["merge", ids[0], "nobody"])).code).toBe(1);
  });

  it("restores nothing from what is no whole backup", async () => {
    await chancery(["export", "--backup", "plain.jsonl"]);
    const lines = (await readFile(join(cwd, "plain.jsonl"), "utf8")).split("\n");
    await writeFile(join(cwd, "torn.jsonl"), lines.slice(0, 2).join("\n"));
    await writeFile(join(cwd, "torn.jsonl.gz"), "not compressed at all");
    for (const [file, wrong] of [
      ["torn.jsonl", /breaks off/],
      ["torn.jsonl.gz", /cannot be read/],
      ["missing.jsonl", /cannot be read/],
    ] as const) {
      const ended = await chancery(["restore", file, "--record", "fresh"]);
      expect(ended.code).toBe(2);
      expect(ended.err).toMatch(wrong);
    }
    expect((await chancery(["restore", "plain.jsonl"])).err).toMatch(/holds articles already/);
  });
});
