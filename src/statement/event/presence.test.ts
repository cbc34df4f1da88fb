import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder();
});

/** Visits of a short report about Norway, by who, whom, status and day. */
function visitsIn(sentence: string): string[] {
  const text = `Norway's foreign minister, Espen Barth Eide, praised Vietnam and urged China to lift its ban on salmon.\n\n${sentence}`;
  const { statements } = coder.code({ ...readText(text, { id: "test", published: "2024-06-14" }), language: "en" });
  return statements.flatMap((one) =>
    one.kind === "event" && one.mode === "visit"
      ? `${one.actor.map(({ code }) => code).join("+")} > ${one.recipient.map(({ code }) => code).join("+")} ${one.status} ${one.date}`
      : [],
  );
}

describe("presences", () => {
  it.each([
    ["The Danish prime minister, who was in Hanoi on Tuesday, agreed.", "DNK > VNM happened 2024-06-11"],
    ["Eide is due in Lima next week.", "NOR > PER planned 2024-06-17/2024-06-23"],
    ["Swedish Prime Minister Ulf Kristersson was in Lima and Quito last month.", "SWE > PER+ECU happened 2024-05"],
    ["Eide confirmed that he would be in Lima on Monday.", "NOR > PER planned 2024-06-17"],
    ["The Danish prime minister, who is to be in Hanoi next month, agreed.", "DNK > VNM planned 2024-07"],
    ["Jonas Gahr Store is to be in Lima next month.", "NOR > PER planned 2024-07"],
    ["Finnish President Alexander Stubb will be in Hanoi on Monday.", "FIN > VNM planned 2024-06-17"],
  ])("takes for a visit that somebody is abroad: %s", (sentence, wanted) => {
    expect(visitsIn(sentence)).toContain(wanted);
  });

  it.each([
    ["of those who live there", "The Danish ambassador was in Hanoi on Tuesday."],
    ["of who is at home", "Danish Prime Minister Mette Frederiksen was in Copenhagen on Tuesday."],
    ["where it only sets the scene", "The Danish prime minister, who was in Hanoi, agreed."],
    ["of where somebody is only thought to be", "The Danish prime minister was thought to be in Hanoi on Tuesday."],
    ["where nobody was", "Danish Prime Minister Mette Frederiksen was not in Hanoi on Tuesday."],
    [
      "where a meeting is told instead",
      "Danish Prime Minister Mette Frederiksen was in Hanoi for a summit on Tuesday.",
    ],
  ])("tells none %s", (_, sentence) => {
    expect(visitsIn(sentence)).toEqual([]);
  });
});
