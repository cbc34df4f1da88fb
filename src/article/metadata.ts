import { normaliseCharacters, squeeze } from "./normalise.js";
import { parsePublished } from "./published.js";

/** What a page says of itself. */
export interface Metadata {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

/** Years before which no page was published, nor may a date be believed. */
const FIRST_WEB_YEAR = "1995";

/** Metadata of a page from JSON-LD, OpenGraph and other meta tags, itemprop, `<time>` and the address, in that order of trust. */
export function metadataOf(document: Document): Metadata {
  const ld = linkedData(document);
  const meta = (...names: readonly string[]) => firstOf(names.map((name) => metaContent(document, name)));
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const url = firstOf([canonical, meta("og:url"), text(ld.url), address(ld.mainEntityOfPage)]);
  const publisher = firstOf(
    [name(ld.publisher), meta("og:site_name"), meta("publisher"), meta("application-name")].map(outlet),
  );
  return {
    title: titleOf(document, publisher, firstOf([meta("og:title"), text(ld.headline), meta("twitter:title")])),
    publisher,
    published: publishedOf(document, ld, url),
    url: webUrl(url),
    language: firstOf([text(ld.inLanguage), document.documentElement?.getAttribute("lang"), meta("og:locale")]),
  };
}

/** Longest title, name, date or address that is read. */
const LONGEST_VALUE = 2000;

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === "string" && value.trim() ? value : null);
const name = (value: unknown): string | null =>
  isJson(value) ? text(value.name) : Array.isArray(value) ? name(value[0]) : text(value);
/** An outlet's name; an address, which stands there by mistake, is none. */
const outlet = (value: string | null) => (value && /^https?:/.test(value) ? null : value);
const address = (value: unknown): string | null => (isJson(value) ? text(value["@id"]) : text(value));

function firstOf(values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) {
    const clean = value ? squeeze(normaliseCharacters(value.slice(0, LONGEST_VALUE)).replace(/\n/g, " ")) : "";
    if (clean) return clean;
  }
  return null;
}

/** The JSON-LD object that describes an article, wherever in the page's graphs it stands. */
function linkedData(document: Document): Json {
  const found: Json[] = [];
  for (const script of Array.from(document.querySelectorAll('script[type="application/ld+json"]')).slice(0, 20)) {
    try {
      const queue: unknown[] = [JSON.parse(script.textContent ?? "")];
      for (let looked = 0; queue.length > 0 && looked < 200; looked++) {
        const value = queue.shift();
        if (Array.isArray(value)) queue.push(...value);
        else if (isJson(value)) {
          found.push(value);
          queue.push(value["@graph"], value.mainEntity);
        }
      }
    } catch {
      // Broken JSON-LD is common; the other sources stand in.
    }
  }
  const typed = (types: RegExp) => found.find((value) => types.test(name([value["@type"]].flat()[0]) ?? ""));
  return typed(/article|posting|report/i) ?? typed(/review|webpage/i) ?? {};
}

function metaContent(document: Document, key: string): string | null {
  const element = document.querySelector(`meta[property="${key}"], meta[name="${key}"], meta[itemprop="${key}"]`);
  return element?.getAttribute("content") ?? null;
}

/** The headline without the outlet's name behind it. */
function titleOf(document: Document, publisher: string | null, given: string | null): string | null {
  const title =
    given ?? firstOf([document.querySelector("h1")?.textContent, document.querySelector("title")?.textContent]);
  if (!title) return null;
  const cut = /^(.{15,}?) (?:[|–—-]|»|::) ([^|–—]{2,40})$/.exec(title);
  const heading = firstOf([document.querySelector("h1")?.textContent]);
  const isSuffix = cut && (cut[2] === publisher || heading === cut[1] || / \| /.test(title));
  return isSuffix ? (cut[1] ?? title) : title;
}

function publishedOf(document: Document, ld: Json, url: string | null): string | null {
  const attribute = (selector: string, key: string) => document.querySelector(selector)?.getAttribute(key);
  const inUrl = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:\D|$)/.exec(url ?? "");
  const candidates = [
    text(ld.datePublished),
    metaContent(document, "article:published_time"),
    attribute('[itemprop="datePublished"]', "content") ??
      attribute('[itemprop="datePublished"]', "datetime") ??
      document.querySelector('[itemprop="datePublished"]')?.textContent,
    ...[
      "date",
      "pubdate",
      "publish-date",
      "publication_date",
      "dc.date",
      "DC.date.issued",
      "sailthru.date",
      "parsely-pub-date",
      "og:pubdate",
    ].map((key) => metaContent(document, key)),
    inUrl ? `${inUrl[1]}-${inUrl[2]?.padStart(2, "0")}-${inUrl[3]?.padStart(2, "0")}` : null,
    attribute("time[pubdate]", "datetime") ??
      attribute("article time[datetime]", "datetime") ??
      attribute("time[datetime]", "datetime"),
    document.querySelector("time")?.textContent,
  ];
  for (const candidate of candidates) {
    const date = candidate ? parsePublished(candidate.slice(0, LONGEST_VALUE)) : null;
    if (date && date >= FIRST_WEB_YEAR) return date;
  }
  return null;
}

const webUrl = (url: string | null) => (url && URL.canParse(url) && /^https?:/.test(url) ? url : null);
