import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparable, normaliseCharacters, squeeze } from "./normalise.js";

describe("normaliseCharacters", () => {
  test.each([
    ["CRLF and CR", "one\r\ntwo\rthree", "one\ntwo\nthree"],
    ["line and paragraph separators", "one\u2028two\u2029three\vfour", "one\ntwo\n\nthree\nfour"],
    ["soft hyphens and zero-width marks", "co\u00adop\u200berate\ufeff", "cooperate"],
    ["direction overrides", "\u202eabc\u202c", "abc"],
    ["non-breaking and thin spaces, tabs", "10\u00a0000\u2009men\tleft", "10 000 men left"],
    ["decomposed letters", "Bogota\u0301", "Bogotá"],
    ["lone surrogates", "a\ud800b\udc00c", "a\ufffdb\ufffdc"],
    ["controls that windows-1252 meant as marks", "don\u0092t \u0096 \u0093go\u0094\u0085", "don’t – “go”…"],
    ["other controls", "a\u0000b\u0007c\u007f", "abc"],
  ])("%s", (_, before, after) => {
    expect(normaliseCharacters(before)).toBe(after);
  });

  test("quotation marks, dashes and letters beyond the first plane stay as written", () => {
    const text = "“One” ‘two’ «three» – four — 𝔘";
    expect(normaliseCharacters(text)).toBe(text);
  });

  test("a pile of marks on one letter is bounded", () => {
    expect(normaliseCharacters(`a${"\u0316\u0301".repeat(200_000)}b`).length).toBeLessThan(40);
  });

  test("doing it twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = normaliseCharacters(text);
        expect(normaliseCharacters(once)).toBe(once);
        expect(once).not.toMatch(/[\r\v\u0080-\u00a0\u00ad]/);
      }),
    );
  });
});

test("squeeze makes one space of many and none at the ends", () => {
  expect(squeeze("  two   words ")).toBe("two words");
});

test("comparable keeps letters and digits alone", () => {
  expect(comparable("“Élysée”: 2 visits…")).toBe("élysée 2 visits");
});
