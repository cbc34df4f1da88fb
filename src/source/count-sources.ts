import { headText, isJson, isManyLined, type Kind, openInput } from "./byte-stream.js";
import { findInputs } from "./find-inputs.js";
import { linesOf } from "./lines.js";

/**
 * How many articles to expect from paths, for a progress bar: files, and the lines of JSONL files.
 * 0 where standard input, a pipe or a device is among them, which cannot be counted without using them up.
 *
 * @example await countSources(["a.txt", "wire.jsonl"]) // 1 and the lines of wire.jsonl
 */
export async function countSources(paths: readonly string[], options: { readonly type?: Kind } = {}): Promise<number> {
  let count = 0;
  for await (const input of findInputs(paths)) {
    if ("error" in input) continue;
    if (input.size === null) return 0;
    count += options.type && options.type !== "jsonl" ? 1 : await articlesIn(input, options.type);
  }
  return count;
}

/** 1 for a file that is no JSONL, and for one that cannot be opened: reading it gives its error. */
async function articlesIn(input: Parameters<typeof openInput>[0], type: "jsonl" | undefined): Promise<number> {
  try {
    const stream = await openInput(input);
    try {
      const head = headText(stream);
      if (!type && (!isJson(head) || isManyLined(head))) return 1;
      let lines = 0;
      for await (const _ of linesOf(stream.chunks, stream.head)) lines++;
      return lines;
    } finally {
      stream.close();
    }
  } catch {
    return 1;
  }
}
