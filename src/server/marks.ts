import { html } from "hono/html";
import { dates, type Markup, statusShown } from "../publish/index.js";
import type { PublishedEvent } from "../record/index.js";

/** Its status on a day, as a coloured word. */
export function statusMark(event: PublishedEvent, on: string): Markup {
  const shown = statusShown(event, on);
  return html`<span class="status ${shown === event.status ? shown : "passed"}">${shown}</span>`;
}

/** Its date as a time element where it has one. */
export const whenMark = ({ start, end }: PublishedEvent): Markup =>
  start === null
    ? html`<span class="when">No date yet</span>`
    : html`<time class="when" datetime="${start}">${dates(start, end)}</time>`;
