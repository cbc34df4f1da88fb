import { encodingOf, LARGEST } from "../article/index.js";

/** A line with its number, counted from 1. */
export interface Line {
  readonly number: number;
  /** Without its line break; null where the line is longer than `LARGEST` and was passed over. */
  readonly bytes: Uint8Array | null;
}

const NEWLINE = 10;

/**
 * The lines of a stream that are not blank. No more than one line is held, and of a line no more than `LARGEST` bytes.
 * UTF-16 is turned into UTF-8 on the way.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncGenerator<Line> {
  const encoding = encodingOf(head);
  const bytes = encoding?.startsWith("utf-16") ? asUtf8(chunks, encoding) : chunks;
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length > LARGEST) parts = [];
    else parts.push(part);
  };
  const line = (): Line => ({ number, bytes: length > LARGEST ? null : Buffer.concat(parts) });
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      from = at + 1;
      const ended = line();
      if (!isBlank(ended)) yield ended;
      number++;
      parts = [];
      length = 0;
    }
    add(chunk.subarray(from));
  }
  const last = line();
  if (!isBlank(last)) yield last;
}

const isBlank = ({ bytes }: Line): boolean => bytes?.every((byte) => byte === 32 || byte === 9 || byte === 13) ?? false;

async function* asUtf8(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}

/** A line of JSON as text: UTF-8 as the standard asks, windows-1252 where it is not that; a byte order mark is dropped. */
export function lineText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
