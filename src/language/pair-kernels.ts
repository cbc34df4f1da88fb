// Kernels in WebAssembly SIMD for what the parser makes of two words at once; plain-kernels.ts has the same in JavaScript.
import { byEights } from "./row-kernels.js";
import { type Code, constant, get, type Kernel, set, TYPE, v128 } from "./wasm.js";

/**
 * What two words' views have in common: first sums, those below nought being nought, then products. Parameters: the
 * first word's view, the second's, where the answer goes, how many sums and how many products (multiples of 8).
 *
 * @param name export name
 * @param unit activations count in parts of one to this many, a power of two
 */
export function junction(name: string, unit: number): Kernel {
  const [a, b, out, sums, products] = [0, 1, 2, 3, 4];
  const [x, y, low, high] = [5, 6, 7, 8];
  const bits = Math.log2(unit);
  // Towards nought, as JavaScript cuts: those below it first go up by one unit less one.
  const whole = (product: number): Code =>
    v128.i32ShiftRight(
      v128.i32Add(get(product), v128.i32ShiftRightUnsigned(v128.i32ShiftRight(get(product), 31), 32 - bits)),
      bits,
    );
  return {
    name,
    parameters: 5,
    locals: [TYPE.v128, TYPE.v128, TYPE.v128, TYPE.v128],
    body: [
      ...byEights(
        sums,
        [a, b, out],
        v128.store(
          get(out),
          v128.i16Max(v128.i16AddSaturate(v128.load(get(a)), v128.load(get(b))), v128.i16Splat(constant(0))),
        ),
      ),
      ...byEights(
        products,
        [a, b, out],
        [
          ...set(x, v128.load(get(a))),
          ...set(y, v128.load(get(b))),
          ...set(low, v128.i32ProductLow(get(x), get(y))),
          ...set(high, v128.i32ProductHigh(get(x), get(y))),
          ...v128.store(
            get(out),
            v128.i16Max(v128.i16FromI32(whole(low), whole(high)), v128.i16Splat(constant(-32767))),
          ),
        ],
      ),
    ],
  };
}

/**
 * Rounds activations to coarser parts, in place. Parameters: where they are, how many (a multiple of 8).
 *
 * @param name export name
 * @param bits how many bits are left out; none is cut below `floor`, and none can be greater than `-floor`
 */
export function coarsening(name: string, bits: number, floor: number): Kernel {
  const [at, count] = [0, 1];
  return {
    name,
    parameters: 2,
    locals: [],
    body: byEights(
      count,
      [at],
      v128.store(
        get(at),
        v128.i16Max(
          v128.i16ShiftRight(v128.i16AddSaturate(v128.load(get(at)), v128.i16Splat(constant(1 << (bits - 1)))), bits),
          v128.i16Splat(constant(floor)),
        ),
      ),
    ),
  };
}
