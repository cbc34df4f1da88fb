import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { assemble, type ReadOptions } from "./assemble.js";
import { blocksOf } from "./blocks.js";
import { LARGEST } from "./decode.js";
import { metadataOf } from "./metadata.js";
import { normaliseCharacters, squeeze } from "./normalise.js";
import type { Article } from "./schema.js";
import { UnreadableArticle } from "./unreadable.js";

/** Deepest nesting and most tags a page may have: a report has some dozens and thousands; more would only burn time or the stack. */
const DEEPEST = 400;
const MOST_TAGS = 200_000;

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
  return assemble({ ...meta, paragraphs: body, removed: [], source }, options);
}

/** The page without comments, scripts and styles other than JSON-LD, refused where its nesting would exhaust the stack. */
function bounded(input: string): string {
  let depth = 0;
  let tags = 0;
  for (let at = input.indexOf("<"); at >= 0; at = input.indexOf("<", at + 1)) {
    const next = input.charCodeAt(at + 1);
    if (next === 47) depth = Math.max(0, depth - 1);
    else if ((next >= 97 && next <= 122) || (next >= 65 && next <= 90)) {
      if (!VOID.test(input.slice(at + 1, at + 9))) depth++;
      tags++;
    }
    if (depth > DEEPEST * 20 || tags > MOST_TAGS)
      throw new UnreadableArticle("the page is nested or built beyond reason", "give the article's text instead");
  }
  return input.includes("<html") || input.includes("<HTML")
    ? input
    : `<!doctype html><html><body>${input}</body></html>`;
}

const VOID = /^(img|br|hr|meta|link|input|source|wbr|col|area|base|embed|track|param|p\b|li\b)/i;

function bodyOf(document: Document): string[] {
  if (depthOf(document.documentElement) > DEEPEST)
    throw new UnreadableArticle("the page is nested beyond reason", "give the article's text instead");
  const whole = () => blocksOf(document.body ?? document.documentElement);
  const fallback = whole();
  let found: Element | null = null;
  try {
    const parsed = new Readability<Element>(document, {
      serializer: (node) => (isElement(node) ? node : document.body),
      charThreshold: 250,
      maxElemsToParse: MOST_TAGS,
    }).parse();
    found = parsed?.content ?? null;
  } catch {
    // Readability gives up on some broken pages; their visible blocks are read as they are.
  }
  const blocks = found ? blocksOf(found) : [];
  return (blocks.length > 0 ? blocks : fallback)
    .map((block) => squeeze(normaliseCharacters(block).replace(/\n/g, " ")))
    .filter(Boolean);
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
