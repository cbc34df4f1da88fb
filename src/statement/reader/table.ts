import * as z from "zod";
import { type Sections, UNIT } from "../../language/index.js";

const LIMIT = 32767;

/** Rows of numbers, one for each thing that can be said of a word, a mention or a party; as activations. */
export interface Table {
  readonly width: number;
  readonly rows: Int16Array;
}

/** A long table of which a report needs few rows: bytes, and what a byte of each row is worth in parts of an activation. */
export interface ByteTable {
  readonly width: number;
  readonly bytes: Int8Array;
  readonly steps: Float32Array;
}

/**
 * Takes a long table from a model file: section NAME holds its bytes row by row, NAME.scale what a byte of each row is worth.
 *
 * @throws ZodError where the file has no such table.
 */
export function readBytes({ sections }: Sections, name: string, width: number): ByteTable {
  const bytes = z.instanceof(Uint8Array).parse(sections.get(name));
  const scales = z.instanceof(Uint8Array).parse(sections.get(`${name}.scale`));
  const scale = new Float32Array(scales.buffer, scales.byteOffset, scales.byteLength >> 2);
  return {
    width,
    bytes: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    steps: scale.map((one) => one * UNIT),
  };
}

/**
 * Takes a table from a model file, laid out as `readBytes` says.
 *
 * @throws ZodError where the file has no such table.
 */
export function readTable(file: Sections, name: string, width: number): Table {
  const table = readBytes(file, name, width);
  const rows = new Int16Array(table.bytes.length);
  for (let row = 0; row < table.steps.length; row++) addBytes(rows, row * width, table, row);
  return { width, rows };
}

/** Adds a long table's row to activations, as `addRow` does. */
export function addBytes(to: Int16Array, at: number, { width, bytes, steps }: ByteTable, row: number): void {
  const step = steps[row] ?? 0;
  const from = row * width;
  for (let d = 0; d < width; d++) to[at + d] = cut((to[at + d] ?? 0) + Math.round((bytes[from + d] ?? 0) * step));
}

/** Adds a table's row to activations, cutting what grows too large; a row that is not there adds nothing. */
export function addRow(to: Int16Array, at: number, { rows, width }: Table, row: number): void {
  const from = row * width;
  if (row < 0 || from >= rows.length) return;
  for (let d = 0; d < width; d++) to[at + d] = cut((to[at + d] ?? 0) + (rows[from + d] ?? 0));
}

/** Keeps a sum of activations within what one can hold. */
export const cut = (sum: number): number => Math.max(-LIMIT, Math.min(LIMIT, sum));

/**
 * Numbers of names: section NAME holds them, one a line.
 *
 * @param first number of the first: 1 where row 0 stands for whatever has no name of its own.
 */
export function readNames({ sections }: Sections, name: string, first: 0 | 1): ReadonlyMap<string, number> {
  const text = new TextDecoder().decode(sections.get(name));
  return new Map(text.split("\n").map((one, at) => [one, at + first] as const));
}
