import { html } from "hono/html";
import { dates, type Markup, page, webAddress } from "../publish/index.js";
import type { PublishedEvent } from "../record/index.js";
import type { CodedArticle, Statement } from "../statement/index.js";

type NameOf = (code: string) => string;

/** The head of every page: the house's name, and the way back to the first page. */
export const site: Markup = html`<a class="skip" href="#main">Skip to the text</a>
<header class="site"><a class="name" href="/">Chancery</a><p>A checkable record of diplomacy</p></header>`;

/** What the record holds, in numbers. */
export interface Holdings {
  readonly articles: number;
  readonly statements: number;
  readonly engagements: number;
}

/** The first page: what is ahead, what was lately, each with the way to its evidence. */
export function frontPage(
  ahead: readonly PublishedEvent[],
  lately: readonly PublishedEvent[],
  holdings: Holdings,
  on: string,
  nameOf: NameOf,
): string {
  const list = (engagements: readonly PublishedEvent[], empty: string) =>
    engagements.length === 0
      ? html`<p class="empty">${empty}</p>`
      : html`<ul class="plain">${engagements.map((engagement) => entry(engagement, on, nameOf))}</ul>`;
  const count = (n: number, noun: string) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
  const body = html`<h1>The diplomatic record on ${dates(on, null)}</h1>
<p class="sub">${count(holdings.articles, "report")}, ${count(holdings.statements, "statement")}, ${count(holdings.engagements, "engagement")}. Everything here leads to the words it rests on.</p>
<h2>Ahead</h2>
${list(ahead, "No engagement is announced for the days ahead.")}
<h2>Lately</h2>
${list(lately, "No engagement is on record yet. Add reports with: chancery add FILE")}`;
  return page("Chancery", body, site);
}

function entry(engagement: PublishedEvent, on: string, nameOf: NameOf): Markup {
  const { id, start, end, status, venue, place, reports, parties } = engagement;
  const passed =
    status === "planned" && (end ?? start) !== null && (end ?? start ?? "") < on.slice(0, (end ?? start ?? "").length);
  const where = [venue, place ? nameOf(place) : null]
    .filter((part, at, all) => part && all.indexOf(part) === at)
    .join(", ");
  const reported = `${reports.length} report${reports.length === 1 ? "" : "s"}`;
  return html`<li><span class="when">${dates(start, end)}</span><span class="what"><a href="/engagements/${encodeURIComponent(id)}">${title(engagement, nameOf)}</a>
<span class="sub">${where ? `${where} · ` : ""}<span class="status ${passed ? "possible" : status}">${passed ? "date passed, no report" : status}</span> · ${reported}${
    parties.length === 2 ? html` · <a href="/briefs/${parties[0] ?? ""}/${parties[1] ?? ""}">brief</a>` : ""
  }</span></span></li>
`;
}

/** "Visit: Shigeru Ishiba (Japan) to the United States", as far as it is known. */
function title({ form, parties, persons, actor, recipient }: PublishedEvent, nameOf: NameOf): string {
  const names = (codes: readonly string[]) => codes.map(nameOf).join(", ");
  const kind = form ?? "meeting";
  const head = kind.charAt(0).toUpperCase() + kind.slice(1);
  const people = persons.length > 0 ? ` (${persons.join(", ")})` : "";
  if (kind === "visit" && actor.length > 0 && recipient.length > 0)
    return `${head}: ${names(actor)} to ${names(recipient)}${people}`;
  return `${head}: ${names(parties)}${people}`;
}

/** One engagement: its state now, its history, and under each entry the words it rests on. */
export function engagementPage(
  engagement: PublishedEvent,
  evidence: ReadonlyMap<string, { statement: Statement; article: CodedArticle }>,
  nameOf: NameOf,
): string {
  const { start, end, status, venue, place, topics, history } = engagement;
  const where = [venue, place ? nameOf(place) : null]
    .filter((part, at, all) => part && all.indexOf(part) === at)
    .join(", ");
  const body = html`<h1>${title(engagement, nameOf)}</h1>
<p>${dates(start, end)}${where ? ` · ${where}` : ""} · <span class="status ${status}">${status}</span></p>
${topics.length > 0 ? html`<p class="sub">On the agenda: ${topics.join("; ")}</p>` : ""}
<h2>History</h2>
<ul class="plain">${history.map((step) => {
    const found = evidence.get(step.statement);
    const moved = step.start ? ` for ${dates(step.start, step.end)}` : "";
    return html`<li><time>${step.reported ? dates(step.reported.slice(0, 10), null) : "undated"}</time><span><span class="status ${step.status}">${step.status}</span>${moved}
${found ? html`<br><q>${found.statement.evidence.text}</q> <span class="sub"><a href="/articles/${encodeURIComponent(step.article)}#${anchor(found.statement)}">${found.article.publisher ?? "report"}: ${found.article.title ?? step.article}</a></span>` : ""}</span></li>
`;
  })}</ul>`;
  return page(`${title(engagement, nameOf)} · Chancery`, body, site);
}

const anchor = ({ evidence }: Statement) => `e${evidence.start}-${evidence.end}`;

/** One report, with the words that statements rest on marked in its text. */
export function articlePage(article: CodedArticle): string {
  const url = webAddress(article.url);
  const about = [article.publisher, article.published?.slice(0, 10)].filter(Boolean).join(", ");
  const body = html`<h1>${article.title ?? article.id}</h1>
<p class="sub">${about}${url ? html` · <a href="${url}" rel="noreferrer">original</a>` : ""} · ${article.statements.length} statements</p>
${paragraphs(article).map((parts) => html`<p>${parts}</p>`)}
${article.notes.length > 0 ? html`<p class="sub">${article.notes.join("; ")}</p>` : ""}
${
  article.removed.length > 0
    ? html`<h2>Cut while cleaning</h2><ul>${article.removed.map(({ text, reason }) => html`<li class="sub">${reason}: ${text}</li>`)}</ul>`
    : ""
}`;
  return page(`${article.title ?? article.id} · Chancery`, body, site);
}

/** The text by paragraphs, cut at every border of evidence, with the covered stretches marked and every evidence's start an anchor. */
function paragraphs({ text, statements }: CodedArticle): Markup[][] {
  const spans = statements
    .filter(({ evidence }) => evidence.in !== "title")
    .map((statement) => ({ ...statement.evidence, anchor: anchor(statement) }));
  const out: Markup[][] = [];
  let from = 0;
  for (const paragraph of text.split("\n\n")) {
    const to = from + paragraph.length;
    const inside = spans.filter(({ start, end }) => start < to && end > from);
    const borders = [
      ...new Set([from, to, ...inside.flatMap(({ start, end }) => [Math.max(start, from), Math.min(end, to)])]),
    ].sort((a, b) => a - b);
    const parts: Markup[] = [];
    for (let at = 0; at + 1 < borders.length; at++) {
      const [a, b] = [borders[at] ?? from, borders[at + 1] ?? to];
      const anchors = new Set(inside.filter(({ start }) => start === a).map((span) => span.anchor));
      for (const name of anchors) parts.push(html`<span id="${name}"></span>`);
      const words = text.slice(a, b);
      parts.push(
        inside.some(({ start, end }) => start <= a && end >= b) ? html`<mark>${words}</mark>` : html`${words}`,
      );
    }
    out.push(parts);
    from = to + 2;
  }
  return out;
}

/** A page for what is not there. */
export function missingPage(what: string): string {
  return page(
    "Not found · Chancery",
    html`<h1>Not found</h1><p>${what}</p><p><a href="/">Back to the first page</a></p>`,
    site,
  );
}

/** A page for what went wrong on this side. @param message words that help the user; null where there are none. */
export function failurePage(message: string | null): string {
  return page(
    "Something went wrong · Chancery",
    html`<h1>Something went wrong</h1><p>${message ?? "The page could not be made. Try again; if it stays so, restart the reading room."}</p><p><a href="/">Back to the first page</a></p>`,
    site,
  );
}
