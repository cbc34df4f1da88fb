import { expect, test } from "vitest";
import type { Event } from "../statement/index.js";
import { contentWords } from "./wording.js";

const TEXT = "Iran seized forty Turkish lorries with grain on Monday.";
const party = (code: string, words: string) => {
  const start = TEXT.indexOf(words);
  return { code, sector: null, name: null, office: null, start, end: start + words.length };
};
const seizure: Event = {
  id: "a:0",
  kind: "event",
  evidence: { start: 0, end: TEXT.length, text: TEXT },
  type: "COERCE",
  mode: "seize",
  form: null,
  contexts: [],
  actor: [party("IRN", "Iran")],
  recipient: [party("TUR", "forty Turkish lorries")],
  people: [],
  status: "happened",
  date: null,
  dateSpan: null,
  place: null,
  venue: null,
  placeSpan: null,
  topics: [],
  source: null,
  confidence: 0.9,
};

test("of a party's words those that only say what it is of count, its name does not", () => {
  expect(contentWords(seizure, TEXT)).toEqual(["forty", "lorri", "grain"]);
});
