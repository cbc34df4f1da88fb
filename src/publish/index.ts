/** How do people and programs read the record? */
export { articleSource } from "./article-source.js";
export { type Brief, type BriefOptions, dates, type Line, makeBrief, type Section } from "./brief.js";
export { briefHtml } from "./html.js";
export { briefMarkdown } from "./markdown.js";
export type { Note } from "./notes.js";
export { type Markup, page, STYLE } from "./page.js";
export { isAhead, statusShown } from "./standing.js";
export { webAddress } from "./web-address.js";
