import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { loadCoder } from "../../coder.js";

const DATELINE = "BAKU, March 12 - ";

describe("the spot of an act", () => {
  it.each([
    ["Azerbaijani troops shelled the village of Tchinarli on Monday.", "Tchinarli"],
    ["Azerbaijani police arrested three opposition leaders at Lahij on Monday.", "Lahij"],
    ["Azerbaijani police arrested three opposition leaders at Baku airport on Monday.", "Baku airport"],
    ["Azerbaijani police arrested three opposition leaders in Baku before Ramadan.", "Baku"],
  ])("is what its own words name: %s", async (text, venue) => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const { statements } = coder.code(readText(DATELINE + text, { published: "2024-03-12" }));
    const [event] = statements.flatMap((one) => (one.kind === "event" ? [one] : []));
    expect(event?.venue).toBe(venue);
  });
});
