import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { loadCoder } from "../../coder.js";
import { chooseTopics } from "./topics.js";

describe("topics", () => {
  it("are what a meeting is about, as the text writes it", async () => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const text =
      "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi on Monday to discuss cross-border trade.";
    const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
    const topics = statements.flatMap((one) => (one.kind === "event" ? one.topics : []));
    expect(topics.join("; ")).toContain("trade");
    for (const topic of topics) expect(text).toContain(topic);
    expect(topics).not.toContain("Nairobi");
  });

  it("are told further on too, by the agenda or by the meeting itself", async () => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const text =
      "Kenyan President William Ruto will visit Ethiopia on Friday to meet Prime Minister Abiy Ahmed.\n\n" +
      "It is his second trip abroad this year. Officials have prepared it for months. He leaves on Thursday.\n\n" +
      "Key topics on the agenda will include border security and the grain trade between Kenya and Ethiopia.";
    const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
    const [visit] = statements.flatMap((one) => (one.kind === "event" && one.type === "CONSULT" ? [one] : []));
    expect(visit?.topics).toContain("border security");
  });

  it.each([
    "William Ruto met Abiy Ahmed at a country estate on Monday for two hours and forty minutes.",
    "William Ruto met Abiy Ahmed on Monday at an airport.",
  ])("are not where they meet and how long: %s", async (text) => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
    expect(statements.flatMap((one) => (one.kind === "event" ? one.topics : []))).toEqual([]);
  });

  it("of what is to come are not those of what was", async () => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const text =
      "Kenyan President William Ruto will visit Ethiopia on Friday to meet Prime Minister Abiy Ahmed.\n\n" +
      "Kenya's foreign minister met the Ugandan president in Kampala on Monday.\n\n" +
      "Key topics on the agenda will include border security and the grain trade between Kenya and Ethiopia.";
    const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
    const topics = (status: string) =>
      statements.flatMap((one) => (one.kind === "event" && one.status === status ? one.topics : []));
    expect(topics("planned")).toContain("grain trade");
    expect(topics("happened")).toEqual([]);
  });

  it.each([
    ["William Ruto met Abiy Ahmed in Addis Ababa on Monday; a guard of honour and a black flag waited at the gate."],
    ["William Ruto flew to Addis Ababa on Monday for a visit that will take place after the rains."],
    ["William Ruto met Abiy Ahmed on Monday for a full-scale, face-to-face meeting on the eve of the rains."],
  ])("are not ceremony, nor words that say nothing: %s", async (text) => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
    expect(statements.flatMap((one) => (one.kind === "event" ? one.topics : []))).toEqual([]);
  });

  it("of one meeting are not those of another of the same sides", async () => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const text =
      "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi on Monday to discuss cross-border trade.\n\n" +
      "Rain fell on the capital all day. Schools were closed. Traffic stood still.\n\n" +
      "Ruto and Abiy last met in Addis Ababa in 2022.";
    const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
    const topics = statements.flatMap((one) =>
      one.kind === "event" && one.date === "2022" && one.topics.length > 0 ? one.topics : [],
    );
    expect(topics).toEqual([]);
  });

  it("are what talks are named after", async () => {
    const coder = await loadCoder(readFileSync("model/english.bin"));
    const text = "Kenya and Ethiopia held border talks in Nairobi on Monday.";
    const { statements } = coder.code(readText(text, { published: "2024-03-12" }));
    expect(statements.flatMap((one) => (one.kind === "event" ? one.topics : []))).toEqual(["border"]);
  });

  it("are taken surest first, none inside another, and none that is unlikely", () => {
    const weights = new Map([
      ["sure", 4],
      ["likely", 1],
      ["never", -9],
    ]);
    const option = (text: string, feature: string) => ({ text, features: [feature] });
    const options = [
      option("trade", "likely"),
      option("border trade", "sure"),
      option("rain", "never"),
      option("oil", "likely"),
    ];
    expect(chooseTopics(weights, options)).toEqual(["border trade", "oil"]);
    expect(chooseTopics(weights, [option("rain", "never")])).toEqual([]);
  });

  it("that the syntax says to be one need speak for themselves less", () => {
    const weights = new Map([["doubtful", -1.8]]);
    const option = (said: boolean) => ({ text: "fishing rights", features: ["doubtful"], said });
    expect(chooseTopics(weights, [option(false)])).toEqual([]);
    expect(chooseTopics(weights, [option(true)])).toEqual(["fishing rights"]);
  });
});
