import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { loadCoder } from "../../coder.js";
import { inSparseText, isSparse } from "./sparse.js";

const sureBy = (...confidences: number[]) => confidences.map((confidence) => ({ confidence }));

describe("statements in their text", () => {
  it("a long text that holds hardly any event is sparse, a short one and one that holds many are not", () => {
    expect(isSparse(sureBy(0.5, 0.9), 1000, 0.25)).toBe(true);
    expect(isSparse(sureBy(0.3), 200, 0.25)).toBe(false);
    expect(isSparse(sureBy(0.9, 0.6, 0.8, 0.7, 0.5), 1000, 0.25)).toBe(false);
  });

  it("events count only where they are sure enough", () => {
    expect(isSparse(sureBy(...Array(50).fill(0.2)), 1000, 0.25)).toBe(true);
  });

  it("deserve less confidence in a sparse text, in the same order", () => {
    expect(inSparseText(0.5)).toBeCloseTo(1 / 6);
    expect(inSparseText(0.9)).toBeCloseTo(9 / 14);
    const odds = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(odds, odds, (one, other) => {
        expect(inSparseText(one)).toBeGreaterThanOrEqual(0);
        expect(inSparseText(one)).toBeLessThanOrEqual(one);
        if (one > other + 1e-9) expect(inSparseText(one)).toBeGreaterThanOrEqual(inSparseText(other));
      }),
    );
  });

  it("prices are no claims in a text about something else", async () => {
    const coder = await loadCoder();
    const ad =
      "The phone made in South Korea costs $899, a fifth less than last year, and sold 2 million times in a week. ";
    const idle = "Its screen is bright, the case feels solid, and the camera takes good pictures in the evening. ";
    const { statements } = coder.code(readText(ad + idle.repeat(30), { id: "t", published: "2025-02-05" }));
    expect(statements).toEqual([]);
  });

  it("stay where a report has much else to say", async () => {
    const coder = await loadCoder();
    const report = "China condemned the United States on Tuesday for selling arms to Taiwan.";
    const idle = "The walls are painted white, and in spring the apple trees along the river are in flower. ";
    const article = { ...readText(`${report}\n\n${idle.repeat(40)}`, { id: "t", published: "2025-02-05" }) };
    const { statements } = coder.code({ ...article, language: "en" });
    expect(statements).toContainEqual(expect.objectContaining({ kind: "event", type: "ACCUSE" }));
  });
});
