/** No dateline is longer, in UTF-16 units. */
const LONGEST = 120;

const capitals = "\\p{Lu}[\\p{Lu}.'’-]{1,24}(?:[ /]\\p{Lu}[\\p{Lu}.'’-]{0,24}){0,4}";
const mixed = "\\p{Lu}[\\p{L}.'’-]{1,24}(?: \\p{L}[\\p{L}.'’-]{0,24}){0,3}";
const month = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.?";
const day = `(?:${month} \\d{1,2}|\\d{1,2} ${month})(?:,? \\d{4})?`;
const agency = " ?\\([^()\\n]{2,40}\\)";
const rest = `(?:, ?(?:${day}|${mixed})){0,3}`;
const dash = "(?:\\s{1,3}(?:--?|[–—_])\\s{1,3}|\\s{0,3}(?:—|--)\\s{0,3})";
/** Without one there is no dateline: most paragraphs need no closer look. */
const DASH = new RegExp(dash, "u");
const dateline = new RegExp(
  `^(?:${capitals}${rest}(?:${agency})?|${mixed}${rest}${agency}|${mixed}(?:, ?${mixed})?, ?${day}|\\([A-Z][^()\\n]{1,40}\\))${dash}`,
  "u",
);

/**
 * Where a paragraph's dateline ends and its report begins: after "HANOI (Reuters) - ", "WASHINGTON, Feb. 5 -- ",
 * "Beijing, 3 May (Xinhua) — ". A dateline is a place in capitals, or any place with a date or an agency, and a dash.
 *
 * @param text the article's text
 * @param paragraphStart UTF-16 offset where the paragraph begins
 * @returns UTF-16 offset of the report's first character; `paragraphStart` where there is no dateline
 * @example datelineEnd("OSLO (AP) - Talks began.", 0) // 12
 */
export function datelineEnd(text: string, paragraphStart: number): number {
  const beginning = text.slice(paragraphStart, paragraphStart + LONGEST);
  const found = mayOpen(beginning) ? dateline.exec(beginning) : null;
  return paragraphStart + (found?.[0].length ?? 0);
}

/**
 * Whether what stands before a paragraph's first dash may be a dateline, which is worth the closer look: it is in capitals,
 * or holds a figure or a bracket.
 */
function mayOpen(beginning: string): boolean {
  const dash = DASH.exec(beginning);
  if (!dash) return false;
  const second = beginning.charCodeAt(1);
  // Two hyphens may also stand within a word, so that a dash further on is the one that counts.
  const plain = second >= 97 && second <= 122 && !beginning.includes("--");
  return !plain || /[(\d]/.test(beginning.slice(0, dash.index));
}
