/**
 * What a table tells under each key, made when it is asked for: of thousands of rows a report needs a few, and what is
 * never made need not be kept. Rows are remembered by their numbers.
 *
 * @example
 * const names = new RowIndex((row, first) => [`${first} of row ${row}`]);
 * names.add("abu", 7);
 * names.get("abu") // ["abu of row 7"]
 */
export class RowIndex<Value> {
  readonly #none: readonly Value[] = [];
  readonly #rows = new Map<string, number | number[]>();
  readonly #made = new Map<string, readonly Value[]>();
  readonly #make: (row: number, key: string) => readonly Value[];

  /** @param make what a row tells under a key. */
  constructor(make: (row: number, key: string) => readonly Value[]) {
    this.#make = make;
  }

  /** Notes that a row tells something under a key. Rows come in their order; one is noted once. */
  add(key: string, row: number): void {
    const known = this.#rows.get(key);
    if (known === undefined) this.#rows.set(key, row);
    else if (typeof known === "number") {
      if (known !== row) this.#rows.set(key, [known, row]);
    } else if (known.at(-1) !== row) known.push(row);
  }

  /** What the rows tell under a key, in their order; the same list each time. */
  get(key: string): readonly Value[] {
    const rows = this.#rows.get(key);
    if (rows === undefined) return this.#none;
    const made = this.#made.get(key);
    if (made) return made;
    const values = (typeof rows === "number" ? [rows] : rows).flatMap((row) => this.#make(row, key));
    this.#made.set(key, values);
    return values;
  }
}
