import * as fc from "fast-check";
import { expect, it } from "vitest";
import { leading } from "./leading.js";

it("counts what a search from the front does", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (numbers, limit) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      expect(leading(sorted, (one) => one < limit)).toBe(sorted.filter((one) => one < limit).length);
    }),
  );
});
