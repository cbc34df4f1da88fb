// Layers of a network in whole numbers. An activation is a 16-bit number of 1/2048; a weight is a byte times its
// column's scale (Jacob et al. 2018, "Quantization and training of neural networks for efficient inference").
import { type Memory, UNIT } from "./memory.js";
import { ModelError, type Sections } from "./weights.js";

/** Rounds a number to an activation. */
export function toActivation(x: number): number {
  const rounded = Math.round(x * UNIT);
  return rounded > 32767 ? 32767 : Math.max(rounded, -32767);
}

/** Rows of activations in memory. Rows have room for an even width and a closing pair (1, 0) that takes the bias. */
export interface Activations {
  /** Position of the first, in 16-bit numbers. */
  readonly at: number;
  /** 16-bit numbers from one row to the next. */
  readonly stride: number;
  readonly width: number;
}

/** Sets rows aside; the closing pairs are written once and for all. */
export function takeActivations(memory: Memory, rows: number, width: number): Activations {
  const stride = ((width + 1) & ~1) + 2;
  const at = memory.take(rows * stride * 2) >> 1;
  for (let r = 0; r < rows; r++) memory.shorts[at + r * stride + stride - 2] = UNIT;
  return { at, stride, width };
}

/** Rows of 32-bit sums in memory. */
export interface Sums {
  readonly at: number;
  readonly stride: number;
}

/** Sets rows of sums aside, with room for a multiple of 8 columns. */
export function takeSums(memory: Memory, rows: number, width: number): Sums {
  const stride = (width + 7) & ~7;
  return { at: memory.take(rows * stride * 4) >> 2, stride };
}

/** A learned matrix as the file has it: bytes row by row, with a scale and a bias a column. */
export interface Matrix {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Int8Array;
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

/** Takes a section's bytes as numbers. */
export function readFloats(file: Sections, name: string, length?: number): Float32Array {
  const bytes = file.sections.get(name);
  if (!bytes || bytes.length % 4 !== 0 || (length !== undefined && bytes.length !== length * 4)) {
    throw new ModelError(`model: section "${name}" is missing or of the wrong size`);
  }
  return new Float32Array(bytes.buffer);
}

/** Takes a matrix from a model file; its sections are NAME, NAME.scale and NAME.bias. */
export function readMatrix(file: Sections, name: string, inputs: number, outputs: number): Matrix {
  const bytes = file.sections.get(name);
  const scale = readFloats(file, `${name}.scale`, outputs);
  const bias = readFloats(file, `${name}.bias`, outputs);
  if (!bytes || bytes.length !== inputs * outputs) {
    throw new ModelError(`model: section "${name}" is missing or of the wrong size`);
  }
  return { inputs, outputs, weights: new Int8Array(bytes.buffer), scale, bias };
}

/** Puts numbers into memory; gives their position in bytes. */
export function placeFloats(memory: Memory, ...lists: readonly Float32Array[]): number {
  const at = memory.take(lists.reduce((size, list) => size + list.length, 0) * 4);
  let to = at >> 2;
  for (const list of lists) {
    memory.floats.set(list, to);
    to += list.length;
  }
  return at;
}

/** A matrix and its bias, packed for the product. */
export class Dense {
  readonly outputs: number;
  /** What a sum of each column is worth: in memory, in bytes, and to look at. */
  readonly scaleAt: number;
  readonly scale: Float32Array;
  private readonly packed: number;
  private readonly steps: number;

  constructor(
    private readonly memory: Memory,
    matrix: Matrix,
  ) {
    const { inputs, outputs, weights, bias } = matrix;
    this.outputs = outputs;
    this.steps = ((inputs + 1) >> 1) + 1;
    const panels = (outputs + 7) >> 3;
    this.scale = new Float32Array(panels * 8);
    this.packed = memory.take(panels * this.steps * 32);
    const { shorts } = memory;
    for (let c = 0; c < outputs; c++) {
      const step = matrix.scale[c] ?? 1;
      this.scale[c] = step / UNIT;
      let at = (this.packed >> 1) + (c >> 3) * this.steps * 16 + (c & 7) * 2;
      for (let k = 0; k < inputs; k += 2, at += 16) {
        shorts[at] = weights[k * outputs + c] ?? 0;
        shorts[at + 1] = k + 1 < inputs ? (weights[(k + 1) * outputs + c] ?? 0) : 0;
      }
      shorts[at] = Math.max(-32767, Math.min(32767, Math.round((bias[c] ?? 0) / step)));
    }
    this.scaleAt = placeFloats(memory, this.scale);
  }

  /** Multiplies the first `rows` rows of `x`, giving sums. */
  apply(x: Activations, rows: number, out: Sums): void {
    this.memory.kernels.multiply(
      x.at * 2,
      x.stride * 2,
      4,
      this.packed,
      this.steps * 32,
      out.at * 4,
      out.stride * 4,
      rows,
      (this.outputs + 7) & ~7,
      this.steps,
    );
  }

  /**
   * Sums to activations.
   *
   * @param from first column taken
   * @param count columns taken; a multiple of 8
   * @param rectified whether those below nought become nought
   * @param at where they go, in 16-bit numbers, `stride` from row to row
   */
  toActivations(
    sums: Sums,
    rows: number,
    from: number,
    count: number,
    rectified: boolean,
    at: number,
    stride: number,
  ): void {
    const { kernels } = this.memory;
    const run = rectified ? kernels.rectify : kernels.rescale;
    run((sums.at + from) * 4, sums.stride * 4, this.scaleAt + from * 4, at * 2, stride * 2, rows, count);
  }
}
