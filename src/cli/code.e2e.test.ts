import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CodedArticle } from "../statement/index.js";
import { type Ended, type RunOptions, run, start } from "./test-process.js";

/** A line of `chancery code`: the coded article without its hash, and nothing besides. */
const PublicArticle = CodedArticle.omit({ hash: true }).strict();

const TEXT = `Polish premier to visit Kyiv

WARSAW - Poland's prime minister will visit Kyiv on Friday, his office said. Warsaw pledged $50 million in aid by June.

"We will not leave our neighbours alone," Donald Tusk told reporters.
`;
const PAGE = `<!doctype html><html lang="en"><head><title>Chile and Peru</title>
<meta property="article:published_time" content="2025-03-04"></head><body><article><h1>Chile and Peru sign pact</h1>
<p>Chile and Peru signed an agreement on fisheries in Lima on Monday, the Peruvian foreign ministry said.</p>
<p>The Chilean president, Gabriel Boric, will visit Lima in May, his office said after the ceremony in the capital.</p>
</article></body></html>`;

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "chancery-code-"));
  await writeFile(join(cwd, "report.txt"), TEXT);
  await writeFile(join(cwd, "page.html"), PAGE);
  await writeFile(join(cwd, "wire.jsonl"), `${JSON.stringify({ id: "a1", text: TEXT, published: "2025-05-14" })}\n`);
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const chancery = (args: readonly string[], options: Partial<RunOptions> = {}) => run(args, { cwd, ...options });
const linesOf = ({ out }: Ended) =>
  out
    .trim()
    .split("\n")
    .map((line) => PublicArticle.parse(JSON.parse(line)));

describe("chancery code", () => {
  it("prints one line of the public format an article, whose spans slice back", async () => {
    const ended = await chancery(["code", "report.txt", "page.html", "wire.jsonl", "--published", "2025-05-14"]);
    expect(ended).toMatchObject({ code: 0, err: "" });
    const articles = linesOf(ended);
    expect(articles.map(({ published }) => published)).toEqual(["2025-05-14", "2025-03-04", "2025-05-14"]);
    expect(articles[2]?.id).toBe("a1");
    for (const { text, title, statements } of articles) {
      expect(statements.length).toBeGreaterThan(0);
      for (const { evidence } of statements) {
        const within = evidence.in === "title" ? title : text;
        expect(within?.slice(evidence.start, evidence.end)).toBe(evidence.text);
      }
    }
  });

  it("reads standard input", async () => {
    const ended = await chancery(["code", "-", "--type", "text", "--published", "2025-05-14"], { input: TEXT });
    expect(ended.code).toBe(0);
    expect(linesOf(ended)[0]?.statements.some((s) => s.kind === "event" && s.date === "2025-05-16")).toBe(true);
  });

  it("says on standard error that dates stay unresolved where no day of publication is known", async () => {
    const ended = await chancery(["code", "report.txt"]);
    expect(ended.err).toBe("report.txt: no publication date: relative dates stay unresolved\n");
    expect(linesOf(ended)[0]?.notes).toEqual(["no publication date: relative dates stay unresolved"]);
  });

  it("prints JSON, tables and files", async () => {
    const options = ["--published", "2025-05-14"];
    const json = await chancery(["code", "report.txt", "page.html", "--format", "json", ...options]);
    expect(PublicArticle.array().parse(JSON.parse(json.out))).toHaveLength(2);
    const table = await chancery(["code", "report.txt", "--format", "table", ...options]);
    expect(table.out).toContain("Polish premier to visit Kyiv");
    expect(table.out).toContain("pledged");
    const file = await chancery(["code", "report.txt", "--out", "coded.jsonl", ...options]);
    expect(file).toMatchObject({ code: 0, out: "" });
    const written = await readFile(join(cwd, "coded.jsonl"), "utf8");
    expect(PublicArticle.parse(JSON.parse(written)).statements.length).toBeGreaterThan(0);
  });

  it("leaves out what is less sure than asked, and gives more where less will do", async () => {
    const statements = async (...asked: string[]) => {
      const ended = await chancery(["code", "report.txt", "page.html", "--published", "2025-05-14", ...asked]);
      return linesOf(ended).flatMap((article) => article.statements);
    };
    const usual = await statements();
    const all = await statements("--min-confidence", "0");
    const sureness = usual.map(({ confidence }) => confidence);
    const limit = (Math.min(...sureness) + Math.max(...sureness)) / 2;
    const sure = await statements("--min-confidence", String(limit));
    expect(all.length).toBeGreaterThan(usual.length);
    expect(usual.length).toBeGreaterThan(sure.length);
    expect(sure.length).toBeGreaterThan(0);
    for (const { confidence } of sure) expect(confidence).toBeGreaterThanOrEqual(limit);
    const places = (some: typeof all) => some.map(({ kind, evidence }) => `${kind} ${evidence.start} ${evidence.end}`);
    expect(places(all)).toEqual(expect.arrayContaining(places(sure)));
  });

  it("names what it cannot read, with the line and the mend, and goes on", async () => {
    await writeFile(join(cwd, "broken.jsonl"), `{"id": "b1"}\n{"id": "b2", "text": "Chile met Peru."}\n{"id": \n`);
    const ended = await chancery(["code", "broken.jsonl", "gone.txt"]);
    expect(ended.code).toBe(1);
    expect(linesOf(ended).map(({ id }) => id)).toEqual(["b2"]);
    expect(ended.err).toContain('broken.jsonl:1: neither "text" nor "html" is there; a line needs {"id", "text"}');
    expect(ended.err).toContain("broken.jsonl:3: the line is not JSON; write one object a line");
    expect(ended.err).toContain("gone.txt: there is no such file or folder; check the path");
  });

  it.each([
    [["code", "gone.txt"], "nothing could be read"],
    [["code"], "missing required argument 'file'"],
    [["code", "report.txt", "--published", "2025-02-31"], "--published 2025-02-31: not a date; write it as 2025-02-05"],
    [["code", "report.txt", "--format", "xml"], "--format xml: must be one of jsonl, json, table"],
    [["code", "report.txt", "--min-confidence", "1.5"], "--min-confidence 1.5: must be a number from 0 to 1"],
    [["code", "report.txt", "--min-confidence", "high"], "--min-confidence high: must be a number from 0 to 1"],
    [["add", "report.txt", "--min-confidence", "-1"], "--min-confidence -1: must be a number from 0 to 1"],
    [["code", "report.txt", "--out", "no/such/folder/x"], "no/such/folder/x cannot be written"],
    [["cod", "report.txt"], "unknown command 'cod'"],
  ])("ends with 2 and says why: %j", async (args, message) => {
    const ended = await chancery(args);
    expect(ended.code).toBe(2);
    expect(ended.out).toBe("");
    expect(ended.err).toContain(message);
  });

  it("prints no control characters of an article where it prints for people", async () => {
    const text = "Chile\u001b[31m met \u202ePeru\u009b in Lima on Monday, the Chilean foreign ministry said.";
    await writeFile(join(cwd, "odd.jsonl"), JSON.stringify({ id: "o1", title: "\u001b]0;owned\u0007Talks", text }));
    const { out } = await chancery(["code", "odd.jsonl", "--format", "table", "--published", "2025-05-14"]);
    expect(out).toContain("Talks");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it("ends quietly when its reader goes away", async () => {
    const { child, ended } = start(
      ["code", ...Array.from({ length: 60 }, () => "report.txt"), "--published", "2025-05-14"],
      { cwd },
    );
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await ended).toMatchObject({ code: 0, err: "" });
  });

  it("has help with examples for every command", async () => {
    const { out } = await chancery(["--help"]);
    const names = [...out.matchAll(/^ {2}(\w+) .*(?:\[|<|options)/gm)].map(([, name = ""]) => name);
    expect(names).toEqual(expect.arrayContaining(["code", "add", "brief", "events", "engagements", "show", "remove"]));
    for (const name of names.filter((one) => one !== "help")) {
      const help = await chancery([name, "--help"]);
      expect(help.code, name).toBe(0);
      expect(help.out, name).toContain(`Examples:\n  `);
    }
  });

  it("parses sentences, and keeps the tokens of CoNLL-U", async () => {
    const parsed = await chancery(["parse", "report.txt", "--format", "conllu"]);
    expect(parsed.out).toMatch(/^\d+\tTusk\tTusk\tPROPN\t/m);
    await writeFile(
      join(cwd, "own.conllu"),
      "1\tvisitors\n2\tcame\n\n".replace(/^(\d)\t(\w+)$/gm, `$1\t$2${"\t_".repeat(8)}`),
    );
    const again = await chancery(["parse", "own.conllu"]);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/^1\tvisitors\tvisitor\tNOUN\t.*\n2\tcame\tcome\tVERB\t/m);
  });
});
