import { UnreadableArticle } from "./unreadable.js";

/** Longest report, in characters: some 40,000 words, ten times a long read. What is longer is a book, a log or damage. */
export const LONGEST = 250_000;

/**
 * Refuses a text that is too long for a report.
 *
 * @param length its UTF-16 code units.
 * @param most where it was not yet cleaned, more than `LONGEST` may be allowed for what will fall away.
 * @throws UnreadableArticle
 */
export function checkLength(length: number, most = LONGEST): void {
  if (length > most)
    throw new UnreadableArticle(
      `${length} characters of text are too many for one report`,
      `split it, or leave it out (the limit is ${LONGEST})`,
    );
}
