import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newSentence } from "./build-sentence.js";
import { loadLanguage } from "./model.js";
import { type Sentence, UPOS } from "./sentence.js";
import { split } from "./split.js";
import { isTree } from "./tree.js";

const bytes = readFileSync("model/english.bin");
const language = loadLanguage(bytes);

/** A sentence over any tokens. */
function sentenceOf(form: readonly string[]): Sentence {
  let at = 0;
  const starts = Int32Array.from(form, (word) => {
    const start = at;
    at += word.length + 1;
    return start;
  });
  const ends = starts.map((start, i) => start + (form[i]?.length ?? 0));
  return newSentence({ start: 0, end: Math.max(0, at - 1), starts, ends, form });
}

function parsed(text: string): Sentence {
  const [sentence] = split(text);
  if (!sentence) throw new Error("no sentence");
  language.parse(sentence);
  return sentence;
}

const columns = ({ upos, xpos, lemma, head, deprel }: Sentence) => ({ upos, xpos, lemma, head: [...head], deprel });
/** Each word with its relation and head. */
const arcs = (s: Sentence) => s.form.map((form, i) => `${form} ${s.deprel[i]} ${s.form[s.head[i] ?? -1] ?? "-"}`);
const tagsOf = (s: Sentence) => s.form.map((form, i) => `${form}/${s.upos[i]}`).join(" ");

const known = fc.constantFrom(
  ..."the of a in to talks said minister Kyiv visit . , \" ' ( ) - and who will not 5 % U.S. US".split(" "),
);
const word = fc.oneof({ weight: 4, arbitrary: known }, fc.string({ minLength: 1, maxLength: 12, unit: "binary" }));
const words = fc.array(word, { minLength: 1, maxLength: 30 });

describe("any tokens", () => {
  it("get a known tag, a lemma, a relation and one tree", () => {
    fc.assert(
      fc.property(words, (form) => {
        const s = sentenceOf(form);
        language.parse(s);
        expect(isTree(s.head, s.length)).toBe(true);
        for (let i = 0; i < s.length; i++) {
          expect(UPOS).toContain(s.upos[i]);
          expect(s.xpos[i]).not.toBe("");
          expect(s.lemma[i]).not.toBe("");
          expect(s.deprel[i] === "root").toBe(s.head[i] === -1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("get the same answer whatever was analysed before", () => {
    fc.assert(
      fc.property(words, words, (form, other) => {
        const [one, two] = [sentenceOf(form), sentenceOf(form)];
        language.parse(one);
        language.parse(sentenceOf(other));
        language.tag(two);
        language.parse(two);
        expect(columns(two)).toEqual(columns(one));
      }),
      { numRuns: 50 },
    );
  });

  it("get the same answer without WebAssembly", () => {
    const plain = loadLanguage(bytes, { simd: false });
    const texts = [
      "The two ministers met in Geneva on Tuesday and agreed, after long talks, to reopen the border.",
      "NORWAY AND CHILE SIGN FISHING TREATY",
      "“It's over,” she said.",
    ].flatMap((text) => split(text));
    const check = (form: readonly string[]): void => {
      const [one, two] = [sentenceOf(form), sentenceOf(form)];
      language.parse(one);
      plain.parse(two);
      expect(columns(two)).toEqual(columns(one));
    };
    for (const { form } of texts) check(form);
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), check), { numRuns: 12 });
  });
});

describe("hostile input", () => {
  it.each(["word ", "a", "(", "said, ", "Kyiv-", "é", "U.S. "])(
    "of a megabyte of %j is analysed in bounded parts",
    (unit) => {
      const sentences = split(unit.repeat(Math.ceil(1_000_000 / unit.length)));
      const longest = sentences.reduce((most, { length }) => Math.max(most, length), 0);
      expect(longest).toBeLessThanOrEqual(401);
      // Every bounded part takes bounded time, so a few stand for all.
      for (const sentence of sentences.slice(0, 3)) {
        language.parse(sentence);
        expect(isTree(sentence.head, sentence.length)).toBe(true);
      }
    },
  );

  it("as one sentence of many thousand tokens is a tree", () => {
    const s = sentenceOf(Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? "agreed" : "talks")));
    language.parse(s);
    expect(isTree(s.head, s.length)).toBe(true);
  });
});

describe("news", () => {
  it.each([
    ["The US-led group met.", "The/DET US/PROPN -/PUNCT led/VERB group/NOUN met/VERB ./PUNCT"],
    ["He met US officials.", "He/PRON met/VERB US/PROPN officials/NOUN ./PUNCT"],
    ["U.S.-China talks resumed.", "U.S./PROPN -/PUNCT China/PROPN talks/NOUN resumed/VERB ./PUNCT"],
    ["They met at 9 a.m. on Jan. 6.", "They/PRON met/VERB at/ADP 9/NUM a.m./NOUN on/ADP Jan./PROPN 6/NUM ./PUNCT"],
    ["Chile's aides don't know.", "Chile/PROPN 's/PART aides/NOUN do/AUX n't/PART know/VERB ./PUNCT"],
    ["Leaders Agree To Resume Border Talks", "Leaders/NOUN Agree/VERB To/PART Resume/VERB Border/NOUN Talks/NOUN"],
    ["NORWAY AND CHILE SIGN TREATY", "NORWAY/PROPN AND/CCONJ CHILE/PROPN SIGN/VERB TREATY/NOUN"],
    ["It sent $40 million -- twice.", "It/PRON sent/VERB $/SYM 40/NUM million/NUM --/PUNCT twice/ADV ./PUNCT"],
  ])("%s", (text, expected) => {
    expect(tagsOf(parsed(text))).toBe(expected);
  });

  it("has who acts and who is acted on", () => {
    const tree = arcs(parsed("The foreign minister of Chile condemned the attack and promised to help Norway."));
    expect(tree).toEqual(
      expect.arrayContaining([
        "minister nsubj condemned",
        "Chile nmod minister",
        "condemned root -",
        "attack obj condemned",
        "promised conj condemned",
        "help xcomp promised",
        "Norway obj help",
      ]),
    );
  });

  it("has the speaker as the subject of the verb of saying, before and behind the words said", () => {
    for (const text of ['"We will not yield," the minister said.', "The minister said the army would not yield."]) {
      const tree = arcs(parsed(text));
      expect(tree).toEqual(expect.arrayContaining(["minister nsubj said", "said root -", "yield ccomp said"]));
    }
  });

  it("has passives and their agents", () => {
    const tree = arcs(parsed("On Monday the envoy was received by the king."));
    expect(tree).toEqual(
      expect.arrayContaining(["envoy nsubj:pass received", "king obl:agent received", "Monday obl received"]),
    );
  });

  it("of headlines keeps forms and offsets as written", () => {
    const s = parsed("LEADERS AGREE TO RESUME TALKS IN OSLO");
    expect(s.form.join(" ")).toBe("LEADERS AGREE TO RESUME TALKS IN OSLO");
    expect(s.lemma).toEqual(["leader", "agree", "to", "resume", "talk", "in", "Oslo"]);
  });
});
