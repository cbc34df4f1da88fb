/** First four bytes of a model file: "CHLM". */
const MAGIC = 0x4d4c4843;
/** Layout of the sections; a program reads only files of its own version. */
export const MODEL_VERSION = 1;

/** A model file taken apart: a JSON description and named byte sections. */
export interface Sections {
  readonly description: Readonly<Record<string, unknown>>;
  readonly sections: ReadonlyMap<string, Uint8Array>;
}

/** Thrown when bytes are not a whole model file of this version. */
export class ModelError extends Error {
  override name = "ModelError";
}

/**
 * Puts named sections behind a header: magic, version, length of the JSON header, the JSON, then the sections,
 * each at a multiple of 16 bytes from the start of the file.
 *
 * @param description what the header says of the model besides its sections (label lists, sizes)
 * @param sections name and bytes, in the order they are to lie in
 * @returns the file's bytes
 * @example packSections({ labels: ["a"] }, [["weights", new Uint8Array(4)]])
 */
export function packSections(
  description: Record<string, unknown>,
  sections: readonly (readonly [string, Uint8Array])[],
): Uint8Array {
  const align = (n: number): number => (n + 15) & ~15;
  const table = sections.map(([name, bytes]) => [name, bytes.length] as const);
  const header = new TextEncoder().encode(JSON.stringify({ ...description, sections: table }));
  let size = align(12 + header.length);
  for (const [, bytes] of sections) size = align(size) + bytes.length;
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, MODEL_VERSION, true);
  view.setUint32(8, header.length, true);
  out.set(header, 12);
  let at = align(12 + header.length);
  for (const [, bytes] of sections) {
    at = align(at);
    out.set(bytes, at);
    at += bytes.length;
  }
  return out;
}

/**
 * Takes a model file apart. Sections are copies, so any typed array can be laid over their buffer.
 *
 * @param bytes the file
 * @returns its description and sections
 * @throws ModelError when the bytes are foreign, of another version, or cut short
 * @example unpackSections(readFileSync("model/english.bin")).sections.get("tagger")
 */
export function unpackSections(bytes: Uint8Array): Sections {
  if (bytes.length < 12) throw new ModelError(`model: ${bytes.length} bytes are too few for a model file`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new ModelError("model: not a Chancery model file");
  const version = view.getUint32(4, true);
  if (version !== MODEL_VERSION) {
    throw new ModelError(`model: file has version ${version}, this program reads version ${MODEL_VERSION}`);
  }
  const length = view.getUint32(8, true);
  if (12 + length > bytes.length) throw new ModelError("model: file is cut short within its header");
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length)));
  } catch {
    throw new ModelError("model: header is damaged");
  }
  if (typeof header !== "object" || header === null || !("sections" in header) || !Array.isArray(header.sections)) {
    throw new ModelError("model: header names no sections");
  }
  const sections = new Map<string, Uint8Array>();
  let at = 12 + length;
  for (const entry of header.sections) {
    const [name, size]: [unknown, unknown] = Array.isArray(entry) ? [entry[0], entry[1]] : [null, null];
    if (typeof name !== "string" || typeof size !== "number") throw new ModelError("model: header is damaged");
    at = (at + 15) & ~15;
    if (at + size > bytes.length) throw new ModelError(`model: file is cut short within section "${name}"`);
    // A copy of its own: `slice` of a Node Buffer would share memory.
    sections.set(name, new Uint8Array(bytes.subarray(at, at + size)));
    at += size;
  }
  return { description: { ...header }, sections };
}
