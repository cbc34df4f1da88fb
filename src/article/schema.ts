import * as z from "zod";

/** A half-open stretch of a text, `[start, end)`, in UTF-16 code units: `text.slice(start, end)` gives the words. */
export const Span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;

/** Why a piece of the source does not stand in the cleaned text. */
export const RemovalReason = z.enum(["repeated-line", "repeated-paragraph", "headline-copy", "furniture", "credit"]);
export type RemovalReason = z.infer<typeof RemovalReason>;

/** A piece that cleaning cut, whole, so that nothing is lost silently. */
export const Removed = z.object({ text: z.string(), reason: RemovalReason });
export type Removed = z.infer<typeof Removed>;

/**
 * One published report, cleaned. Every offset in the program counts in `text`.
 * Paragraphs in `text` are separated by a blank line (`\n\n`); there is no other line break.
 */
export const Article = z.object({
  /** The id the input gave, else derived from `hash`. */
  id: z.string().min(1),
  url: z.string().nullable(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  /** ISO date, or date-time with zone, as published. */
  published: z.string().nullable(),
  /** ISO 639-1 code; "und" when it cannot be told. */
  language: z.string(),
  /** SHA-256 (hex) of the normalised source text before cleaning: the article's identity. */
  hash: z.string(),
  text: z.string(),
  removed: z.array(Removed),
});
export type Article = z.infer<typeof Article>;
