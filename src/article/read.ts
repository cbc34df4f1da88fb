import type { ReadOptions } from "./assemble.js";
import { decode } from "./decode.js";
import { readHtml } from "./html.js";
import type { Article } from "./schema.js";
import { sniff } from "./sniff.js";
import { readText } from "./text.js";

/** How to read an input whose content does not tell. */
export interface ReadArticleOptions extends ReadOptions {
  readonly type?: "text" | "html";
  /** Charset of the bytes, as an HTTP header gives it. */
  readonly charset?: string;
}

/**
 * Reads one article from text or HTML, given as a string or as bytes in any common encoding. Pure and synchronous.
 *
 * @throws UnreadableArticle for binary or empty input, for what is too large, and for a `published` that is no date.
 * @example const article = readArticle(html, { url, published: "2025-05-14" });
 */
export function readArticle(input: string | Uint8Array, options: ReadArticleOptions = {}): Article {
  const text = typeof input === "string" ? input : decode(input, options.charset);
  return (options.type ?? sniff(text)) === "html" ? readHtml(text, options) : readText(text, options);
}
