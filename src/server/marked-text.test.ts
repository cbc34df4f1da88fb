import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../statement/index.js";
import { markedText } from "./marked-text.js";

const claim = (text: string, start: number, end: number): Statement => ({
  id: `a:${start}`,
  kind: "claim",
  evidence: { start, end, text: text.slice(start, end) },
  subject: [],
  figure: "one",
  figureSpan: { start, end },
  source: null,
  confidence: 0.5,
});
const marked = (text: string, spans: readonly (readonly [number, number])[]) =>
  markedText({ text, statements: spans.map(([start, end]) => claim(text, start, end)) })
    .map(String)
    .join("");

describe("an article's text with marks", () => {
  it("nests marks within marks and gives each its anchor", () => {
    expect(
      marked("They signed 15 pacts.", [
        [12, 20],
        [0, 20],
        [0, 20],
      ]),
    ).toBe('<p><mark id="e0-20">They signed <mark id="e12-20">15 pacts</mark></mark>.</p>\n');
  });

  it("cuts the later of two that cross where the earlier ends", () => {
    expect(
      marked("one two three", [
        [0, 7],
        [4, 13],
      ]),
    ).toBe('<p><mark id="e0-7">one <mark id="e4-13">two</mark></mark><mark> three</mark></p>\n');
  });

  it("keeps every character and marks exactly the evidence", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "<", "&", '"', "é"), minLength: 1, maxLength: 30 });
    const cases = text.chain((words) => {
      const at = fc.integer({ min: 0, max: words.length - 1 });
      const span = fc.tuple(at, at).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
      return fc.tuple(fc.constant(words), fc.array(span, { maxLength: 6 }));
    });
    fc.assert(
      fc.property(cases, ([words, spans]) => {
        const out = marked(words, spans).replace(/^<p>|<\/p>\n$/g, "");
        let depth = 0;
        let inked = "";
        let plain = "";
        for (const [piece] of out.matchAll(/<mark[^>]*>|<\/mark>|&\w+;|&#\d+;|./gu)) {
          if (piece.startsWith("<mark")) depth++;
          else if (piece === "</mark>") depth--;
          else {
            const letter = { "&lt;": "<", "&amp;": "&", "&quot;": '"' }[piece] ?? piece;
            plain += letter;
            inked += depth > 0 ? "x" : ".";
          }
        }
        expect(plain).toBe(words);
        expect(inked).toBe([...words].map((_, at) => (spans.some(([a, b]) => a <= at && at < b) ? "x" : ".")).join(""));
        for (const [start, end] of spans) expect(out).toContain(`id="e${start}-${end}"`);
      }),
    );
  });
});
