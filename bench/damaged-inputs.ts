import { deflateRawSync, gzipSync } from "node:zlib";
import { randomFrom } from "./random.js";

/** An input as damage, haste or malice leaves it. */
export interface DamagedInput {
  /** The kind of damage and the number of the input. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How the reader is told to read it; undefined where it has to find out. */
  readonly type: "text" | "html" | "jsonl" | undefined;
}

const SENTENCES = [
  "Norway's foreign minister arrived in Jakarta on Tuesday for talks about fishing rights.",
  "“We expect a signature before June,” Indonesia's trade minister told reporters.",
  "Oslo pledged $40 million for the protection of forests over four years.",
  "Officials in both capitals warned that the deal could still fail.",
  "Brazil and Norway urged Jakarta to join the fund – so far in vain.",
  "The visit is the first by a Norwegian minister in nine years, the embassy said.",
  "“C’est une étape,” the French ambassador said at a reception in Surabaya.",
] as const;

type Chance = () => number;
interface Making {
  /** A whole number below `n`. */
  readonly below: (n: number) => number;
  readonly chance: Chance;
  /** A report of some paragraphs. */
  readonly report: () => string;
  readonly page: () => string;
  readonly lines: () => string;
  /** A piece repeated to some length, from ten characters to three millions, the longer the more seldom. */
  readonly many: (piece: string) => string;
}

type Maker = (making: Making) => string | Uint8Array;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (made: string | Uint8Array): Uint8Array => (typeof made === "string" ? utf8(made) : made);
const bigEnded = (text: string) => Buffer.from(text, "utf16le").swap16();

const texts: Readonly<Record<string, Maker>> = {
  "text truncated": ({ report, below }) => utf8(report()).subarray(0, below(400)),
  "text with random bytes": ({ report, below }) => {
    const bytes = utf8(report());
    for (let hits = below(60); hits >= 0; hits--) bytes[below(bytes.length)] = below(256);
    return bytes;
  },
  "text in latin1": ({ report }) => Buffer.from(report(), "latin1"),
  "UTF-16 without a mark": ({ report }) => Buffer.from(report(), "utf16le"),
  "UTF-16 big end first": ({ report }) => bigEnded(report()),
  "UTF-16 of odd length": ({ report }) => Buffer.from(`\ufeff${report()}`, "utf16le").subarray(1),
  "UTF-8 decoded twice": ({ report }) => Buffer.from(report()).toString("latin1"),
  "text with zeros": ({ report, below }) => report().replaceAll(" ", () => (below(9) ? " " : "\u0000")),
  "lone surrogates": ({ report }) =>
    Buffer.from(report().replaceAll("i", "\ud83d").replaceAll("o", "\udc00"), "utf16le"),
  "surrogates in UTF-8": ({ report, below }) =>
    Buffer.concat([utf8(report()), Buffer.from([0xed, 0xa0, 0x80 + below(32)])]),
  empty: () => "",
  spaces: ({ many }) => many(" \n\t\u00a0"),
  "a mark alone": () => Uint8Array.of(0xef, 0xbb, 0xbf),
  "one letter": ({ many }) => many("a"),
  "one word": ({ many }) => many("minister "),
  "names alone": ({ many }) => many("France "),
  "no full stop": ({ many }) => many("France met Japan and "),
  "short sentences": ({ many }) => many("Kim met Kim. "),
  "quotation marks": ({ many }) => many('"a” “'),
  brackets: ({ many }) => many("(a [b "),
  hyphens: ({ many }) => many("a-b-"),
  dots: ({ many }) => many("U.S... "),
  digits: ({ many }) => many("1,0"),
  dates: ({ many }) => many("on Tuesday, 5 May 2025, "),
  money: ({ many }) => many("$5 million and 3% "),
  capitals: ({ many }) => many("NORWAY MEETS INDONESIA "),
  marks: ({ many }) => `a${many("\u0316\u0301")}`,
  emoji: ({ many }) => many("👩‍👩‍👧 met "),
  "right to left": ({ many }) => many("\u202eقال وزير "),
  addresses: ({ many }) => `http://${many("a.b/@")}`,
  breaks: ({ many }) => many("a\r\r\n"),
  wrapped: ({ many }) => many("the ministers of Norway and of Indo-\n"),
  furniture: ({ many }) => many("Share this article\n\n"),
  escapes: ({ many, report }) => `${report()}${many("\u001b[31mred\u001b[0m\u0007")}`,
};

const pages: Readonly<Record<string, Maker>> = {
  "page truncated": ({ page, below }) => utf8(page()).subarray(0, below(900)),
  "page with random bytes": ({ page, below }) => {
    const bytes = utf8(page());
    for (let hits = below(60); hits >= 0; hits--) bytes[below(bytes.length)] = below(256);
    return bytes;
  },
  "page with another charset than it declares": ({ page }) => Buffer.from(`<meta charset="koi8-r">${page()}`, "latin1"),
  "page with no such charset": ({ page }) => `<meta charset="x-unknown">${page()}`,
  "page nested deep": ({ report }) => `<html><body>${"<div>".repeat(100_000)}${report()}`,
  "page nested": ({ many, report }) => `<html><body>${many("<div><b>")}${report()}`,
  "tags crossed": ({ many }) => `<html><body>${many("<div><span><b>a</div>")}`,
  "comment unclosed": ({ page, many }) => `${page()}<!--${many("a -- ")}`,
  "script unclosed": ({ page, many }) => `${page()}<script>${many("if (a<b) ")}`,
  "huge attribute": ({ many, report }) => `<html><p title="${many("a")}">${report()}`,
  "attributes without end": ({ many, report }) => `<html><p ${many("a b=c ")}>${report()}`,
  "quote unclosed": ({ many, report }) => `<html><p>${report()}<a href="${many("x>")}`,
  "character references": ({ many }) => `<html><p>${many("&amp;")}`,
  "broken references": ({ many }) => `<html><p>${many("&#xffffffff;&")}`,
  brackets: ({ many }) => `<html>${many("<")}`,
  breaks: ({ many }) => `<html><p>${many("a<br>")}`,
  tables: ({ many }) => `<html>${many("<table><tr><td>a")}`,
  links: ({ many }) => `<html>${many('<a href="/a">Norway</a> ')}`,
  "JSON-LD nested": ({ many, page }) => `<html><script type="application/ld+json">${many("[")}</script>${page()}`,
  "JSON-LD broken": ({ page }) => `<html><script type="application/ld+json">{"@type":"NewsArticle",</script>${page()}`,
  "huge title": ({ many, report }) => `<html><title>${many("a - ")}</title><p>${report()}`,
  "dates that are none": ({ report }) =>
    `<html><meta name="date" content="99999-99-99"><time>never</time><p>${report()}`,
  "page without text": ({ many }) => `<html><body>${many("<img src=a>")}`,
};

const lines: Readonly<Record<string, Maker>> = {
  "JSONL truncated": ({ lines, below }) => utf8(lines()).subarray(0, below(700)),
  "JSONL with broken lines": ({ lines, below }) =>
    lines()
      .split("\n")
      .map((line) => (below(2) ? line : line.slice(0, below(line.length))))
      .join("\n"),
  "JSONL with random bytes": ({ lines, below }) => {
    const bytes = utf8(lines());
    for (let hits = below(60); hits >= 0; hits--) bytes[below(bytes.length)] = below(256);
    return bytes;
  },
  "JSON of other shapes": () =>
    ["null", "[]", "3", '"a"', "{}", '{"id":[],"text":{}}', '{"id":1e999,"text":"a"}'].join("\n"),
  "JSON nested": ({ many }) => `{"id":"a","text":${many("[")}`,
  "escaped surrogates": ({ report }) =>
    `{"id":"\\ud800","text":${JSON.stringify(report()).replaceAll("o", "\\udc00")}}`,
  "JSONL in UTF-16": ({ lines }) => bigEnded(`\ufeff${lines()}`),
  "published on no day": ({ report }) => JSON.stringify({ id: "a", text: report(), published: "2025-02-31" }),
  "page in JSON": ({ page, below }) => JSON.stringify({ id: "a", html: page().slice(0, below(700)) }),
  "JSON over several lines": ({ report }) => JSON.stringify({ id: "a", text: report() }, null, 2),
};

const binaries: Readonly<Record<string, Maker>> = {
  "random bytes": ({ below }) => Uint8Array.from({ length: below(20_000) }, () => below(256)),
  gzip: ({ report }) => gzipSync(report()),
  "compressed without a head": ({ report }) => deflateRawSync(report()),
  picture: ({ below }) => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(below(5000), 7)]),
  document: ({ many }) => `%PDF-1.7\n%\u00e2\u00e3\n1 0 obj<</Length 5>>stream\n${many("\u0001\u0002")}`,
};

/** Lines longer than any article: made seldom, since they are of 50 MB. */
const huge: readonly (readonly [string, DamagedInput["type"], () => Uint8Array])[] = [
  ["text line of 50 MB", undefined, () => Buffer.alloc(50_000_000, "Norway met Indonesia ")],
  [
    "page line of 50 MB",
    undefined,
    () => Buffer.concat([utf8("<html><p>"), Buffer.alloc(50_000_000, "Norway <b>met</b> ")]),
  ],
  [
    "JSONL line of 50 MB",
    "jsonl",
    () => utf8(`{"id":"a","text":"${"Norway ".repeat(7_100_000)}"}\n{"id":"b","text":"Norway spoke."}`),
  ],
  ["zeros of 50 MB", undefined, () => Buffer.alloc(50_000_000)],
];
/** One input in so many is huge. */
const HUGE_EVERY = 100;

/**
 * Damaged inputs without end: text, pages, JSONL and binary data, cut, mixed up, nested or repeated beyond reason.
 * The same seed gives the same inputs.
 *
 * @example for (const { name, bytes } of take(damaged(1), 200)) …
 */
export function* damaged(seed: number): Generator<DamagedInput> {
  const chance = randomFrom(seed);
  const below = (n: number) => Math.floor(chance() * n);
  const report = () =>
    Array.from({ length: 1 + below(6) }, () => SENTENCES[below(SENTENCES.length)] ?? "").join(below(2) ? " " : "\n\n");
  const making: Making = {
    below,
    chance,
    report,
    page: () =>
      `<!doctype html><html><head><title>Talks in Jakarta</title></head><body><p>${report()}</p></body></html>`,
    lines: () =>
      Array.from({ length: 1 + below(6) }, (_, at) => JSON.stringify({ id: `r${at}`, text: report() })).join("\n"),
    many: (piece) => piece.repeat(Math.ceil(10 ** (1 + 5.5 * chance() ** 2) / piece.length)),
  };
  const kinds = [
    ...Object.entries(texts).map(([name, make]) => [name, undefined, make] as const),
    ...Object.entries(pages).map(([name, make]) => [name, undefined, make] as const),
    ...Object.entries(lines).map(([name, make]) => [name, undefined, make] as const),
    ...Object.entries(binaries).map(([name, make]) => [name, undefined, make] as const),
  ];
  const types = [undefined, undefined, undefined, "text", "html", "jsonl"] as const;
  for (let at = 0; ; at++) {
    const rare = at % HUGE_EVERY === HUGE_EVERY / 2 ? huge[Math.floor(at / HUGE_EVERY) % huge.length] : undefined;
    const kind = kinds[at % kinds.length];
    if (rare) yield { name: `${rare[0]} #${at}`, type: rare[1], bytes: rare[2]() };
    // Told a wrong type now and then, as users do.
    else if (kind)
      yield { name: `${kind[0]} #${at}`, type: types[below(types.length)], bytes: bytesOf(kind[2](making)) };
  }
}
