import fc from "fast-check";
import { expect, test } from "vitest";
import { findMentions, type Mentions } from "./index.js";
import { mentionsOf, tagged } from "./test-mentions.js";

const WORDS = [
  "the",
  "The",
  "Japanese",
  "prime",
  "minister",
  "Tokyo",
  "US",
  "-",
  "backed",
  "rebels",
  "both",
  "countries",
  "he",
  "its",
  "Turkey",
  "'s",
  "’s",
  ",",
  ".",
  "(",
  ")",
  "and",
  "of",
  "on",
  "Friday",
  "in",
  "May",
  "$",
  "50",
  "million",
  "%",
  "King",
  "Abdullah",
  "II",
  "Party",
  "first",
  "week",
  "former",
  "opposition",
  "to",
  "coalition",
  "led",
  "Sheikh",
  "al",
  "İ",
  "ﬁ",
  "\u00ad",
  "😀",
  "\ud800",
  "3,000",
  "2027",
  "until",
  "Lagos",
  "Ricardo",
  "Kurdish",
  "forces",
];

/** Every span lies in the text, and what was read off the text is there. */
function check({ actors, places, times, quantities }: Mentions, text: string): void {
  for (const { start, end } of [...actors, ...places, ...times, ...quantities]) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const { parties } of actors)
    for (const { start, end } of parties) {
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  for (const { start, end, value } of quantities) expect(text.slice(start, end)).toBe(value);
  for (const { start, end, venue } of places) if (venue !== null) expect(text.slice(start, end)).toContain(venue);
}

test("any words give mentions whose spans slice back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 }),
      fc.constantFrom(undefined, "2023-05-07", "1996-12-31", "2025-05-14T23:30:00-05:00"),
      (words, published) => {
        const mentions = mentionsOf(`They met ${words.join(" ")}`, published);
        check(mentions, mentions.text);
      },
    ),
    { numRuns: 300 },
  );
});

test("any text whatever gives mentions whose spans slice back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 120 }), (text) => {
      check(findMentions({ published: "2023-05-07" }, tagged(text)), text);
    }),
    { numRuns: 200 },
  );
});

test("words that are names in the language of the program are words", () => {
  for (const word of ["__proto__", "constructor", "toString", "valueOf"])
    expect(mentionsOf(`They met ${word} weeks ago, ${word} million.`, "2023-05-07").times).toEqual([]);
});

test("nothing gives nothing", () => {
  expect(findMentions({ published: null }, [])).toEqual({ actors: [], places: [], times: [], quantities: [] });
});

test("the same report gives the same mentions again", () => {
  const text = "Japan's premier met Yoon in Tokyo on Friday. Both leaders pledged $50 million.";
  expect(mentionsOf(text, "2023-05-07")).toEqual(mentionsOf(text, "2023-05-07"));
});
