import { describe, expect, test } from "vitest";
import { readHtml } from "./html.js";

const BODY = [
  "Fiji's prime minister flew to Suva's neighbour on Wednesday for a summit of island leaders that is to last three days.",
  "The leaders want to agree on a common patrol of their waters, which officials have prepared since the spring in several rounds.",
  "“We share one ocean,” he told reporters before he left, and added that the fund for the patrol boats was still too small.",
];
const html = (head: string, body = BODY.map((text) => `<p>${text}</p>`).join("\n")) =>
  `<!doctype html><html lang="en"><head>${head}</head><body><article>${body}</article></body></html>`;
const ld = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("body", () => {
  test("is read paragraph by paragraph, without navigation, scripts, captions and link lists", () => {
    const links = ["Home", "World", "Sport"].map((name) => `<li><a href="/${name}">${name}</a></li>`).join("");
    const page = `<!doctype html><html><head><title>Island summit</title><style>p{}</style></head><body>
      <nav><ul>${links}</ul></nav><script>var text = "<p>Nothing</p>";</script>
      <article><h1>Island summit</h1><p>${BODY[0]}</p><figure><img src="a.jpg"><figcaption>Leaders on the beach.</figcaption></figure>
      <p>${BODY[1]}</p><p><a href="/more">Read more: Patrol boats delivered</a></p><p>${BODY[2]}</p></article>
      <footer><p>© 2025 The Reef. All rights reserved.</p></footer></body></html>`;
    const article = readHtml(page);
    expect(article.text).toBe(BODY.join("\n\n"));
    expect(article.title).toBe("Island summit");
  });

  test("character references, breaks, soft hyphens and inline marks are read as text", () => {
    const body = `<p>Fiji&rsquo;s <b>prime</b> min&shy;ister said &ldquo;yes&rdquo; &amp; left.<br><br>Others&nbsp;stayed.</p>`;
    expect(readHtml(html("", body)).text).toBe("Fiji’s prime minister said “yes” & left.\n\nOthers stayed.");
  });

  test("a piece of a page is read too", () => {
    expect(readHtml(`<p>${BODY[0]}</p><p>${BODY[1]}</p>`).text).toBe(`${BODY[0]}\n\n${BODY[1]}`);
  });

  test("a page nested too deep for Readability is read as it stands", () => {
    expect(readHtml(`${"<div>".repeat(1000)}<p>${BODY[0]}</p>`).text).toBe(BODY[0]);
  });

  test("scripts, styles and comments hide what they hold, to the end where they do not close", () => {
    const body = `<p>${BODY[0]}</p><!-- <p>not this</p> --><SCRIPT>if (a<b) "<p>nor this</p>"</SCRIPT ><p>${BODY[1]}</p><script>`;
    expect(readHtml(html("", `${body}<p>nor that</p>`)).text).toBe(`${BODY[0]}\n\n${BODY[1]}`);
  });

  test.each([
    ["no text", "<html><body><img src=x></body></html>", /no text/],
    ["an empty page", "", /no text/],
    ["too many tags", "<b>x</b>".repeat(31_000), /built beyond reason/],
    ["nesting no DOM should bear", "<div>".repeat(6_000), /built beyond reason; give the article's text/],
  ])("refuses %s", (_, page, message) => {
    expect(() => readHtml(page)).toThrow(message);
  });
});

describe("metadata", () => {
  test("from JSON-LD, before OpenGraph and the rest", () => {
    const data = {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", name: "The Reef", headline: "Not this" },
        {
          "@type": ["NewsArticle"],
          headline: "Leaders gather",
          datePublished: "2025-02-05T09:00:00+12:00",
          publisher: { "@type": "Organization", name: "The Reef" },
          mainEntityOfPage: { "@id": "https://reef.example/leaders" },
          inLanguage: "en",
        },
      ],
    };
    expect(readHtml(html(`${ld(data)}<meta property="article:published_time" content="2024-01-01">`))).toMatchObject({
      title: "Leaders gather",
      publisher: "The Reef",
      published: "2025-02-05T09:00:00+12:00",
      url: "https://reef.example/leaders",
      language: "en",
    });
  });

  test("from OpenGraph and the canonical link", () => {
    const head = `<title>Leaders gather | The Reef</title><meta property="og:title" content="Leaders gather">
      <meta property="og:site_name" content="The Reef"><meta property="article:published_time" content="2025-02-05T09:00:00Z">
      <link rel="canonical" href="https://reef.example/a"><meta property="og:url" content="https://reef.example/b">`;
    expect(readHtml(html(head))).toMatchObject({
      title: "Leaders gather",
      publisher: "The Reef",
      published: "2025-02-05T09:00:00Z",
      url: "https://reef.example/a",
    });
  });

  test("from a page's other types where none is an article, and no address for an outlet's name", () => {
    const data = { "@type": "WebPage", datePublished: "2025-02-05", publisher: { name: "https://reef.example" } };
    const name = '<meta name="application-name" content="The Reef">';
    expect(readHtml(html(`${ld(data)}${name}`))).toMatchObject({ published: "2025-02-05", publisher: "The Reef" });
  });

  test("publication date from a line above the text, where the page tells none elsewhere", () => {
    const page = html("", `<p>Updated: 5 February 2025, 10:30 am</p>${BODY.map((text) => `<p>${text}</p>`).join("")}`);
    expect(readHtml(page)).toMatchObject({ published: "2025-02-05", text: BODY.join("\n\n") });
  });

  test.each([
    ["itemprop's words", '<span itemprop="datePublished">Wed 6:45 PM, Feb 5, 2025</span>'],
    ["itemprop", '<meta itemprop="datePublished" content="2025-02-05">'],
    ["a named meta tag", '<meta name="pubdate" content="20250205">'],
    ["the address", '<link rel="canonical" href="https://reef.example/2025/02/05/leaders.html">'],
  ])("publication date from %s", (_, head) => {
    expect(readHtml(html(head)).published).toBe("2025-02-05");
  });

  test("publication date from <time>, by attribute or words", () => {
    expect(readHtml(html("", `<time datetime="2025-02-05T09:00Z">Wed</time><p>${BODY[0]}</p>`)).published).toBe(
      "2025-02-05T09:00Z",
    );
    expect(readHtml(html("", `<time>5 February 2025</time><p>${BODY[0]}</p>`)).published).toBe("2025-02-05");
  });

  test("dates no page can bear, broken JSON-LD and addresses that are not of the web are passed over", () => {
    const head = `${ld({ "@type": "NewsArticle", datePublished: "1970-01-01" })}<script type="application/ld+json">{"@type":</script>
      <meta property="og:url" content="javascript:alert(1)"><meta name="date" content="2025-02-05">`;
    expect(readHtml(html(head))).toMatchObject({ published: "2025-02-05", url: null });
    expect(readHtml(html("")).published).toBeNull();
  });

  test("the outlet's name behind a title is cut, a dash inside it is not", () => {
    expect(readHtml(html("<title>Island leaders gather for summit | The Reef</title>")).title).toBe(
      "Island leaders gather for summit",
    );
    expect(readHtml(html("<title>Island leaders gather - and argue</title>")).title).toBe(
      "Island leaders gather - and argue",
    );
    const named =
      '<title>Island leaders gather for summit - The Reef</title><meta property="og:site_name" content="The Reef">';
    expect(readHtml(html(named)).title).toBe("Island leaders gather for summit");
  });

  test("the caller's options go first", () => {
    const known = {
      id: "r1",
      url: "https://reef.example/r1",
      title: "Summit",
      publisher: "Reef",
      published: "2025-02-06",
    };
    expect(readHtml(html('<meta name="date" content="2025-02-05"><title>Other</title>'), known)).toMatchObject(known);
  });

  test("the same page with another layout is the same article", () => {
    const { hash } = readHtml(html("<title>One</title>"));
    expect(readHtml(html("<title>Two</title>", BODY.map((text) => `<div><p>${text}</p></div>`).join(""))).hash).toBe(
      hash,
    );
  });
});
