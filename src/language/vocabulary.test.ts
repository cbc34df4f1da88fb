import { describe, expect, it } from "vitest";
import abbreviationTable from "../../data/abbreviations.tsv";
import commonTable from "../../data/common-words.tsv";
import irregularTable from "../../data/irregular.tsv";
import starterTable from "../../data/starters.tsv";
import tokenTable from "../../data/tokens.tsv";
import { abbreviationOf, contractions, rows } from "./vocabulary.js";

describe("tables", () => {
  it.each([
    ["abbreviations", abbreviationTable, 2, 1],
    ["common words", commonTable, 1, 1],
    ["irregular words", irregularTable, 3, 2],
    ["starters", starterTable, 1, 1],
    ["tokens", tokenTable, 3, 2],
  ] as const)("of %s have no entry twice and no cell too many", (_, table, cells, key) => {
    const entries = rows(table);
    expect(entries.length).toBeGreaterThan(50);
    expect(entries.filter((row) => row.length !== cells)).toEqual([]);
    const keys = entries.map((row) => row.slice(0, key).join("\t"));
    expect(keys.filter((entry, i) => keys.indexOf(entry) !== i)).toEqual([]);
  });

  it("divide contractions without losing letters", () => {
    for (const [form, parts] of contractions) expect(parts.reduce((sum, part) => sum + part, 0)).toBe(form.length);
  });

  it("know abbreviations in capitals where they cannot be mistaken", () => {
    expect(abbreviationOf("Gen")).toBe("title");
    expect(abbreviationOf("GEN")).toBe("title");
    expect(abbreviationOf("LTD")).toBe("final");
    expect(abbreviationOf("NO")).toBeUndefined();
    expect(abbreviationOf("general")).toBeUndefined();
  });
});
