import { describe, expect, it } from "vitest";
import { inView, type Standing, settle } from "./identity.js";

const reading = (hash: string, id: string, published: string | null, more: Partial<Standing> = {}): Standing => ({
  key: `${hash} ${id} ${published}`,
  hash,
  id,
  url: null,
  title: null,
  publisher: null,
  published,
  coder: "0.1.0",
  chosen: false,
  superseded: false,
  retracted: false,
  ...more,
});

function seen(readings: Standing[]): string[] {
  settle(readings);
  return readings.filter(inView).map(({ key }) => key);
}

describe("of the readings of an article", () => {
  it("the newest coder's counts, by the numbers of its version", () => {
    expect(
      seen([
        reading("h", "a", null, { coder: "0.9.0", key: "old" }),
        reading("h", "a", null, { coder: "0.10.0", key: "new" }),
      ]),
    ).toEqual(["new"]);
  });

  it("the one published first counts, whatever the zone it is dated in", () => {
    const first = reading("h", "a", "2025-05-15T01:00:00+09:00");
    expect(seen([reading("h", "b", "2025-05-14T20:00:00-05:00"), first])).toEqual([first.key]);
  });

  it("the newest text under an id is seen; without a date it is the oldest", () => {
    expect(seen([reading("h", "a", null), reading("i", "a", "2025-05-14"), reading("j", "a", "2025-05-13")])).toEqual([
      "i a 2025-05-14",
    ]);
  });

  it("a text that was replaced in one place is still seen in the other", () => {
    const found = seen([
      reading("h", "a", "2025-05-14"),
      reading("h", "b", "2025-05-15"),
      reading("i", "a", "2025-05-16"),
    ]);
    expect(found).toEqual(["h b 2025-05-15", "i a 2025-05-16"]);
  });

  it("none is seen where the text was retracted, in no other reading either", () => {
    expect(seen([reading("h", "a", null, { retracted: true }), reading("h", "b", null)])).toEqual([]);
  });
});
