/** No dateline is longer, in UTF-16 units. */
const LONGEST = 120;

const month = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.?";
const day = `(?:${month} \\d{1,2}|\\d{1,2} ${month})(?:,? \\d{4})?`;
const agency = " ?\\([^()\\n]{2,40}\\)";
const dash = "(?:\\s{1,3}(?:--?|[–—_])\\s{1,3}|\\s{0,3}(?:—|--)\\s{0,3})";
/** Without one there is no dateline: most paragraphs need no closer look. */
const DASH = new RegExp(dash, "u");

/** A dateline at the beginning of a text, by what counts as a capital and as a letter in it. */
function datelineOf(capital: string, letter: string): RegExp {
  const capitals = `[${capital}][${capital}.'’-]{1,24}(?:[ /][${capital}][${capital}.'’-]{0,24}){0,4}`;
  const mixed = `[${capital}][${letter}.'’-]{1,24}(?: [${letter}][${letter}.'’-]{0,24}){0,3}`;
  const rest = `(?:, ?(?:${day}|${mixed})){0,3}`;
  return new RegExp(
    `^(?:${capitals}${rest}(?:${agency})?|${mixed}${rest}${agency}|${mixed}(?:, ?${mixed})?, ?${day}|${mixed}, ${mixed}|\\([A-Z][^()\\n]{1,40}\\))${dash}`,
    "u",
  );
}

/** For texts without foreign letters: Unicode's classes would take the engine longer to prepare than a report takes to divide. */
const plain = datelineOf("A-Z", "A-Za-z");
const general = datelineOf("\\p{Lu}", "\\p{L}");
const FOREIGN = /[^\s!-~–—‘’“”…]/;

/**
 * Where a paragraph's dateline ends and its report begins: after "HANOI (Reuters) - ", "WASHINGTON, Feb. 5 -- ",
 * "Beijing, 3 May (Xinhua) — ". A dateline is a place in capitals, or any place with a date, an agency or its country, and a dash.
 *
 * @param text the article's text
 * @param paragraphStart UTF-16 offset where the paragraph begins
 * @returns UTF-16 offset of the report's first character; `paragraphStart` where there is no dateline
 * @example datelineEnd("OSLO (AP) - Talks began.", 0) // 12
 */
export function datelineEnd(text: string, paragraphStart: number): number {
  const beginning = text.slice(paragraphStart, paragraphStart + LONGEST);
  if (!DASH.test(beginning)) return paragraphStart;
  const found = (FOREIGN.test(beginning) ? general : plain).exec(beginning);
  return paragraphStart + (found?.[0].length ?? 0);
}
