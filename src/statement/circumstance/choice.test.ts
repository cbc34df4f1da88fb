import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choose } from "./choice.js";

const option = (answer: string | null, ...features: string[]) => ({ answer, features });
const answerOf = ({ answer }: { readonly answer: string | null }) => answer;

describe("choice", () => {
  it("takes what the weights speak for", () => {
    const weights = new Map([["near", 2]]);
    expect(choose([option("a"), option("b", "near")], weights, answerOf)?.option.answer).toBe("b");
  });

  it("adds up options that come to the same answer", () => {
    const found = choose([option("a"), option("b"), option("a")], new Map(), answerOf);
    expect(found?.option.answer).toBe("a");
    expect(found?.share).toBeCloseTo(2 / 3);
  });

  it("has no answer without options", () => {
    expect(choose([], new Map(), answerOf)).toBeNull();
  });

  it("gives an answer at least as likely as an even share", () => {
    const options = fc.array(
      fc.record({ answer: fc.constantFrom("a", "b", null), features: fc.array(fc.constantFrom("x", "y")) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(options, fc.double({ min: -5, max: 5, noNaN: true }), (all, weight) => {
        const found = choose(all, new Map([["x", weight]]), answerOf);
        const answers = new Set(all.map(answerOf)).size;
        expect(found?.share ?? 0).toBeGreaterThanOrEqual(1 / answers - 1e-9);
        expect(found?.share ?? 2).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
