import { describe, expect, test } from "vitest";
import { decode, encodingOf, LARGEST } from "./decode.js";

const TEXT = "“Møder i Århus,” the minister said – naïve or not. ";
const utf8 = (text: string) => new TextEncoder().encode(text);
const swapped = (bytes: Uint8Array) => Uint8Array.from(bytes, (_, at) => bytes[at ^ 1] ?? 0);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
/** `TEXT` as windows-1252 writes it. */
const windows = Uint8Array.from(
  TEXT,
  (letter) => ({ "“": 0x93, "”": 0x94, "–": 0x96 })[letter] ?? letter.charCodeAt(0),
);

describe("decode", () => {
  test.each([
    ["UTF-8", utf8(TEXT)],
    ["UTF-8 with a mark", utf8(`\ufeff${TEXT}`)],
    ["UTF-16 little end first, with a mark", utf16(`\ufeff${TEXT}`)],
    ["UTF-16 big end first, with a mark", swapped(utf16(`\ufeff${TEXT}`))],
    ["UTF-16 little end first, unmarked", utf16(TEXT)],
    ["UTF-16 big end first, unmarked", swapped(utf16(TEXT))],
    ["windows-1252", windows],
  ])("reads %s", (_, bytes) => {
    expect(decode(bytes)).toBe(TEXT);
  });

  test("the charset given goes before the one declared, and that before windows-1252", () => {
    const greek = Uint8Array.of(0xc1, 0xe8, 0xde, 0xed, 0xe1);
    const page = (charset: string) => Uint8Array.of(...utf8(`<meta charset="${charset}">`), ...greek);
    expect(decode(greek, "iso-8859-7")).toBe("Αθήνα");
    expect(decode(page("iso-8859-7"))).toContain("Αθήνα");
    expect(decode(page("iso-8859-5"), "iso-8859-7")).toContain("Αθήνα");
    expect(decode(Uint8Array.of(...utf8('<?xml version="1.0" encoding="iso-8859-7"?>'), ...greek))).toContain("Αθήνα");
    expect(decode(page("x-none"))).toContain("Áèþíá".replace("þ", "Þ"));
  });

  test("a page saved anew as UTF-8 is that, whatever it still declares", () => {
    expect(decode(utf8(`<meta charset="iso-8859-1">${TEXT}`))).toContain(TEXT);
    expect(decode(utf8(`<meta charset="utf-16">${TEXT}`))).toContain(TEXT);
  });

  test("UTF-8 with its end cut off or a byte lost stays UTF-8", () => {
    const text = TEXT.repeat(5);
    const bytes = utf8(`${text}é`);
    expect(decode(bytes.subarray(0, -1))).toBe(`${text}\ufffd`);
    const hurt = utf8(text);
    hurt[text.length / 2] = 0xff;
    expect(decode(hurt)).toContain(TEXT);
  });

  test.each([
    ["gzip", [0x1f, 0x8b, 8, 0, 1, 2, 3], /compressed \(gzip\).*unpack/],
    ["a ZIP archive", [0x50, 0x4b, 3, 4, 0, 0], /ZIP archive or an office document/],
    ["a PDF", [...utf8("%PDF-1.7\n"), 0, 1, 2], /a PDF, not text; save its text/],
    ["other binary data", [1, 2, 3, 4, 5, 6, 7, 8, 200], /binary data/],
  ])("refuses %s with the mend", (_, bytes, message) => {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(message);
  });

  test("refuses what is too large", () => {
    expect(() => decode(new Uint8Array(LARGEST + 1))).toThrow(/too many for one article; split it/);
  });

  test("tells UTF-16 by its mark or its zeros, and nothing else", () => {
    expect(encodingOf(utf16(TEXT))).toBe("utf-16le");
    expect(encodingOf(swapped(utf16(`\ufeff${TEXT}`)))).toBe("utf-16be");
    expect(encodingOf(utf8(TEXT))).toBeNull();
    expect(encodingOf(new Uint8Array())).toBeNull();
  });
});
