/** What windows-1252 puts at 0x80 to 0x9f, where ISO 8859-1 has control characters (WHATWG Encoding Standard). */
const MARKS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Text in which C1 controls stand as the marks that windows-1252 means by their codes. Texts get them from being read as
 * ISO 8859-1, as Node 20's own decoder for windows-1252 does.
 *
 * @example marksFromControls("don\u0092t") // "don’t"
 */
export function marksFromControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => MARKS.charAt(control.charCodeAt(0) - 0x80));
}
