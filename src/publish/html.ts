import { html } from "hono/html";
import type { Brief, Line, Section } from "./brief.js";
import { type Markup, page } from "./page.js";
import { webAddress } from "./web-address.js";

/**
 * A brief as a self-contained page that prints well: no script, no picture, nothing loaded from elsewhere.
 * Everything that comes from articles is escaped, and only web addresses become links.
 */
export function briefHtml(brief: Brief, site: Markup | null = null): string {
  const body = html`<h1>${brief.title}</h1>
<p class="sub">As of <time datetime="${brief.on}">${brief.on}</time></p>
${brief.sections.map(section)}
<h2>Notes</h2>
<ol class="notes">
${brief.notes.map((note) => {
  const url = webAddress(note.url);
  const title = note.title ?? note.article;
  return html`<li id="note-${note.number}">${note.publisher ? html`${note.publisher}, ` : ""}${url ? html`<a href="${url}" rel="noreferrer">${title}</a>` : title}${note.published ? html`, <time datetime="${note.published}">${note.published.slice(0, 10)}</time>` : ""}: <q>${note.sentence}</q> <span>(characters ${note.start}–${note.end})</span></li>
`;
})}
</ol>`;
  return page(`${brief.title} · brief`, body, site);
}

function section({ title, lines, empty }: Section): Markup {
  return html`<h2>${title}</h2>
${lines.length === 0 ? html`<p class="empty">${empty}</p>` : html`<ul>${lines.map(line)}</ul>`}
`;
}

function line({ lead, text, notes }: Line): Markup {
  return html`<li>${lead ? html`<span class="lead">${lead}</span> ` : ""}${text} ${notes.map(
    (n) => html`<sup><a href="#note-${n}" aria-label="note ${n}">${n}</a></sup>`,
  )}</li>
`;
}
