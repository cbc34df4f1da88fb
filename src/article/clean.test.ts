import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clean } from "./clean.js";
import { comparable } from "./normalise.js";

const LEAD = "Ghana's president will visit Lomé on Friday, his office said.";
const LONG =
  "The two governments have argued for years over the line at sea between their countries, and fishermen on both sides say that patrols stop them nearly every week.";

describe("clean", () => {
  test("keeps what is said once, a tagline and a short line too", () => {
    const paragraphs = [LEAD, "A port town waits.", LONG, "The writer is the paper's man in Accra."];
    expect(clean(paragraphs, null)).toEqual({ paragraphs, removed: [] });
  });

  test("cuts later copies of a line and a paragraph, whatever their marks and spacing", () => {
    const { paragraphs, removed } = clean(
      [LEAD, LONG, "GHANA’S  president will visit Lomé on Friday – his office said", LONG],
      null,
    );
    expect(paragraphs).toEqual([LEAD, LONG]);
    expect(removed.map(({ reason }) => reason)).toEqual(["repeated-line", "repeated-paragraph"]);
  });

  test("cuts every copy of the headline", () => {
    const title = "President to visit Togo";
    const { paragraphs, removed } = clean([title, LEAD, "President to visit Togo!", LONG], title);
    expect(paragraphs).toEqual([LEAD, LONG]);
    expect(removed).toEqual([
      { text: title, reason: "headline-copy" },
      { text: "President to visit Togo!", reason: "headline-copy" },
    ]);
  });

  test.each([
    ["Share this article", "furniture"],
    ["Advertisement", "furniture"],
    ["Read more: Ministers meet in Oslo", "furniture"],
    ["Sign up for the morning letter", "furniture"],
    ["By signing up you agree to our terms of use.", "furniture"],
    ["Privacy Policy | Contact", "furniture"],
    ["© 2025 The Lagoon Post. All rights reserved.", "furniture"],
    ["4 min read", "furniture"],
    ["* * *", "furniture"],
    ["Published 2 hours ago", "furniture"],
    ["Updated 5:27 am GMT, Wednesday, November 20, 2024", "furniture"],
    ["https://news.example/2025/02/05/talks.html", "furniture"],
    ["desk@news.example", "furniture"],
    ["Photo: Pool", "credit"],
    [
      "The president waves to the crowd as he leaves the palace in Accra on Monday, Feb. 3, 2025. (AP Photo/Ama Mensah)",
      "credit",
    ],
    ["Ama Mensah/Getty Images", "credit"],
    ["Reporting by Ama Mensah in Accra; editing by Kofi Addo", "credit"],
  ])("cuts %s as %s", (line, reason) => {
    expect(clean([LEAD, line, LONG], null)).toEqual({ paragraphs: [LEAD, LONG], removed: [{ text: line, reason }] });
  });

  test.each([
    "Photo albums were burned in the embassy's yard.",
    "Print shops in Lomé sold flags of both countries.",
    "“Read more of our history,” the premier told students.",
    "Brussels fined the company over its privacy policy.",
    "Reuters was the first to report the talks.",
    "5 February 2025",
    "Published by the ministry, the list names nine men.",
    "A reporter (from Accra) asked for a photo (and got none)",
    "Share prices in Accra fell after the news.",
  ])("keeps %s", (line) => {
    expect(clean([LEAD, line, LONG], null).paragraphs).toEqual([LEAD, line, LONG]);
  });

  test("every word stands in the text, in what was removed, or in the title", () => {
    const word = fc.constantFrom(
      "Share",
      "this",
      "article",
      "photo",
      "Togo",
      "Ghana",
      "talks",
      "more",
      "read",
      "*",
      "…",
      "“",
    );
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.option(line), (lines, title) => {
        const { paragraphs, removed } = clean(lines, title);
        const kept = [...paragraphs, ...removed.map(({ text }) => text)].sort();
        expect(kept).toEqual(lines.filter(Boolean).sort());
        const keys = paragraphs.map(comparable);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
