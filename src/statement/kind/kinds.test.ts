import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import type { Statement } from "../schema.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder(readFileSync("model/english.bin"));
});

function coded<K extends Statement["kind"]>(text: string, kind: K): Extract<Statement, { kind: K }>[] {
  const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
  return statements.filter((one): one is Extract<Statement, { kind: K }> => one.kind === kind);
}
const codes = (parties: readonly { code: string | null }[]) => parties.map(({ code }) => code);

describe("aims", () => {
  it("are what a party wants, hopes or seeks, with who wants it", () => {
    for (const [text, holder] of [
      ["Japan hopes to sign a fisheries treaty with Iceland this year.", "JPN"],
      ["Georgia's ambition to join the European Union was on the agenda.", "GEO"],
      ["The Kenyan government wants to restore rail links with Ethiopia.", "KEN"],
    ] as const) {
      const [aim] = coded(text, "aim");
      expect(codes(aim?.holder ?? []), text).toEqual([holder]);
    }
  });

  it("name who tells of them", () => {
    const [aim] = coded("Norway said on Monday that Iceland hoped to sign a fisheries treaty.", "aim");
    expect(codes(aim?.holder ?? [])).toEqual(["ISL"]);
    expect(aim?.source).toMatchObject({ name: "Norway", code: "NOR" });
  });

  it("are told once in a sentence of each who wants something", () => {
    const text = "Kenya hopes to mend its ties with Somalia, aiming to reopen the border and seeking to restore trade.";
    expect(coded(text, "aim").map(({ holder }) => codes(holder))).toEqual([["KEN"]]);
  });

  it("are not what is only done", () => {
    expect(coded("Japan signed a fisheries treaty with Iceland on Monday.", "aim")).toEqual([]);
  });
});

describe("concerns", () => {
  it("are what a party fears or is angry about, with whom they concern", () => {
    const [concern] = coded("Poland is worried about Russian air strikes near its border.", "concern");
    expect(codes(concern?.holder ?? [])).toEqual(["POL"]);
    expect(codes(concern?.about ?? [])).toEqual(["RUS"]);
  });

  it("may be about what somebody plans", () => {
    const [concern] = coded("Japan regretted the step that China had taken in the islands.", "concern");
    expect(codes(concern?.holder ?? [])).toEqual(["JPN"]);
  });

  it("may be told by how a party reacts", () => {
    const [concern] = coded(
      "Egypt has reacted furiously to Kenya's decision to supply weapons to the rebels.",
      "concern",
    );
    expect(codes(concern?.holder ?? [])).toEqual(["EGY"]);
    expect(codes(concern?.about ?? [])).toEqual(["KEN"]);
  });

  it("are not those of all concerned", () => {
    expect(coded("The Kenyan foreign minister met the countries concerned in Nairobi.", "concern")).toEqual([]);
  });

  it("may be told by a noun", () => {
    const [concern] = coded("Australia expressed concern over China's naval exercises in the Tasman Sea.", "concern");
    expect(codes(concern?.holder ?? [])).toEqual(["AUS"]);
  });
});

describe("commitments", () => {
  it("are also what an agreement lays down", () => {
    const found = coded(
      "Under the accord Eritrea is to withdraw its troops from the town of Badme by June.",
      "commitment",
    );
    expect(found.map(({ by, deadline }) => [codes(by), deadline])).toEqual([[["ERI"], "2024-06"]]);
  });

  it("have a value and a deadline as written and resolved", () => {
    const [commitment] = coded("Norway pledged $90 million in aid to Ukraine by June.", "commitment");
    expect(commitment).toMatchObject({ value: "$90 million", amount: 90_000_000, unit: "USD", deadline: "2024-06" });
    expect(codes(commitment?.by ?? [])).toEqual(["NOR"]);
    expect(codes(commitment?.to ?? [])).toEqual(["UKR"]);
  });

  it("are not due on the day on which they were made", () => {
    const [commitment] = coded(
      "Norway agreed on Monday to pay Ukraine $90 million, which it had frozen in 2021.",
      "commitment",
    );
    expect(commitment?.by.map(({ code }) => code)).toEqual(["NOR"]);
    expect(commitment?.deadline).toBeNull();
  });

  it("count with what is counted", () => {
    for (const [text, value] of [
      ["Norway promised to send Ukraine 300 field hospitals by June.", "300 field hospitals"],
      ["Norway will sell Poland four billion cubic metres a year of gas.", "four billion cubic metres a year"],
      ["The roughly 900 Kenyan troops still in Somalia will leave by June, Nairobi said.", "roughly 900 Kenyan troops"],
      ["Twelve Kenyan ministers promised to withdraw their troops from Goma by June.", null],
      ["Norway promised to cut its duty on Swedish timber by a third.", "a third"],
      ["Norway pledged 60 million ecus in aid to Ukraine.", "60 million ecus"],
    ] as const)
      expect(
        coded(text, "commitment").map(({ value }) => value),
        text,
      ).toEqual([value]);
  });

  it("are due when a length of time is over, counted from when they were made", () => {
    for (const [text, deadline] of [
      ["Norway promised to withdraw its troops from Mali within two years.", "2026"],
      ["Norway undertook in 2023 to withdraw its troops from Mali within three years.", "2026"],
      ["Norway promised to withdraw its troops from Mali within 90 days.", "2024-06"],
      ["Norway pledged $90 million in aid to Ukraine for next year.", "2025"],
      ["Norway will let Sweden use the port of Narvik from September.", "2024-09"],
      ["Norway promised to disarm the rebels, who seized 31 lorries in July.", null],
    ] as const)
      expect(
        coded(text, "commitment").map((one) => one.deadline),
        text,
      ).toEqual([deadline]);
  });

  it("are told of each who promises, also where the verb stands once", () => {
    const text = "Norway pledged $60 million in May, Denmark $40 million and the European Union 25 million euros.";
    expect(coded(text, "commitment").map(({ by, value, evidence }) => [codes(by), value, evidence.text])).toEqual([
      [["NOR"], "$60 million", "Norway pledged $60 million"],
      [["DNK"], "$40 million", "Denmark $40 million"],
      [["EUR"], "25 million euros", "the European Union 25 million euros"],
    ]);
  });

  it("are found where what is promised stands before the word", () => {
    for (const text of [
      "The freeze affects some 300 million dollars which Norway promised in aid to Ukraine.",
      "A further $40 million in aid was pledged by Norway.",
    ])
      expect(
        coded(text, "commitment").map(({ by, value }) => [codes(by), value]),
        text,
      ).toEqual([[["NOR"], text.includes("some") ? "some 300 million dollars" : "$40 million"]]);
  });

  it("are told with their amounts and times whole", () => {
    const [commitment] = coded("Norway pledged $90 million over four years.", "commitment");
    expect(commitment).toMatchObject({ value: "$90 million", deadline: "2028" });
    expect(commitment?.evidence.text).toBe("Norway pledged $90 million over four years");
  });

  it("bind whom an agreement obliges", () => {
    const text = "The peace accord obliges Eritrea to withdraw its troops from the town of Badme by June.";
    expect(coded(text, "commitment").map(({ by }) => codes(by))).toEqual([["ERI"]]);
  });

  it("may be the second of two things that will be done", () => {
    const [commitment] = coded(
      "Norway will welcome the truce and withdraw its troops from Mali by June.",
      "commitment",
    );
    expect(commitment).toMatchObject({ deadline: "2024-06" });
    expect(commitment?.evidence.text).toContain("withdraw its troops");
  });

  it("are not promises to talk", () => {
    expect(coded("Norway's prime minister will meet the Swedish premier in Oslo on Friday.", "commitment")).toEqual([]);
  });
});

describe("claims", () => {
  it("are figures about a party", () => {
    const [claim] = coded("At least 40 Malian soldiers were killed in an attack near Gao.", "claim");
    expect(claim?.figure).toContain("40");
    expect(codes(claim?.subject ?? [])).toContain("MLI");
  });

  it("are of both who fought, though their sentence names neither or one", () => {
    const talks =
      "Peru and Ecuador agreed on Monday to mark their border. The Peruvian foreign minister received his Ecuadorean " +
      "colleague in Lima. Some 80 soldiers were killed in the war of 1995.";
    const trade =
      "Vietnam received the Philippine president in Hanoi on Monday. The Philippines bought 3 million tonnes of rice " +
      "last year, most of it from its host.";
    for (const [text, subject] of [
      [talks, ["PER", "ECU"]],
      [trade, ["PHL", "VNM"]],
    ] as const) {
      const [claim] = coded(text, "claim");
      expect(codes(claim?.subject ?? []).toSorted(), text).toEqual([...subject].sort());
    }
  });

  it("are streaks of a rank, also where they are told beside a plan", () => {
    const text =
      "Kenya and Uganda will hold talks on Friday. Kenya's president will discuss trade with Uganda's president, noting that " +
      "Uganda had been the largest buyer of Kenyan goods for six consecutive years.";
    expect(coded(text, "claim").map(({ figure }) => figure)).toContain("six consecutive years");
  });

  it("are told by sentences that name no one, and in round numbers", () => {
    const text =
      "Chad and Niger exchanged prisoners at the border on Monday. More than 300 people have been killed since the " +
      "spring. Half a million refugees from Niger live in Chad.";
    expect(coded(text, "claim").map(({ figure }) => figure)).toEqual(["More than 300", "Half a million"]);
  });

  it("are not told a second time by what only completes them", () => {
    for (const [text, figures] of [
      [
        "It was the first visit to Chad by a president of Niger since 1998.",
        ["first visit to Chad by a president of Niger since 1998"],
      ],
      [
        "It was the first state visit to Chad in more than 20 years.",
        ["first state visit to Chad in more than 20 years"],
      ],
      ["Niger said 17 soldiers had been killed in Chad, four of them officers.", ["17"]],
      ["Norway sold Chad arms worth 50 million crowns ($4.7 million) last year.", ["50 million crowns"]],
    ] as const)
      expect(
        coded(text, "claim").map(({ figure }) => figure),
        text,
      ).toEqual(figures);
  });

  it("are not ages", () => {
    expect(coded("The 54-year-old French foreign minister arrived in Oslo on Monday.", "claim")).toEqual([]);
  });

  it("carry what the figure is of", () => {
    const text =
      "The talks in Oslo will also turn to Kenya's flowers, highlighting its place as Norway's largest supplier for four consecutive years and an important buyer of fish from several of the northern ports.";
    const [claim] = coded(text, "claim").filter(({ figure }) => figure.includes("four"));
    expect(claim?.evidence.text).toBe("highlighting its place as Norway's largest supplier for four consecutive years");
  });

  it("keep their figure inside the article and their evidence inside one paragraph", () => {
    const text = "Mali lost 40 soldiers in May.\n\nIt was the third attack since 2019 on Malian forces.";
    for (const { evidence, figure, figureSpan } of coded(text, "claim")) {
      expect(text.slice(figureSpan.start, figureSpan.end)).toBe(figure);
      expect(evidence.text).not.toContain("\n\n");
    }
  });
});
