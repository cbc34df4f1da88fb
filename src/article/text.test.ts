import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparable } from "./normalise.js";
import { readArticle } from "./read.js";
import { readText } from "./text.js";

const LEAD = "Kenya's foreign minister arrived in Kampala on Monday for two days of talks.";
const NEXT = "He will meet the Ugandan president before he flies home.";

describe("readText", () => {
  test("reads headline, outlet, author and date where they stand above the report", () => {
    const article = readText(
      ["Minister in Kampala for talks", "The Lake Courier", "By Grace Achieng", "5 February 2025", LEAD, NEXT].join(
        "\n\n",
      ),
    );
    expect(article).toMatchObject({
      title: "Minister in Kampala for talks",
      publisher: "The Lake Courier",
      published: "2025-02-05",
      language: "en",
      text: `${LEAD}\n\n${NEXT}`,
      removed: [
        { text: "The Lake Courier", reason: "furniture" },
        { text: "By Grace Achieng", reason: "credit" },
        { text: "5 February 2025", reason: "furniture" },
      ],
    });
  });

  test("what the caller knows goes before what the report says of itself", () => {
    const known = {
      id: "k1",
      url: "https://news.example/k1",
      title: "Talks",
      publisher: "Courier",
      published: "2025-02-06",
    };
    expect(readText(`Minister in Kampala for talks\n\n5 February 2025\n\n${LEAD}`, known)).toMatchObject(known);
    expect(() => readText(LEAD, { published: "31 June 2025" })).toThrow(/is not a date; write it as/);
  });

  test("a report without a headline has none", () => {
    expect(readText(LEAD).title).toBeNull();
    expect(readText(`${LEAD}\n\n${NEXT}`).title).toBeNull();
    expect(readText(`KAMPALA (Lake Courier) - ${LEAD}\n\n${NEXT}`).title).toBeNull();
  });

  test("a headline that scraping left inside the page is found and its copies are cut", () => {
    const title = "Minister in Kampala for talks";
    const article = readText([LEAD, title, NEXT, title].join("\n\n"));
    expect(article).toMatchObject({ title, text: `${LEAD}\n\n${NEXT}` });
  });

  test("a sentence that opens with By is no author", () => {
    const line = "By contrast the army stayed silent";
    expect(readText(`Minister in Kampala for talks\n\n${line}\n\n${LEAD}`).text).toContain(line);
  });

  test("wrapped lines are one paragraph, lines that are paragraphs stay so", () => {
    const wrapped =
      "The minister of foreign affairs of Kenya\narrived in Kampala on Monday for a two-\nday visit and talks about the co-\noperation of both states on the lake,\nwhere fishermen ask for cooperation\nnow.";
    const text = readText(wrapped).text;
    expect(text).toContain("for a two-day visit and talks about the cooperation of both");
    expect(text).not.toContain("\n");
    expect(readText(`${LEAD}\n${NEXT}`).text).toBe(`${LEAD}\n\n${NEXT}`);
  });

  test.each([["\r\n\r\n"], ["\r\r"], ["\n \u00a0\n"], ["\u2029"], ["\f"]])("paragraphs parted by %j", (gap) => {
    expect(readText(`${LEAD}${gap}${NEXT}`).text).toBe(`${LEAD}\n\n${NEXT}`);
  });

  test.each(["", " \n ", "* * *", "\ufeff", "\u0000"])("refuses %j, which holds no word", (input) => {
    expect(() => readText(input)).toThrow(/there is no text in it; give a file that holds a report/);
  });

  test("a text all of furniture says so", () => {
    expect(() => readText("Share this article")).toThrow(/no text/);
  });

  test("title, text and removed pieces hold every word, and paragraphs are parted by one blank line", () => {
    const word = fc.constantFrom(
      "Kenya",
      "met",
      "Uganda.",
      "Share",
      "By",
      "5",
      "May",
      "2024",
      "-",
      "“talks”",
      "co-",
      "read",
      "more",
    );
    const gap = fc.constantFrom(" ", " ", " ", "\n", "\n\n");
    const input = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 40 }).map((parts) => parts.flat().join(""));
    const letters = (text: string) => comparable(text).replaceAll(" ", "");
    fc.assert(
      fc.property(input, (source) => {
        fc.pre(/[a-z0-9]/i.test(source));
        let article: ReturnType<typeof readText>;
        try {
          article = readText(source);
        } catch (error) {
          expect(String(error)).toMatch(/no text/);
          return;
        }
        const { title, text, removed } = article;
        expect(text).toMatch(/^[^\n]+(\n\n[^\n]+)*$/);
        const found = letters([title ?? "", text, ...removed.map((piece) => piece.text)].join(""));
        for (const piece of source.split(/\s+/)) expect(found).toContain(letters(piece));
      }),
    );
  });
});

describe("identity", () => {
  test("is the words of the source, whatever their spacing and line breaks", () => {
    const { id, hash } = readText(`${LEAD}\n\n${NEXT}`);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(id).toBe(hash.slice(0, 16));
    expect(readText(`${LEAD}\r\n\r\n${NEXT}\u00a0 \n`).hash).toBe(hash);
    expect(readText(`${LEAD}\n\n${NEXT}`, { id: "x", title: "Other" })).toMatchObject({ id: "x", hash });
    expect(readText(`${LEAD} ${NEXT} More.`).hash).not.toBe(hash);
  });

  test("is taken before cleaning, so that other rules of cleaning make no other article", () => {
    expect(readText(`${LEAD}\n\nShare this article`).hash).not.toBe(readText(LEAD).hash);
  });
});

test("readArticle takes bytes and strings and knows pages from text", () => {
  const page = `<html><head><title>Talks</title></head><body><p>${LEAD}</p></body></html>`;
  expect(readArticle(new TextEncoder().encode(page)).text).toBe(LEAD);
  expect(readArticle(LEAD).text).toBe(LEAD);
  expect(readArticle(page, { type: "text" }).text).toBe(page);
  expect(readArticle(Uint8Array.of(0xc1, 0xe8, 0xde, 0xed, 0xe1), { charset: "iso-8859-7" }).text).toBe("Αθήνα");
});
