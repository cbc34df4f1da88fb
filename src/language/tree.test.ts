import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestTree, isTree } from "./tree.js";

/** Score of the best tree of one root among all, by trying every choice of heads. */
function bestByTrial(scores: Float64Array, n: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const heads = new Int32Array(n);
  const choose = (i: number, sum: number): void => {
    if (i === n) {
      if (isTree(heads, n)) best = Math.max(best, sum);
      return;
    }
    for (let j = 0; j <= n; j++) {
      if (j === i) continue;
      heads[i] = j === n ? -1 : j;
      choose(i + 1, sum + (scores[i * (n + 1) + j] ?? 0));
    }
  };
  choose(0, 0);
  return best;
}

const worth = (scores: Float64Array, n: number, heads: Int32Array): number =>
  heads.reduce((sum, head, i) => sum + (scores[i * (n + 1) + (head < 0 ? n : head)] ?? 0), 0);

describe("the best tree", () => {
  it("is that of all trees of one root", () => {
    const problem = fc
      .integer({ min: 1, max: 5 })
      .chain((n) =>
        fc.tuple(
          fc.constant(n),
          fc.array(fc.integer({ min: -50, max: 50 }), { minLength: n * (n + 1), maxLength: n * (n + 1) }),
        ),
      );
    fc.assert(
      fc.property(problem, ([n, list]) => {
        const scores = Float64Array.from(list);
        const heads = new Int32Array(n);
        bestTree(scores, n, n + 1, heads);
        expect(isTree(heads, n)).toBe(true);
        expect(worth(scores, n, heads)).toBe(bestByTrial(scores, n));
      }),
      { numRuns: 300 },
    );
  });

  it("of many words is a tree whatever the scores", () => {
    const problem = fc.tuple(fc.integer({ min: 6, max: 60 }), fc.integer());
    fc.assert(
      fc.property(problem, ([n, seed]) => {
        let state = seed;
        const scores = Float64Array.from({ length: n * (n + 1) }, () => {
          state = (Math.imul(state, 1664525) + 1013904223) | 0;
          return state / 2 ** 28;
        });
        const heads = new Int32Array(n);
        bestTree(scores, n, n + 1, heads);
        expect(isTree(heads, n)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("breaks a circle of two words that choose each other", () => {
    const heads = new Int32Array(2);
    bestTree(Float64Array.of(0, 5, 1, 5, 0, 2), 2, 3, heads);
    expect([...heads]).toEqual([1, -1]);
  });
});

describe("heads", () => {
  it.each([
    [[-1], true],
    [[1, -1, 1], true],
    [[1, 0, -1], false],
    [[-1, -1], false],
    [[1, 2, 0], false],
  ])("%j", (heads, expected) => {
    expect(isTree(Int32Array.from(heads), heads.length)).toBe(expected);
  });
});
