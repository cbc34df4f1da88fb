import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { damaged } from "../bench/damaged-inputs.js";
import { loadCoder } from "./coder.js";
import { readSources } from "./source/index.js";

const COUNT = 200;

test(`${COUNT} damaged inputs each give an article or an error with its mend, and evidence that slices back`, async () => {
  const coder = await loadCoder();
  const folder = await mkdtemp(join(tmpdir(), "chancery-damaged-"));
  const path = join(folder, "input");
  try {
    let read = 0;
    let refused = 0;
    let left = COUNT;
    for (const { name, bytes, type } of damaged(2)) {
      if (left-- === 0) break;
      await writeFile(path, bytes);
      let items = 0;
      for await (const item of readSources([path], type ? { type } : {})) {
        items++;
        expect(item.origin.startsWith(path), name).toBe(true);
        if ("error" in item) {
          refused++;
          expect(item.error.name, `${name}: ${item.error.stack}`).toBe("UnreadableArticle");
          expect(item.error.message, name).toMatch(/^.{5,300}; .{5,200}$/s);
          continue;
        }
        read++;
        const { text, title, statements } = coder.code(item.article);
        expect(text, name).toMatch(/[\p{L}\p{N}]/u);
        for (const { evidence } of statements) {
          const source = evidence.in === "title" ? title : text;
          expect(source?.slice(evidence.start, evidence.end), name).toBe(evidence.text);
        }
      }
      expect(items, name).toBeGreaterThan(0);
    }
    expect(Math.min(read, refused)).toBeGreaterThan(COUNT / 10);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 300_000);
