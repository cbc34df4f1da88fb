import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandsOf, likeness, signatureOf } from "./likeness.js";

const words = (from: number, count: number) => Array.from({ length: count }, (_, n) => `word${from + n}`).join(" ");

describe("likeness of texts", () => {
  it("is that of the shingles they share, give or take", () => {
    const [own, near, half, far] = [0, 40, 133, 1000].map((from) => signatureOf(words(from, 400)) ?? []);
    if (!own || !near || !half || !far) throw new Error("a long text has a signature");
    expect(likeness(own, own)).toBe(1);
    expect(likeness(own, near)).toBeGreaterThan(0.6);
    expect(Math.abs(likeness(own, half) - 0.5)).toBeLessThan(0.25);
    expect(likeness(own, far)).toBeLessThan(0.1);
    expect(bandsOf(own).filter((band) => bandsOf(near).includes(band)).length).toBeGreaterThan(0);
    expect(bandsOf(own).filter((band) => bandsOf(far).includes(band))).toEqual([]);
  });

  it("does not go by capitals, marks and line breaks, and short texts have none", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 30, maxLength: 80 }), (list) => {
        expect(signatureOf(list.join(" "))).toEqual(signatureOf(list.map((word) => word.toUpperCase()).join(",\n")));
      }),
    );
    expect(signatureOf(words(0, 29))).toBeNull();
  });

  it("counts letters and figures of any script as words, and halves of none", () => {
    const text = words(0, 40);
    const other = (mark: string) => signatureOf(`${text}${mark}${words(40, 40)}`);
    for (const mark of [". ", "’ ", " 😀 ", " \uD800 "]) expect(other(mark)).toEqual(other(" "));
    for (const word of [" é ", " 中 ", " 𝒜 ", " ٣ "]) expect(other(word)).not.toEqual(other(" "));
  });
});
