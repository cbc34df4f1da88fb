import { CHARACTER, characterClass, isUpper } from "./characters.js";
import { KIND, type TokenBuffer } from "./token-buffer.js";
import {
  abbreviationOf,
  abbreviations,
  contractions,
  currencies,
  emoticons,
  extensions,
  prefixes,
  syllables,
  units,
} from "./vocabulary.js";

/** Words longer than this are in no table and are not looked up. */
const LOOKUP_BOUND = 16;
/** No e-mail address has a longer local part (RFC 5321, 4.5.3.1.1). */
const LOCAL_PART_BOUND = 64;

const DOT = 0x2e;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const COLON = 0x3a;
const COMMA = 0x2c;
const AT = 0x40;
const AMPERSAND = 0x26;
const DOLLAR = 0x24;
const NUMBER_SIGN = 0x23;
const PLUS = 0x2b;
const EQUALS = 0x3d;
const ELLIPSIS = 0x2026;

/** Full stop, question and exclamation mark, ellipsis, and their full-width forms. */
function isStop(unit: number): boolean {
  return (
    unit === DOT ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === ELLIPSIS ||
    unit === 0x3002 ||
    unit === 0xff01 ||
    unit === 0xff1f
  );
}

/** Marks that are one token when repeated. */
function isRuled(unit: number): boolean {
  return "-=*~+#<>|—$/\\".includes(String.fromCharCode(unit));
}

/**
 * Divides text into tokens as UD English EWT does: clitics are joined tokens of their own, hyphens and slashes are
 * tokens save after bound prefixes, numbers, times, dates, addresses and abbreviations stay whole.
 * One pass over code units; every look ahead is bounded or advances the pass, so time is linear in the text.
 */
export class Tokenizer {
  private chunkEnd = 0;
  private hasAddress = false;
  private openSingles = 0;

  constructor(
    private readonly text: string,
    private readonly out: TokenBuffer,
  ) {}

  /** Adds the tokens of `[from, to)` to the buffer. */
  run(from: number, to: number): void {
    this.chunkEnd = from;
    this.openSingles = 0;
    let at = from;
    while (at < to) {
      const kind = this.classAt(at);
      if (kind === CHARACTER.space) at++;
      else if (kind === CHARACTER.letter) at = this.word(at, to);
      else at = this.other(at, to, kind);
    }
  }

  private classAt(at: number): number {
    return characterClass[this.text.charCodeAt(at)] ?? CHARACTER.space;
  }

  /** Class at an offset, white space at and past the end. */
  private peek(at: number, to: number): number {
    return at < to ? this.classAt(at) : CHARACTER.space;
  }

  private isAlphanumeric(at: number, to: number): boolean {
    return this.peek(at, to) <= CHARACTER.digit;
  }

  private lower(from: number, to: number): string {
    return to - from > LOOKUP_BOUND ? "" : this.text.slice(from, to).toLowerCase();
  }

  private other(at: number, to: number, kind: number): number {
    if (kind === CHARACTER.digit) return this.address(at, to) || this.number(at, to);
    if (kind === CHARACTER.surrogate) return this.surrogate(at, to);
    if (kind === CHARACTER.apostrophe) return this.apostrophe(at, to);
    return this.emoticon(at, to) || this.mark(at, to, kind);
  }

  private word(at: number, to: number): number {
    let end = at + 1;
    while (end < to && this.classAt(end) === CHARACTER.letter) end++;
    if (this.peek(end, to) === CHARACTER.space) return this.pushWord(at, end);
    const address = this.address(at, to);
    if (address) return address;
    // Start of the letters after the last full stop or hyphen inside the token.
    let part = at;
    for (; end < to; end++) {
      const unit = this.text.charCodeAt(end);
      const kind = characterClass[unit];
      if (kind === CHARACTER.letter || kind === CHARACTER.digit) continue;
      if (kind === CHARACTER.apostrophe) {
        const cliticEnd = this.clitic(end, to);
        if (cliticEnd) return this.pushClitics(at, end, cliticEnd, to);
        if (this.peek(end + 1, to) === CHARACTER.letter && unit !== 0x60) continue;
        if (this.openSingles === 0 && this.endsInS(end)) {
          this.out.push(at, end, KIND.word);
          this.out.push(end, end + 1, KIND.word, 1);
          return end + 1;
        }
        break;
      }
      if (unit === DOT) {
        if (this.isAlphanumeric(end + 1, to)) {
          if (!this.keepsInnerStop(at, part, end, to)) break;
          part = end + 1;
          continue;
        }
        const ellipsis = this.text.charCodeAt(end + 1) === DOT && this.text.charCodeAt(end + 2) === DOT;
        if (!ellipsis && this.isAbbreviation(at, part, end)) {
          const after = end + 1;
          const cliticEnd = this.peek(after, to) === CHARACTER.apostrophe ? this.clitic(after, to) : 0;
          if (cliticEnd) return this.pushClitics(at, after, cliticEnd, to);
          if (this.text.charCodeAt(after) === DOLLAR && this.isCurrency(at, end)) continue;
          this.out.push(at, after, KIND.abbreviation);
          return after;
        }
        break;
      }
      if (unit === HYPHEN && this.isAlphanumeric(end + 1, to)) {
        if (part === at && prefixes.has(this.lower(at, end))) continue;
        if (part === at && this.isGivenName(at, end, to)) continue;
        break;
      }
      if (unit === AMPERSAND && end - at <= 3 && this.peek(end + 1, to) === CHARACTER.letter) {
        if (isUpper(this.text.charCodeAt(end - 1)) === isUpper(this.text.charCodeAt(end + 1))) continue;
        break;
      }
      if (unit === DOLLAR && this.isCurrency(at, end)) {
        this.out.push(at, end + 1, KIND.mark);
        return end + 1;
      }
      if (unit === SLASH && end - at === 1) {
        // "n/a", "w/o"; "w/" (with)
        if (this.peek(end + 1, to) === CHARACTER.letter && !this.isAlphanumeric(end + 2, to)) {
          this.out.push(at, end + 2, KIND.word);
          return end + 2;
        }
        if ((this.text.charCodeAt(at) | 32) === 0x77) {
          this.out.push(at, end + 1, KIND.word);
          return end + 1;
        }
      }
      break;
    }
    return this.pushWord(at, end);
  }

  /** Adds a word of letters, divided where it is a known contraction ("cannot"). */
  private pushWord(at: number, end: number): number {
    const length = end - at;
    if (length >= 2 && length <= 8) {
      const last = this.text.charCodeAt(end - 1) | 32;
      // Only words in t, a, o, e, m, s can be in the table.
      if (last === 116 || last === 97 || last === 111 || last === 101 || last === 109 || last === 115) {
        const form = this.text.slice(at, end);
        const parts = contractions.get(form) ?? contractions.get(form.toLowerCase());
        if (parts && !(length <= 3 && isUpper(form.charCodeAt(1)))) {
          let start = at;
          for (const part of parts) {
            this.out.push(start, start + part, KIND.word, start === at ? 0 : 1);
            start += part;
          }
          return end;
        }
      }
    }
    this.out.push(at, end, KIND.word);
    return end;
  }

  /** End of the clitic whose apostrophe stands at `at` ('s, 'm, 'd, 'll, 've, 're, and the 't of n't), or 0. */
  private clitic(at: number, to: number): number {
    const first = this.text.charCodeAt(at + 1) | 32;
    if (at + 1 >= to) return 0;
    let end = at + 2;
    if (first === 0x6c || first === 0x76 || first === 0x72) {
      const second = this.text.charCodeAt(end) | 32;
      if (second !== (first === 0x6c ? 0x6c : 0x65)) return 0;
      end++;
    } else if (first === 0x74) {
      if ((this.text.charCodeAt(at - 1) | 32) !== 0x6e) return 0;
    } else if (first !== 0x73 && first !== 0x6d && first !== 0x64) return 0;
    if (end > to || this.isAlphanumeric(end, to)) return 0;
    return end;
  }

  /** Adds a word and the clitics after it; `end` is where the first apostrophe stands. */
  private pushClitics(at: number, end: number, cliticEnd: number, to: number): number {
    let start = this.isNegation(end, at) ? end - 1 : end;
    if (start > at) this.out.push(at, start, KIND.word);
    let last = cliticEnd;
    for (;;) {
      this.out.push(start, last, KIND.word, start > at ? 1 : 0);
      if (this.peek(last, to) !== CHARACTER.apostrophe) return last;
      const next = this.clitic(last, to);
      if (!next) return last;
      start = last;
      last = next;
    }
  }

  private isNegation(apostrophe: number, at: number): boolean {
    return apostrophe - 1 > at && (this.text.charCodeAt(apostrophe + 1) | 32) === 0x74;
  }

  private endsInS(end: number): boolean {
    const last = this.text.charCodeAt(end - 1) | 32;
    return last === 0x73 || last === 0x78 || last === 0x7a;
  }

  /** Whether the full stop at `stop`, with a letter or digit after it, stands inside a token ("U.S", "state.gov"). */
  private keepsInnerStop(at: number, part: number, stop: number, to: number): boolean {
    const next = this.text.charCodeAt(stop + 1);
    const length = stop - part;
    if (characterClass[next] === CHARACTER.digit) return this.classAt(stop - 1) === CHARACTER.digit;
    if (length === 1) return !this.isAlphanumeric(stop + 2, to) || !isUpper(next) || this.text.charCodeAt(part) !== 73;
    let end = stop + 1;
    while (end < to && end - stop <= 6 && this.isAlphanumeric(end, to)) end++;
    if (extensions.has(this.lower(stop + 1, end)) || this.isHost(at, part, stop, to)) return true;
    // "Ph.D."
    if (length === 2 && end - stop === 2 && this.text.charCodeAt(end) === DOT) return true;
    return false;
  }

  /** Whether the full stop is one of two or more between words in lower case ("comp.sources.unix"). */
  private isHost(at: number, part: number, stop: number, to: number): boolean {
    if (isUpper(this.text.charCodeAt(stop - 1)) || isUpper(this.text.charCodeAt(stop + 1))) return false;
    if (part > at) return true;
    let end = stop + 1;
    while (end < to && end - stop <= LOCAL_PART_BOUND && this.classAt(end) === CHARACTER.letter) end++;
    const next = this.text.charCodeAt(end + 1);
    return (
      end - stop > 2 &&
      this.text.charCodeAt(end) === DOT &&
      this.peek(end + 1, to) === CHARACTER.letter &&
      !isUpper(next) &&
      this.peek(end + 2, to) === CHARACTER.letter
    );
  }

  /** Whether `[at, stop)` keeps the full stop that follows it: an initial, "U.S.", or a word of the table. */
  private isAbbreviation(at: number, part: number, stop: number): boolean {
    if (part > at) return stop - part <= 2 && stop - at <= 12;
    if (stop - at === 1) return isUpper(this.text.charCodeAt(at)) || abbreviations.has(this.text.slice(at, stop));
    if (stop - at > 6) return false;
    return abbreviationOf(this.text.slice(at, stop)) !== undefined;
  }

  private isCurrency(at: number, end: number): boolean {
    return end - at <= 4 && currencies.has(this.text.slice(at, end).replaceAll(".", ""));
  }

  /** Whether a hyphenated word is a given name such as "Jong-un" or "Jae-In". */
  private isGivenName(at: number, hyphen: number, to: number): boolean {
    if (hyphen - at > 6 || !isUpper(this.text.charCodeAt(at)) || isUpper(this.text.charCodeAt(hyphen - 1)))
      return false;
    let end = hyphen + 1;
    while (end - hyphen <= 8 && this.peek(end, to) === CHARACTER.letter) end++;
    if (this.text.charCodeAt(end) === HYPHEN) return false;
    return syllables.has(this.lower(at, hyphen)) && syllables.has(this.lower(hyphen + 1, end));
  }

  private number(at: number, to: number): number {
    let end = this.phone(at, to) || at + 1;
    for (; end < to; end++) {
      const unit = this.text.charCodeAt(end);
      if (characterClass[unit] === CHARACTER.digit) continue;
      if (this.peek(end + 1, to) !== CHARACTER.digit) break;
      if (unit === COMMA ? !this.isThousands(end, to) : unit !== DOT && unit !== COLON && unit !== SLASH) break;
    }
    if (this.peek(end, to) === CHARACTER.letter) {
      let letters = end + 1;
      while (letters - end <= LOOKUP_BOUND && this.peek(letters, to) === CHARACTER.letter) letters++;
      const suffix = this.lower(end, letters);
      const whole =
        letters - end < 4 && !units.has(suffix) && this.peek(letters, to) !== CHARACTER.apostrophe && suffix !== "";
      // "10:30am", "5p.m." and "50percent" are divided; "20th", "1990s", "3D" and "4x4" are not.
      if ((whole && this.text.charCodeAt(letters) !== DOT) || this.peek(letters, to) === CHARACTER.digit) {
        end = letters;
        while (end < to && this.isAlphanumeric(end, to)) end++;
      } else if (whole && !this.isAlphanumeric(letters + 1, to)) end = letters;
    }
    const cliticEnd = this.peek(end, to) === CHARACTER.apostrophe ? this.clitic(end, to) : 0;
    if (cliticEnd) return this.pushClitics(at, end, cliticEnd, to);
    this.out.push(at, end, KIND.number);
    return end;
  }

  /** Whether three digits follow the comma: "1,200", but not "13,14". */
  private isThousands(comma: number, to: number): boolean {
    for (let at = comma + 1; at <= comma + 3; at++) if (this.peek(at, to) !== CHARACTER.digit) return false;
    return this.peek(comma + 4, to) !== CHARACTER.digit;
  }

  /** End of a telephone number or a date with hyphens ("202-456-1414", "2025-02-07", "345-9945") at `at`, or 0. */
  private phone(at: number, to: number): number {
    let groups = 1;
    let first = 0;
    let length = 0;
    let end = at;
    for (; end < to && end - at < 24; end++) {
      const unit = this.text.charCodeAt(end);
      if (characterClass[unit] === CHARACTER.digit) length++;
      else if (unit === HYPHEN && this.peek(end + 1, to) === CHARACTER.digit) {
        if (groups === 1) first = length;
        groups++;
        length = 0;
      } else break;
    }
    if (groups >= 3 || (groups === 2 && (first === 3 || first === 5) && length === 4)) return end;
    return 0;
  }

  private surrogate(at: number, to: number): number {
    const pair = (offset: number) =>
      (this.text.charCodeAt(offset) & 0xfc00) === 0xd800 && (this.text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00;
    const step = (offset: number) => (offset + 1 < to && pair(offset) ? offset + 2 : offset + 1);
    let end = step(at);
    // Variation selectors, joiners with what they join, skin tones.
    for (; end < to; ) {
      const unit = this.text.charCodeAt(end);
      if (unit === 0xfe0f || unit === 0x20e3) end++;
      else if (unit === 0x200d && end + 1 < to) end = step(end + 1);
      else if (unit === 0xd83c && (this.text.charCodeAt(end + 1) & 0xfff8) === 0xdff8) end = step(end);
      else break;
    }
    this.out.push(at, end, KIND.emoticon);
    return end;
  }

  /** Whether the token that ends at `at` is a word or number. */
  private afterWord(at: number): boolean {
    return at > 0 && this.classAt(at - 1) <= CHARACTER.digit;
  }

  private apostrophe(at: number, to: number): number {
    const unit = this.text.charCodeAt(at);
    const next = this.text.charCodeAt(at + 1);
    const last = this.out.length - 1;
    const adjacent = last >= 0 && this.out.ends[last] === at;
    const cliticEnd = this.clitic(at, to);
    const afterWord = last >= 0 && this.out.kinds[last] === KIND.word && next !== 0x74;
    if (cliticEnd && (adjacent || afterWord)) {
      this.out.push(at, cliticEnd, KIND.word);
      return cliticEnd;
    }
    if (at + 1 < to && (next === unit || (characterClass[next] === CHARACTER.apostrophe && !this.afterWord(at)))) {
      const opens = unit === 0x60 || unit === 0x2018 || !adjacent;
      this.out.push(at, at + 2, opens ? KIND.open : KIND.close);
      return at + 2;
    }
    // "'90s", "'02"
    if (unit !== 0x2018 && !adjacent && this.peek(at + 1, to) === CHARACTER.digit && this.peek(at + 2, to) === 1) {
      const end = (this.text.charCodeAt(at + 3) | 32) === 0x73 ? at + 4 : at + 3;
      if (!this.isAlphanumeric(end, to)) {
        this.out.push(at, end, KIND.number);
        return end;
      }
    }
    const opens = unit === 0x2018 || unit === 0x60 || (!adjacent && unit !== 0x2019) || this.afterOpening(last, at);
    if (opens && this.peek(at + 1, to) !== CHARACTER.space) this.openSingles++;
    else if (this.openSingles > 0) this.openSingles--;
    this.out.push(at, at + 1, opens ? KIND.open : KIND.close);
    return at + 1;
  }

  private afterOpening(row: number, at: number): boolean {
    return row >= 0 && this.out.ends[row] === at && this.out.kinds[row] === KIND.open;
  }

  private emoticon(at: number, to: number): number {
    const unit = this.text.charCodeAt(at);
    // One of : ; = ( ^ < -
    if (unit !== COLON && unit !== 0x3b && unit !== 0x3d && unit !== 0x28 && unit !== 0x5e && unit !== 0x3c) {
      if (unit !== HYPHEN || this.text.charCodeAt(at + 1) !== 0x5f) return 0;
    }
    for (let length = Math.min(4, to - at); length >= 2; length--) {
      if (this.isAlphanumeric(at + length, to)) continue;
      if (this.afterWord(at) && this.isAlphanumeric(at + length - 1, to)) continue;
      if (emoticons.has(this.text.slice(at, at + length))) {
        this.out.push(at, at + length, KIND.emoticon);
        return at + length;
      }
    }
    return 0;
  }

  private mark(at: number, to: number, kind: number): number {
    const unit = this.text.charCodeAt(at);
    const last = this.out.length - 1;
    const adjacent = last >= 0 && this.out.ends[last] === at;
    let end = at + 1;
    if (unit === DOT) {
      if (!this.afterWord(at) && this.peek(end, to) === CHARACTER.digit) return this.number(at, to);
    }
    if (isStop(unit)) {
      // "..." and "?!" are one token, as is any row of stops.
      let pause = unit === ELLIPSIS || unit === DOT;
      for (; end < to; end++) {
        const next = this.text.charCodeAt(end);
        if (!isStop(next)) break;
        pause &&= next === ELLIPSIS || next === DOT;
      }
      this.out.push(at, end, pause && (end - at > 1 || unit === ELLIPSIS) ? KIND.ellipsis : KIND.terminal);
      return end;
    }
    if (kind === CHARACTER.quote) {
      const opens = (!adjacent && this.peek(end, to) !== CHARACTER.space) || this.afterOpening(last, at);
      this.out.push(at, end, opens ? KIND.open : KIND.close);
      return end;
    }
    if ((unit === NUMBER_SIGN || unit === AT) && !this.afterWord(at) && this.peek(end, to) === CHARACTER.letter) {
      while (end < to && (this.isAlphanumeric(end, to) || (unit === AT && this.isInnerDot(end, to)))) end++;
      this.out.push(at, end, KIND.word);
      return end;
    }
    if (unit === PLUS && !adjacent && this.peek(end, to) === CHARACTER.digit) return this.number(at, to);
    if (isRuled(unit)) {
      // "-----", "$$", and also "--==".
      const other = unit === HYPHEN ? EQUALS : unit === EQUALS ? HYPHEN : unit;
      for (; end < to; end++) {
        const next = this.text.charCodeAt(end);
        if (next !== unit && next !== other) break;
      }
    }
    this.out.push(at, end, kind === CHARACTER.open ? KIND.open : kind === CHARACTER.close ? KIND.close : KIND.mark);
    return end;
  }

  private isInnerDot(at: number, to: number): boolean {
    return this.text.charCodeAt(at) === DOT && this.peek(at + 1, to) === CHARACTER.letter;
  }

  /** Adds an e-mail or web address that begins at `at` and gives its end, or 0 where none does. */
  private address(at: number, to: number): number {
    if (at >= this.chunkEnd) this.lookOver(at, to);
    if (!this.hasAddress || this.afterWord(at)) return 0;
    const end = this.webAddress(at) || this.mailAddress(at);
    if (end) this.out.push(at, end, KIND.address);
    return end;
  }

  /** Finds the end of the run without white space at `at` and whether an address may stand in it. */
  private lookOver(at: number, to: number): void {
    this.hasAddress = false;
    let end = at;
    for (; end < to; end++) {
      const unit = this.text.charCodeAt(end);
      if (characterClass[unit] === CHARACTER.space) break;
      if (unit === AT || (unit === SLASH && this.text.charCodeAt(end + 1) === SLASH)) this.hasAddress = true;
      else if (unit === DOT && this.text.charCodeAt(end - 1) === 0x77) this.hasAddress = true;
    }
    this.chunkEnd = end;
  }

  private webAddress(at: number): number {
    const head = this.text.slice(at, at + 12).toLowerCase();
    if (!/^(?:https?:\/\/|ftp:\/\/|mailto:|www\d?\.[a-z0-9])/.test(head)) return 0;
    let end = at;
    for (; end < this.chunkEnd; end++) {
      const unit = this.text.charCodeAt(end);
      const kind = characterClass[unit];
      if (unit === 0x3c || unit === 0x3e || kind === CHARACTER.quote || unit === 0x201d || unit === 0x201c) break;
    }
    while (end > at + 4) {
      const kind = this.classAt(end - 1);
      const unit = this.text.charCodeAt(end - 1);
      if (kind <= CHARACTER.digit || unit === SLASH || unit === 0x3d || unit === HYPHEN) break;
      end--;
    }
    return end;
  }

  private mailAddress(at: number): number {
    let end = at;
    const bound = Math.min(this.chunkEnd, at + LOCAL_PART_BOUND);
    for (; end < bound; end++) {
      const unit = this.text.charCodeAt(end);
      if (unit === AT) break;
      if ((characterClass[unit] ?? 0) > CHARACTER.digit && !".%+-'&".includes(this.text.charAt(end))) return 0;
    }
    if (this.text.charCodeAt(end) !== AT || end >= bound) return 0;
    const domain = end + 1;
    for (end = domain; end < this.chunkEnd && end - domain < 255; end++) {
      const unit = this.text.charCodeAt(end);
      if ((characterClass[unit] ?? 0) > CHARACTER.digit && unit !== DOT && unit !== HYPHEN) break;
    }
    while (end > domain && this.classAt(end - 1) > CHARACTER.digit) end--;
    return end > domain ? end : 0;
  }
}
