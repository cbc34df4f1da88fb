import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readAddresses, readBrown } from "./corpora.js";

const folder = mkdtempSync(join(tmpdir(), "corpora-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("plain text", () => {
  it("of the Brown corpus is spaced as print is", () => {
    const line = "``/`` We/ppss met/vbd ''/'' ,/, she/pps said/vbd (/( in/in 1960/cd )/) ./.";
    writeFileSync(join(folder, "ca01"), `\n\n\t${line}\nThen/rb $5/cd went/vbd ./.\n\n\tMore/ap ./.\n`);
    writeFileSync(join(folder, "README"), "none of it");
    expect(readBrown(folder).map((text) => text.trim())).toEqual([
      '"We met", she said (in 1960). Then $5 went. \n\nMore.',
    ]);
  });

  it("of addresses begins with a year", () => {
    for (const year of [1899, 1950, 2001]) writeFileSync(join(folder, `${year}_a_president_x.txt`), `Year ${year}.`);
    expect(readAddresses(folder, 1913)).toEqual(["Year 1950.", "Year 2001."]);
  });
});
