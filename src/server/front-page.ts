import { html } from "hono/html";
import {
  capital,
  dates,
  headline,
  inSentence,
  kindOf,
  listing,
  type Markup,
  type NameOf,
  whereOf,
} from "../publish/index.js";
import type { Counts, Evidenced, PublishedEvent } from "../record/index.js";
import { count, facts, roomPage, wordsAddress } from "./frame.js";
import { statusMark, whenMark } from "./marks.js";

/** What the first page shows. */
export interface Front {
  readonly ahead: readonly PublishedEvent[];
  readonly lately: readonly PublishedEvent[];
  /** By statement id: the latest words each engagement shown rests on. */
  readonly evidence: ReadonlyMap<string, Evidenced>;
  readonly counts: Counts;
  /** The day the page looks from, `YYYY-MM-DD`. */
  readonly on: string;
}

/** Dyads the first page offers briefs on. */
const DYADS = 12;

/** The first page: what is ahead, what was lately, each with the way to its evidence. */
export function frontPage({ ahead, lately, evidence, counts, on }: Front, nameOf: NameOf): string {
  const list = (engagements: readonly PublishedEvent[], empty: Markup) =>
    engagements.length === 0
      ? html`<p class="empty">${empty}</p>`
      : html`<ol class="engagements">${engagements.map((one) => entry(one, evidence, on, nameOf))}</ol>`;
  const dyads = dyadsOf([...ahead, ...lately]);
  return roomPage(
    null,
    html`<header class="title">
<h1>The record on <time datetime="${on}">${dates(on, null)}</time></h1>
<p class="sub">${count(counts.articles, "report")}, ${count(counts.statements, "statement")}, ${count(counts.engagements, "engagement")}, ${count(counts.commitments, "pledge")}. Every line leads to the words it rests on.</p>
</header>
<section>
<h2>Ahead</h2>
${list(ahead, html`No engagement is announced for the days ahead.`)}
</section>
<section>
<h2>Lately</h2>
${list(
  lately,
  counts.engagements > 0
    ? html`No engagement on record lies in the days behind.`
    : html`No engagement is on record yet. Add reports with <code>chancery add FILE</code>.`,
)}
</section>
${
  dyads.length === 0
    ? ""
    : html`<section>
<h2>Briefs</h2>
<ul class="dyads">${dyads.map(
        ([a, b]) =>
          html`<li><a href="/briefs/${a}/${b}">${capital(listing([a, b].map((code) => inSentence(nameOf(code)))))}</a></li>`,
      )}</ul>
</section>`
}`,
  );
}

function entry(
  engagement: PublishedEvent,
  evidence: ReadonlyMap<string, Evidenced>,
  on: string,
  nameOf: NameOf,
): Markup {
  const { id, reports, parties, persons, history } = engagement;
  const words = evidence.get(history.at(-1)?.statement ?? "");
  const [a, b] = parties;
  const brief = parties.length === 2 ? html`<a href="/briefs/${a ?? ""}/${b ?? ""}">brief</a>` : null;
  return html`<li>${whenMark(engagement)}
<div><p class="kicker">${kindOf(engagement)} ${statusMark(engagement, on)}</p>
<h3><a href="/engagements/${encodeURIComponent(id)}">${headline(engagement, nameOf)}</a></h3>
${persons.length > 0 ? html`<p>${listing(persons)}</p>` : ""}
${
  words
    ? html`<p class="words"><q><a href="${wordsAddress(words.article.id, words.statement.evidence)}">${words.statement.evidence.text}</a></q></p>`
    : ""
}
<p class="sub">${facts([whereOf(engagement, nameOf), count(reports.length, "report"), brief])}</p></div></li>
`;
}

/** The pairs of parties of most engagements, each pair once. */
function dyadsOf(engagements: readonly PublishedEvent[]): (readonly [string, string])[] {
  const seen = new Map<string, { readonly dyad: readonly [string, string]; times: number }>();
  for (const { parties } of engagements) {
    const [a, b] = parties;
    if (!a || !b || parties.length !== 2) continue;
    const known = seen.get(`${a} ${b}`) ?? { dyad: [a, b] as const, times: 0 };
    known.times++;
    seen.set(`${a} ${b}`, known);
  }
  return [...seen.values()]
    .sort((a, b) => b.times - a.times)
    .slice(0, DYADS)
    .map(({ dyad }) => dyad);
}
