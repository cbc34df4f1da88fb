// Layers with their derivatives, over matrices whose row t·B+b is word t of sentence b of a batch of B sentences
// of one length.
import { sigmoid } from "../src/language/activation.js";
import type { Arena, Matrix } from "./arena.js";
import type { Parameter, Parameters } from "./parameters.js";
import type { Random } from "./random.js";

/** A batch's shape: sentences, and words in each. */
export interface Shape {
  readonly sentences: number;
  readonly words: number;
}

/** What a layer gives: its output, and how to carry a gradient of it back to its input. */
export interface Step {
  readonly output: Matrix;
  /** Takes the gradient of the output, adds to that of the input and the parameters. */
  readonly back: (gradient: Matrix, into: Matrix | null) => void;
}

/** y = x·W + b. */
export class Linear {
  readonly weight: Parameter;
  readonly bias: Parameter | null;

  constructor(parameters: Parameters, name: string, inputs: number, outputs: number, bias = true, scale?: number) {
    this.weight = parameters.matrix(name, inputs, outputs, scale);
    this.bias = bias ? parameters.matrix(`${name}.bias`, 1, outputs, 0) : null;
  }

  forward(arena: Arena, x: Matrix): Step {
    const output = arena.matrix(x.rows, this.weight.value.cols);
    const f = arena.floats;
    if (this.bias) {
      const { at } = this.bias.value;
      for (let r = 0; r < x.rows; r++) {
        const row = output.at + r * output.stride;
        for (let c = 0; c < output.cols; c++) f[row + c] = f[at + c] ?? 0;
      }
    }
    arena.multiply(x, this.weight.value, output);
    return {
      output,
      back: (gradient, into) => {
        arena.multiply(x, gradient, this.weight.gradient, true);
        if (this.bias) {
          const { at } = this.bias.gradient;
          for (let r = 0; r < x.rows; r++) {
            const row = gradient.at + r * gradient.stride;
            for (let c = 0; c < gradient.cols; c++) f[at + c] = (f[at + c] ?? 0) + (f[row + c] ?? 0);
          }
        }
        if (into) arena.multiply(gradient, this.weight.value, into, false, true);
      },
    };
  }
}

/**
 * Dropout (Srivastava et al. 2014) with one mask for all words of a sentence (Gal & Ghahramani 2016).
 * Changes the matrix in place; the mask returned is applied to its gradient likewise.
 */
export function dropout(arena: Arena, x: Matrix, shape: Shape, rate: number, random: Random): (m: Matrix) => void {
  if (rate === 0) return () => {};
  const { sentences, words } = shape;
  const mask = Float32Array.from({ length: sentences * x.cols }, () => (random.next() < rate ? 0 : 1 / (1 - rate)));
  const f = arena.floats;
  const apply = (m: Matrix): void => {
    for (let t = 0; t < words; t++) {
      for (let b = 0; b < sentences; b++) {
        const row = m.at + (t * sentences + b) * m.stride;
        const from = b * x.cols;
        for (let c = 0; c < x.cols; c++) f[row + c] = (f[row + c] ?? 0) * (mask[from + c] ?? 0);
      }
    }
  };
  apply(x);
  return apply;
}

/** max(x, 0), in place; returns what carries a gradient back, in place too. */
export function rectify(arena: Arena, x: Matrix): (gradient: Matrix) => void {
  const f = arena.floats;
  for (let r = 0; r < x.rows; r++) {
    const row = x.at + r * x.stride;
    for (let c = 0; c < x.cols; c++) if ((f[row + c] ?? 0) < 0) f[row + c] = 0;
  }
  return (gradient) => {
    for (let r = 0; r < x.rows; r++) {
      const row = x.at + r * x.stride;
      const g = gradient.at + r * gradient.stride;
      for (let c = 0; c < x.cols; c++) if ((f[row + c] ?? 0) === 0) f[g + c] = 0;
    }
  };
}

/**
 * Bidirectional simple recurrent unit (Lei et al. 2018, "Simple recurrent units for highly parallelizable recurrence"):
 * one matrix product for a whole sentence, then a recurrence that is element by element. The first half of the
 * output reads left to right, the second right to left. Where input and output differ in width the part carried
 * past the unit is projected too.
 */
export class RecurrentUnit {
  readonly projection: Linear;
  readonly carry: Parameter;
  readonly reset: Parameter;
  private readonly skipped: boolean;

  constructor(
    parameters: Parameters,
    readonly name: string,
    inputs: number,
    readonly outputs: number,
  ) {
    this.skipped = inputs === outputs;
    this.projection = new Linear(parameters, `${name}.in`, inputs, outputs * (this.skipped ? 3 : 4));
    this.carry = parameters.matrix(`${name}.carry`, 1, outputs, 0.3);
    this.reset = parameters.matrix(`${name}.reset`, 1, outputs, 0.3);
  }

  /** Starts the forget gates between short and long memory; call once the parameters are drawn. */
  initialise(arena: Arena): void {
    const at = (this.projection.bias?.value.at ?? 0) + this.outputs;
    const half = this.outputs / 2;
    for (let d = 0; d < this.outputs; d++) arena.floats[at + d] = -0.5 + (3 * (d % half)) / half;
  }

  forward(arena: Arena, x: Matrix, shape: Shape): Step {
    const { sentences, words } = shape;
    const D = this.outputs;
    const half = D / 2;
    const f = arena.floats;
    const projected = this.projection.forward(arena, x);
    const u = projected.output;
    const skip = this.skipped ? x : arena.columns(u, 3 * D, D);
    const output = arena.matrix(x.rows, D);
    const state = arena.matrix(x.rows, D);
    const forget = arena.matrix(x.rows, D);
    const open = arena.matrix(x.rows, D);
    const vf = this.carry.value.at;
    const vr = this.reset.value.at;
    const step = sentences * D;
    for (let side = 0; side < 2; side++) {
      const from = side * half;
      for (let i = 0; i < words; i++) {
        const t = side === 0 ? i : words - 1 - i;
        const back = side === 0 ? -step : step;
        for (let b = 0; b < sentences; b++) {
          const row = t * sentences + b;
          const s = state.at + row * D;
          const ur = u.at + row * u.stride;
          const xr = skip.at + row * skip.stride;
          for (let d = from; d < from + half; d++) {
            const previous = i > 0 ? (f[s + d + back] ?? 0) : 0;
            const candidate = f[ur + d] ?? 0;
            const fg = sigmoid((f[ur + D + d] ?? 0) + (f[vf + d] ?? 0) * previous);
            const rg = sigmoid((f[ur + 2 * D + d] ?? 0) + (f[vr + d] ?? 0) * previous);
            const c = candidate + fg * (previous - candidate);
            const h = f[xr + d] ?? 0;
            f[s + d] = c;
            f[forget.at + row * D + d] = fg;
            f[open.at + row * D + d] = rg;
            f[output.at + row * D + d] = h + rg * (c - h);
          }
        }
      }
    }
    const back = (gradient: Matrix, into: Matrix | null): void => {
      const mark = arena.mark();
      const du = arena.matrix(u.rows, u.cols);
      const direct = this.skipped ? into : arena.columns(du, 3 * D, D);
      const flow = new Float64Array(sentences * D);
      const gvf = this.carry.gradient.at;
      const gvr = this.reset.gradient.at;
      for (let side = 0; side < 2; side++) {
        const from = side * half;
        for (let i = words - 1; i >= 0; i--) {
          const t = side === 0 ? i : words - 1 - i;
          const behind = side === 0 ? -step : step;
          for (let b = 0; b < sentences; b++) {
            const row = t * sentences + b;
            const s = state.at + row * D;
            const ur = u.at + row * u.stride;
            const dur = du.at + row * du.stride;
            const xr = skip.at + row * skip.stride;
            const g = gradient.at + row * gradient.stride;
            for (let d = from; d < from + half; d++) {
              const previous = i > 0 ? (f[s + d + behind] ?? 0) : 0;
              const c = f[s + d] ?? 0;
              const fg = f[forget.at + row * D + d] ?? 0;
              const rg = f[open.at + row * D + d] ?? 0;
              const h = f[xr + d] ?? 0;
              const dh = f[g + d] ?? 0;
              const dr = dh * (c - h) * rg * (1 - rg);
              const dc = (flow[b * D + d] ?? 0) + dh * rg;
              const candidate = f[ur + d] ?? 0;
              const df = dc * (previous - candidate) * fg * (1 - fg);
              f[dur + d] = dc * (1 - fg);
              f[dur + D + d] = df;
              f[dur + 2 * D + d] = dr;
              if (direct) {
                const at = direct.at + row * direct.stride + d;
                f[at] = (f[at] ?? 0) + dh * (1 - rg);
              }
              f[gvf + d] = (f[gvf + d] ?? 0) + df * previous;
              f[gvr + d] = (f[gvr + d] ?? 0) + dr * previous;
              flow[b * D + d] = dc * fg + df * (f[vf + d] ?? 0) + dr * (f[vr + d] ?? 0);
            }
          }
        }
      }
      projected.back(du, into);
      arena.release(mark);
    };
    return { output, back };
  }
}
