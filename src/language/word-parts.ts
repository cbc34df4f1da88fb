import { CHARACTER, characterClass, isUpper } from "./characters.js";
import type { Scanner } from "./scanner.js";
import { abbreviationOf, abbreviations, currencies, extensions, syllables } from "./vocabulary.js";

/** Longest part of a host name that is looked at. */
const HOST_BOUND = 64;
const DOT = 0x2e;
const HYPHEN = 0x2d;

/** Whether the full stop at `stop`, with a letter or digit after it, stands inside a token ("U.S", "state.gov"). */
export function keepsInnerStop(scan: Scanner, at: number, part: number, stop: number, to: number): boolean {
  const next = scan.text.charCodeAt(stop + 1);
  const length = stop - part;
  if (characterClass[next] === CHARACTER.digit) return scan.classAt(stop - 1) === CHARACTER.digit;
  if (length === 1) return !scan.isAlphanumeric(stop + 2, to) || !isUpper(next) || scan.text.charCodeAt(part) !== 73;
  let end = stop + 1;
  while (end < to && end - stop <= 6 && scan.isAlphanumeric(end, to)) end++;
  if (extensions.has(scan.lower(stop + 1, end)) || isHost(scan, at, part, stop, to)) return true;
  // "Ph.D."
  if (length === 2 && end - stop === 2 && scan.text.charCodeAt(end) === DOT) return true;
  return false;
}

/** Whether the full stop is one of two or more between words in lower case ("comp.sources.unix"). */
function isHost(scan: Scanner, at: number, part: number, stop: number, to: number): boolean {
  if (isUpper(scan.text.charCodeAt(stop - 1)) || isUpper(scan.text.charCodeAt(stop + 1))) return false;
  if (part > at) return true;
  let end = stop + 1;
  while (end < to && end - stop <= HOST_BOUND && scan.classAt(end) === CHARACTER.letter) end++;
  const next = scan.text.charCodeAt(end + 1);
  return (
    end - stop > 2 &&
    scan.text.charCodeAt(end) === DOT &&
    scan.peek(end + 1, to) === CHARACTER.letter &&
    !isUpper(next) &&
    scan.peek(end + 2, to) === CHARACTER.letter
  );
}

/** Whether `[at, stop)` keeps the full stop that follows it: an initial, "U.S.", or a word of the table. */
export function isAbbreviation(scan: Scanner, at: number, part: number, stop: number): boolean {
  if (part > at) return stop - part <= 2 && stop - at <= 12;
  if (stop - at === 1) return isUpper(scan.text.charCodeAt(at)) || abbreviations.has(scan.text.slice(at, stop));
  if (stop - at > 6) return false;
  return abbreviationOf(scan.text.slice(at, stop)) !== undefined;
}

/** Whether `[at, end)` names a currency with the dollar sign after it ("US", "HK"). */
export function isCurrency(scan: Scanner, at: number, end: number): boolean {
  return end - at <= 4 && currencies.has(scan.text.slice(at, end).replaceAll(".", ""));
}

/** Whether a hyphenated word is a given name such as "Jong-un" or "Jae-In". */
export function isGivenName(scan: Scanner, at: number, hyphen: number, to: number): boolean {
  if (hyphen - at > 6 || !isUpper(scan.text.charCodeAt(at)) || isUpper(scan.text.charCodeAt(hyphen - 1))) return false;
  let end = hyphen + 1;
  while (end - hyphen <= 8 && scan.peek(end, to) === CHARACTER.letter) end++;
  if (scan.text.charCodeAt(end) === HYPHEN) return false;
  return syllables.has(scan.lower(at, hyphen)) && syllables.has(scan.lower(hyphen + 1, end));
}

/** End of the clitic whose apostrophe stands at `at` ('s, 'm, 'd, 'll, 've, 're, and the 't of n't), or 0. */
export function clitic(scan: Scanner, at: number, to: number): number {
  const first = scan.text.charCodeAt(at + 1) | 32;
  if (at + 1 >= to) return 0;
  let end = at + 2;
  if (first === 0x6c || first === 0x76 || first === 0x72) {
    const second = scan.text.charCodeAt(end) | 32;
    if (second !== (first === 0x6c ? 0x6c : 0x65)) return 0;
    end++;
  } else if (first === 0x74) {
    if ((scan.text.charCodeAt(at - 1) | 32) !== 0x6e) return 0;
  } else if (first !== 0x73 && first !== 0x6d && first !== 0x64) return 0;
  if (end > to || scan.isAlphanumeric(end, to)) return 0;
  return end;
}

/** Whether the word before `end` makes its possessive with an apostrophe alone. */
export function endsInS(scan: Scanner, end: number): boolean {
  const last = scan.text.charCodeAt(end - 1) | 32;
  return last === 0x73 || last === 0x78 || last === 0x7a;
}
