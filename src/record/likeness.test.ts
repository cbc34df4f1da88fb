import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeness, likenessOf } from "./likeness.js";

const words = (from: number, count: number) => Array.from({ length: count }, (_, n) => `word${from + n}`).join(" ");

describe("likeness of texts", () => {
  it("is that of the shingles they share, give or take", () => {
    const own = likenessOf(words(0, 400));
    const near = likenessOf(words(40, 400));
    const half = likenessOf(words(133, 400));
    const far = likenessOf(words(1000, 400));
    expect(likeness(own.signature ?? [], own.signature ?? [])).toBe(1);
    expect(likeness(own.signature ?? [], near.signature ?? [])).toBeGreaterThan(0.6);
    expect(Math.abs(likeness(own.signature ?? [], half.signature ?? []) - 0.5)).toBeLessThan(0.25);
    expect(likeness(own.signature ?? [], far.signature ?? [])).toBeLessThan(0.1);
    expect(own.bands.filter((band) => near.bands.includes(band)).length).toBeGreaterThan(0);
    expect(own.bands.filter((band) => far.bands.includes(band))).toEqual([]);
  });

  it("does not go by capitals, marks and line breaks, and short texts have none", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 30, maxLength: 80 }), (list) => {
        expect(likenessOf(list.join(" "))).toEqual(likenessOf(list.map((word) => word.toUpperCase()).join(",\n")));
      }),
    );
    expect(likenessOf(words(0, 29))).toEqual({ signature: null, bands: [] });
  });
});
