import { html } from "hono/html";
import { type Markup, page, webAddress } from "../publish/index.js";
import type { CodedArticle } from "../statement/index.js";

/** The head of every page: the house's name, and the way back to the first page. */
export const site: Markup = html`<a class="skip" href="#main">Skip to the text</a>
<header class="site"><a class="name" href="/">Chancery</a><p>A checkable record of diplomacy</p></header>`;

/** A page of the reading room. */
export const roomPage = (title: string | null, body: Markup): string =>
  page(title === null ? "Chancery" : `${title} · Chancery`, body, site);

/** Where on an article's page a stretch of its text is marked. */
export const anchor = ({ start, end }: { readonly start: number; readonly end: number }): string => `e${start}-${end}`;

/** Where words stand: a stretch of an article's text, or of its title. */
type Words = { readonly in?: "title" | "text" | undefined; readonly start: number; readonly end: number };

/** The address of the words a statement rests on. */
export const wordsAddress = (article: string, evidence: Words): string =>
  `/articles/${encodeURIComponent(article)}${evidence.in === "title" ? "" : `#${anchor(evidence)}`}`;

/** A link to the report where it was published, if its address is one of the web. */
export function original(article: Pick<CodedArticle, "url">): Markup | string {
  const url = webAddress(article.url);
  return url ? html`<a href="${url}" rel="noreferrer">original</a>` : "";
}

/** Parts of a line of facts, those that are there, with a middle dot between. */
export function facts(parts: readonly (Markup | string | null | undefined)[]): Markup {
  const there = parts.filter((part) => part !== null && part !== undefined && part !== "");
  return html`${there.map((part, at) => (at === 0 ? html`${part}` : html` · ${part}`))}`;
}

/** "1 report", "2 reports". */
export const count = (n: number, noun: string): string => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
