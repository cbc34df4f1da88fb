import { html, raw } from "hono/html";
import style from "./style.css";

/** Mark-up in which everything put in was escaped. */
export type Markup = ReturnType<typeof html>;

/** The one style sheet, inlined in every page so that a saved page stays whole; the server allows it by its hash. */
export const STYLE = style;

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
<title>${title}</title>
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
