import { expect, test } from "vitest";
import { isLocated } from "./locative.js";
import { tagged } from "./test-mentions.js";

test.each([
  ["The militia issued an ultimatum to Washington.", "to", false],
  ["Iran demanded an apology from the Kremlin.", "from", false],
  ["He complained to Beijing.", "to", false],
  ["She flew to Washington.", "to", true],
  ["They returned from Moscow.", "from", true],
  ["He spoke in Ankara.", "in", true],
  ["They fell out with Ankara.", "with", false],
])("a capital is a place or those who rule there: %s", (text, preposition, wanted) => {
  const [sentence] = tagged(text);
  if (!sentence) throw new Error("no sentence");
  expect(isLocated(sentence, sentence.lower.indexOf(preposition))).toBe(wanted);
});
