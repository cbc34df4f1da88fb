import { type SQL, sql } from "drizzle-orm";

// Arrays of the database as constants, so that the planner can tell how many rows hold what is in them. Rows are written
// as one array for each of their columns, in the binary form that the database sends and takes them in: as text, or as
// objects of JSON, either side would go through each value twice more.
// The form is that of `array_send` in PostgreSQL's source (src/backend/utils/adt/arrayfuncs.c), which PGlite shares.

/** Numbers by which the database knows its types (`pg_type`). */
const TEXT = 25;
const INTEGER = 23;
const BOOLEAN = 16;
const JSON_TEXT = 114;

/** Bytes before the values: dimensions, whether any is null, the type, how many there are, the number of the first. */
const HEAD = 20;
/** Bytes of a character in UTF-8, for each unit of a string, at most. */
const WIDEST = 3;
/** Strings of up to so many units are written unit by unit: calling the encoder costs more. */
const SHORT = 48;

/** Texts as an array of the database. */
export const textArray = (texts: readonly (string | null)[]): SQL => sql`${stringsOf(TEXT, texts)}::text[]`;

/**
 * JSON as an array of the database.
 *
 * @param documents JSON as `storableJson` gives it, null where there is none.
 */
export const jsonArray = (documents: readonly (string | null)[]): SQL =>
  sql`${stringsOf(JSON_TEXT, documents)}::json[]`;

/** Words' bits, as `marksOf` gives them, as an array of the database. */
export const bitsArray = (bits: readonly (string | null)[]): SQL => sql`${textArray(bits)}::bit(512)[]`;

/** Whole numbers of 32 bits as an array of the database. */
export function intArray(numbers: readonly (number | null)[]): SQL {
  const bytes = begun(INTEGER, numbers, 8 * numbers.length);
  let at = HEAD;
  for (const number of numbers) {
    at = bytes.writeInt32BE(number === null ? -1 : 4, at);
    if (number !== null) at = bytes.writeInt32BE(number, at);
  }
  return sql`${bytes.subarray(0, at)}::integer[]`;
}

/** Truths as an array of the database. */
export function booleanArray(truths: readonly boolean[]): SQL {
  const bytes = begun(BOOLEAN, truths, 5 * truths.length);
  let at = HEAD;
  for (const truth of truths) at = bytes.writeUInt8(Number(truth), bytes.writeInt32BE(1, at));
  return sql`${bytes}::boolean[]`;
}

/** An array's head, and room for its values. */
function begun(type: number, values: readonly unknown[], room: number): Buffer {
  const bytes = Buffer.allocUnsafe(HEAD + room);
  const head = [1, values.includes(null) ? 1 : 0, type, values.length, 1];
  for (const [at, part] of head.entries()) bytes.writeInt32BE(part, 4 * at);
  return bytes;
}

function stringsOf(type: number, strings: readonly (string | null)[]): Buffer {
  let room = 0;
  for (const text of strings) room += 4 + WIDEST * (text?.length ?? 0);
  const bytes = begun(type, strings, room);
  let at = HEAD;
  for (const text of strings) {
    const end = text === null ? at + 4 : written(bytes, text, at + 4);
    bytes.writeInt32BE(text === null ? -1 : end - at - 4, at);
    at = end;
  }
  return bytes.subarray(0, at);
}

/** Writes a text as the database holds it, without NUL; the encoder replaces halves of characters. Gives where it ends. */
function written(bytes: Buffer, text: string, start: number): number {
  let at = start;
  for (let n = 0; n < text.length && text.length <= SHORT; n++) {
    const unit = text.charCodeAt(n);
    if (unit === 0 || unit > 0x7f) break;
    bytes[at++] = unit;
  }
  return at - start === text.length ? at : start + bytes.write(text.replaceAll("\0", "\uFFFD"), start);
}

/**
 * Texts as the database reads an array of them, within an array of texts, to be cast to one.
 *
 * @example literalOf(["POL", null]) // '{"POL",NULL}'
 */
export const literalOf = (texts: readonly (string | null)[]): string =>
  `{${texts.map((text) => (text === null ? "NULL" : `"${text.replace(/["\\]/g, "\\$&")}"`)).join(",")}}`;

/** Numbers likewise. */
export const listed = (values: readonly number[]): string => `{${values.join(",")}}`;
