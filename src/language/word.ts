/** What the models see of a word besides its neighbours: hashes of its normal form and of its ends, and its shape. */
export interface Word {
  /** Hash of the normal form: lower case, digits as 0, typographic quotes and dashes as typed ones. */
  readonly lower: number;
  /** Hash of the form in its own case. */
  readonly form: number;
  readonly suffix1: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly prefix1: number;
  readonly prefix2: number;
  readonly prefix3: number;
  /** Bits: see `SHAPE`. */
  readonly shape: number;
}

/** Bits of a word's shape. */
export const SHAPE = {
  initialUpper: 1,
  allUpper: 2,
  innerUpper: 4,
  digit: 8,
  onlyDigits: 16,
  hyphen: 32,
  period: 64,
  letter: 128,
  apostrophe: 256,
  other: 512,
} as const;

/** Mixes a value into a hash (the finaliser's multiply and shift of MurmurHash3). */
export function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hashRange(text: string, from: number, to: number, seed: number): number {
  let h = seed;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h, to - from);
}

/** Longest part of a word that is looked at, in UTF-16 units: a hostile token costs no more than this. */
export const WORD_BOUND = 64;

/**
 * A word's normal form: digits become 0, typographic quotes and dashes become typed ones, letters lower case.
 *
 * @param form token as written
 * @param lower false to keep the case
 * @example normalForm("“2024") // "\"0000"
 */
export function normalForm(form: string, lower = true): string {
  let out = "";
  const n = Math.min(form.length, WORD_BOUND);
  for (let i = 0; i < n; i++) {
    const c = form.charCodeAt(i);
    if (c >= 48 && c <= 57) out += "0";
    else if (c === 0x2018 || c === 0x2019 || c === 0x60) out += "'";
    else if (c === 0x201c || c === 0x201d || c === 0xab || c === 0xbb) out += '"';
    else if (c === 0x2013 || c === 0x2014 || c === 0x2212) out += "-";
    else out += form[i];
  }
  if (out === "--" || out === "---") out = "-";
  if (out === "''") out = '"';
  return lower ? out.toLowerCase() : out;
}

function shapeOf(form: string): number {
  let shape = 0;
  let digits = 0;
  let uppers = 0;
  let letters = 0;
  const n = Math.min(form.length, WORD_BOUND);
  for (let i = 0; i < n; i++) {
    const c = form.charCodeAt(i);
    if (c >= 48 && c <= 57) digits++;
    else if (c >= 97 && c <= 122) letters++;
    else if (c >= 65 && c <= 90) {
      letters++;
      uppers++;
      shape |= i === 0 ? SHAPE.initialUpper : SHAPE.innerUpper;
    } else if (c === 45 || c === 0x2013 || c === 0x2014) shape |= SHAPE.hyphen;
    else if (c === 46) shape |= SHAPE.period;
    else if (c === 39 || c === 0x2019) shape |= SHAPE.apostrophe;
    else if (c > 127) {
      const char = form.charAt(i);
      if (char.toLowerCase() !== char.toUpperCase()) {
        letters++;
        if (char !== char.toLowerCase()) {
          uppers++;
          shape |= i === 0 ? SHAPE.initialUpper : SHAPE.innerUpper;
        }
      } else shape |= SHAPE.other;
    } else shape |= SHAPE.other;
  }
  if (digits > 0) shape |= SHAPE.digit;
  if (digits === n) shape |= SHAPE.onlyDigits;
  if (letters > 0) shape |= SHAPE.letter;
  if (letters > 1 && uppers === letters) shape |= SHAPE.allUpper;
  return shape;
}

/**
 * Looks at a word once.
 *
 * @param form token as written
 * @returns its hashes and shape
 * @example describeWord("Kyiv").shape & SHAPE.initialUpper // 1
 */
export function describeWord(form: string): Word {
  // In capitals the country is meant, not the pronoun, which its vector would tell of.
  const cased = form === "US" ? "U.S." : normalForm(form, false);
  const lower = cased.toLowerCase();
  const n = lower.length;
  const suffix = (k: number): number => hashRange(lower, Math.max(0, n - k), n, 0x51ed270b);
  const prefix = (k: number): number => hashRange(lower, 0, Math.min(n, k), 0x2545f491);
  return {
    lower: hashRange(lower, 0, n, 0x811c9dc5),
    form: hashRange(cased, 0, n, 0x1b873593),
    suffix1: suffix(1),
    suffix2: suffix(2),
    suffix3: suffix(3),
    suffix4: suffix(4),
    prefix1: prefix(1),
    prefix2: prefix(2),
    prefix3: prefix(3),
    shape: shapeOf(form),
  };
}

/** Entries a word cache holds before it starts anew. */
const CACHE_BOUND = 50_000;

/** Describes words, remembering those seen: news repeats itself. Bounded; the answers don't depend on it. */
export class WordCache {
  private words = new Map<string, Word>();

  get(form: string): Word {
    const known = this.words.get(form);
    if (known) return known;
    const word = describeWord(form);
    if (this.words.size >= CACHE_BOUND) this.words = new Map();
    if (form.length <= WORD_BOUND) this.words.set(form, word);
    return word;
  }
}

/** Stands for the places before the first word and after the last. */
export const EDGE: Word = describeWord("\u0000");
