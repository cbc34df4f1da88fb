/** What was published? Bytes, text and pages in, clean articles out. */
export type { ReadOptions } from "./assemble.js";
export { decode, encodingOf, LARGEST } from "./decode.js";
export { type JsonLine, parseJsonLine } from "./json-line.js";
export { parsePublished, publishedDay } from "./published.js";
export { Article, RemovalReason, Removed, Span } from "./schema.js";
export { sniff } from "./sniff.js";
export { readText } from "./text.js";
export { UnreadableArticle } from "./unreadable.js";

/**
 * The reader of pages. The DOM behind it takes a while to load, so it is fetched when the first page comes.
 *
 * @example const article = (await loadHtmlReader())(html, { url });
 */
export const loadHtmlReader = async () => (await import("./html.js")).readHtml;
