import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import type { Event } from "../schema.js";

let coder: Coder;
/** Tells what the other is not sure enough of, too. */
let unsure: Coder;
beforeAll(async () => {
  coder = await loadCoder();
  unsure = await loadCoder(undefined, { least: 0.2 });
});

function eventsOf(text: string, by = coder, published = "2025-02-05"): Event[] {
  const article = { ...readText(text, { id: "test", published }), language: "en" };
  const { statements } = by.code(article);
  for (const { evidence } of statements) expect(evidence.text).toBe(article.text.slice(evidence.start, evidence.end));
  return statements.filter((one) => one.kind === "event");
}

const shown = ({ type, actor, recipient }: Event) => {
  const codes = (parties: Event["actor"]) =>
    parties
      .map(({ code }) => code)
      .sort()
      .join("+");
  return `${type} ${codes(actor)} > ${codes(recipient)}`;
};

describe("events", () => {
  it.each([
    ["Turkey's foreign minister will visit Baghdad on Friday.", "CONSULT TUR > IRQ"],
    ["The presidents of Brazil and Argentina met in Montevideo on Monday.", "CONSULT ARG+BRA > "],
    ["China condemned the United States on Tuesday for selling arms to Taiwan.", "ACCUSE CHN > USA"],
    ["India accused Pakistan of sheltering the militants.", "ACCUSE IND > PAK"],
    ["Germany urged Iran to release the prisoners.", "REQUEST DEU > IRN"],
    ["Japan imposed sanctions on Russia on Wednesday.", "SANCTION JPN > RUS"],
    ["Russian forces shelled Ukrainian positions near Kharkiv overnight.", "ASSAULT RUS > UKR"],
    ["France and Germany signed a treaty on Tuesday.", "AGREE DEU+FRA > "],
    ["Israel rejected the Egyptian proposal on Sunday.", "REJECT ISR > EGY"],
    ["North Korea threatened to attack South Korea.", "THREATEN PRK > KOR"],
  ])("reads %s", (text, wanted) => {
    expect(eventsOf(text).map(shown)).toContain(wanted);
  });

  it.each([
    ["Russian forces shelled Kharkiv on Monday.", "ASSAULT RUS > UKR"],
    ["Russian forces captured Mariupol after a long siege.", "COERCE RUS > UKR"],
  ])("knows whose the place is that is acted on: %s", (text, wanted) => {
    expect(eventsOf(text).map(shown)).toEqual([wanted]);
  });

  it("takes what was done in doing it for one act", () => {
    expect(eventsOf("Russian forces shelled Kharkiv on Monday, killing three.").map(shown)).toEqual([
      "ASSAULT RUS > UKR",
    ]);
  });

  it.each([
    ["Sweden condemned the Kenyan raid in Norway as an unacceptable crime.", "ACCUSE SWE > KEN"],
    [
      "Norwegian concerns were raised by the security pact that Sweden concluded last year with Poland.",
      "AGREE POL+SWE > ",
    ],
    ["Ghana's government imposed blockades on three towns in the north.", "COERCE GHA > "],
  ])("takes a word and what describes it for one act: %s", (text, wanted) => {
    expect(eventsOf(text).map(shown)).toEqual([wanted]);
  });

  it("tells an act that is plain though it is by and against those who have no code", () => {
    const text = "Chancellor Otto von Bismarck demanded an apology from Count Benedetti.";
    const [asked, ...others] = eventsOf(text);
    const words = (of: Event["actor"] = []) => of.map(({ start, end }) => text.slice(start, end));
    expect([asked?.type, words(asked?.actor), words(asked?.recipient)]).toEqual([
      "REQUEST",
      ["Chancellor Otto von Bismarck"],
      ["Count Benedetti"],
    ]);
    expect(others).toEqual([]);
  });

  it("reads the passive as the active", () => {
    expect(eventsOf("Iran was condemned by Britain on Tuesday.").map(shown)).toContain("ACCUSE GBR > IRN");
  });

  it("tells what is planned from what happened", () => {
    const [planned] = eventsOf("Poland's prime minister will visit Kyiv on Friday.");
    const [held] = eventsOf("Poland's prime minister visited Kyiv on Monday.");
    expect([planned?.status, planned?.date]).toEqual(["planned", "2025-02-07"]);
    expect([held?.status, held?.date]).toEqual(["happened", "2025-02-03"]);
  });

  it.each([
    ["Norway called off a planned summit with Kenya.", "cancelled"],
    ["Norway has shelved a meeting with Kenya's foreign minister.", "postponed"],
    ["The talks between Norway and Kenya were put off.", "postponed"],
    ["Kenya's president cancelled a visit to Norway on Tuesday.", "cancelled"],
    ["Kenya's president said that he had cancelled a planned meeting with Norway's prime minister.", "cancelled"],
    ["A summit between Norway and Kenya planned for Friday has been called off.", "cancelled"],
    ["Norway has cancelled plans to meet Kenyan officials in Oslo on Friday.", "cancelled"],
    ["Plans for a meeting between the presidents of Norway and Kenya have been dropped.", "cancelled"],
    ["Norway's prime minister spoke of a visit to Kenya that was postponed in January.", "postponed"],
    ["A visit to Kenya by Norway's foreign minister was planned for Monday but was put off.", "postponed"],
    ["No Norwegian official will attend the summit in Kenya in June.", "denied"],
    ["There are no plans for Norway's foreign minister to meet President William Ruto.", "denied"],
    ["Norway's foreign minister would have been the first to visit Kenya since 2012.", "planned"],
  ])("tells what came of a meeting: %s", (text, status) => {
    expect(eventsOf(text, unsure).find(({ type }) => type === "CONSULT")?.status).toBe(status);
  });

  it.each([
    "Norway's foreign minister expects Kenya to postpone its new rules on fish by a year.",
    "Norway cancelled the contract with Kenya.",
    "Kenya called off the search for the Norwegian ship.",
  ])("knows no meeting in what is put off and is none: %s", (text) => {
    expect(eventsOf(text).filter(({ type }) => type === "CONSULT")).toEqual([]);
  });

  it("knows no meeting in what is talked of at one", () => {
    const [visit, ...others] = eventsOf(
      "Norway's prime minister will meet President William Ruto in Nairobi on Friday to discuss the negotiations with Sudan.",
    ).filter(({ type }) => type === "CONSULT");
    expect(visit?.status).toBe("planned");
    expect(others).toEqual([]);
  });

  it("tells that a visit is off besides when it was to be", () => {
    const told = eventsOf(
      "Norway's prime minister postponed a visit to Kenya on Tuesday. He had been due to leave for Nairobi on Wednesday.",
    );
    // Both tell of one visit, and the day it was to be is that of both.
    expect(told.map(({ date }) => date)).toEqual(["2025-02-05", "2025-02-05"]);
    expect(told[0]?.status).toBe("postponed");
    expect(["planned", "postponed", "cancelled"]).toContain(told[1]?.status);
  });

  it.each([
    ["Norway's foreign minister is to travel to Nairobi, Kampala and Kigali next week.", ["KEN", "RWA", "UGA"]],
    ["Norway's foreign minister Espen Barth Eide flew to London and Bonn on Monday.", ["DEU", "GBR"]],
  ])("knows all who are visited: %s", (text, hosts) => {
    const [visit] = eventsOf(text);
    expect(visit?.recipient.map(({ code }) => code).sort()).toEqual(hosts);
  });

  it.each([
    // A host does not visit himself; whoever is received visits him.
    [
      "Kenya's president, William Ruto, hopes for a loan. Emmanuel Macron will receive him on Thursday.",
      "CONSULT KEN > FRA",
    ],
    [
      "Norway's prime minister, Jonas Gahr Store, hopes for a treaty. Emmanuel Macron will receive him on Thursday.",
      "CONSULT NOR > FRA",
    ],
  ])("knows who receives whom: %s", (text, wanted) => {
    expect(eventsOf(text).map(shown)).toContain(wanted);
  });

  it.each([
    ["She will leave Nairobi on Thursday.", 1],
    ["She will leave Nairobi for Kampala on Thursday.", 2],
  ])("tells of a visit once, whoever leaves again: %s", (left, visits) => {
    const told = eventsOf(`Norway's foreign minister Anniken Huitfeldt arrived in Nairobi on Tuesday. ${left}`, unsure);
    expect(told.filter(({ mode }) => mode === "visit")).toHaveLength(visits);
  });

  it.each([
    "Shares in London closed higher on Tuesday as investors shrugged off weak retail data.",
    "The minister's new book is a delight, and so is its cover.",
    "Heavy rain is expected in northern Spain over the weekend.",
  ])("finds none in: %s", (text) => {
    expect(eventsOf(text)).toEqual([]);
  });

  it("gives each a confidence that is a probability", () => {
    for (const { confidence } of eventsOf("Russia and Ukraine held talks in Istanbul on Monday. They failed.")) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThan(1);
    }
  });
});
