import { marksFromControls } from "./windows-1252.js";

/** Characters that show nothing: soft hyphens, zero-width and directional marks, byte order marks, controls. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]|(?![\t\n\f])\p{Cc}/gu;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/**
 * Text with one kind of space and line break, composed characters (NFC), no invisible characters and no lone surrogates.
 * Quotation marks and dashes stay as written. Of combining marks 30 in a row are kept, as Unicode's stream-safe form
 * (UAX #15) bounds them, since ordering more of them takes time beyond their number.
 *
 * @example normaliseCharacters("co\u00adoperate\r\nnow") // "cooperate\nnow"
 */
export function normaliseCharacters(text: string): string {
  return marksFromControls(wellFormed(text))
    .replace(/\r\n?|\u2028|\v/g, "\n")
    .replace(/\u2029/g, "\n\n")
    .replace(SPACES, " ")
    .replace(INVISIBLE, "")
    .replace(/(\p{M}{30})\p{M}+/gu, "$1")
    .normalize("NFC");
}

/** Lone surrogates become U+FFFD, as when the text is encoded. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/** Runs of spaces as one, none at the ends. */
export const squeeze = (text: string): string => text.replace(/ {2,}/g, " ").trim();

/** The form in which copies of a line are compared: letters and digits only, lower case, so that marks and spacing do not hide a copy. */
export const comparable = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
