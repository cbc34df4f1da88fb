// Kernels in WebAssembly SIMD: a matrix product, and the loops between products that would be slow in JavaScript.
// plain-kernels.ts has the same in JavaScript, operation for operation.
import {
  add,
  advance,
  type Code,
  constant,
  get,
  type Kernel,
  type Local,
  lessOrEqual,
  lessThan,
  mul,
  set,
  sub,
  TYPE,
  v128,
  whileLoop,
} from "./wasm.js";

/**
 * The loops of a matrix product C = A·B, a tile of `rows` × 8 at a time. B is packed: its columns in panels of 8,
 * each panel row after row. Parameters: a, bytes between rows of A, bytes between steps along A's row, packed b,
 * bytes from one panel to the next, c, bytes between rows of C, rows, columns (a multiple of 8), steps.
 *
 * @param name export name
 * @param step what one step adds to an accumulator: from the accumulator, A's value in all lanes, and B's four
 * @param accumulate whether C is added to, or overwritten
 */
export function product(name: string, step: (acc: Code, a: Code, b: Code) => Code, accumulate: boolean): Kernel {
  const [a, aRow, aStep, b, bPanel, c, cRow, m, n, k] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const locals: number[] = [];
  const local = (type: number): Local => 10 + locals.push(type) - 1;
  const tile = 4;
  const i = local(TYPE.i32);
  const j = local(TYPE.i32);
  const steps = local(TYPE.i32);
  const aTile = local(TYPE.i32);
  const cTile = local(TYPE.i32);
  const bAt = local(TYPE.i32);
  const at = Array.from({ length: tile }, () => local(TYPE.i32));
  const cAt = Array.from({ length: tile }, () => local(TYPE.i32));
  const low = Array.from({ length: tile }, () => local(TYPE.v128));
  const high = Array.from({ length: tile }, () => local(TYPE.v128));
  const b0 = local(TYPE.v128);
  const b1 = local(TYPE.v128);
  const s = local(TYPE.v128);
  const block = (rows: number): Code => {
    const all = Array.from({ length: rows }, (_, r) => r);
    const of = (list: readonly Local[], r: number): Local => list[r] ?? 0;
    return [
      ...all.flatMap((r) => [
        ...set(of(at, r), r === 0 ? get(aTile) : add(get(of(at, r - 1)), get(aRow))),
        ...set(of(cAt, r), r === 0 ? get(cTile) : add(get(of(cAt, r - 1)), get(cRow))),
        ...set(of(low, r), accumulate ? v128.load(get(of(cAt, r))) : v128.zero()),
        ...set(of(high, r), accumulate ? v128.load(get(of(cAt, r)), 16) : v128.zero()),
      ]),
      ...set(bAt, get(b)),
      ...set(steps, get(k)),
      ...whileLoop(lessThan(constant(0), get(steps)), [
        ...set(b0, v128.load(get(bAt))),
        ...set(b1, v128.load(get(bAt), 16)),
        ...all.flatMap((r) => [
          ...set(s, v128.load32Splat(get(of(at, r)))),
          ...set(of(low, r), step(get(of(low, r)), get(s), get(b0))),
          ...set(of(high, r), step(get(of(high, r)), get(s), get(b1))),
          ...advance(of(at, r), get(aStep)),
        ]),
        ...advance(bAt, constant(32)),
        ...set(steps, sub(get(steps), constant(1))),
      ]),
      ...all.flatMap((r) => [
        ...v128.store(get(of(cAt, r)), get(of(low, r))),
        ...v128.store(get(of(cAt, r)), get(of(high, r)), 16),
      ]),
      ...advance(aTile, mul(get(aRow), constant(rows))),
      ...advance(cTile, mul(get(cRow), constant(rows))),
      ...advance(i, constant(rows)),
    ];
  };
  return {
    name,
    parameters: 10,
    locals,
    body: [
      ...set(j, constant(0)),
      ...whileLoop(lessThan(get(j), get(n)), [
        ...set(i, constant(0)),
        ...set(aTile, get(a)),
        ...set(cTile, add(get(c), mul(get(j), constant(4)))),
        ...whileLoop(lessOrEqual(add(get(i), constant(tile)), get(m)), block(tile)),
        ...whileLoop(lessOrEqual(add(get(i), constant(3)), get(m)), block(3)),
        ...whileLoop(lessOrEqual(add(get(i), constant(2)), get(m)), block(2)),
        ...whileLoop(lessThan(get(i), get(m)), block(1)),
        ...advance(b, get(bPanel)),
        ...advance(j, constant(8)),
      ]),
    ],
  };
}

/** Numbers that `squash` is made of: tanh(y) is nearly y·P(y²)/Q(y²), the seventh convergent of its continued fraction. */
export const SQUASH = { bound: 4.95, p: [135135, 17325, 378], q: [135135, 62370, 3150, 28] } as const;

/** The logistic function of four numbers at once: (1 + tanh(x/2)) / 2. */
function squash(x: Code, y: Local, square: Local): Code {
  const [p0, p1, p2] = SQUASH.p;
  const [q0, q1, q2, q3] = SQUASH.q;
  const n = (value: number): Code => v128.f32Const(value);
  const s = get(square);
  const top = v128.f32Add(v128.f32Mul(v128.f32Add(v128.f32Mul(v128.f32Add(s, n(p2)), s), n(p1)), s), n(p0));
  const bottom = v128.f32Add(
    v128.f32Mul(v128.f32Add(v128.f32Mul(v128.f32Add(v128.f32Mul(s, n(q3)), n(q2)), s), n(q1)), s),
    n(q0),
  );
  return [
    ...set(y, v128.f32Max(v128.f32Min(v128.f32Mul(x, n(0.5)), n(SQUASH.bound)), n(-SQUASH.bound))),
    ...set(square, v128.f32Mul(get(y), get(y))),
    ...v128.f32Add(v128.f32Mul(v128.f32Div(v128.f32Mul(get(y), top), bottom), n(0.5)), n(0.5)),
  ];
}

/**
 * The recurrence of a simple recurrent unit over a sentence, 16 outputs at a time, then 8. Parameters: projections, bytes from
 * a word's to the next word's (negative to read from right to left), bytes from candidates to forget gates to reset
 * gates (to what is carried past), scales of the projections, weights of the state in both gates, what is carried
 * past, bytes from word to word of it, outputs, bytes from word to word, words, outputs' number (a multiple of 8).
 *
 * @param name export name
 * @param short whether projections are 16-bit activations, a fourth part of them being carried past the unit
 * @param unit activations count in parts of one to this many
 */
export function recurrence(name: string, short: boolean, unit: number): Kernel {
  const [u, uRow, part, scale, gates, past, pastRow, out, outRow, words, count] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const locals: number[] = [];
  const local = (type: number): Local => 11 + locals.push(type) - 1;
  const size = short ? 2 : 4;
  const d = local(TYPE.i32);
  const left = local(TYPE.i32);
  const uAt = local(TYPE.i32);
  const pastAt = local(TYPE.i32);
  const outAt = local(TYPE.i32);
  const all = [0, 1, 2, 3].map((lane) => ({
    lane,
    s0: local(TYPE.v128),
    s1: local(TYPE.v128),
    s2: local(TYPE.v128),
    vf: local(TYPE.v128),
    vr: local(TYPE.v128),
    state: local(TYPE.v128),
    candidate: local(TYPE.v128),
    forget: local(TYPE.v128),
    reset: local(TYPE.v128),
    carried: local(TYPE.v128),
    result: local(TYPE.v128),
    y: local(TYPE.v128),
    square: local(TYPE.v128),
  }));
  const numbers = (address: Code, lane: number): Code =>
    v128.f32FromI32(short ? v128.load16x4(address, lane * 8) : v128.load(address, lane * 16));
  const parts = (k: number): Code => add(get(uAt), mul(get(part), constant(k)));
  const table = (base: Local, k: number): Code => add(add(get(base), mul(get(part), constant(k * (4 / size)))), get(d));
  /** Eight outputs or sixteen at a time: the more, the less each word's step waits for the one before. */
  const pass = (lanes: typeof all): Code => [
    ...lanes.flatMap(({ lane, s0, s1, s2, vf, vr, state }) => [
      ...set(s0, v128.load(table(scale, 0), lane * 16)),
      ...set(s1, v128.load(table(scale, 1), lane * 16)),
      ...set(s2, v128.load(table(scale, 2), lane * 16)),
      ...set(vf, v128.load(table(gates, 0), lane * 16)),
      ...set(vr, v128.load(table(gates, 1), lane * 16)),
      ...set(state, v128.zero()),
    ]),
    ...set(left, get(words)),
    ...set(uAt, get(u)),
    ...set(pastAt, get(past)),
    ...set(outAt, get(out)),
    ...whileLoop(lessThan(constant(0), get(left)), [
      ...lanes.flatMap((l) => {
        const gate = (k: number, s: Local, v: Local): Code =>
          v128.f32Add(v128.f32Mul(numbers(parts(k), l.lane), get(s)), v128.f32Mul(get(v), get(l.state)));
        const carried = short ? parts(3) : get(pastAt);
        return [
          ...set(l.candidate, v128.f32Mul(numbers(parts(0), l.lane), get(l.s0))),
          ...set(l.carried, v128.f32Mul(v128.f32FromI32(v128.load16x4(carried, l.lane * 8)), v128.f32Const(1 / unit))),
          ...set(l.forget, squash(gate(1, l.s1, l.vf), l.y, l.square)),
          ...set(l.reset, squash(gate(2, l.s2, l.vr), l.y, l.square)),
          ...set(
            l.state,
            v128.f32Add(get(l.candidate), v128.f32Mul(get(l.forget), v128.f32Sub(get(l.state), get(l.candidate)))),
          ),
          ...set(
            l.result,
            v128.f32Add(get(l.carried), v128.f32Mul(get(l.reset), v128.f32Sub(get(l.state), get(l.carried)))),
          ),
          ...set(l.result, v128.i32FromF32(v128.f32Nearest(v128.f32Mul(get(l.result), v128.f32Const(unit))))),
        ];
      }),
      ...lanes.flatMap(({ lane, result }) =>
        lane % 2 === 1
          ? v128.store(get(outAt), v128.i16FromI32(get(lanes[lane - 1]?.result ?? 0), get(result)), (lane - 1) * 8)
          : [],
      ),
      ...advance(uAt, get(uRow)),
      ...advance(pastAt, get(pastRow)),
      ...advance(outAt, get(outRow)),
      ...set(left, sub(get(left), constant(1))),
    ]),
    ...advance(d, constant(lanes.length * 16)),
    ...advance(u, constant(lanes.length * 4 * size)),
    ...advance(past, constant(lanes.length * 8)),
    ...advance(out, constant(lanes.length * 8)),
    ...set(count, sub(get(count), constant(lanes.length * 4))),
  ];
  return {
    name,
    parameters: 11,
    locals,
    body: [
      ...set(d, constant(0)),
      ...whileLoop(lessOrEqual(constant(16), get(count)), pass(all)),
      ...whileLoop(lessThan(constant(0), get(count)), pass(all.slice(0, 2))),
    ],
  };
}

/**
 * Rows of 32-bit sums to rows of 16-bit activations. Parameters: sums, bytes between their rows, scales, outputs,
 * bytes between their rows, rows, columns (a multiple of 8).
 *
 * @param name export name
 * @param unit activations count in parts of one to this many
 * @param floor smallest activation: 0 rectifies
 */
export function rescale(name: string, unit: number, floor: number): Kernel {
  const [sums, sumRow, scale, out, outRow, rows, columns] = [0, 1, 2, 3, 4, 5, 6];
  const [j, sumAt, scaleAt, outAt] = [7, 8, 9, 10];
  const value = (lane: number): Code =>
    v128.i32FromF32(
      v128.f32Nearest(
        v128.f32Mul(
          v128.f32Max(
            v128.f32Mul(v128.f32FromI32(v128.load(get(sumAt), lane * 16)), v128.load(get(scaleAt), lane * 16)),
            v128.f32Const(floor),
          ),
          v128.f32Const(unit),
        ),
      ),
    );
  return {
    name,
    parameters: 7,
    locals: [TYPE.i32, TYPE.i32, TYPE.i32, TYPE.i32],
    body: whileLoop(lessThan(constant(0), get(rows)), [
      ...set(j, get(columns)),
      ...set(sumAt, get(sums)),
      ...set(scaleAt, get(scale)),
      ...set(outAt, get(out)),
      ...whileLoop(lessThan(constant(0), get(j)), [
        ...v128.store(get(outAt), v128.i16FromI32(value(0), value(1))),
        ...advance(sumAt, constant(32)),
        ...advance(scaleAt, constant(32)),
        ...advance(outAt, constant(16)),
        ...set(j, sub(get(j), constant(8))),
      ]),
      ...advance(sums, get(sumRow)),
      ...advance(out, get(outRow)),
      ...set(rows, sub(get(rows), constant(1))),
    ]),
  };
}
