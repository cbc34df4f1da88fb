import { describe, expect, test } from "vitest";
import { actorOf, actorsOf } from "./test-mentions.js";

const DAY = "2023-05-07";

describe("persons", () => {
  test("a surname, a title and a pronoun are the person named before", () => {
    const text =
      "Foreign Minister Ruta Vale of Belgium arrived on Monday. Vale praised the talks. The foreign minister left, and she thanked her hosts.";
    expect(actorsOf(text, DAY)).toEqual([
      "Foreign Minister Ruta Vale of Belgium | BEL | Ruta Vale",
      "Vale | BEL | Ruta Vale",
      "The foreign minister | BEL | Ruta Vale",
      "she | BEL | Ruta Vale",
      "her | BEL | Ruta Vale",
    ]);
  });

  test.each([
    ["Mara Lind, the Norwegian energy minister, arrived.", "NOR", "energy minister"],
    ["Mara Lind, the Norwegian deputy energy minister, arrived.", "NOR", "energy minister"],
    ["Norwegian Energy Minister Mara Lind arrived.", "NOR", "energy minister"],
    ["Norway's energy minister, Mara Lind, arrived.", "NOR", "energy minister"],
    ["The energy minister of Norway, Mara Lind, arrived.", "NOR", "energy minister"],
  ])("%s", (text, code, office) => {
    const mentions = actorsOf(text, DAY);
    expect(mentions.some((one) => one.endsWith(`| ${code} | Mara Lind`))).toBe(true);
    const words = mentions.find((one) => one.includes("Mara Lind"))?.split(" | ")[0] ?? "";
    expect(actorOf(text, words, DAY)?.parties[0]?.office).toBe(office);
  });

  test("a surname alone needs its state named, but for those who need no introduction", () => {
    expect(actorsOf("Ingraham spoke.", "2008-05-01")).toEqual([]);
    expect(actorsOf("Ingraham spoke in the Bahamas.", "2008-05-01")[0]).toBe("Ingraham | BHS | Hubert Ingraham");
    expect(actorsOf("Merkel spoke.", "2008-05-01")).toEqual(["Merkel | DEU | Angela Merkel"]);
  });

  test("a private person has no code", () => {
    expect(actorOf("Tilda Harrow spoke to reporters.", "Tilda Harrow", DAY)?.people).toEqual([
      { name: "Tilda Harrow", code: null },
    ]);
  });
});

describe("states by other words", () => {
  test("capital, seat and premier are one actor", () => {
    const text = "Japan's premier met Yoon. Tokyo said the talks went well.";
    expect(actorsOf(text, DAY)).toEqual([
      "Japan's premier | JPN | Fumio Kishida",
      "Yoon | KOR | Yoon Suk Yeol",
      "Tokyo | JPN",
    ]);
  });

  test("a capital after a word of place is only a place", () => {
    expect(actorsOf("Monitors met in Tokyo.", DAY).filter((one) => one.startsWith("Tokyo"))).toEqual([]);
  });

  test("its forces are those of whom was spoken", () => {
    expect(actorsOf("The Kremlin said its forces were ready.", DAY)).toContain("its forces | RUS");
  });

  test("who backs fighters is not the one who fights, who sponsors talks takes part", () => {
    expect(actorsOf("US-backed fighters advanced.", DAY).join()).not.toContain("USA");
    expect(actorsOf("A Russian-sponsored conference opened.", DAY)).toContain("Russian | RUS");
  });

  test("a verb stands between two actors", () => {
    expect(actorsOf("Turkish troops shelled Kurdish rebels.", DAY)).toEqual([
      "Turkish troops | TUR",
      "Kurdish rebels | NSA:kurdish rebels",
    ]);
  });
});

describe("both sides", () => {
  test("both countries are the states named, not bodies", () => {
    const text = "Jordan and Israel closed the crossing, the United Nations said. Both countries will reopen it.";
    expect(actorsOf(text, DAY)).toContain("Both countries | JOR+ISR");
  });

  test("both leaders are persons", () => {
    const text = "Emmanuel Macron met Olaf Scholz. Both leaders signed.";
    expect(actorsOf(text, DAY)).toContain("Both leaders | FRA+DEU | Emmanuel Macron+Olaf Scholz");
  });
});

describe("groups", () => {
  test.each([
    ["Two rebel groups of Syrian Kurdish fighters left.", "NSA:syrian kurds"],
    ["Algeria's slain Moslem rebels were buried.", "NSA:algerian moslem rebels"],
    ["The Saudi-led coalition struck.", "GRP:saudi-led coalition"],
    ["Western allies agreed.", "GRP:western allies"],
    ["Hundreds of aid groups left.", "GRP:aid groups"],
    ["Boeing asked for help.", "NSA:boeing"],
  ])("%s", (text, code) => {
    expect(actorsOf(text, DAY).map((one) => one.split(" | ")[1])).toContain(code);
  });

  test("opposition to something is no party", () => {
    expect(actorsOf("Turkish opposition to the plan is strong.", DAY)).toEqual(["Turkish | TUR"]);
    expect(actorsOf("The Turkish opposition rejected it.", DAY)[0]).toBe(
      "The Turkish opposition | NSA:turkish opposition",
    );
  });

  test("the rebels are the group the article names", () => {
    const text = "The LTTE attacked a base in Sri Lanka. The rebels withdrew.";
    expect(actorsOf(text, "1998-05-01")).toContain("The rebels | NSA:ltte");
  });

  test("a party no table holds goes by its letters", () => {
    const text = "The Amber Renewal Party (ARP) rejected the offer. ARP members voted.";
    expect(actorsOf(text, DAY).slice(0, 2)).toEqual(["The Amber Renewal Party | NSA:arp", "ARP | NSA:arp"]);
  });
});
