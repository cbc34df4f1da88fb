import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LARGEST } from "../article/index.js";
import { countSources } from "./count-sources.js";
import { type ReadSourcesOptions, readSources, type SourceItem } from "./read-sources.js";

const REPORT = "The foreign ministers of Chile and Peru met in Arica on Tuesday to talk about the border.";
const PAGE = `<!doctype html><html lang="en"><head><title>Ministers meet</title></head><body><p>${REPORT}</p></body></html>`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chancery-source-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes a file below the test's folder and gives its path. */
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function all(paths: readonly string[], options?: ReadSourcesOptions): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of readSources(paths, options)) items.push(item);
  return items;
}

const textOf = (item: SourceItem | undefined) => (item && "article" in item ? item.article.text : undefined);
const errorOf = (item: SourceItem | undefined) => (item && "error" in item ? item.error.message : undefined);
const line = (id: string, text = REPORT) => JSON.stringify({ id, text });

describe("kinds of input", () => {
  test("text, pages and JSONL are known by their content, whatever the name", async () => {
    const paths = [
      await file("kinds/a.dat", REPORT),
      await file("kinds/b.dat", PAGE),
      await file("kinds/c.dat", `${line("x1")}\n${JSON.stringify({ id: 2, html: PAGE })}\n`),
    ];
    const items = await all(paths);
    expect(items.map(textOf)).toEqual([REPORT, REPORT, REPORT, REPORT]);
    expect(items.map(({ origin }) => origin)).toEqual([paths[0], paths[1], `${paths[2]}:1`, `${paths[2]}:2`]);
    expect(items.slice(2).map((item) => ("article" in item ? item.article.id : null))).toEqual(["x1", "2"]);
  });

  test("a type that is given goes before what the content looks like", async () => {
    const path = await file("typed.txt", `<p>${REPORT}</p>`);
    expect((await all([path], { type: "text" })).map(textOf)).toEqual([`<p>${REPORT}</p>`]);
    expect((await all([path], { type: "html" })).map(textOf)).toEqual([REPORT]);
    expect(errorOf((await all([path], { type: "jsonl" }))[0])).toMatch(/not JSON; write one object a line/);
  });

  test("JSON over several lines is refused once, with the mend", async () => {
    const pretty = await file("pretty.json", JSON.stringify({ id: "a", text: REPORT }, null, 2));
    const array = await file("array.json", JSON.stringify([{ id: "a", text: REPORT }]));
    const items = await all([pretty, array]);
    expect(items.map(errorOf)).toEqual(
      Array(2).fill("this is JSON over several lines; write one object a line, as jq -c does"),
    );
  });

  test("JSONL in UTF-16, with a byte order mark, with CRLF and in windows-1252", async () => {
    const marked = await file(
      "mark.jsonl",
      `\ufeff${line("a", "Brasília spoke.")}\r\n\r\n${line("b", "Bogotá spoke.")}\r\n`,
    );
    const wide = await file(
      "wide.jsonl",
      Buffer.from(`\ufeff${line("a", "Brasília spoke.")}\n${line("b", "Bogotá spoke.")}`, "utf16le"),
    );
    const old = await file(
      "old.jsonl",
      Buffer.from(`${line("a", "Brasília spoke.")}\n${line("b", "Bogotá spoke.")}`, "latin1"),
    );
    for (const path of [marked, wide, old]) {
      const items = await all([path]);
      expect(items.map(textOf)).toEqual(["Brasília spoke.", "Bogotá spoke."]);
      expect(items[1]?.origin).toBe(`${path}:${path === marked ? 3 : 2}`);
    }
  });

  test("the date given is for articles that carry none", async () => {
    const path = await file(
      "dated.jsonl",
      `${line("a")}\n${JSON.stringify({ id: "b", text: REPORT, published: "2024-03-01" })}`,
    );
    const dates = (await all([path], { published: "2025-02-05" })).map((item) =>
      "article" in item ? item.article.published : null,
    );
    expect(dates).toEqual(["2025-02-05", "2024-03-01"]);
    await expect(all([path], { published: "someday" })).rejects.toThrow(RangeError);
  });
});

describe("folders", () => {
  test("every file below, in name order, hidden ones and linked folders left out", async () => {
    await file("tree/b.txt", REPORT);
    await file("tree/a/z.txt", REPORT);
    await file("tree/a/.hidden.txt", REPORT);
    await file("tree/.git/config", REPORT);
    await file("tree/c.txt", REPORT);
    await symlink(join(folder, "tree"), join(folder, "tree/loop"));
    const origins = (await all([join(folder, "tree")])).map(({ origin }) => origin);
    expect(origins).toEqual(["a/z.txt", "b.txt", "c.txt"].map((name) => join(folder, "tree", name)));
  });

  test("an empty folder is named", async () => {
    await mkdir(join(folder, "bare"));
    expect(errorOf((await all([join(folder, "bare")]))[0])).toBe("the folder is empty; name one that holds reports");
  });
});

describe("bad inputs", () => {
  test("each gives its error and its name, and the others are read", async () => {
    const good = await file("bad/good.txt", REPORT);
    const cases: [path: string, error: RegExp][] = [
      [join(folder, "bad/missing.txt"), /no such file or folder; check the path/],
      [join(good, "below"), /no such file or folder/],
      [await file("bad/empty.txt", ""), /it is empty; give a file that holds a report/],
      [await file("bad/blank.txt", " \n\t \r\n"), /no text in it/],
      [
        await file(
          "bad/image.png",
          Uint8Array.from({ length: 4000 }, (_, at) => (at * 37) % 256),
        ),
        /binary/,
      ],
      [await file("bad/large.txt", "word ".repeat(LARGEST / 5 + 1)), /10000005 bytes are too many.*split it/],
    ];
    for (const [path, error] of cases) {
      const items = await all([path, good]);
      expect(items.map(({ origin }) => origin)).toEqual([path, good]);
      expect(errorOf(items[0])).toMatch(error);
      expect(textOf(items[1])).toBe(REPORT);
    }
  });

  test("broken lines of JSONL are named by number and the rest goes on", async () => {
    const path = await file(
      "broken.jsonl",
      [
        line("a"),
        '{"id": "b", "text',
        "",
        '{"id": "c"}',
        '{"text": "t"}',
        line("d", "x".repeat(LARGEST)),
        line("e"),
      ].join("\n"),
    );
    const items = await all([path]);
    expect(items.map(({ origin }) => origin)).toEqual([1, 2, 4, 5, 6, 7].map((number) => `${path}:${number}`));
    expect(items.map(errorOf)).toEqual([
      undefined,
      expect.stringMatching(/not JSON/),
      expect.stringMatching(/neither "text" nor "html"/),
      expect.stringMatching(/"id"/),
      expect.stringMatching(/more than 10000000 bytes; a line is one article/),
      undefined,
    ]);
  });
});

describe("standard input", () => {
  test("is read as a pipe brings it, in pieces, and only once", async () => {
    // The child's own standard input is what is under test, so the reader runs in a child process.
    const program = `
      import { readSources, countSources } from ${JSON.stringify(join(folder, "bundle.mjs"))};
      const items = [String(await countSources(["-"]))];
      for await (const { origin, article, error } of readSources(["-", "-"])) items.push(origin + " " + (article?.id ?? error.message));
      console.log(JSON.stringify(items));`;
    const { build } = await import("esbuild");
    await build({
      entryPoints: [new URL("./index.ts", import.meta.url).pathname],
      outfile: join(folder, "bundle.mjs"),
      bundle: true,
      format: "esm",
      platform: "node",
      loader: { ".tsv": "text" },
      external: ["canvas"],
    });
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (data) => {
      output += data;
    });
    const input = `${line("a")}\n${line("b")}\n`;
    child.stdin.write(input.slice(0, 40));
    await new Promise((resolve) => setTimeout(resolve, 20));
    child.stdin.end(input.slice(40));
    await new Promise((resolve) => child.on("close", resolve));
    expect(JSON.parse(output)).toEqual([
      "0",
      "standard input:1 a",
      "standard input:2 b",
      "standard input it is named twice; give - once; it can be read only once",
    ]);
  });
});

describe("countSources", () => {
  test("counts files and the lines of JSONL that are not blank", async () => {
    const text = await file("count/a.txt", REPORT);
    await file("count/b.jsonl", `${line("a")}\n\n${line("b")}\nbroken\n`);
    expect(await countSources([join(folder, "count"), text, join(folder, "missing")])).toBe(5);
    expect(await countSources([text, "-"])).toBe(0);
    expect((await all([join(folder, "count"), text])).length).toBe(5);
  });
});
