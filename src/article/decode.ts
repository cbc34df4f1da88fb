import { UnreadableArticle } from "./unreadable.js";
import { marksFromControls } from "./windows-1252.js";

/** Largest article read, in bytes or UTF-16 units: a report has some thousands, a scraped page some millions. */
export const LARGEST = 10_000_000;

/**
 * Bytes as text. A byte order mark decides, then the charset given, then UTF-16's zeros. Else text that is UTF-8 throughout
 * is that, whatever it declares, since pages are often saved anew and keep their old declaration; then the charset declared
 * in the first bytes (HTML meta, XML declaration), UTF-8 with little damage, and windows-1252.
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
  const told = byteOrderMark(bytes) ?? known(charset) ?? zeroPattern(bytes);
  if (told) return decodeAs(told, bytes);
  const named = known(declared(bytes));
  if (!named && looksBinary(bytes)) {
    const format = FORMATS.find(([start]) => start.every((byte, at) => bytes[at] === byte));
    throw new UnreadableArticle(
      format?.[1] ?? "this is binary data, not text",
      format?.[2] ?? "give a text, HTML or JSONL file",
    );
  }
  // Charsets of escape sequences are ASCII to the eye, and so UTF-8 too.
  if (named?.startsWith("iso-2022")) return decodeAs(named, bytes);
  const text = new TextDecoder("utf-8").decode(bytes);
  if (!text.includes("\ufffd")) return text;
  if (named && named !== "utf-8") return decodeAs(named, bytes);
  return isDamaged(text) ? text : decodeAs("windows-1252", bytes);
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  const text = new TextDecoder(charset).decode(bytes);
  return charset === "windows-1252" ? marksFromControls(text) : text;
}

/** Formats taken for text by mistake: their first bytes, what they are, and the mend. */
const FORMATS: readonly (readonly [start: readonly number[], reason: string, mend: string])[] = [
  [[0x1f, 0x8b], "this is compressed (gzip), not text", "unpack it first, as gunzip does"],
  [[0x50, 0x4b, 3, 4], "this is a ZIP archive or an office document, not text", "unpack it, or save its text"],
  [[0x25, 0x50, 0x44, 0x46], "this is a PDF, not text", "save its text, as pdftotext does"],
];

/** Whether text decoded as UTF-8 is that with a few bytes damaged or its end cut off, rather than another charset. */
function isDamaged(text: string): boolean {
  const wide = text.match(/[\u{80}-\u{10ffff}]/gu)?.length ?? 0;
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  return bad * 10 <= wide;
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
  const name =
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,100}encoding=["']([\w-]{2,40})/.exec(head)?.[1];
  // A declaration that could be read byte by byte does not stand in UTF-16.
  return name && /^(utf-16|ucs-2|unicode)/i.test(name) ? undefined : name;
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
