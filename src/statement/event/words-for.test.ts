import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import type { Event } from "../schema.js";
import { standingAt } from "./standing.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder(undefined, { least: 0.2 });
});

/** Sides of the first event of a type, each party by its code and the words that name it. */
function sidesOf(text: string, type: Event["type"]): string {
  const article = { ...readText(text, { id: "test", published: "2025-02-05" }), language: "en" };
  const event = coder.code(article).statements.find((one) => one.kind === "event" && one.type === type);
  if (event?.kind !== "event") return "none";
  const named = (parties: Event["actor"]) =>
    parties.map(({ code, start, end }) => `${code ?? "?"}: ${article.text.slice(start, end)}`).join(" + ");
  return `${named(event.actor)} > ${named(event.recipient)}`;
}

describe("words for a party", () => {
  it.each([
    [
      "Kenya's foreign minister rebuked Norway's ambassador to Kenya over fishing rights.",
      "ACCUSE",
      "KEN: Kenya's foreign minister > NOR: Norway's ambassador",
    ],
    [
      "Norwegian Prime Minister Jens Stoltenberg reiterated Norway's support for Estonia.",
      "SUPPORT",
      "NOR: Norwegian Prime Minister Jens Stoltenberg > EST: Estonia",
    ],
    [
      "The Ghanaian police arrested a Togolese fisherman on Sunday.",
      "COERCE",
      "GHA: The Ghanaian police > TGO: a Togolese fisherman",
    ],
    ["The Houthis attacked a Greek tanker on Friday.", "ASSAULT", "NSA:houthis: The Houthis > GRC: a Greek tanker"],
  ] as const)("stand where its side belongs: %s", (text, type, wanted) => {
    expect(sidesOf(text, type)).toBe(wanted);
  });

  it.each([
    ["Egypt arrested two women on Monday.", "COERCE", "EGY: Egypt > GRP:women: two women"],
    [
      "The Belarusian authorities released Daria Kovalenka, a poet, on Monday.",
      "RETREAT",
      "BLR: The Belarusian authorities > ?: Daria Kovalenka",
    ],
    [
      "Hundreds of hostages were released by Colombia's army on Sunday.",
      "RETREAT",
      "COL: Colombia's army > GRP:hostages: Hundreds of hostages",
    ],
    [
      "The Peruvian authorities have pardoned former President Alberto Fujimori.",
      "RETREAT",
      "PER: The Peruvian authorities > ?: President Alberto Fujimori",
    ],
    [
      "The Malawian parliament rejected the demands of two widows on Monday.",
      "REJECT",
      "MWI: The Malawian parliament > GRP:widows: two widows",
    ],
    [
      "A suicide bomber killed the Danish ambassador on Sunday.",
      "ASSAULT",
      "?: A suicide bomber > DNK: the Danish ambassador",
    ],
    ["Peru arrested Quispe on Monday.", "COERCE", "PER: Peru > ?: Quispe"],
  ] as const)("are those of people who have no code: %s", (text, type, wanted) => {
    expect(sidesOf(text, type)).toBe(wanted);
  });

  it("are not the same on both sides where the sentence has others", () => {
    expect(sidesOf("Kenya's interior minister ordered an investigation against Governor Mike Sonko.", "ACCUSE")).toBe(
      "KEN: Kenya's interior minister > KEN: Governor Mike Sonko",
    );
  });

  it("tells which side stands in a slot", () => {
    expect(["carrier's subject", "agent", "by"].map(standingAt)).toEqual(["acting", "acting", "acting"]);
    expect(["object", "content's subject", "against"].map(standingAt)).toEqual(["acted on", "acted on", "acted on"]);
    expect(["with", "of", "qualifier"].map(standingAt)).toEqual(["either", "either", "either"]);
  });
});

describe("several people who have no code", () => {
  it.each([
    ["Peru arrested six smugglers on Monday.", "COERCE", "PER: Peru > GRP:smugglers: six smugglers"],
    ["The Belarusian authorities released hundreds of hostages on Sunday.", "RETREAT", "> GRP:hostages: hundreds of"],
  ] as const)("are a group by what they are called: %s", (text, type, wanted) => {
    expect(sidesOf(text, type)).toContain(wanted);
  });

  it.each([
    ["Peru arrested 16 men on Monday.", "?: 16 men"],
    ["Peru arrested a smuggler on Monday.", "?: a smuggler"],
    ["Peru arrested five followers of a preacher on Monday.", "?: five followers"],
    ["Peru seized two lorries on Monday.", "?: two lorries"],
  ] as const)("are none where the words tell no more, one is alone, or they are another's: %s", (text, wanted) => {
    expect(sidesOf(text, "COERCE")).toContain(`PER: Peru > ${wanted}`);
  });
});

describe("those who protest", () => {
  it.each([
    [
      "Some 300 people marched through Dakar on Sunday against the French military base.",
      "GRP:people: Some 300 people",
    ],
    ["Hundreds of angry villagers burned the flag of Chad on Sunday in protest.", "GRP:angry villagers"],
  ] as const)("are a group by what they are called: %s", (text, wanted) => {
    expect(sidesOf(text, "PROTEST")).toContain(wanted);
  });

  it("are none where one is alone", () => {
    expect(
      sidesOf("An elderly woman marched through Dakar on Sunday against the French military base.", "PROTEST"),
    ).toMatch(/^\?: An elderly woman/);
  });
});
