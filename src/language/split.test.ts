import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSpace } from "./characters.js";
import type { Sentence } from "./sentence.js";
import { split } from "./split.js";

/** Sentences with tokens apart by blanks; a bar stands before a joined one. */
const shown = (text: string) =>
  split(text).map((sentence) =>
    sentence.form.map((form, i) => (i === 0 ? form : (sentence.joined[i] === 1 ? "|" : " ") + form)).join(""),
  );
const tokens = (text: string) => shown(text).join(" // ");

describe("tokens", () => {
  it.each([
    ["They didn't go", "They did|n't go"],
    ["I'm sure you've seen it", "I|'m sure you|'ve seen it"],
    ["She couldn’t’ve known", "She could|n’t|’ve known"],
    ["Norway's plan and the allies' view", "Norway|'s plan and the allies|' view"],
    ["We cannot, and they're gonna", "We can|not , and they|'re gon|na"],
    ["O'Connor's cat", "O'Connor|'s cat"],
    ["He called it 'a victory' today", "He called it ' a victory ' today"],
    ["the US-led group", "the US - led group"],
    ["a non-nuclear, mid-1990s face-to-face", "a non-nuclear , mid-1990s face - to - face"],
    ["U.S.-Japan ties", "U.S. - Japan ties"],
    ["Kim Jong-il and Roh Moo-hyun", "Kim Jong-il and Roh Moo-hyun"],
    ["$1,200.50, €5bn or 20%", "$ 1,200.50 , € 5 bn or 20 %"],
    ["US$40m", "US$ 40 m"],
    ["at 10:30, 5 p.m. and 7pm", "at 10:30 , 5 p.m. and 7 pm"],
    ["the 20th and 21st in the 1990s", "the 20th and 21st in the 1990s"],
    ["on 2024-03-01 call 202-555-0147", "on 2024-03-01 call 202-555-0147"],
    ["in 2019-21 they won 3-1", "in 2019 - 21 they won 3 - 1"],
    ["see https://example.org/a-b?c=1.", "see https://example.org/a-b?c=1 ."],
    ["write to first.last@example.org, or <a@b.net>", "write to first.last@example.org , or < a@b.net >"],
    ["#Talks with @envoy :-) now", "#Talks with @envoy :-) now"],
    ["Well... no -- or—yes", "Well ... no -- or — yes"],
    ["“Peace,” he said", "“ Peace , ” he said"],
    ["and/or he/she on 3/4/2024", "and / or he / she on 3/4/2024"],
    ["AT&T and R&D", "AT&T and R&D"],
    ["the 1,2 rule", "the 1 , 2 rule"],
    ["👍🏽 ok", "👍🏽 ok"],
  ])("%s", (text, expected) => {
    expect(tokens(text)).toBe(expected);
  });
});

describe("sentences", () => {
  it.each([
    ["Mr. Li met Gen. Ek. They spoke.", 2],
    ["J. R. Brandt of the U.S. State Department spoke.", 1],
    ["He lives in the U.S. She does not.", 2],
    ["It met on Jan. 6 at 9 a.m. local time. All came.", 2],
    ["Talks began at 5 p.m. The envoy left.", 2],
    ["The firm, Acme Inc., sued. Acme Corp. said no.", 2],
    ["“Will it hold?” she asked. “It will.” Others doubt it.", 3],
    ['"Is it over?" Mr. Berg said.', 1],
    ["They agreed (see No. 4). Then they left.", 2],
    ["He paused... and went on. Then... He left.", 3],
    ["LIMA, Feb. 5 -- Talks began.", 2],
    ["OSLO (AP) - Talks began. They ended.", 3],
    ["It fell 2.5 percent. In 1987. $5 was lost.", 3],
    ["One line\nwrapped here. Two", 2],
    ["A title\n\nA paragraph. With two.\n \nLast", 4],
    ["The claim was denied.[4] Nobody asked.", 2],
    ["1. The first point. 2. The second point.", 2],
  ])("%s", (text, count) => {
    expect(shown(text)).toHaveLength(count);
  });

  it("gives a full stop of its own to an abbreviation that ends a sentence", () => {
    expect(shown("It was Acme Inc. The court agreed, etc.")).toEqual(["It was Acme Inc .", "The court agreed , etc ."]);
  });

  it("numbers paragraphs", () => {
    expect(split("A. Bee came.\n\n \n\nTwo. Three.").map((s) => s.paragraph)).toEqual([0, 1, 1]);
  });

  it("keeps the offsets of the whole text", () => {
    const text = "  First one.\n\n  Second isn't.";
    expect(split(text).map(({ start, end }) => text.slice(start, end))).toEqual(["First one.", "Second isn't."]);
  });
});

/** What holds for any text. */
function check(text: string, sentences: readonly Sentence[]): void {
  let at = 0;
  let paragraph = 0;
  for (const sentence of sentences) {
    expect(sentence.length).toBeGreaterThan(0);
    expect(sentence.length).toBeLessThanOrEqual(401);
    expect(sentence.start).toBe(sentence.starts[0]);
    expect(sentence.end).toBe(sentence.ends[sentence.length - 1]);
    expect(sentence.joined[0]).toBe(0);
    expect(sentence.paragraph).toBeGreaterThanOrEqual(paragraph);
    paragraph = sentence.paragraph;
    expect(/\n[ \t]*\n/.test(text.slice(sentence.start, sentence.end))).toBe(false);
    for (let i = 0; i < sentence.length; i++) {
      const start = sentence.starts[i] ?? -1;
      const end = sentence.ends[i] ?? -1;
      expect(end).toBeGreaterThan(start);
      for (; at < start; at++) expect(isSpace(text.charCodeAt(at))).toBe(true);
      expect(start).toBe(at);
      expect(text.slice(start, end)).toBe(sentence.form[i]);
      if (sentence.joined[i] === 1) expect(sentence.ends[i - 1]).toBe(start);
      at = end;
    }
  }
  for (; at < text.length; at++) expect(isSpace(text.charCodeAt(at))).toBe(true);
}

describe("any text", () => {
  it("is covered by tokens in order", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => check(text, split(text))));
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => check(text, split(text))));
  });

  it("made of the pieces that rules look at is covered too", () => {
    const piece = fc.constantFrom(
      ..."a A I s t n x U.S Mr no Kim un can't gonna 's ’ ' \" “ ” . .. … ! ? - -- — / & $ € % # @ : ; , ( ) [ ] < > 1 20 3,4 12:30 5/6/78 555-1234 www. http:// a@b.c pm th Please Thanks The the \ud83d \ude00 \n \n\n =====".split(
        " ",
      ),
      " ",
      "\n\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        check(text, split(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    "a",
    "A.",
    "a-",
    "'s",
    "1/",
    "1-",
    ".",
    "@",
    "a@",
    "w.",
    "http://",
    '"',
    "(",
    "U.S. ",
    "Inc. ",
    "x ",
    "\ud83d\u200d",
    "[1]",
    ":-)",
  ])("of one long run of %j is divided in bounded sentences", (unit) => {
    const text = unit.repeat(Math.ceil(200_000 / unit.length));
    const sentences = split(text);
    expect(Math.max(...sentences.map((s) => s.length))).toBeLessThanOrEqual(401);
    expect(sentences.at(-1)?.end).toBe(text.trimEnd().length);
  });
});
