import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { encodingOf } from "../article/index.js";
import type { Input } from "./find-inputs.js";

/** Bytes looked at to tell what an input is. */
const HEAD = 8192;

/** What an input is read as. */
export type Kind = "text" | "html" | "jsonl";

/** The bytes of an input, its first ones readable ahead. */
export interface ByteStream {
  readonly head: Uint8Array;
  /** All bytes, those of `head` among them; to be walked once. */
  readonly chunks: AsyncIterable<Uint8Array>;
  close(): void;
}

/** Opens an input and reads its beginning. */
export async function openInput({ path }: Input): Promise<ByteStream> {
  const stream: Readable = path === null ? process.stdin : createReadStream(path);
  const iterator: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < HEAD && !ended) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else {
      first.push(next.value);
      length += next.value.length;
    }
  }
  async function* chunks() {
    yield* first;
    if (ended) return;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(first).subarray(0, HEAD), chunks: chunks(), close: () => stream.destroy() };
}

/** The beginning of an input as text, for telling what it is. */
export function headText({ head }: ByteStream): string {
  return new TextDecoder(encodingOf(head) ?? "utf-8").decode(head);
}

/** Whether text is JSON: an object, or an array of them, opens it. */
export const isJson = (head: string): boolean => /^\s*(\[\s*)?\{\s*"/.test(head);

/** Whether JSON text puts more or less than an object on its first line. */
export const isManyLined = (head: string): boolean => /^\s*(\[|\{\s*\n)/.test(head);
