import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datelineEnd } from "./dateline.js";

describe("datelineEnd", () => {
  it.each([
    ["OSLO - ", "Talks began."],
    ["HANOI (Reuters) - ", "Talks began."],
    ["WASHINGTON, Feb. 5 -- ", "Talks began."],
    ["UNITED NATIONS, 3 May 2024 (Xinhua) — ", "Talks began."],
    ["Beijing, March 14 (Xinhua) -- ", "Talks began."],
    ["Lima, Peru (AP) – ", "Talks began."],
    ["WASHINGTON, D.C. — ", "Talks began."],
    ["KYIV/MOSCOW, June 1 (Reuters) - ", "Talks began."],
    ["Nairobi, Kenya - ", "Talks began."],
    ["(AFP) - ", "Talks began."],
    ["ÅLESUND (NTB) – ", "Talks began."],
    ["São Paulo, 3 May — ", "Talks began."],
    ["", "The talks - long awaited - began."],
    ["", "Norway - a host - said no."],
    ["", "US-led talks began."],
    ["", "Talks began."],
  ])("%j %j", (dateline, rest) => {
    expect(datelineEnd(`Title\n\n${dateline}${rest}`, 7)).toBe(7 + dateline.length);
  });

  it("stays within the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(300), (text, at) => {
        const start = Math.min(at, text.length);
        const end = datelineEnd(text, start);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
