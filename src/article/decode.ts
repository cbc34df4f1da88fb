import { UnreadableArticle } from "./unreadable.js";

/** Largest article read, in bytes or UTF-16 units: a report has some thousands, a scraped page some millions. */
export const LARGEST = 10_000_000;

/**
 * Bytes as text. A byte order mark decides; else the charset given, or the one declared in the first bytes
 * (HTML meta, XML declaration); else UTF-16 where every other byte is zero, UTF-8 where it is valid, and windows-1252.
 *
 * @throws UnreadableArticle for binary data and for more than `LARGEST` bytes.
 */
export function decode(bytes: Uint8Array, charset?: string): string {
  if (bytes.length > LARGEST) {
    throw new UnreadableArticle(
      `${bytes.length} bytes are too many for one article`,
      `split it, or leave it out (the limit is ${LARGEST})`,
    );
  }
  const name = byteOrderMark(bytes) ?? known(charset) ?? zeroPattern(bytes) ?? known(declared(bytes));
  if (!name && looksBinary(bytes)) {
    throw new UnreadableArticle("this is binary data, not text", "give a text, HTML or JSONL file");
  }
  if (name && name !== "utf-8") return new TextDecoder(name).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // A multibyte character cut at the end of a truncated file does not make it windows-1252.
    const cut = validUntilCut(bytes);
    return cut ?? new TextDecoder(name === "utf-8" ? "utf-8" : "windows-1252").decode(bytes);
  }
}

/**
 * The encoding that the first bytes give away by a byte order mark or by UTF-16's zeros; null where neither is there.
 *
 * @example encodingOf(new Uint8Array([0xff, 0xfe, 0x41, 0])) // "utf-16le"
 */
export const encodingOf = (bytes: Uint8Array): string | null => byteOrderMark(bytes) ?? zeroPattern(bytes);

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: in Latin script every other byte is zero. */
function zeroPattern(bytes: Uint8Array): string | null {
  const sample = Math.min(bytes.length & ~1, 2000);
  if (sample < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const half = sample / 2;
  if (odd > 0.7 * half && even < 0.1 * half) return "utf-16le";
  if (even > 0.7 * half && odd < 0.1 * half) return "utf-16be";
  return null;
}

/** Charset named in the first kilobytes, which are ASCII in every charset that can be declared there. */
function declared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,100}encoding=["']([\w-]{2,40})/.exec(head)?.[1]
  );
}

/** The charset's standard name; undefined for one the platform does not know. */
function known(charset: string | undefined): string | undefined {
  if (!charset) return undefined;
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return undefined;
  }
}

function validUntilCut(bytes: Uint8Array): string | null {
  for (let drop = 1; drop <= 3 && drop < bytes.length; drop++) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, bytes.length - drop));
    } catch {
      // Longer cut, or not UTF-8 at all.
    }
  }
  return null;
}

/** Text holds no zero bytes and hardly any control characters. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) control++;
  }
  return control > sample.length * 0.05;
}
