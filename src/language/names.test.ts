import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newSentence } from "./build-sentence.js";
import { loadLanguage } from "./model.js";
import { NAME_TYPES, nameSpan, namesIn } from "./names.js";
import { split } from "./split.js";

const language = loadLanguage(readFileSync("model/english.bin"));

/** Names with their types, as they stand in the sentence. */
function namesOf(text: string): string[] {
  return split(text).flatMap((sentence) => {
    language.parse(sentence);
    return namesIn(sentence).map(({ from, to, type }) => `${sentence.form.slice(from, to).join(" ")}: ${type}`);
  });
}

describe("names that no table holds", () => {
  it.each([
    ["Jens Falkberg met reporters in Vestby.", ["Jens Falkberg: person", "Vestby: place"]],
    ["Mr. Okonjo said he would resign.", ["Mr. Okonjo: person"]],
    ["The envoy lives in Arrakeen.", ["Arrakeen: place"]],
    ["The Falkberg Institute denied the report.", ["The Falkberg Institute: organisation"]],
  ])("%s", (text, expected) => {
    expect(namesOf(text)).toEqual(expect.arrayContaining(expected));
  });

  it("are not there before the parse", () => {
    const [sentence] = split("Jens Falkberg spoke.");
    if (!sentence) throw new Error("no sentence");
    language.tag(sentence);
    expect(namesIn(sentence)).toEqual([]);
  });

  it("lie within their sentence around their head, whatever the tokens", () => {
    const word = fc.constantFrom(..."Anna Berg , the of in Oslo 's and mayor Company met ( ) .".split(" "));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 25 }), (form) => {
        const places = Int32Array.from(form, (_, i) => 10 * i);
        const sentence = newSentence({ start: 0, end: 10 * form.length, starts: places, ends: places, form });
        language.parse(sentence);
        for (const { from, to, head, type } of namesIn(sentence)) {
          expect(from >= 0 && from <= head && head < to && to <= form.length).toBe(true);
          expect(NAME_TYPES).toContain(type);
          expect(sentence.upos[head]).toBe("PROPN");
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("a name's span", () => {
  const form = "in the city of Oslo 's old mayor , Anna Berg , and".split(" ");
  const places = Int32Array.from(form, (_, i) => 10 * i);
  const sentence = newSentence({ start: 0, end: 200, starts: places, ends: places, form });
  [7, 2, 7, 4, 2, 2, 7, -1, 9, 7, 9, 12, 7].forEach((head, i) => {
    sentence.head[i] = head;
  });
  "case det nmod:poss case nmod case amod root punct appos flat punct cc".split(" ").forEach((relation, i) => {
    sentence.deprel[i] = relation;
  });
  sentence.xpos[5] = "POS";

  it.each([
    [2, "the city of Oslo 's"],
    [4, "Oslo"],
    [7, "the city of Oslo 's old mayor"],
    [9, "Anna Berg"],
  ])("around row %i", (head, expected) => {
    const [from, to] = nameSpan(sentence, head);
    expect(form.slice(from, to).join(" ")).toBe(expected);
  });
});
