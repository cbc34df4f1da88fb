import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { assemble, type ReadOptions } from "./assemble.js";
import { blocksOf } from "./blocks.js";
import { dateLine } from "./date-line.js";
import { LARGEST } from "./decode.js";
import { checkLength } from "./longest.js";
import { metadataOf } from "./metadata.js";
import { normaliseCharacters, squeeze } from "./normalise.js";
import type { Article } from "./schema.js";
import { UnreadableArticle } from "./unreadable.js";

/** Deepest nesting that Readability, which recurses, is given: a report has some dozens. Deeper pages are read as they stand. */
const DEEPEST = 400;
/** Most tags, end tags among them: pages have some thousands, live blogs some ten thousand. */
const MOST_TAGS = 40_000;
/** Most attributes of one tag, and most character references of a page: a DOM takes time beyond their number. */
const MOST_ATTRIBUTES = 2_000;
const MOST_REFERENCES = 100_000;
/** Paragraphs of the body among which its date may stand. */
const HEAD_LINES = 6;
/** Deepest nesting a DOM is built for. */
const DEEPEST_DOM = 5_000;

/**
 * A page as an article: its metadata, and its body found by Readability and read off block by block.
 *
 * @throws UnreadableArticle where the page is too large or too deeply nested, or holds no text.
 */
export function readHtml(input: string, options: ReadOptions = {}): Article {
  if (input.length > LARGEST)
    throw new UnreadableArticle(`${input.length} characters are too many for one page`, "split it, or leave it out");
  const page = bounded(input);
  const { document } = parseHTML(page);
  const meta = metadataOf(document);
  const body = bodyOf(document);
  const source = body.join("\n");
  // A page that does not say when it was published in its head may say so above its text.
  const published = meta.published ?? body.slice(0, HEAD_LINES).map(dateLine).find(Boolean) ?? null;
  return assemble({ ...meta, published, paragraphs: body, removed: [], source }, options);
}

/**
 * The page without comments, styles, and scripts other than JSON-LD, in one pass over its tags.
 *
 * @throws UnreadableArticle where it has more tags or deeper nesting than a page that anyone reads.
 */
function bounded(input: string): string {
  const parts: string[] = [];
  let kept = 0;
  let depth = 0;
  let tags = 0;
  for (let at = input.indexOf("<"); at >= 0; at = input.indexOf("<", at + 1)) {
    const start = input.slice(at, at + 9).toLowerCase();
    const hidden = HIDDEN.find(([open]) => start.startsWith(open));
    if (hidden) {
      const [open, close] = hidden;
      const end = after(input, close, at + open.length);
      if (open !== "<script" || !/^<script[^>]{0,300}ld\+json/i.test(input.slice(at, at + 320))) {
        parts.push(input.slice(kept, at));
        kept = end;
      }
      at = end - 1;
    } else if (start.startsWith("</")) depth = Math.max(0, depth - 1);
    else if (/^<[a-z]/.test(start)) {
      if (!VOID.test(start)) depth++;
      at = endOfTag(input, at);
    }
    if (++tags > MOST_TAGS || depth > DEEPEST_DOM) throw new BeyondReason();
  }
  const page = `${parts.join("")}${input.slice(kept)}`;
  let references = 0;
  for (let at = page.indexOf("&"); at >= 0; at = page.indexOf("&", at + 1))
    if (++references > MOST_REFERENCES) throw new BeyondReason();
  return /<html/i.test(page) ? page : `<!doctype html><html><body>${page}</body></html>`;
}

/** Elements that are not read, by how they begin and end. */
const HIDDEN = [
  ["<!--", /-->/],
  ["<script", /<\/script[^>]{0,100}>/],
  ["<style", /<\/style[^>]{0,100}>/],
] as const;
/** Start tags that open no level: void elements, and those that the next of their kind closes. */
const VOID = /^<(img|br|hr|meta|link|input|source|wbr|col|area|base|embed|track|param|p\b|li\b)/;

/** Where the tag that starts at `from` has its closing bracket, brackets in quoted values passed over. */
function endOfTag(text: string, from: number): number {
  let attributes = 0;
  let isValue = false;
  for (let at = from + 2; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code === 32 || (code >= 9 && code <= 13);
    if (code === CLOSE) return at;
    if (isValue && (code === QUOTE || code === APOSTROPHE)) {
      at = text.indexOf(text.charAt(at), at + 1);
      if (at < 0) break;
    }
    if (code === EQUALS) isValue = true;
    else if (!isSpace) isValue = false;
    if ((isSpace || code === SLASH) && ++attributes > MOST_ATTRIBUTES) throw new BeyondReason();
  }
  return text.length;
}

const [CLOSE, QUOTE, APOSTROPHE, EQUALS, SLASH] = [62, 34, 39, 61, 47];

/** A page that no one wrote to be read. */
class BeyondReason extends UnreadableArticle {
  constructor() {
    super("the page is nested or built beyond reason", "give the article's text instead");
  }
}

/** Where the next match of `end` at or after `from` ends; the end of the text where there is none, as in a browser. */
function after(text: string, end: RegExp, from: number): number {
  const search = new RegExp(end, "gi");
  search.lastIndex = from;
  return search.test(text) ? search.lastIndex : text.length;
}

function bodyOf(document: Document): string[] {
  const whole = blocksOf(document.body ?? document.documentElement);
  const found = depthOf(document.documentElement) > DEEPEST ? null : mainPart(document);
  const blocks = found ? blocksOf(found) : [];
  const body = blocks.length > 0 ? blocks : whole;
  checkLength(body.reduce((sum, block) => sum + block.length, 0));
  return body.map((block) => squeeze(normaliseCharacters(block).replace(/\n/g, " "))).filter(Boolean);
}

/** The element that Readability takes for the article; it changes the document. */
function mainPart(document: Document): Element | null {
  try {
    const parsed = new Readability<Element>(document, {
      serializer: (node) => (isElement(node) ? node : document.body),
      charThreshold: 250,
      maxElemsToParse: MOST_TAGS,
    }).parse();
    return parsed?.content ?? null;
  } catch {
    // Readability gives up on some broken pages; their visible blocks are read as they are.
    return null;
  }
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Depth of a tree, walked without recursion and no further than needed. */
function depthOf(root: Element | null): number {
  let deepest = 0;
  const stack: [Element, number][] = root ? [[root, 1]] : [];
  while (stack.length > 0 && deepest <= DEEPEST) {
    const [element, depth] = stack.pop() ?? [];
    if (!element || depth === undefined) break;
    deepest = Math.max(deepest, depth);
    for (const child of Array.from(element.children)) stack.push([child, depth + 1]);
  }
  return deepest;
}
