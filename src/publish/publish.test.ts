import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BriefSource, HistoryEntry } from "../record/index.js";
import type { CodedArticle, Statement } from "../statement/index.js";
import {
  articleSource,
  briefHtml,
  briefMarkdown,
  dates,
  headline,
  inSentence,
  isAhead,
  listing,
  makeBrief,
  steps,
  webAddress,
  whereOf,
} from "./index.js";

const nameOf = (code: string) => ({ POL: "Poland", USA: "United States", UKR: "Ukraine" })[code] ?? code;
const party = (code: string) => ({ code, sector: null, name: null, office: null, start: 0, end: 1 });

describe("dates as people read them", () => {
  it.each([
    ["2025-02-07", null, "7 February 2025"],
    ["2025-02", null, "February 2025"],
    ["2025", "2025", "2025"],
    ["2025-02-07", "2025-02-09", "7–9 February 2025"],
    ["2025-02-27", "2025-03-02", "27 February – 2 March 2025"],
    ["2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025"],
    ["2025-02", "2025-04", "February – April 2025"],
    ["2024", "2025", "2024 – 2025"],
    [null, null, "Date not given"],
  ])("%s to %s", (start, end, shown) => {
    expect(dates(start, end)).toBe(shown);
  });
});

describe("names", () => {
  it("take their article in a sentence", () => {
    expect(["United States", "Poland", "European Union", "Marshall Islands", "Netherlands"].map(inSentence)).toEqual([
      "the United States",
      "Poland",
      "the European Union",
      "the Marshall Islands",
      "the Netherlands",
    ]);
  });

  it("are strung together", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listing)).toEqual(["", "a", "a and b", "a, b and c"]);
  });
});

const entry = (status: HistoryEntry["status"], start: string | null, reported = "2025-01-01"): HistoryEntry => ({
  status,
  start,
  end: null,
  place: null,
  reported,
  article: "a",
  statement: "a:0",
});

describe("an engagement's history in words", () => {
  it.each([
    [
      [entry("planned", "2025-03"), entry("planned", "2025-03-28"), entry("planned", "2025-03-28")],
      ["announced for March 2025", "set for 28 March 2025", "confirmed"],
    ],
    [
      [entry("planned", "2025-03-28"), entry("planned", "2025-04-12"), entry("happened", "2025-04-12")],
      ["announced for 28 March 2025", "moved to 12 April 2025", "held"],
    ],
    [
      [
        entry("planned", "2025-03-28"),
        entry("postponed", null),
        entry("planned", null),
        entry("happened", null),
        entry("happened", null),
      ],
      ["announced for 28 March 2025", "postponed", "confirmed", "held", "followed up"],
    ],
    [
      [entry("planned", "2025-03-28"), entry("postponed", "2025-03-28"), entry("postponed", "2025-05")],
      ["announced for 28 March 2025", "postponed", "postponed to May 2025"],
    ],
    [
      [entry("possible", "2026"), entry("postponed", "2027"), entry("cancelled", null)],
      ["thought of for 2026", "postponed to 2027", "called off"],
    ],
    [
      [entry("planned", null), entry("planned", "2025-05-01"), entry("ongoing", "2025-05-01")],
      ["announced", "set for 1 May 2025", "under way"],
    ],
  ])("%#", (history, told) => {
    expect(steps(history)).toEqual(told);
  });

  it("lies ahead until its date has passed, a vague one to its end, and one without a date for a season", () => {
    const ahead = (start: string | null, on: string) =>
      isAhead({ status: "planned", start, end: null, history: [entry("planned", start, "2025-01-10")] }, on);
    expect([ahead("2025-02-07", "2025-02-07"), ahead("2025-02-07", "2025-02-08")]).toEqual([true, false]);
    expect([ahead("2025-02", "2025-02-28"), ahead("2025-02", "2025-03-01")]).toEqual([true, false]);
    expect([ahead(null, "2025-03-01"), ahead(null, "2025-09-01")]).toEqual([true, false]);
    expect(isAhead({ status: "happened", start: "2025-02-07", end: null, history: [] }, "2025-01-01")).toBe(false);
  });
});

describe("a place", () => {
  it.each([
    ["MUSCAT", "OMN", "Muscat, OMN"],
    ["NEW DELHI", "IND", "New Delhi, IND"],
    ["UN", null, "UN"],
    ["White House", "USA", "White House, United States"],
    [null, "POL", "Poland"],
  ])("%s in %s", (venue, place, shown) => {
    expect(whereOf({ venue, place }, nameOf)).toBe(shown);
  });
});

describe("a headline", () => {
  const event = {
    ...entry("planned", null),
    id: "e1",
    type: "CONSULT",
    mode: null,
    form: "visit",
    parties: ["POL", "USA"],
    actor: ["POL"],
    recipient: ["USA"],
    persons: [],
    precision: null,
    venue: null,
    topics: [],
    history: [],
    reports: [],
  } as const;
  it("tells who goes where, who meets whom, or who acts on whom", () => {
    expect(headline(event, nameOf)).toBe("Poland to the United States");
    expect(headline({ ...event, form: "talks" }, nameOf)).toBe("Poland and the United States");
    expect(headline({ ...event, type: "ACCUSE", form: null, actor: ["USA"], recipient: ["POL"] }, nameOf)).toBe(
      "The United States → Poland",
    );
    expect(
      headline({ ...event, form: "meeting", parties: [], actor: [], recipient: [], persons: ["Ann Ash"] }, nameOf),
    ).toBe("Ann Ash");
  });
});

/** A coded article of claims, one a paragraph, each naming both sides' figures. */
function article(id: string, paragraphs: readonly string[], over: Partial<CodedArticle> = {}): CodedArticle {
  const text = paragraphs.join("\n\n");
  const statements = paragraphs.map((words, at): Statement => {
    const start = paragraphs.slice(0, at).reduce((sum, one) => sum + one.length + 2, 0);
    const evidence = { start, end: start + words.length, text: words };
    const figureSpan = { start, end: start + 1 };
    return {
      id: `${id}:${at}`,
      kind: "claim",
      evidence,
      subject: [party("POL")],
      figure: words.slice(0, 1),
      figureSpan,
      source: null,
      confidence: 0.5,
    };
  });
  return {
    id,
    url: null,
    title: "A title",
    publisher: null,
    published: "2025-05-14",
    language: "en",
    hash: id,
    text,
    removed: [],
    coder: "0",
    notes: [],
    statements,
    ...over,
  };
}

const brief = (one: CodedArticle) =>
  makeBrief(articleSource(one), { parties: [], on: "2025-05-15", title: one.title ?? "", nameOf });

describe("a brief", () => {
  it("cites each line once, notes the sentence and where it stands, and says how much it leaves out", () => {
    const made = brief(
      article(
        "a",
        Array.from({ length: 20 }, (_, at) => `${at + 1} ships lay in port.`),
      ),
    );
    const figures = made.sections.find(({ title }) => title === "Figures claimed");
    expect(figures?.lines).toHaveLength(15);
    expect(figures?.more).toBe(5);
    expect(figures?.lines.map(({ notes }) => notes)).toEqual(Array.from({ length: 15 }, (_, at) => [at + 1]));
    expect(made.notes).toHaveLength(15);
    expect(made.notes[1]).toMatchObject({ sentence: "2 ships lay in port.", start: 22, end: 42, article: "a" });
  });

  it("has the sections of a dyad, with empty ones saying so", () => {
    const source: BriefSource = { articles: new Map(), statements: [], engagements: [] };
    const made = makeBrief(source, { parties: ["USA", "POL"], on: "2025-05-15", nameOf });
    expect(made.title).toBe("The United States and Poland");
    expect(made.sections.map(({ title }) => title)).toEqual([
      "Next engagements",
      "Recent engagements and their outcome",
      "On the agenda",
      "Commitments of the United States",
      "Commitments of Poland",
      "Requests, refusals and threats",
      "Aims",
      "Concerns",
      "Figures claimed",
      "Quotations",
    ]);
    expect(briefHtml(made)).toContain("Nothing is cited.");
  });
});

const hostile = fc.string({
  unit: fc.constantFrom(
    "a",
    " ",
    "1",
    ".",
    "*",
    "_",
    "`",
    "<b>",
    "</q>",
    "[x](http://e.x)",
    "![i](//e.x)",
    "https://e.x",
    "www.e.x",
    "#",
    "-",
    "+",
    ">",
    "|",
    "~~",
    "$x$",
    "&lt;",
    "\\",
    "\u001b[31m",
    "\u202e",
    "\n",
    '"',
    "'",
  ),
  minLength: 1,
  maxLength: 12,
});

describe("what articles say, in a brief", () => {
  it("stays words in Markdown", () => {
    fc.assert(
      fc.property(hostile, hostile, (words, title) => {
        const lines = briefMarkdown(brief(article("a", [`1${words.replace(/\n/g, " ")}`], { title }))).split("\n");
        const body = lines.filter((line) => line.startsWith("- ") || /^\d+\. /.test(line) || line.startsWith("# "));
        for (const line of body) {
          // What is left once escaped characters are taken out: the brief's own bold lead, note marks and quotes.
          const open = line.replace(/\\[\\`*_[\]<>#|~$.+\-=)]/g, "").replace(/^(- )?\*\*[^*]*\*\*|^# |\[\d+\]/g, "");
          expect(open).not.toMatch(/[`*_[\]<>|~$]/);
          expect(open).not.toMatch(/https?:\/\/|www\./);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
          expect(line).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
        }
      }),
    );
  });

  it("stays words in HTML", () => {
    const tags = (page: string) => page.match(/<[a-z/!][^>]*>/gi) ?? [];
    const plain = tags(briefHtml(brief(article("a", ["1 word"], { title: "t" }))));
    fc.assert(
      fc.property(hostile, hostile, (words, title) => {
        const page = briefHtml(brief(article("a", [`1${words.replace(/\n/g, " ")}`], { title: `t${title}` })));
        expect(tags(page)).toEqual(plain);
      }),
    );
  });

  it("becomes a link only where it is a web address", () => {
    expect(webAddress("https://e.x/a(b) c")).toBe("https://e.x/a%28b%29%20c");
    for (const url of [null, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "e.x/a"])
      expect(webAddress(url)).toBe(null);
    const page = briefHtml(brief(article("a", ["1 word"], { url: "javascript:alert(1)" })));
    expect(page).not.toContain("javascript:");
  });
});
