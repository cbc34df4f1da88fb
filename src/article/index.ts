/** What was published? Bytes, text and pages in, clean articles out. */
export type { ReadOptions } from "./assemble.js";
export { decode, LARGEST } from "./decode.js";
export { type JsonLine, parseJsonLine } from "./json-line.js";
export { parsePublished, publishedDay } from "./published.js";
export { Article, RemovalReason, Removed, Span } from "./schema.js";
export { readText } from "./text.js";
export { UnreadableArticle } from "./unreadable.js";
