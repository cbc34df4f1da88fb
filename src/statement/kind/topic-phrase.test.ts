import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { loadCoder } from "../../coder.js";

describe("a topic's phrase", () => {
  it.each([
    ["William Ruto and Abiy Ahmed held talks in Nairobi on a grain accord on Monday.", "grain accord"],
    ["William Ruto and Abiy Ahmed met to discuss the same border trade in Nairobi.", "border trade"],
    ["William Ruto met Abiy Ahmed in Nairobi to discuss border trade in Nairobi on Monday.", "border trade"],
  ])("is cut to its core: %s", async (text, topic) => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
    expect(statements.flatMap((one) => (one.kind === "event" ? one.topics : []))).toContain(topic);
  });
});
