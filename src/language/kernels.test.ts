import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Memory } from "./memory.js";

/** Of sixteen, which are worked out at once, and eight more. */
const WIDTH = 24;
const ROWS = 7;

/** Two memories with the same numbers, one for each way to work. */
function pair(seed: number): readonly [Memory, Memory] {
  const fast = new Memory(1 << 20);
  const plain = new Memory(1 << 20, false);
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >> 17;
  };
  for (let i = 32; i < 40_000; i++) fast.shorts[i] = next() >> 3;
  // Scales and gates: small floats.
  for (let i = 30_000; i < 31_000; i++) fast.floats[i] = next() / 2 ** 22;
  plain.shorts.set(fast.shorts);
  return [fast, plain];
}

const same = (fast: Memory, plain: Memory): void => {
  expect(Buffer.from(fast.shorts.buffer).equals(Buffer.from(plain.shorts.buffer))).toBe(true);
};
const SCALES = 30_000 * 4;
const GATES = 30_500 * 4;
const OUT = 400_000;

describe("with and without WebAssembly", () => {
  it("is there to compare", () => {
    const [fast, plain] = pair(1);
    expect([fast.simd, plain.simd]).toEqual([true, false]);
  });

  it("products are the same", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: ROWS }),
        fc.integer({ min: 1, max: 20 }),
        (seed, rows, steps) => {
          const [fast, plain] = pair(seed);
          for (const { kernels } of [fast, plain]) {
            kernels.multiply(64, 200, 4, 4096, steps * 32, OUT, WIDTH * 4, rows, WIDTH, steps);
          }
          same(fast, plain);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("recurrences are the same, in both directions", () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), fc.boolean(), (seed, short, back) => {
        const [fast, plain] = pair(seed);
        const size = short ? 2 : 4;
        const row = 4 * WIDTH * size;
        const first = 64 + (back ? (ROWS - 1) * row : 0);
        const outFirst = OUT + (back ? (ROWS - 1) * WIDTH * 2 : 0);
        const sign = back ? -1 : 1;
        for (const { kernels } of [fast, plain]) {
          const run = short ? kernels.recurShort : kernels.recurLong;
          run(first, sign * row, WIDTH * size, SCALES, GATES, 20_000, 64, outFirst, sign * WIDTH * 2, ROWS, WIDTH);
        }
        same(fast, plain);
      }),
      { numRuns: 40 },
    );
  });

  it("sums become the same activations", () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, rectified) => {
        const [fast, plain] = pair(seed);
        for (const { kernels } of [fast, plain]) {
          const run = rectified ? kernels.rectify : kernels.rescale;
          run(64, WIDTH * 4, SCALES, OUT, WIDTH * 2, ROWS, WIDTH);
        }
        same(fast, plain);
        if (rectified)
          expect(Math.min(...fast.shorts.subarray(OUT / 2, OUT / 2 + ROWS * WIDTH))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  it("what two words have in common is the same", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [fast, plain] = pair(seed);
        // As large as activations get.
        for (const { shorts } of [fast, plain]) for (let i = 2000; i < 3000; i++) shorts[i] = (shorts[i] ?? 0) << 3;
        for (const { kernels } of [fast, plain]) kernels.join(4000, 5000, OUT, 2 * WIDTH, WIDTH);
        same(fast, plain);
      }),
      { numRuns: 40 },
    );
  });

  it("coarser parts are the same", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [fast, plain] = pair(seed);
        for (const { shorts, kernels } of [fast, plain]) {
          for (let i = 2000; i < 2100; i++) shorts[i] = (shorts[i] ?? 0) << 3;
          kernels.coarsen(4000, 7 * 8);
        }
        same(fast, plain);
      }),
      { numRuns: 40 },
    );
  });

  it("rows are added and raised alike", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [fast, plain] = pair(seed);
        for (const { shorts, kernels } of [fast, plain]) {
          for (let i = 2000; i < 3000; i++) shorts[i] = (shorts[i] ?? 0) << 3;
          kernels.add(4000, 4400, WIDTH);
          kernels.addAbove(4048, 4400, WIDTH);
          kernels.raise(4096, 4400, WIDTH);
          kernels.raiseToSum(4144, 4400, 4448, 4496, WIDTH);
        }
        same(fast, plain);
        for (let d = 0; d < WIDTH; d++)
          expect(fast.shorts[2048 + d]).toBeGreaterThanOrEqual(fast.shorts[2200 + d] ?? 0);
      }),
      { numRuns: 40 },
    );
  });

  it("a memory that is too small says so", () => {
    const memory = new Memory(1 << 16);
    expect(() => memory.take(1 << 17)).toThrow("larger than the memory");
  });
});
