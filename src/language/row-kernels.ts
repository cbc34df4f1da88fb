// Kernels in WebAssembly SIMD for single rows of activations; plain-kernels.ts has the same in JavaScript.
import { advance, type Code, constant, get, type Kernel, lessThan, set, sub, v128, whileLoop } from "./wasm.js";

/** Repeats a body for each 8 of `count` numbers, moving the pointers on. */
export const byEights = (count: number, pointers: readonly number[], body: Code): Code =>
  whileLoop(lessThan(constant(0), get(count)), [
    ...body,
    ...pointers.flatMap((pointer) => advance(pointer, constant(16))),
    ...set(count, sub(get(count), constant(8))),
  ]);

/** A kernel that makes each number of its first row anew of those of all its rows. Parameters: the rows, their length (a multiple of 8). */
function row(name: string, rows: number, make: (...values: readonly Code[]) => Code): Kernel {
  const pointers = Array.from({ length: rows }, (_, at) => at);
  return {
    name,
    parameters: rows + 1,
    locals: [],
    body: byEights(rows, pointers, v128.store(get(0), make(...pointers.map((at) => v128.load(get(at)))))),
  };
}

const plus = v128.i16AddSaturate;
const zero = v128.i16Splat(constant(0));

/** Adds a row to the first, cutting what grows too large. */
export const addition = (name: string): Kernel => row(name, 2, (to = zero, a = zero) => plus(to, a));

/** Adds what is above nought of a row to the first. */
export const additionAbove = (name: string): Kernel =>
  row(name, 2, (to = zero, a = zero) => plus(to, v128.i16Max(a, zero)));

/** Raises the first row to another where that is greater. */
export const raising = (name: string): Kernel => row(name, 2, (to = zero, a = zero) => v128.i16Max(to, a));

/** Raises the first row to the sum of three others where that is greater. */
export const raisingToSum = (name: string): Kernel =>
  row(name, 4, (to = zero, a = zero, b = zero, c = zero) => v128.i16Max(to, plus(plus(a, b), c)));
