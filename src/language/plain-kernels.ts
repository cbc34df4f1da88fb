// The kernels in plain JavaScript, operation for operation as in kernels.ts, so that the answers are the same. Every
// step of the recurrence is rounded to 32 bits as the vector instructions do.
import { SQUASH } from "./kernels.js";
import type { Kernels } from "./memory.js";

const f = Math.fround;

/** Nearest whole number, halves to the even one, cut to 16 bits. */
function toShort(x: number): number {
  const low = Math.floor(x);
  const rest = x - low;
  const rounded = rest < 0.5 || (rest === 0.5 && low % 2 === 0) ? low : low + 1;
  return rounded > 32767 ? 32767 : Math.max(rounded, -32768);
}

function squash(x: number): number {
  const [p0, p1, p2] = SQUASH.p;
  const [q0, q1, q2, q3] = SQUASH.q;
  const bound = f(SQUASH.bound);
  const y = Math.max(Math.min(f(x * 0.5), bound), -bound);
  const s = f(y * y);
  const top = f(f(f(f(f(s + p2) * s) + p1) * s) + p0);
  const bottom = f(f(f(f(f(f(f(s * q3) + q2) * s) + q1) * s) + q0));
  return f(f(f(f(y * top) / bottom) * 0.5) + 0.5);
}

/**
 * The kernels over a memory in its three views.
 *
 * @param unit activations count in parts of one to this many; @param pairUnit those of pairs; @param pairLimit the greatest of these
 */
export function plainKernels(
  shorts: Int16Array,
  longs: Int32Array,
  floats: Float32Array,
  unit: number,
  pairUnit: number,
  pairLimit: number,
): Kernels {
  const recurrence =
    (short: boolean): Kernels["recurLong"] =>
    (u, uRow, part, scale, gates, past, pastRow, out, outRow, words, count) => {
      const size = short ? 2 : 4;
      const from: Int16Array | Int32Array = short ? shorts : longs;
      const width = part / size;
      for (let d = 0; d < count; d++) {
        const s0 = floats[scale / 4 + d] ?? 0;
        const s1 = floats[scale / 4 + width + d] ?? 0;
        const s2 = floats[scale / 4 + 2 * width + d] ?? 0;
        const vf = floats[gates / 4 + d] ?? 0;
        const vr = floats[gates / 4 + width + d] ?? 0;
        let state = 0;
        for (let i = 0; i < words; i++) {
          const at = (u + i * uRow) / size + d;
          const candidate = f(f(from[at] ?? 0) * s0);
          const beside = short ? (shorts[at + 3 * width] ?? 0) : (shorts[(past + i * pastRow) / 2 + d] ?? 0);
          const carried = f(beside / unit);
          const forget = squash(f(f(f(from[at + width] ?? 0) * s1) + f(vf * state)));
          const reset = squash(f(f(f(from[at + 2 * width] ?? 0) * s2) + f(vr * state)));
          state = f(candidate + f(forget * f(state - candidate)));
          const result = f(carried + f(reset * f(state - carried)));
          shorts[(out + i * outRow) / 2 + d] = toShort(f(result * unit));
        }
      }
    };
  const rescale =
    (floor: number): Kernels["rescale"] =>
    (sums, sumRow, scale, out, outRow, rows, columns) => {
      for (let r = 0; r < rows; r++) {
        for (let c = 0; c < columns; c++) {
          const value = f(f(longs[(sums + r * sumRow) / 4 + c] ?? 0) * (floats[scale / 4 + c] ?? 0));
          shorts[(out + r * outRow) / 2 + c] = toShort(f(Math.max(value, floor) * unit));
        }
      }
    };
  /** Makes a row anew, number by number. */
  const each = (to: number, count: number, make: (at: number) => number): void => {
    for (let d = 0; d < count; d++) shorts[to / 2 + d] = make(d);
  };
  const at = (row: number, d: number): number => shorts[row / 2 + d] ?? 0;
  const plus = (a: number, b: number): number => Math.max(-32768, Math.min(a + b, 32767));
  return {
    multiply: (a, aRow, aStep, b, bPanel, c, cRow, rows, columns, steps) => {
      for (let j = 0; j < columns; j += 8) {
        const panel = (b + (j / 8) * bPanel) / 2;
        for (let i = 0; i < rows; i++) {
          const out = (c + i * cRow) / 4 + j;
          for (let q = 0; q < 8; q++) longs[out + q] = 0;
          let from = (a + i * aRow) / 2;
          let at = panel;
          for (let k = 0; k < steps; k++, from += aStep / 2, at += 16) {
            const x = shorts[from] ?? 0;
            const y = shorts[from + 1] ?? 0;
            for (let q = 0; q < 8; q++) {
              longs[out + q] =
                ((longs[out + q] ?? 0) + x * (shorts[at + 2 * q] ?? 0) + y * (shorts[at + 2 * q + 1] ?? 0)) | 0;
            }
          }
        }
      }
    },
    recurLong: recurrence(false),
    recurShort: recurrence(true),
    rescale: rescale(-1e9),
    rectify: rescale(0),
    join: (a, b, out, sums, products) => {
      for (let d = 0; d < sums + products; d++) {
        const [x, y] = [shorts[a / 2 + d] ?? 0, shorts[b / 2 + d] ?? 0];
        shorts[out / 2 + d] =
          d < sums
            ? Math.max(0, Math.min(x + y, 32767))
            : Math.max(-32767, Math.min(Math.trunc((x * y) / unit), 32767));
      }
    },
    coarsen: (at, count) => {
      const half = unit / pairUnit / 2;
      for (let d = at / 2; d < at / 2 + count; d++)
        shorts[d] = Math.max(-pairLimit, Math.min(((shorts[d] ?? 0) + half) >> (1 + Math.log2(half)), pairLimit));
    },
    add: (to, a, count) => each(to, count, (d) => plus(at(to, d), at(a, d))),
    addAbove: (to, a, count) => each(to, count, (d) => plus(at(to, d), Math.max(0, at(a, d)))),
    raise: (to, a, count) => each(to, count, (d) => Math.max(at(to, d), at(a, d))),
    raiseToSum: (to, a, b, c, count) =>
      each(to, count, (d) => Math.max(at(to, d), plus(plus(at(a, d), at(b, d)), at(c, d)))),
  };
}
