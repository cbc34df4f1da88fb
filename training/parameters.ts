// Parameters and their optimiser: Adam (Kingma & Ba 2015), whole for dense matrices, row by row for embeddings.
import type { Arena, Matrix } from "./arena.js";
import type { Random } from "./random.js";

const BETA1 = 0.9;
const BETA2 = 0.98;
const EPSILON = 1e-8;

/** A dense matrix that learns. */
export interface Parameter {
  readonly name: string;
  readonly value: Matrix;
  readonly gradient: Matrix;
}

/** A table of rows of which a batch touches few. */
export class Embedding {
  readonly values: Float32Array;
  private readonly gradients: Float32Array;
  private readonly first: Float32Array;
  private readonly second: Float32Array;
  private readonly touched: Uint8Array;
  private readonly list: number[] = [];

  constructor(
    readonly name: string,
    readonly rows: number,
    readonly width: number,
    random: Random,
    scale: number,
  ) {
    this.values = Float32Array.from({ length: rows * width }, () => random.normal() * scale);
    this.gradients = new Float32Array(rows * width);
    this.first = new Float32Array(rows * width);
    this.second = new Float32Array(rows * width);
    this.touched = new Uint8Array(rows);
  }

  /** Adds a gradient that lies in `from` at `at` to that of a row. */
  learn(row: number, from: Float32Array, at: number): void {
    if (this.touched[row] === 0) {
      this.touched[row] = 1;
      this.list.push(row);
    }
    const base = row * this.width;
    for (let d = 0; d < this.width; d++) {
      this.gradients[base + d] = (this.gradients[base + d] ?? 0) + (from[at + d] ?? 0);
    }
  }

  /** Sum of the squares of the gradient. */
  squares(): number {
    let sum = 0;
    for (const row of this.list) {
      for (let at = row * this.width; at < (row + 1) * this.width; at++) sum += (this.gradients[at] ?? 0) ** 2;
    }
    return sum;
  }

  /** Takes a step on the touched rows and forgets their gradients. */
  step(rate: number, shrink: number): void {
    const { values, gradients, first, second } = this;
    for (const row of this.list) {
      this.touched[row] = 0;
      for (let at = row * this.width; at < (row + 1) * this.width; at++) {
        const g = (gradients[at] ?? 0) * shrink;
        gradients[at] = 0;
        const m = BETA1 * (first[at] ?? 0) + (1 - BETA1) * g;
        const v = BETA2 * (second[at] ?? 0) + (1 - BETA2) * g * g;
        first[at] = m;
        second[at] = v;
        values[at] = (values[at] ?? 0) - (rate * m) / (Math.sqrt(v) + EPSILON);
      }
    }
    this.list.length = 0;
  }
}

/** All that learns, and its optimiser. */
export class Parameters {
  readonly dense: Parameter[] = [];
  readonly tables: Embedding[] = [];
  private readonly moments: { first: Float32Array; second: Float32Array }[] = [];
  private steps = 0;

  constructor(
    private readonly arena: Arena,
    private readonly random: Random,
  ) {}

  /** A matrix drawn with the given standard deviation; nought for a bias. */
  matrix(name: string, rows: number, cols: number, scale = Math.sqrt(1 / rows)): Parameter {
    const value = this.arena.matrix(rows, cols);
    const gradient = this.arena.matrix(rows, cols);
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < cols; c++) this.arena.floats[value.at + r * value.stride + c] = this.random.normal() * scale;
    }
    const parameter = { name, value, gradient };
    this.dense.push(parameter);
    const size = rows * value.stride;
    this.moments.push({ first: new Float32Array(size), second: new Float32Array(size) });
    return parameter;
  }

  table(name: string, rows: number, width: number, scale: number): Embedding {
    const table = new Embedding(name, rows, width, this.random, scale);
    this.tables.push(table);
    return table;
  }

  /**
   * Takes a step against the gradients, which are then nought.
   *
   * @param rate learning rate
   * @param clip the gradient is shortened to this length where it is longer
   * @returns the gradient's length
   */
  step(rate: number, clip: number): number {
    const f = this.arena.floats;
    let squares = 0;
    for (const { gradient } of this.dense) {
      for (let at = gradient.at; at < gradient.at + gradient.rows * gradient.stride; at++) squares += (f[at] ?? 0) ** 2;
    }
    for (const table of this.tables) squares += table.squares();
    const norm = Math.sqrt(squares);
    const shrink = norm > clip ? clip / norm : 1;
    this.steps++;
    const correction1 = 1 - BETA1 ** this.steps;
    const correction2 = Math.sqrt(1 - BETA2 ** this.steps);
    const corrected = (rate * correction2) / correction1;
    this.dense.forEach(({ value, gradient }, i) => {
      const { first, second } = this.moments[i] ?? { first: new Float32Array(), second: new Float32Array() };
      for (let j = 0; j < first.length; j++) {
        const g = (f[gradient.at + j] ?? 0) * shrink;
        f[gradient.at + j] = 0;
        const m = BETA1 * (first[j] ?? 0) + (1 - BETA1) * g;
        const v = BETA2 * (second[j] ?? 0) + (1 - BETA2) * g * g;
        first[j] = m;
        second[j] = v;
        f[value.at + j] = (f[value.at + j] ?? 0) - (corrected * m) / (Math.sqrt(v) + EPSILON);
      }
    });
    for (const table of this.tables) table.step(corrected, shrink);
    return norm;
  }
}
