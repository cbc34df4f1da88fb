import { html } from "hono/html";
import { dates, headline, kindOf, listing, type Markup, type NameOf, steps, whereOf } from "../publish/index.js";
import type { Evidenced, HistoryEntry, PublishedEvent } from "../record/index.js";
import { count, facts, original, roomPage, wordsAddress } from "./frame.js";
import { statusMark } from "./marks.js";

/** One engagement or event: its state now, its history, and under each entry the words it rests on. */
export function engagementPage(
  event: PublishedEvent,
  evidence: ReadonlyMap<string, Evidenced>,
  on: string,
  nameOf: NameOf,
): string {
  const { start, end, topics, history, persons, parties, reports } = event;
  const rows: [string, Markup | string][] = [
    ["When", start === null ? "Date not given" : html`<time datetime="${start}">${dates(start, end)}</time>`],
    ["Where", whereOf(event, nameOf)],
    ["Parties", parties.map(nameOf).join(", ")],
    ["Persons", listing(persons)],
    ["Agenda", topics.join("; ")],
  ];
  const title = headline(event, nameOf);
  const [a, b] = parties;
  const told = steps(history);
  return roomPage(
    title,
    html`<header class="title">
<p class="kicker">${kindOf(event)} ${statusMark(event, on)}</p>
<h1>${title}</h1>
<p class="sub">${facts([count(reports.length, "report"), parties.length === 2 ? html`<a href="/briefs/${a ?? ""}/${b ?? ""}">brief on the two</a>` : null])}</p>
</header>
<dl class="facts">${rows.filter(([, fact]) => fact !== "").map(([name, fact]) => html`<dt>${name}</dt><dd>${fact}</dd>`)}</dl>
<section>
<h2>History</h2>
<ol class="history">${history.map((entry, at) => step(entry, told[at] ?? "", evidence.get(entry.statement)))}</ol>
</section>`,
  );
}

function step({ reported, status, article }: HistoryEntry, told: string, found: Evidenced | undefined): Markup {
  const day = reported?.slice(0, 10);
  const report = found?.article;
  return html`<li class="${status}"><p>${day ? html`<time datetime="${day}">${dates(day, null)}</time>` : html`<span class="when">Undated report</span>`}
<span class="status ${status}">${told}</span></p>
${found ? html`<blockquote>${found.statement.evidence.text}</blockquote>` : ""}
<p class="sub">${facts([
    report?.publisher,
    report && found
      ? html`<a href="${wordsAddress(report.id, found.statement.evidence)}">${report.title ?? report.id}</a>`
      : article,
    report && original(report),
  ])}</p></li>
`;
}
