import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { havePostgres } from "../record/test-engines.js";
import { startPostgres, type TestServer } from "../record/test-postgres.js";
import { EventType, Form, Status } from "../statement/index.js";
import { type RunOptions, run } from "./test-process.js";

const day = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .nullable();

/** What `chancery engagements --json` and `chancery events --json` promise, and nothing besides. */
const Published = z.strictObject({
  id: z.string().min(1),
  type: EventType,
  mode: z.string().nullable(),
  form: Form.nullable(),
  parties: z.array(z.string()),
  actor: z.array(z.string()),
  recipient: z.array(z.string()),
  persons: z.array(z.string()),
  start: day,
  end: day,
  precision: z.enum(["day", "month", "year"]).nullable(),
  place: z.string().nullable(),
  venue: z.string().nullable(),
  status: Status,
  topics: z.array(z.string()),
  history: z
    .array(
      z.strictObject({
        status: Status,
        start: day,
        end: day,
        place: z.string().nullable(),
        reported: z.string().nullable(),
        article: z.string(),
        statement: z.string(),
      }),
    )
    .min(1),
  reports: z.array(z.string()).min(1),
});

const REPORTS = [
  {
    id: "announced",
    title: "Polish premier to visit Kyiv",
    publisher: "The Example",
    published: "2025-05-12",
    text: "WARSAW - Poland's prime minister will visit Ukraine on Friday, his office said. Warsaw pledged $50 million in aid by June.",
  },
  {
    id: "held",
    title: "Tusk in Kyiv",
    publisher: "Harbour *Wire*",
    published: "2025-05-17",
    text: "KYIV - Polish Prime Minister Donald Tusk visited Ukraine on Friday. Poland urged Ukraine to fight corruption.",
  },
  {
    id: "elsewhere",
    title: "Chile and Peru sign pact",
    published: "2025-05-13",
    text: "Chile and Peru signed an agreement on fisheries in Lima on Monday, the Peruvian foreign ministry said.",
  },
];

let cwd: string;
let server: TestServer | null = null;
/** A server answers at once, while a folder takes a second to open: most questions go there if there is one. */
let env: { readonly CHANCERY_RECORD: string };
const inFolder = { env: {} };

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "chancery-record-"));
  await writeFile(join(cwd, "wire.jsonl"), REPORTS.map((report) => `${JSON.stringify(report)}\n`).join(""));
  server = havePostgres() ? await startPostgres() : null;
  env = { CHANCERY_RECORD: (await server?.database()) ?? join(cwd, "elsewhere") };
  await chancery(["add", "wire.jsonl"]);
});
afterAll(async () => {
  await server?.stop();
  await rm(cwd, { recursive: true, force: true });
});

const chancery = (args: readonly string[], options: Partial<RunOptions> = {}) => run(args, { cwd, env, ...options });
const listed = async (...args: string[]) => {
  const { out, err, code } = await chancery([...args, "--json"]);
  expect({ err, code }).toEqual({ err: "", code: 0 });
  return Published.array().parse(JSON.parse(out));
};
const visit = async () => (await listed("engagements", "--with", "Poland")).find(({ form }) => form === "visit");

describe("chancery with a record", () => {
  it("says where there is none, and makes none by asking", async () => {
    for (const args of [["engagements"], ["brief", "POL", "UKR"], ["remove", "announced"], ["serve"]]) {
      const ended = await chancery(args, inFolder);
      expect(ended).toMatchObject({ code: 2, out: "" });
      expect(ended.err).toContain("chancery-record: there is no record here; make one with");
    }
  });

  it("adds reports once, and says what became of each", async () => {
    expect(await chancery(["add", "wire.jsonl"], inFolder)).toEqual({
      code: 0,
      out: "3 added, 0 already known, 0 rejected\n",
      err: "",
    });
    await writeFile(join(cwd, "more.jsonl"), `${JSON.stringify(REPORTS[0])}\n{"id": "bad"}\n`);
    const again = await chancery(["add", "wire.jsonl", "more.jsonl", "--json"], inFolder);
    expect(again.code).toBe(1);
    expect(again.err).toContain('more.jsonl:2: neither "text" nor "html" is there;');
    expect(JSON.parse(again.out)).toEqual({
      record: join(cwd, "chancery-record"),
      added: 0,
      newVersions: 0,
      known: 4,
      rejected: [{ origin: "more.jsonl:2", reason: expect.stringContaining("neither") }],
      interrupted: false,
    });
    const held = await chancery(["engagements", "--json"], inFolder);
    expect(JSON.parse(held.out)).toEqual(await listed("engagements"));
    expect(await chancery(["add", "nowhere/"])).toMatchObject({ code: 2, out: expect.stringContaining("1 rejected") });
  });

  it("makes one engagement of what two reports tell, with its history", async () => {
    const found = await visit();
    expect(found).toMatchObject({ parties: ["POL", "UKR"], start: "2025-05-16", status: "happened" });
    expect(found?.history.map(({ status, reported }) => [status, reported])).toEqual([
      ["planned", "2025-05-12"],
      ["happened", "2025-05-17"],
    ]);
    expect(found?.reports).toEqual(["announced", "held"]);
    expect((await listed("events", "--type", "agree")).every(({ type }) => type === "AGREE")).toBe(true);
    expect(await listed("engagements", "--with", "Peru", "--with", "Poland")).toEqual([]);
    expect(await listed("engagements", "--upcoming", "--on", "2025-06-01")).toEqual([]);
  });

  it("takes a retracted article out of view, and brings it back", async () => {
    const before = [await listed("engagements"), await listed("events")];
    expect(await chancery(["remove", "held"])).toEqual({ code: 0, out: "held retracted\n", err: "" });
    expect(await visit()).toMatchObject({ status: "planned", reports: ["announced"] });
    expect(await chancery(["remove", "held"])).toMatchObject({ code: 0, out: "held is retracted already\n" });
    expect(await chancery(["show", "held"])).toMatchObject({ code: 1 });
    expect(await chancery(["remove", "held", "--undo"])).toEqual({ code: 0, out: "held brought back\n", err: "" });
    expect([await listed("engagements"), await listed("events")]).toEqual(before);
    expect(await chancery(["remove", "nothing"])).toMatchObject({ code: 1, out: "" });
  });

  it("shows whatever has an id, with its evidence", async () => {
    const engagement = await visit();
    const shown = JSON.parse((await chancery(["show", engagement?.id ?? "", "--json"])).out);
    expect(shown.history[0].evidence.text).toContain("will visit Ukraine on Friday");
    const statement = JSON.parse((await chancery(["show", shown.history[0].statement, "--json"])).out);
    expect(statement).toMatchObject({ kind: "event", status: "planned", article: "announced" });
    const article = JSON.parse((await chancery(["show", "announced", "--json"])).out);
    expect(article.events).toContain(engagement?.id);
    expect((await chancery(["show", engagement?.id ?? ""])).out).toMatch(
      /^visit e\w+\nwhen: 2025-05-16\nstatus: happened\n/,
    );
    expect((await chancery(["show", "announced"])).out).toContain("prime minister will visit Ukraine on Friday");
    expect(await chancery(["show", "nothing"])).toMatchObject({ code: 1, out: "" });
    const articles = JSON.parse((await chancery(["articles", "--json"])).out);
    expect(articles.map(({ id }: { id: string }) => id)).toEqual(["held", "elsewhere", "announced"]);
  });

  it("prints a brief on a dyad by names or codes, in every format", async () => {
    const md = await chancery(["brief", "poland", "UKR", "--on", "2025-05-18"]);
    expect(md).toMatchObject({ code: 0, err: "" });
    expect(md.out).toMatch(/^# Poland and Ukraine\n/);
    expect(md.out).toContain("Harbour \\*Wire\\*");
    expect(md.out).toMatch(/- \*\*\\\$50 million.*\*\* “.*” \[\d+\]/);
    // On a day gone by it reads as it would have read then.
    const before = await chancery(["brief", "poland", "UKR", "--on", "2025-05-14"]);
    expect(before.out).toContain("## Next engagements\n\n- **16 May 2025**");
    expect(before.out).not.toContain("Harbour");
    const json = JSON.parse((await chancery(["brief", "POL", "UKR", "--json"])).out);
    const cited = json.sections.flatMap(({ lines }: { lines: { notes: number[] }[] }) => lines.flatMap((l) => l.notes));
    expect(new Set(cited)).toEqual(new Set(json.notes.map(({ number }: { number: number }) => number)));
    await chancery(["brief", "POL", "UKR", "--format", "html", "--out", "brief.html"]);
    const single = await chancery(["brief", "--article", "wire.jsonl"]);
    expect(single.out).toMatch(/^# Polish premier to visit Kyiv\n/);
    expect(single.out).toContain("## Commitments\n\n- **Poland, \\$50 million");
  });

  it.each([
    [["brief", "POL"], 'name two parties, such as: chancery brief Japan "United States"'],
    [["brief", "POL", "Poland"], "Poland is named twice"],
    [["brief", "POL", "Atlantis"], "Atlantis: no state or organisation of this name is known"],
    [["events", "--type", "MEET"], "--type MEET: must be one of AGREE, CONSULT"],
    [["engagements", "--on", "soon"], "--on soon: not a date; write it as 2025-02-05"],
    [["engagements", "--record", "mysql://x"], "mysql://…: this kind of address is not known"],
  ])("ends with 2 and says why: %j", async (args, message) => {
    const ended = await chancery(args);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(message);
  });

  it("never shows the password of a server's address", async () => {
    const where = "postgres://ann:geheim@127.0.0.1:1/news";
    for (const ended of [
      await chancery(["engagements", "--record", where]),
      await chancery(["engagements"], { env: { CHANCERY_RECORD: where } }),
      await chancery(["engagements", "--help"], { env: { CHANCERY_RECORD: where } }),
      await chancery(["add", "wire.jsonl", "--nonsense"], { env: { CHANCERY_RECORD: where } }),
    ])
      expect(ended.out + ended.err).not.toContain("geheim");
    const refused = await chancery(["engagements", "--record", where]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("postgres://ann@127.0.0.1:1/news");
  });
});
