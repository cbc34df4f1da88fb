import { beforeAll, expect, it } from "vitest";
import { readText } from "../article/index.js";
import { type Coder, loadCoder } from "../coder.js";
import { CodedArticle, type Event } from "./schema.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder();
});

function eventsOf(title: string | null, text: string): Event[] {
  const article = { ...readText(text, { id: "one", published: "2025-05-14" }), title, language: "en" };
  const coded = coder.code(article);
  expect(CodedArticle.parse(coded)).toEqual(coded);
  expect(new Set(coded.statements.map(({ id }) => id)).size).toBe(coded.statements.length);
  for (const { evidence } of coded.statements) {
    const told = evidence.in === "title" ? (title ?? "") : article.text;
    expect(told.slice(evidence.start, evidence.end)).toBe(evidence.text);
  }
  return coded.statements.filter((one) => one.kind === "event");
}

const TITLE = "Norway imposes sanctions on Russia over cable sabotage";

it("tells what only the headline says, and where", () => {
  const text = "OSLO - The foreign minister said on Wednesday that cables had been cut at night in the Barents Sea.";
  const [only] = eventsOf(TITLE, text).filter(({ evidence }) => evidence.in === "title");
  expect(only?.type).toBe("SANCTION");
  expect(only?.actor.map(({ code }) => code)).toEqual(["NOR"]);
  expect(TITLE.slice(only?.actor[0]?.start, only?.actor[0]?.end)).toBe("Norway");
});

it("leaves to the text what both say, and a headline that the text holds", () => {
  const text = "OSLO - Norway imposed sanctions on Russia on Wednesday over the sabotage of cables.";
  const sanctions = eventsOf(TITLE, text).filter(({ type }) => type === "SANCTION");
  expect(sanctions.map(({ evidence }) => evidence.in)).toEqual([undefined]);
  expect(
    eventsOf(TITLE, `Cables had been cut.\n\n${TITLE}.\n\nNo more was known.`).every(
      ({ evidence }) => evidence.in === undefined,
    ),
  ).toBe(true);
});

it("takes no headline where there is none, or an endless one", () => {
  expect(eventsOf(null, "Cables had been cut.")).toEqual([]);
  expect(eventsOf(`${TITLE} `.repeat(50).trim(), "Cables had been cut.")).toEqual([]);
});
