// Rows of activations in a network's memory. Their positions are counted in 16-bit numbers, widths are multiples of 8.
import type { Memory } from "../../language/index.js";

/** Below any activation. */
export const LOWEST = -32768;

/** Takes room for rows of some width, one after the other; gives the position of the first. */
export const takeRow = (memory: Memory, width: number, count = 1): number => memory.take(count * width * 2) >> 1;

/** A table of rows in memory: one for each thing that can be said of a word, a mention or a party. */
export interface Rows {
  readonly at: number;
  readonly width: number;
  readonly count: number;
}

/** Puts a table into memory. */
export function placeRows(memory: Memory, { width, rows }: { width: number; rows: Int16Array }): Rows {
  const at = takeRow(memory, rows.length);
  memory.shorts.set(rows, at);
  return { at, width, count: rows.length / width };
}

/** Adds a table's row to the row at `to`, cutting what grows too large; a row that is not there adds nothing. */
export function addTo({ kernels }: Memory, to: number, { at, width, count }: Rows, row: number): void {
  if (row >= 0 && row < count) kernels.add(to * 2, (at + row * width) * 2, width);
}

/**
 * Rows that are remembered by a key; when there are too many, all are forgotten. A row's position holds until the next
 * is taken.
 *
 * @example
 * let at = known.find(key);
 * if (at < 0) fill(at = known.take(key));
 */
export class RowCache<Key> {
  readonly #at: number;
  readonly #known = new Map<Key, number>();

  constructor(
    memory: Memory,
    private readonly size: number,
    private readonly width: number,
  ) {
    this.#at = takeRow(memory, width, size);
  }

  /** Position of a key's row; -1 where it is not remembered. */
  find(key: Key): number {
    return this.#known.get(key) ?? -1;
  }

  /** Position of a row for a key, with whatever was there before. */
  take(key: Key): number {
    if (this.#known.size >= this.size) this.#known.clear();
    const at = this.#at + this.#known.size * this.width;
    this.#known.set(key, at);
    return at;
  }
}
