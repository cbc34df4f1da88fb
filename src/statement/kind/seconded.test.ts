import { describe, expect, it } from "vitest";
import type { Commitment } from "../schema.js";
import type { Weighed } from "./candidate.js";
import { seconded } from "./seconded.js";

function reading(code: string, start: number, end: number, sure: number): Weighed<Omit<Commitment, "id">> {
  const evidence = { start, end, text: "x".repeat(end - start) };
  const by = [{ code, sector: null, name: null, office: null, start, end }];
  const value = { value: null, unit: null, amount: null, valueSpan: null, deadline: null, deadlineSpan: null };
  return {
    draft: { kind: "commitment", evidence, by, to: [], what: null, ...value, source: null, confidence: 0 },
    sure,
  };
}

describe("how sure a reading is", () => {
  it("grows where another word says the same of the same party", () => {
    const [promised = 0, send = 0] = seconded([reading("NOR", 0, 40, 0.2), reading("NOR", 20, 40, 0.25)]);
    expect(promised).toBeGreaterThan(0.3);
    expect(send).toBeGreaterThan(0.3);
    expect(Math.max(promised, send)).toBeLessThan(0.2 + 0.25);
  });

  it("stays where the other is of another party, or says it elsewhere", () => {
    expect(seconded([reading("NOR", 0, 40, 0.2), reading("SWE", 20, 40, 0.25)])).toEqual([0.2, 0.25]);
    expect(seconded([reading("NOR", 0, 20, 0.2), reading("NOR", 20, 40, 0.25)])).toEqual([0.2, 0.25]);
  });
});
