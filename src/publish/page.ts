import { html, raw } from "hono/html";
import style from "./style.css";

/** Mark-up in which everything put in was escaped. */
export type Markup = ReturnType<typeof html>;

/** The one style sheet, inlined in every page so that a saved page stays whole; the server allows it by its hash. */
export const STYLE = style;

/** A seal with a ribbon, so that a tab is found again; inlined, since a saved page loads nothing. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath d='M10 19 7 31l9-4 9 4-3-12z' fill='%237d2230'/%3E%3Ccircle cx='16' cy='13' r='11' fill='%23a83246'/%3E%3Ccircle cx='16' cy='13' r='7' fill='none' stroke='%23f6e8dc' stroke-width='2.4'/%3E%3C/svg%3E";

/**
 * A whole, self-contained page.
 *
 * @param title the page's title, escaped here.
 * @param body mark-up made with `html`, which escapes what is put into it.
 * @param site what stands at the head of the page: the reading room's name and links; left out in a brief saved as a file.
 */
export function page(title: string, body: Markup, site: Markup | null = null): string {
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${raw(ICON)}">
<style>${raw(STYLE)}</style>
</head>
<body>
${site ?? ""}
<main id="main">
${body}
</main>
</body>
</html>
`;
  return String(whole);
}
