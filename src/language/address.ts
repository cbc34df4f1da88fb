import { CHARACTER, characterClass } from "./characters.js";
import type { Scanner } from "./scanner.js";

/** No e-mail address has a longer local part (RFC 5321, 4.5.3.1.1). */
const LOCAL_PART_BOUND = 64;
/** No domain is longer (RFC 5321, 4.5.3.1.2). */
const DOMAIN_BOUND = 255;
const DOT = 0x2e;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const AT = 0x40;

/** Finds e-mail and web addresses. Runs without white space are looked over once, so that plain words cost nothing. */
export class AddressFinder {
  private chunkEnd = 0;
  private hasAddress = false;

  constructor(private readonly scan: Scanner) {}

  /** Forgets what was looked over; the next paragraph begins at `from`. */
  restart(from: number): void {
    this.chunkEnd = from;
  }

  private webAddress(at: number): number {
    const head = this.scan.text.slice(at, at + 12).toLowerCase();
    if (!/^(?:https?:\/\/|ftp:\/\/|mailto:|www\d?\.[a-z0-9])/.test(head)) return 0;
    let end = at;
    for (; end < this.chunkEnd; end++) {
      const unit = this.scan.text.charCodeAt(end);
      const kind = characterClass[unit];
      if (unit === 0x3c || unit === 0x3e || kind === CHARACTER.quote || unit === 0x201d || unit === 0x201c) break;
    }
    while (end > at + 4) {
      const kind = this.scan.classAt(end - 1);
      const unit = this.scan.text.charCodeAt(end - 1);
      if (kind <= CHARACTER.digit || unit === SLASH || unit === 0x3d || unit === HYPHEN) break;
      end--;
    }
    return end;
  }

  private mailAddress(at: number): number {
    let end = at;
    const bound = Math.min(this.chunkEnd, at + LOCAL_PART_BOUND);
    for (; end < bound; end++) {
      const unit = this.scan.text.charCodeAt(end);
      if (unit === AT) break;
      if ((characterClass[unit] ?? 0) > CHARACTER.digit && !".%+-'&".includes(this.scan.text.charAt(end))) return 0;
    }
    if (this.scan.text.charCodeAt(end) !== AT || end >= bound) return 0;
    const domain = end + 1;
    for (end = domain; end < this.chunkEnd && end - domain < DOMAIN_BOUND; end++) {
      const unit = this.scan.text.charCodeAt(end);
      if ((characterClass[unit] ?? 0) > CHARACTER.digit && unit !== DOT && unit !== HYPHEN) break;
    }
    while (end > domain && this.scan.classAt(end - 1) > CHARACTER.digit) end--;
    return end > domain ? end : 0;
  }

  /** Finds the end of the run without white space at `at` and whether an address may stand in it. */
  private lookOver(at: number, to: number): void {
    this.hasAddress = false;
    let end = at;
    for (; end < to; end++) {
      const unit = this.scan.text.charCodeAt(end);
      if (characterClass[unit] === CHARACTER.space) break;
      if (unit === AT || (unit === SLASH && this.scan.text.charCodeAt(end + 1) === SLASH)) this.hasAddress = true;
      else if (unit === DOT && this.scan.text.charCodeAt(end - 1) === 0x77) this.hasAddress = true;
    }
    this.chunkEnd = end;
  }

  /** End of the e-mail or web address that begins at `at`, or 0 where none does. */
  end(at: number, to: number): number {
    if (at >= this.chunkEnd) this.lookOver(at, to);
    if (!this.hasAddress || this.scan.afterWord(at)) return 0;
    return this.webAddress(at) || this.mailAddress(at);
  }
}
