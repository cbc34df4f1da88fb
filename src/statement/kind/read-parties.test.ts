import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KindView } from "../reader/reader.js";
import { likelihood, readFeatures } from "./read-parties.js";

const viewOf = (odds: Readonly<Record<string, number>>): KindView => ({
  score: 0,
  parties: () => new Map(Object.entries(odds)),
});
const set = (...codes: string[]) => codes.map((code) => ({ code }));

describe("how sets of parties agree with the reader", () => {
  it("tells the likeliest set, and by how much", () => {
    const [alone, both, none] = readFeatures(viewOf({ JPN: 0.9, USA: 0.8, PRK: 0.01 }), "by", [
      set("JPN"),
      set("JPN", "USA"),
      set(),
    ]);
    expect(both).toEqual(["read 0.01", "read first by 2"]);
    expect(alone).toEqual(["read 2"]);
    expect(none).toEqual(["read 5"]);
  });

  it("holds one that was not weighed unlikely, and says nothing where nobody looked", () => {
    const [known, unknown] = readFeatures(viewOf({ JPN: 0.6 }), "about", [set("JPN"), set("JPN", "FRA")]);
    expect(known?.[0]).toBe("read 0.01");
    expect(unknown).toEqual(["read 5"]);
    expect(readFeatures(null, "by", [set("JPN"), set()])).toEqual([[], []]);
    expect(readFeatures(viewOf({ JPN: 0.6 }), "by", [])).toEqual([]);
  });

  it("says the same of a set wherever it stands among the others", () => {
    const code = fc.constantFrom("JPN", "USA", "PRK", "NSA:plo", "RUS");
    const sets = fc.uniqueArray(fc.uniqueArray(code), { minLength: 2, selector: (codes) => [...codes].sort().join() });
    fc.assert(
      fc.property(sets, fc.dictionary(code, fc.double({ min: 0, max: 1, noNaN: true })), (of, odds) => {
        const asked = of.map((codes) => set(...codes));
        const told = readFeatures(viewOf(odds), "by", asked);
        expect(readFeatures(viewOf(odds), "by", asked.toReversed())).toEqual(told.toReversed());
      }),
    );
  });
});

describe("how likely a set of parties is", () => {
  it("is the product of what each is", () => {
    const odds = new Map([
      ["JPN", 0.9],
      ["USA", 0.8],
    ]);
    expect(likelihood(odds, set("JPN", "USA"))).toBeCloseTo(Math.log(0.9 * 0.8));
    expect(likelihood(odds, set("JPN"))).toBeCloseTo(Math.log(0.9 * 0.2));
    expect(likelihood(odds, set("JPN", "FRA"))).toBeLessThan(likelihood(odds, set("JPN")));
  });
});
