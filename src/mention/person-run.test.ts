import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readText } from "../article/index.js";
import { loadCoder } from "../coder.js";

describe("a person's name", () => {
  it.each([
    ["France's envoy for the Sahel, flew to Niamey on Monday for talks with Niger's foreign minister.", []],
    ["Wopke Hoekstra, president of the Board, arrived in Nairobi on Monday to meet William Ruto.", ["William Ruto"]],
    ["Assistant Secretary of State for Africa Molly Phee arrived in Nairobi on Monday.", ["Molly Phee"]],
  ])("is not the field of an office: %s", async (text, names) => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
    const people = statements.flatMap((one) => (one.kind === "event" ? one.people.map(({ name }) => name) : []));
    for (const name of names) expect(people).toContain(name);
    for (const field of ["Sahel", "Board", "Africa"]) expect(people).not.toContain(field);
  });
});
