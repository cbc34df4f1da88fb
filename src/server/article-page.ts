import { html } from "hono/html";
import type { Party } from "../mention/index.js";
import { capital, dates, inSentence, listing, type Markup, type NameOf, whereOf } from "../publish/index.js";
import type { CodedArticle, Statement } from "../statement/index.js";
import { anchor, count, facts, original, roomPage } from "./frame.js";
import { markedText } from "./marked-text.js";

/** One report: its text with the words that statements rest on marked, and what they assert. */
export function articlePage(article: CodedArticle, nameOf: NameOf): string {
  const { id, title, publisher, published, statements, notes, removed } = article;
  const day = published?.slice(0, 10);
  return roomPage(
    title ?? id,
    html`<article>
<header class="title">
<p class="kicker">${publisher ?? "Report"}</p>
<h1>${title ?? id}</h1>
<p class="sub">${facts([
      day ? html`<time datetime="${day}">${dates(day, null)}</time>` : "no publication date",
      count(statements.length, "statement"),
      original(article),
    ])}</p>
</header>
<div class="text">${markedText(article)}</div>
</article>
${notes.length > 0 ? html`<p class="empty">${capital(notes.join("; "))}.</p>` : ""}
${
  statements.length > 0
    ? html`<section>
<h2>What it asserts</h2>
<ul class="asserted">${statements.map((statement) => asserted(statement, article, nameOf))}</ul>
</section>`
    : ""
}
${
  removed.length > 0
    ? html`<section>
<h2>Cut while cleaning</h2>
<ul class="removed">${removed.map((piece) => html`<li><span class="kicker">${piece.reason.replace("-", " ")}</span> ${piece.text}</li>`)}</ul>
</section>`
    : ""
}`,
  );
}

function asserted(statement: Statement, { title, text }: CodedArticle, nameOf: NameOf): Markup {
  const { evidence, kind, confidence } = statement;
  const words = evidence.in === "title" ? "#main" : `#${anchor(evidence)}`;
  return html`<li><span class="kicker">${kind}</span>
<div><p>${gist(statement, evidence.in === "title" ? (title ?? "") : text, nameOf)}</p>
<p class="words"><q><a href="${words}">${kind === "quote" ? statement.words : evidence.text}</a></q></p>
<p class="sub">${facts([statement.kind !== "quote" && statement.source ? `according to ${statement.source.name}` : null, `confidence ${confidence.toFixed(2)}`])}</p></div></li>
`;
}

/**
 * A statement's fields in one line; those who have no code by the report's words for them.
 *
 * @param text what the statement's offsets count in.
 */
function gist(statement: Statement, text: string, nameOf: NameOf): string {
  const named = (parties: readonly Pick<Party, "code" | "name" | "start" | "end">[]) =>
    listing([
      ...new Set(
        parties.map(({ code, name, start, end }) =>
          code ? inSentence(nameOf(code)) : (name ?? text.slice(start, end)),
        ),
      ),
    ]);
  const line = (...parts: readonly (string | null | undefined | false)[]) => capital(parts.filter(Boolean).join(" · "));
  switch (statement.kind) {
    case "event": {
      const { actor, recipient, people, type, mode, status, date, place, venue } = statement;
      const acting = named(actor) || listing(people.map(({ name }) => name));
      const sides = recipient.length > 0 ? `${acting} → ${named(recipient)}` : acting;
      const [start = "", end = null] = date?.split("/") ?? [];
      return line(
        sides,
        [type, mode].filter(Boolean).join(" "),
        status,
        date && dates(start, end),
        whereOf({ venue, place }, nameOf),
      );
    }
    case "commitment": {
      const { by, to, what, value, deadline } = statement;
      const sides = to.length > 0 ? `${named(by)} → ${named(to)}` : named(by);
      return line(sides, value ?? what, deadline && `by ${dates(deadline, null)}`);
    }
    case "aim":
      return line(named(statement.holder), statement.topic);
    case "concern": {
      const about = named(statement.about);
      return line(named(statement.holder), about && `about ${about}`, statement.topic);
    }
    case "claim":
      return line(named(statement.subject), statement.figure);
    case "quote":
      return line(statement.speaker, statement.code && nameOf(statement.code));
  }
}
