import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import type { Event } from "../schema.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder();
});

function eventsOf(text: string, published = "2025-02-05"): Event[] {
  const article = { ...readText(text, { id: "test", published }), language: "en" };
  const { statements } = coder.code(article);
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
  ])("tells what came of a meeting: %s", (text, status) => {
    expect(eventsOf(text).find(({ type }) => type === "CONSULT")?.status).toBe(status);
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
