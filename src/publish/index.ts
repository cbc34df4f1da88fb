/** How do people and programs read the record? */
export { articleSource } from "./article-source.js";
export { type Brief, type BriefOptions, makeBrief } from "./brief.js";
export { dates } from "./dates.js";
export { headline, kindOf, type NameOf, whereOf } from "./headline.js";
export { briefHtml } from "./html.js";
export { briefMarkdown } from "./markdown.js";
export { capital, inSentence, listing } from "./names.js";
export type { Note } from "./notes.js";
export { type Markup, page, STYLE } from "./page.js";
export { byNearest, isAhead, statusShown, steps } from "./standing.js";
export { webAddress } from "./web-address.js";
