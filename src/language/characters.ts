/** Classes of UTF-16 code units, as the tokenizer sees them. */
export const CHARACTER = {
  letter: 0,
  digit: 1,
  space: 2,
  /** Brackets and quotes that open. */
  open: 3,
  /** Brackets and quotes that close. */
  close: 4,
  /** Quotes and apostrophes whose side their neighbours tell. */
  apostrophe: 5,
  quote: 6,
  /** Any other punctuation or symbol. */
  mark: 7,
  /** Half of a surrogate pair (most often an emoji). */
  surrogate: 8,
} as const;

/**
 * Class of each UTF-16 code unit. Code units without a rule below count as letters, so that any script gives words.
 * Blocks follow the Unicode block list (https://www.unicode.org/Public/UNIDATA/Blocks.txt).
 */
export const characterClass: Uint8Array = (() => {
  const table = new Uint8Array(0x10000);
  const fill = (first: number, last: number, value: number) => table.fill(value, first, last + 1);
  const each = (characters: string, value: number) => {
    for (const character of characters) table[character.charCodeAt(0)] = value;
  };
  fill(0x00, 0x20, CHARACTER.space);
  fill(0x21, 0x2f, CHARACTER.mark);
  fill(0x30, 0x39, CHARACTER.digit);
  fill(0x3a, 0x40, CHARACTER.mark);
  fill(0x5b, 0x60, CHARACTER.mark);
  fill(0x7b, 0x7e, CHARACTER.mark);
  fill(0x7f, 0xa0, CHARACTER.space);
  fill(0xa1, 0xbf, CHARACTER.mark);
  fill(0x2000, 0x200a, CHARACTER.space);
  fill(0x2010, 0x2027, CHARACTER.mark);
  fill(0x2028, 0x2029, CHARACTER.space);
  fill(0x2030, 0x205e, CHARACTER.mark);
  fill(0x20a0, 0x20cf, CHARACTER.mark);
  fill(0x2100, 0x2bff, CHARACTER.mark);
  fill(0x3001, 0x303f, CHARACTER.mark);
  fill(0xd800, 0xdfff, CHARACTER.surrogate);
  fill(0xff01, 0xff0f, CHARACTER.mark);
  fill(0xff1a, 0xff20, CHARACTER.mark);
  each("\u1680\u202f\u205f\u3000\ufeff", CHARACTER.space);
  // Soft hyphen and ordinal letters stand inside words.
  each("_\u00ad\u00aa\u00b5\u00ba", CHARACTER.letter);
  each("([{<\u201c\u201e\u00ab\u2039\u201a\u300c\u300e\u3010\uff08", CHARACTER.open);
  each(")]}>\u201d\u00bb\u203a\u300d\u300f\u3011\uff09", CHARACTER.close);
  each("'\u2019\u2018`\u00b4", CHARACTER.apostrophe);
  each('"\u201f', CHARACTER.quote);
  return table;
})();

/**
 * Whether a code unit separates tokens (white space and control characters).
 *
 * @param unit UTF-16 code unit
 * @example isSpace(0x20) // true
 */
export function isSpace(unit: number): boolean {
  return characterClass[unit] === CHARACTER.space;
}

/** Whether a code unit is an upper-case Latin, Greek or Cyrillic letter; other scripts have none here. */
export function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit >= 65 && unit <= 90;
  if (unit < 0xc0 || unit > 0x52f) return false;
  if (unit <= 0xde) return unit !== 0xd7;
  const letter = String.fromCharCode(unit);
  return letter.toLowerCase() !== letter;
}
