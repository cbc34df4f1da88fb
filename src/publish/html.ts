import { html } from "hono/html";
import type { Brief } from "./brief.js";
import { dates } from "./dates.js";
import { type Note, spanOf } from "./notes.js";
import { type Markup, page } from "./page.js";
import type { Line, Section } from "./section.js";
import { webAddress } from "./web-address.js";

export interface BriefHtmlOptions {
  /** What stands at the head of the page; left out in a brief saved as a file. */
  readonly site?: Markup;
  /** Address of a note's words within the reading room. */
  readonly wordsOf?: (note: Note) => string;
}

/**
 * A brief as a self-contained page that prints well: no script, no picture, nothing loaded from elsewhere.
 * Everything that comes from articles is escaped, and only web addresses become links.
 */
export function briefHtml(brief: Brief, { site, wordsOf }: BriefHtmlOptions = {}): string {
  const body = html`<article class="brief">
<header class="title">
<p class="kicker">Brief</p>
<h1>${brief.title}</h1>
<p class="sub">As seen on <time datetime="${brief.on}">${dates(brief.on, null)}</time></p>
</header>
${brief.sections.map(section)}
<section class="notes" aria-labelledby="notes">
<h2 id="notes">Notes</h2>
${
  brief.notes.length === 0
    ? html`<p class="empty">Nothing is cited.</p>`
    : html`<ol>
${brief.notes.map((note) => noteItem(note, wordsOf))}</ol>`
}
</section>
</article>`;
  return page(`${brief.title} · brief`, body, site ?? null);
}

function section({ title, lines, empty, more }: Section): Markup {
  return html`<section>
<h2>${title}</h2>
${lines.length === 0 ? html`<p class="empty">${empty}</p>` : html`<ul class="lines">${lines.map(line)}</ul>`}
${more > 0 ? html`<p class="empty">${more} more in the record.</p>` : ""}
</section>
`;
}

function line({ lead, text, notes }: Line): Markup {
  return html`<li>${lead ? html`<span class="lead">${lead}</span> ` : ""}${text}${notes.map(
    (n, at) => html`${at === 0 ? "\u202f" : ""}<sup><a href="#note-${n}" aria-label="note ${n}">${n}</a></sup>`,
  )}</li>
`;
}

function noteItem(note: Note, wordsOf: BriefHtmlOptions["wordsOf"]): Markup {
  const { number, publisher, published, sentence } = note;
  const url = webAddress(note.url);
  const title = note.title ?? note.article;
  const heading = wordsOf
    ? html`<a href="${wordsOf(note)}">${title}</a>`
    : url
      ? html`<a href="${url}" rel="noreferrer">${title}</a>`
      : title;
  const original = wordsOf && url ? html` <a href="${url}" rel="noreferrer">original</a>` : "";
  const day = published?.slice(0, 10);
  return html`<li id="note-${number}">${publisher ? html`${publisher}, ` : ""}${heading}${
    day ? html`, <time datetime="${day}">${dates(day, null)}</time>` : ""
  }: <q>${sentence}</q> <span class="sub">${spanOf(note)}${original}</span></li>
`;
}
