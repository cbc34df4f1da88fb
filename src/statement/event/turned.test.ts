import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import type { Event } from "../schema.js";
import { turned } from "./turned.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder();
});

const shown = (text: string): string[] => {
  const codes = (parties: Event["actor"]) => parties.map(({ code }) => code ?? "?").join("+");
  const article = { ...readText(text, { id: "test", published: "2025-02-05" }), language: "en" };
  return coder
    .code(article)
    .statements.flatMap((one) =>
      one.kind === "event" ? [`${one.type} ${codes(one.actor)} > ${codes(one.recipient)}`] : [],
    );
};

describe("what a clause makes of its act", () => {
  it.each([
    ["Peru will not release the two Chilean pilots, its foreign minister said.", "REJECT PER > GRP:chilean pilots"],
    ["Kenya said that Uganda must withdraw its soldiers from the island.", "REQUEST KEN > UGA"],
    ["Norway's prime minister called Finland's President Sauli Niinisto to thank him.", "CONSULT NOR+FIN > "],
    ["Fiji sent peacekeepers to Lebanon on Monday.", "AID FJI > LBN"],
    [
      "Norway admitted five families of refugees, and Sweden resettled Syrian refugees.",
      "AID SWE > GRP:syrian refugees",
    ],
    ["Fiji sent soldiers to Lebanon on Monday.", "MOBILIZE FJI > LBN"],
  ])("is a refusal, a demand, a call, help: %s", (text, wanted) => {
    expect(shown(text)).toContain(wanted);
  });

  it("is no refusal where it is promised", () => {
    expect(shown("Hungary promised that it would not leave the union.")).toEqual(["AGREE HUN > "]);
  });

  it("is no call where somebody is called something", () => {
    expect(shown("Norway's prime minister called Finland's President Sauli Niinisto a coward.").join()).not.toContain(
      "CONSULT",
    );
  });

  it("goes over to another type with all its odds", () => {
    const odds = turned(Float64Array.of(0.25, 0.25, 0.5), ["none", "REJECT", "AID"], {
      to: "REJECT",
      of: new Set(["AID"]),
    });
    expect([...odds]).toEqual([0.25, 0.75, 0]);
  });
});
