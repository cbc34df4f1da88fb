import * as fc from "fast-check";
import { expect, test } from "vitest";
import { opinionOf } from "./opinion.js";

const odds = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 })
  .map((parts) => Float64Array.from(parts, (part) => part / parts.reduce((a, b) => a + b, 0)));

test("an opinion pooled with itself is unchanged, and one with none", () => {
  fc.assert(
    fc.property(odds, (own) => {
      const logs = own.map(Math.log);
      const pooled = opinionOf(own.slice(), logs);
      for (const [at, p] of own.entries()) expect(pooled[at]).toBeCloseTo(p, 9);
      expect(opinionOf(own.slice(), null)).toEqual(own);
    }),
  );
});

test("pooled odds sum up to one, and keep the order in which both have two labels", () => {
  fc.assert(
    fc.property(odds, odds, (a, b) => {
      const size = Math.min(a.length, b.length);
      const whole = (list: Float64Array) => list.map((p) => p / list.reduce((x, y) => x + y, 0));
      const [one, other] = [whole(a.slice(0, size)), whole(b.slice(0, size))];
      const pooled = opinionOf(one.slice(), other.map(Math.log));
      expect(pooled.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 9);
      for (let x = 0; x < size; x++)
        for (let y = 0; y < size; y++)
          if ((one[x] ?? 0) > (one[y] ?? 0) && (other[x] ?? 0) > (other[y] ?? 0))
            expect(pooled[x] ?? 0).toBeGreaterThan(pooled[y] ?? 0);
    }),
  );
});
