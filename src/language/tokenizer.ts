import { AddressFinder } from "./address.js";
import { CHARACTER, characterClass, isUpper } from "./characters.js";
import { isThousands, phone } from "./figures.js";
import { Scanner } from "./scanner.js";
import { KIND, type TokenBuffer } from "./token-buffer.js";
import { contractions, emoticons, prefixes, units } from "./vocabulary.js";
import { clitic, endsInS, isAbbreviation, isCurrency, isGivenName, keepsInnerStop } from "./word-parts.js";

/** Letters after a figure that are looked at: units are shorter. */
const SUFFIX_BOUND = 16;

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
  private readonly scan: Scanner;
  private readonly addresses: AddressFinder;
  private openSingles = 0;

  constructor(
    private readonly text: string,
    private readonly out: TokenBuffer,
  ) {
    this.scan = new Scanner(text);
    this.addresses = new AddressFinder(this.scan);
  }

  /** Adds the tokens of `[from, to)` to the buffer. */
  run(from: number, to: number): void {
    this.addresses.restart(from);
    this.openSingles = 0;
    let at = from;
    while (at < to) {
      const kind = this.scan.classAt(at);
      if (kind === CHARACTER.space) at++;
      else if (kind === CHARACTER.letter) at = this.word(at, to);
      else at = this.other(at, to, kind);
    }
  }

  private other(at: number, to: number, kind: number): number {
    if (kind === CHARACTER.digit) return this.address(at, to) || this.number(at, to);
    if (kind === CHARACTER.surrogate) return this.surrogate(at, to);
    if (kind === CHARACTER.apostrophe) return this.apostrophe(at, to);
    return this.emoticon(at, to) || this.mark(at, to, kind);
  }

  private word(at: number, to: number): number {
    let end = at + 1;
    while (end < to && this.scan.classAt(end) === CHARACTER.letter) end++;
    if (this.scan.peek(end, to) === CHARACTER.space) return this.pushWord(at, end);
    const address = this.address(at, to);
    if (address) return address;
    // Start of the letters after the last full stop or hyphen inside the token.
    let part = at;
    for (; end < to; end++) {
      const unit = this.text.charCodeAt(end);
      const kind = characterClass[unit];
      if (kind === CHARACTER.letter || kind === CHARACTER.digit) continue;
      if (kind === CHARACTER.apostrophe) {
        const cliticEnd = clitic(this.scan, end, to);
        if (cliticEnd) return this.pushClitics(at, end, cliticEnd, to);
        if (this.scan.peek(end + 1, to) === CHARACTER.letter && unit !== 0x60) continue;
        if (this.openSingles === 0 && endsInS(this.scan, end)) {
          this.out.push(at, end, KIND.word);
          this.out.push(end, end + 1, KIND.word, 1);
          return end + 1;
        }
        break;
      }
      if (unit === DOT) {
        if (this.scan.isAlphanumeric(end + 1, to)) {
          if (!keepsInnerStop(this.scan, at, part, end, to)) break;
          part = end + 1;
          continue;
        }
        const ellipsis = this.text.charCodeAt(end + 1) === DOT && this.text.charCodeAt(end + 2) === DOT;
        if (!ellipsis && isAbbreviation(this.scan, at, part, end)) {
          const after = end + 1;
          const cliticEnd = this.scan.peek(after, to) === CHARACTER.apostrophe ? clitic(this.scan, after, to) : 0;
          if (cliticEnd) return this.pushClitics(at, after, cliticEnd, to);
          if (this.text.charCodeAt(after) === DOLLAR && isCurrency(this.scan, at, end)) continue;
          this.out.push(at, after, KIND.abbreviation);
          return after;
        }
        break;
      }
      if (unit === HYPHEN && this.scan.isAlphanumeric(end + 1, to)) {
        // "UN-led" holds a name, not the prefix of "un-American".
        const shouts = end - at === 2 && isUpper(this.text.charCodeAt(at)) && isUpper(this.text.charCodeAt(at + 1));
        if (part === at && !shouts && prefixes.has(this.scan.lower(at, end))) continue;
        if (part === at && isGivenName(this.scan, at, end, to)) continue;
        break;
      }
      if (unit === AMPERSAND && end - at <= 3 && this.scan.peek(end + 1, to) === CHARACTER.letter) {
        if (isUpper(this.text.charCodeAt(end - 1)) === isUpper(this.text.charCodeAt(end + 1))) continue;
        break;
      }
      if (unit === DOLLAR && isCurrency(this.scan, at, end)) {
        this.out.push(at, end + 1, KIND.mark);
        return end + 1;
      }
      if (unit === SLASH && end - at === 1) {
        // "n/a", "w/o"; "w/" (with)
        if (this.scan.peek(end + 1, to) === CHARACTER.letter && !this.scan.isAlphanumeric(end + 2, to)) {
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

  /** Adds a word and the clitics after it; `end` is where the first apostrophe stands. */
  private pushClitics(at: number, end: number, cliticEnd: number, to: number): number {
    let start = this.isNegation(end, at) ? end - 1 : end;
    if (start > at) this.out.push(at, start, KIND.word);
    let last = cliticEnd;
    for (;;) {
      this.out.push(start, last, KIND.word, start > at ? 1 : 0);
      if (this.scan.peek(last, to) !== CHARACTER.apostrophe) return last;
      const next = clitic(this.scan, last, to);
      if (!next) return last;
      start = last;
      last = next;
    }
  }

  private isNegation(apostrophe: number, at: number): boolean {
    return apostrophe - 1 > at && (this.text.charCodeAt(apostrophe + 1) | 32) === 0x74;
  }

  private number(at: number, to: number): number {
    let end = phone(this.scan, at, to) || at + 1;
    for (; end < to; end++) {
      const unit = this.text.charCodeAt(end);
      if (characterClass[unit] === CHARACTER.digit) continue;
      if (this.scan.peek(end + 1, to) !== CHARACTER.digit) break;
      if (unit === COMMA ? !isThousands(this.scan, end, to) : unit !== DOT && unit !== COLON && unit !== SLASH) break;
    }
    if (this.scan.peek(end, to) === CHARACTER.letter) {
      let letters = end + 1;
      while (letters - end <= SUFFIX_BOUND && this.scan.peek(letters, to) === CHARACTER.letter) letters++;
      const suffix = this.scan.lower(end, letters);
      const whole =
        letters - end < 4 &&
        !units.has(suffix) &&
        this.scan.peek(letters, to) !== CHARACTER.apostrophe &&
        suffix !== "";
      // "10:30am", "5p.m." and "50percent" are divided; "20th", "1990s", "3D" and "4x4" are not.
      if ((whole && this.text.charCodeAt(letters) !== DOT) || this.scan.peek(letters, to) === CHARACTER.digit) {
        end = letters;
        while (end < to && this.scan.isAlphanumeric(end, to)) end++;
      } else if (whole && !this.scan.isAlphanumeric(letters + 1, to)) end = letters;
    }
    const cliticEnd = this.scan.peek(end, to) === CHARACTER.apostrophe ? clitic(this.scan, end, to) : 0;
    if (cliticEnd) return this.pushClitics(at, end, cliticEnd, to);
    this.out.push(at, end, KIND.number);
    return end;
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

  private apostrophe(at: number, to: number): number {
    const unit = this.text.charCodeAt(at);
    const next = this.text.charCodeAt(at + 1);
    const last = this.out.length - 1;
    const adjacent = last >= 0 && this.out.ends[last] === at;
    const cliticEnd = clitic(this.scan, at, to);
    const afterWord = last >= 0 && this.out.kinds[last] === KIND.word && next !== 0x74;
    if (cliticEnd && (adjacent || afterWord)) {
      this.out.push(at, cliticEnd, KIND.word);
      return cliticEnd;
    }
    if (at + 1 < to && (next === unit || (characterClass[next] === CHARACTER.apostrophe && !this.scan.afterWord(at)))) {
      const opens = unit === 0x60 || unit === 0x2018 || !adjacent;
      this.out.push(at, at + 2, opens ? KIND.open : KIND.close);
      return at + 2;
    }
    // "'90s", "'02"
    if (
      unit !== 0x2018 &&
      !adjacent &&
      this.scan.peek(at + 1, to) === CHARACTER.digit &&
      this.scan.peek(at + 2, to) === 1
    ) {
      const end = (this.text.charCodeAt(at + 3) | 32) === 0x73 ? at + 4 : at + 3;
      if (!this.scan.isAlphanumeric(end, to)) {
        this.out.push(at, end, KIND.number);
        return end;
      }
    }
    const opens = unit === 0x2018 || unit === 0x60 || (!adjacent && unit !== 0x2019) || this.afterOpening(last, at);
    if (opens && this.scan.peek(at + 1, to) !== CHARACTER.space) this.openSingles++;
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
      if (this.scan.isAlphanumeric(at + length, to)) continue;
      if (this.scan.afterWord(at) && this.scan.isAlphanumeric(at + length - 1, to)) continue;
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
      if (!this.scan.afterWord(at) && this.scan.peek(end, to) === CHARACTER.digit) return this.number(at, to);
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
      const opens = (!adjacent && this.scan.peek(end, to) !== CHARACTER.space) || this.afterOpening(last, at);
      this.out.push(at, end, opens ? KIND.open : KIND.close);
      return end;
    }
    if (
      (unit === NUMBER_SIGN || unit === AT) &&
      !this.scan.afterWord(at) &&
      this.scan.peek(end, to) === CHARACTER.letter
    ) {
      while (end < to && (this.scan.isAlphanumeric(end, to) || (unit === AT && this.isInnerDot(end, to)))) end++;
      this.out.push(at, end, KIND.word);
      return end;
    }
    if (unit === PLUS && !adjacent && this.scan.peek(end, to) === CHARACTER.digit) return this.number(at, to);
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
    return this.text.charCodeAt(at) === DOT && this.scan.peek(at + 1, to) === CHARACTER.letter;
  }

  /** Adds an e-mail or web address that begins at `at` and gives its end, or 0 where none does. */
  private address(at: number, to: number): number {
    const end = this.addresses.end(at, to);
    if (end) this.out.push(at, end, KIND.address);
    return end;
  }
}
