import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { loadCoder } from "../../coder.js";
import type { EventDraft } from "./draft.js";
import { inTheirText } from "./sparse.js";

const sureBy = (...confidences: number[]) => confidences.map((confidence) => ({ confidence }) as EventDraft);
const confidences = (events: readonly EventDraft[]) => events.map(({ confidence }) => confidence);

describe("events in their text", () => {
  it("deserve less confidence where a long text holds hardly any", () => {
    const [first = 1, second = 1] = confidences(inTheirText(sureBy(0.5, 0.9), 1000, 0.25));
    expect(first).toBeCloseTo(1 / 6);
    expect(second).toBeCloseTo(9 / 14);
  });

  it("keep it in short texts and in those that hold many", () => {
    const few = sureBy(0.3);
    expect(inTheirText(few, 200, 0.25)).toBe(few);
    const many = sureBy(0.9, 0.6, 0.8, 0.7, 0.5);
    expect(inTheirText(many, 1000, 0.25)).toBe(many);
  });

  it("count only where they are sure enough", () => {
    expect(confidences(inTheirText(sureBy(...Array(50).fill(0.2)), 1000, 0.25))[0]).toBeLessThan(0.2);
  });

  it("are as many, in the same order of confidence, and none is surer", () => {
    const odds = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(odds, fc.integer({ min: 0, max: 3000 }), (given, tokens) => {
        const got = confidences(inTheirText(sureBy(...given), tokens, 0.25));
        expect(got).toHaveLength(given.length);
        for (const [at, one] of got.entries()) {
          expect(one).toBeGreaterThanOrEqual(0);
          expect(one).toBeLessThanOrEqual(given[at] ?? 0);
          for (const [other, two] of got.entries())
            if ((given[at] ?? 0) > (given[other] ?? 0) + 1e-9) expect(one).toBeGreaterThanOrEqual(two);
        }
      }),
    );
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
