/** Words in a row that are compared as one. */
const SHINGLE = 5;
/** Values of a signature; its bands, and how many of the values each of them holds. */
const HASHES = 64;
const BANDS = 9;
const BAND = 3;
/** A text of fewer words than this is no reprint, however alike. */
const SHORTEST = 30;
/** Words looked at: the beginning of a very long text tells enough. */
const MOST = 4000;

/**
 * MinHash of a text's five-word shingles (Broder, 1997) with one hash function, whose values are dealt out to 64 bins; an
 * empty bin takes its neighbour's value (Shrivastava and Li, 2014). Null for a text too short to tell.
 *
 * @example signatureOf("Too short") // null
 */
export function signatureOf(text: string): number[] | null {
  const hashes = hashesOf(text.toLowerCase());
  if (hashes.length < SHORTEST) return null;
  const least = new Float64Array(HASHES).fill(Number.POSITIVE_INFINITY);
  for (let at = 0; at + SHINGLE <= hashes.length; at++) {
    let shingle = 0;
    for (let n = 0; n < SHINGLE; n++) shingle = mixed(Math.imul(shingle, 31) + (hashes[at + n] ?? 0));
    const bin = shingle % HASHES;
    const value = Math.floor(shingle / HASHES);
    if (value < (least[bin] ?? 0)) least[bin] = value;
  }
  return filled(least);
}

/**
 * Hashes of a signature's bands, which near-duplicates share one of: locality-sensitive hashing (Indyk and Motwani, 1998).
 * Two texts that share 70 % of their shingles share one of the nine bands with a probability of 0.98, two that share half
 * of them with one of 0.70, two that share 20 % with one of 0.07.
 */
export function bandsOf(signature: readonly number[]): number[] {
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    let hash = mixed(band + 1);
    for (const value of signature.slice(band * BAND, (band + 1) * BAND)) hash = mixed(hash ^ value);
    bands.push(hash | 0);
  }
  return bands;
}

/** The bins' values; an empty one has that of the next full one, told apart by how far off that is. */
function filled(least: Float64Array): number[] {
  return Array.from(least, (_, bin) => {
    let off = 0;
    while (least[(bin + off) % HASHES] === Number.POSITIVE_INFINITY) off++;
    return ((least[(bin + off) % HASHES] ?? 0) + off * 0x3000001) | 0;
  });
}

/** Share of shingles that two texts have in common, 0 to 1, as their signatures tell. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  let same = 0;
  for (const [at, value] of a.entries()) if (value === b[at]) same++;
  return a.length === 0 ? 0 : same / a.length;
}

/** Hashes of a text's words, runs of letters and figures, one after the other: FNV-1a, 32 bits (Fowler, Noll, Vo). */
function hashesOf(text: string): number[] {
  const hashes: number[] = [];
  let hash = START;
  let within = false;
  for (let at = 0; at < text.length && hashes.length < MOST; at++) {
    const unit = text.charCodeAt(at);
    if (isOfWord(text, at, unit)) {
      hash = Math.imul(hash ^ unit, 0x01000193);
      within = true;
    } else if (within) {
      hashes.push(hash >>> 0);
      hash = START;
      within = false;
    }
  }
  if (within && hashes.length < MOST) hashes.push(hash >>> 0);
  return hashes;
}

const START = 0x811c9dc5;

/** Whether a unit of text in small letters is a letter or a figure, or half of one. */
function isOfWord(text: string, at: number, unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff && at > 0;
  const code = text.codePointAt(isSecondHalf ? at - 1 : at) ?? unit;
  return LETTER.test(String.fromCodePoint(isSecondHalf && code < 0x10000 ? unit : code));
}

const LETTER = /[\p{L}\p{N}]/u;

/** The finalizer of MurmurHash3 (Appleby), which spreads every bit. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
