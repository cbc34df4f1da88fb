import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../article/index.js";
import { type Coder, loadCoder } from "../coder.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder();
});

function evidence(text: string): string[] {
  const article = { ...readText(text, { id: "test", published: "2025-02-05" }), language: "en" };
  return coder.code(article).statements.flatMap((one) => (one.kind === "event" ? [one.evidence.text] : []));
}

describe("acts told in one breath", () => {
  it("have each their own words where they share a subject", () => {
    const told = evidence("Norway's prime minister condemned Sudan on Monday and urged Kenya to close its border.");
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^Norway's prime minister condemned Sudan/);
    expect(told[1]).toMatch(/^urged Kenya/);
  });

  it("are not parted within a word", () => {
    const text =
      "Norway's prime minister, who reached Nairobi on Monday on a two-day visit, met President William Ruto.";
    const told = evidence(text);
    expect(told.some((words) => words.includes("two-day visit"))).toBe(true);
    expect(told.every((words) => !/^day/.test(words))).toBe(true);
  });

  it("begin behind the words of the other, not with its last", () => {
    const text =
      "Norway's minister Olaf Lind, who met Kenyan President William Ruto on Monday to discuss the loan, has been seeking a meeting with Chad's president.";
    expect(evidence(text).some((words) => /^Monday/.test(words))).toBe(false);
  });

  it("keep a subject of their own", () => {
    const told = evidence("Norway condemned Sudan on Monday, and Kenya's president urged Chad to close its border.");
    expect(told[1]).toMatch(/^Kenya's president urged Chad/);
  });
});
