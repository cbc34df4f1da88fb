import { html } from "hono/html";
import type { Markup } from "../publish/index.js";
import type { CodedArticle } from "../statement/index.js";
import { anchor } from "./frame.js";

/** A stretch to be marked, `[start, end)`; a piece cut off another one has no anchor of its own. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly anchor: string | null;
}

/**
 * An article's paragraphs with the words that statements rest on in `<mark>` elements, each with the anchor its links
 * lead to, so that the browser shows the whole of it. Marks within marks are nested; of two that cross, the later one
 * is cut where the earlier one ends.
 */
export function markedText({ text, statements }: Pick<CodedArticle, "text" | "statements">): Markup[] {
  const evidence = statements.filter((statement) => statement.evidence.in !== "title").map((s) => s.evidence);
  const stretches = [...new Map(evidence.map((one) => [anchor(one), { ...one, anchor: anchor(one) }])).values()];
  const out: Markup[] = [];
  let from = 0;
  for (const paragraph of text.split("\n\n")) {
    const to = from + paragraph.length;
    const inside = stretches.filter(({ start, end }) => start >= from && end <= to);
    out.push(html`<p>${marked(text, from, to, inside)}</p>
`);
    from = to + 2;
  }
  return out;
}

/** The text of `[from, to)` with marks on the stretches, all of which lie within. */
function marked(text: string, from: number, to: number, stretches: readonly Stretch[]): Markup[] {
  const waiting = [...stretches].sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: Markup[] = [];
  let at = from;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { start, end } = next;
    const within = waiting.filter((other) => other.start < end);
    const rest: Stretch[] = waiting.filter((other) => other.start >= end);
    for (const other of within) if (other.end > end) rest.push({ start: end, end: other.end, anchor: null });
    const clipped = within.map((other) => ({ ...other, end: Math.min(other.end, end) }));
    parts.push(html`${text.slice(at, start)}`);
    const words = marked(text, start, end, clipped);
    parts.push(next.anchor ? html`<mark id="${next.anchor}">${words}</mark>` : html`<mark>${words}</mark>`);
    at = end;
    waiting.splice(0, waiting.length, ...rest.sort((a, b) => a.start - b.start || b.end - a.end));
  }
  parts.push(html`${text.slice(at, to)}`);
  return parts;
}
