// Keeps a network's numbers between runs, so that what was learned can be looked at or packed anew.
import { readFileSync, writeFileSync } from "node:fs";
import type { Network } from "./network.js";

/** Every stretch of numbers that a network learned, in a fixed order. */
function stretches(network: Network): Float32Array[] {
  const { arena, parameters } = network;
  return [
    ...parameters.dense.map(({ value }) => arena.floats.subarray(value.at, value.at + value.rows * value.stride)),
    ...parameters.tables.map((table) => table.values),
  ];
}

/** Writes a network's numbers to a file. */
export function saveCheckpoint(network: Network, path: string): void {
  const parts = stretches(network);
  const all = new Float32Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  writeFileSync(path, new Uint8Array(all.buffer));
}

/** Reads them back into a network of the same sizes. */
export function loadCheckpoint(network: Network, path: string): void {
  const bytes = readFileSync(path);
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  let at = 0;
  for (const part of stretches(network)) {
    part.set(all.subarray(at, at + part.length));
    at += part.length;
  }
  if (at !== all.length) throw new Error(`${path}: of a network of other sizes`);
}
