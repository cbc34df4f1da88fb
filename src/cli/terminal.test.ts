import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partyCode } from "./party.js";
import { json, plain, table } from "./terminal.js";

describe("what is printed", () => {
  it("holds no control characters and direction overrides, but tabs and line breaks", () => {
    expect(plain("a\u001b[31mb\u0007\u009b\u202ec\u2066\u061c\td\n")).toBe("a[31mbc\td\n");
  });

  it("is the same data in JSON, with nothing a terminal would act on", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), (value, text) => {
        const shown = json({ value, text });
        expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify({ value, text })));
        expect(plain(shown)).toBe(shown);
      }),
    );
  });
});

describe("a table", () => {
  const width = (text: string) => Math.max(...text.split("\n").map((line) => line.length));

  it("fits a terminal by wrapping its widest columns, and never breaks an id", () => {
    const id = "e0123456789abcdef0123";
    const shown = table(["when", "words", "id"], [["2025-02-07", "long words ".repeat(40).trim(), id]]);
    expect(width(shown)).toBeLessThanOrEqual(process.stdout.columns ?? 120);
    expect(shown).toContain(` ${id} `);
  });

  it("is as narrow as its content", () => {
    expect(width(table(["a", "b"], [["x", "y"]]))).toBeLessThan(12);
  });
});

describe("a party as a user writes it", () => {
  it.each([
    ["Japan", "JPN"],
    ["jpn", "JPN"],
    ["the United States", "USA"],
    ["U.S.", "USA"],
    ["European Union", "EUR"],
    ["Tokyo", "JPN"],
    ["NSA:hamas", "NSA:hamas"],
  ])("%s", (name, code) => {
    expect(partyCode(name)).toBe(code);
  });

  it("is refused with the mend where nobody is called so", () => {
    expect(() => partyCode("Atlantis")).toThrow("write it in English or by its code, e.g. JPN");
    expect(() => partyCode("")).toThrow();
  });
});
