import { expect, test } from "vitest";
import { event } from "./test-articles.js";
import { contentWords } from "./wording.js";

const TEXT = "Iran seized forty Turkish lorries with grain on Monday.";
const party = (code: string, words: string) => {
  const start = TEXT.indexOf(words);
  return { code, sector: null, name: null, office: null, start, end: start + words.length };
};
const seizure = {
  ...event("a:0", 0, { type: "COERCE", words: TEXT }),
  actor: [party("IRN", "Iran")],
  recipient: [party("TUR", "forty Turkish lorries")],
};

test("of a party's words those that only say what it is of count, its name does not", () => {
  expect(contentWords(seizure, TEXT)).toEqual(["forty", "lorri", "grain"]);
});
