import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotations } from "./quotation.js";

const words = (text: string) => quotations(text).map(({ start, end }) => text.slice(start, end));

describe("quotations", () => {
  it("finds straight, curly, doubled and angled marks", () => {
    expect(words('"We will stay," she said.')).toEqual(["We will stay,"]);
    expect(words("“We will stay,” she said. “For good.”")).toEqual(["We will stay,", "For good."]);
    expect(words("``We will stay,'' she said.")).toEqual(["We will stay,"]);
    expect(words("«We will stay», she said.")).toEqual(["We will stay"]);
  });

  it("pairs a straight mark with a curly one where but one of a pair is mended", () => {
    expect(words('"By what right?” she asked. "By none."')).toEqual(["By what right?", "By none."]);
    expect(words('“By none," she said. “Go.”')).toEqual(["By none,", "Go."]);
    expect(words('"They wrote “go home” on it," she said.')).toEqual(["They wrote “go home” on it,"]);
    expect(words('“They wrote "go home." Then they left,” she said.')).toEqual([
      'They wrote "go home." Then they left,',
    ]);
  });

  it("takes no inches for marks", () => {
    expect(words('A 70" screen was sold, and "a small one" too.')).toEqual(["a small one"]);
  });

  it("tells single marks from apostrophes", () => {
    expect(words("‘The talks weren’t easy,’ he said of the ministers’ night.")).toEqual(["The talks weren’t easy,"]);
    expect(words("The workers' rights and Iran's border weren't discussed.")).toEqual([]);
    expect(words("'The border is closed,' Tehran's envoy said.")).toEqual(["The border is closed,"]);
  });

  it("ends an unclosed quotation with its paragraph, and at a second opening mark", () => {
    const text = "“We came early.\n\n“We left late,” he said.";
    expect(quotations(text).map(({ closed }) => closed)).toEqual([false, true]);
    expect(words(text)).toEqual(["We came early.", "We left late,"]);
    expect(words("“One thing. “Another thing,” he said.")).toEqual(["One thing.", "Another thing,"]);
  });

  it("runs on over paragraphs that only close what an earlier one opened", () => {
    expect(words('"We came early.\n\nWe left late, "he said.')).toEqual(["We came early.\n\nWe left late,"]);
    expect(words('"We came," he said. "\n\nAnd we left. "\n\n"It rained," she said.')).toEqual([
      "We came,",
      "And we left.",
      "It rained,",
    ]);
    expect(words('"We came early...\n\nand we left late," he said.')).toEqual([
      "We came early...",
      "and we left late,",
    ]);
  });

  it("keeps to the text for any input: spans are ordered, inside their marks", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", " ", '"', "“", "”", "‘", "’", "'", "`", "\n\n", ".", ",", "«", "»"),
    });
    fc.assert(
      fc.property(text, (input) => {
        let last = 0;
        for (const { start, end, outerStart, outerEnd } of quotations(input)) {
          expect(last).toBeLessThanOrEqual(outerStart);
          expect(outerStart).toBeLessThan(start);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(outerEnd);
          last = outerEnd;
        }
      }),
    );
  });
});
