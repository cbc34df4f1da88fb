import { html } from "hono/html";
import { roomPage } from "./frame.js";

const back = html`<p><a href="/">Back to the first page</a></p>`;

/** A page for what is not there. */
export const missingPage = (what: string): string =>
  roomPage("Not found", html`<header class="title"><p class="kicker">Not found</p><h1>${what}</h1></header>${back}`);

/**
 * A page for what went wrong on this side.
 *
 * @param message words that help the user; null where there are none.
 */
export const failurePage = (message: string | null): string =>
  roomPage(
    "Something went wrong",
    html`<header class="title"><p class="kicker">Something went wrong</p><h1>The page could not be made</h1></header>
<p>${message ?? "Try again; if it stays so, restart the reading room."}</p>${back}`,
  );
