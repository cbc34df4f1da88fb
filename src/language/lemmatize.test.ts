import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lemmatize } from "./lemmatize.js";
import { UPOS, type Upos } from "./sentence.js";

describe("lemmatize", () => {
  it.each<[string, Upos, string, string]>([
    ["met", "VERB", "VBD", "meet"],
    ["Agreed", "VERB", "VBD", "agree"],
    ["signed", "VERB", "VBN", "sign"],
    ["announced", "VERB", "VBD", "announce"],
    ["urging", "VERB", "VBG", "urge"],
    ["hosted", "VERB", "VBD", "host"],
    ["visiting", "VERB", "VBG", "visit"],
    ["planned", "VERB", "VBN", "plan"],
    ["called", "VERB", "VBD", "call"],
    ["expelled", "VERB", "VBD", "expel"],
    ["denied", "VERB", "VBD", "deny"],
    ["pledges", "VERB", "VBZ", "pledge"],
    ["discusses", "VERB", "VBZ", "discuss"],
    ["vetoes", "VERB", "VBZ", "veto"],
    ["condemned", "VERB", "VBD", "condemn"],
    ["threatened", "VERB", "VBD", "threaten"],
    ["required", "VERB", "VBN", "require"],
    ["invited", "VERB", "VBN", "invite"],
    ["promoting", "VERB", "VBG", "promote"],
    ["restored", "VERB", "VBN", "restore"],
    ["delivered", "VERB", "VBN", "deliver"],
    ["settled", "VERB", "VBN", "settle"],
    ["lying", "VERB", "VBG", "lie"],
    ["said", "VERB", "VBD", "say"],
    ["meet", "VERB", "VB", "meet"],
    ["'s", "AUX", "VBZ", "be"],
    ["’ll", "AUX", "MD", "will"],
    ["wo", "AUX", "MD", "will"],
    ["n't", "PART", "RB", "not"],
    ["'", "PART", "POS", "'s"],
    ["treaties", "NOUN", "NNS", "treaty"],
    ["crises", "NOUN", "NNS", "crisis"],
    ["spokesmen", "NOUN", "NNS", "spokesman"],
    ["NGOs", "NOUN", "NNS", "NGO"],
    ["1990s", "NOUN", "NNS", "1990s"],
    ["Talks", "NOUN", "NNS", "talk"],
    ["Emirates", "PROPN", "NNPS", "Emirate"],
    ["Maldives", "PROPN", "NNPS", "Maldives"],
    ["Paris", "PROPN", "NNP", "Paris"],
    ["larger", "ADJ", "JJR", "large"],
    ["biggest", "ADJ", "JJS", "big"],
    ["earlier", "ADV", "RBR", "early"],
    ["best", "ADV", "RBS", "well"],
    ["them", "PRON", "PRP", "they"],
    ["her", "PRON", "PRP", "she"],
    ["her", "PRON", "PRP$", "her"],
    ["those", "DET", "DT", "that"],
    ["25,000", "NUM", "CD", "25000"],
    ["bn", "NUM", "CD", "billion"],
    ["”", "PUNCT", "''", '"'],
  ])("%s as %s %s is %s", (form, upos, xpos, lemma) => {
    expect(lemmatize(form, upos, xpos)).toBe(lemma);
  });

  it("gives some lemma for any form and tag", () => {
    const xpos = fc.constantFrom("NN", "NNS", "NNPS", "VBD", "VBG", "VBZ", "JJR", "RBS", "POS", "MD", "");
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom(...UPOS), xpos, (form, upos, tag) => {
        expect(lemmatize(form, upos, tag).length).toBeGreaterThan(0);
      }),
    );
  });
});
