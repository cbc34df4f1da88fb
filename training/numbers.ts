// Numbers that distil learned, by the names that the network gives its matrices.
import { readFileSync } from "node:fs";
import type { Network } from "./network.js";

export interface Place {
  readonly rows: number;
  readonly cols: number;
  /** Of the first number, row after row. */
  readonly at: number;
}

function isPlace(value: unknown): value is Place {
  return typeof value === "object" && value !== null && "rows" in value && "cols" in value && "at" in value;
}

/** Matrices of a file by name: the place of each, and all their numbers. */
export interface Numbers {
  readonly places: ReadonlyMap<string, Place>;
  readonly floats: Float32Array;
}

/**
 * Reads a file of matrices: the length of a JSON header, the header with each matrix's place, 32-bit floats.
 *
 * @param path a file that a program for graphics cards wrote
 */
export function readNumbers(path: string): Numbers {
  const bytes = readFileSync(path);
  const length = bytes.readUInt32LE(0);
  const header: unknown = JSON.parse(bytes.toString("utf8", 4, 4 + length));
  const entries = typeof header === "object" && header !== null ? Object.entries(header) : [];
  return {
    places: new Map(entries.filter((entry): entry is [string, Place] => isPlace(entry[1]))),
    floats: new Float32Array(bytes.buffer.slice(bytes.byteOffset + 4 + length, bytes.byteOffset + bytes.length)),
  };
}

/**
 * Gives a network the numbers in a file.
 *
 * @param network receives them; must be of the sizes that were learned
 * @param path the file that distil wrote
 * @throws Error where a matrix is missing or of another size
 */
export function takeNumbers(network: Network, path: string): void {
  const { places, floats } = readNumbers(path);
  const find = (name: string, rows: number, cols: number): number => {
    const place = places.get(name);
    if (place?.rows !== rows || place.cols !== cols) {
      throw new Error(`${path}: no matrix "${name}" of ${rows} by ${cols}`);
    }
    return place.at;
  };
  const { arena, parameters } = network;
  for (const { name, value } of parameters.dense) {
    const at = find(name, value.rows, value.cols);
    for (let row = 0; row < value.rows; row++) {
      const from = at + row * value.cols;
      arena.floats.set(floats.subarray(from, from + value.cols), value.at + row * value.stride);
    }
  }
  for (const table of parameters.tables) {
    const at = find(table.name, table.rows, table.width);
    table.values.set(floats.subarray(at, at + table.rows * table.width));
  }
}
