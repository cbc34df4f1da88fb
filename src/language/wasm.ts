// A small assembler for WebAssembly modules (https://webassembly.github.io/spec/core/binary/): enough for kernels
// of nested loops over memory. Kernels are thus readable source, and no compiler is needed to build them.

/** Instructions, or parts of them, as bytes. */
export type Code = readonly number[];

const unsigned = (value: number): number[] => {
  const out: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    out.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return out;
};

const signed = (value: number): number[] => {
  const out: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
      out.push(low);
      return out;
    }
    out.push(low | 0x80);
  }
};

const vector = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];

/** Types of locals. */
export const TYPE = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;

/** A local variable of a function, by number. */
export type Local = number;

export const get = (local: Local): Code => [0x20, ...unsigned(local)];
export const set = (local: Local, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const sub = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
export const mul = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
export const lessOrEqual = (a: Code, b: Code): Code => [...a, ...b, 0x4c];
export const lessThan = (a: Code, b: Code): Code => [...a, ...b, 0x48];
/** Moves a pointer or counter on. */
export const advance = (local: Local, by: Code): Code => set(local, add(get(local), by));
/** Repeats the body as long as the condition holds. */
export const whileLoop = (condition: Code, body: Code): Code => [
  ...[0x02, 0x40, 0x03, 0x40],
  ...[...condition, 0x45, 0x0d, 0x01],
  ...body,
  ...[0x0c, 0x00, 0x0b, 0x0b],
];

/** Vector instructions, named as in the specification. Offsets are bytes added to the address. */
export const v128 = {
  zero: (): Code => [...simd(12), ...Array.from<number>({ length: 16 }).fill(0)],
  load: (address: Code, offset = 0): Code => [...address, ...simd(0), 2, ...unsigned(offset)],
  load32Splat: (address: Code, offset = 0): Code => [...address, ...simd(9), 2, ...unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    ...simd(11),
    2,
    ...unsigned(offset),
  ],
  f32Add: (a: Code, b: Code): Code => [...a, ...b, ...simd(228)],
  f32Mul: (a: Code, b: Code): Code => [...a, ...b, ...simd(230)],
  i32Add: (a: Code, b: Code): Code => [...a, ...b, ...simd(174)],
  i32DotI16: (a: Code, b: Code): Code => [...a, ...b, ...simd(186)],
} as const;

/** A function to export: parameters are 32-bit integers and come first among the locals. */
export interface Kernel {
  readonly name: string;
  readonly parameters: number;
  /** Types of the further locals. */
  readonly locals: readonly number[];
  readonly body: Code;
}

/**
 * Assembles a module that imports its memory as `env.memory` and exports the kernels.
 *
 * @param kernels functions without results
 * @returns the module's bytes
 */
export function assemble(kernels: readonly Kernel[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content];
  const text = (s: string): number[] => [...unsigned(s.length), ...[...s].map((c) => c.charCodeAt(0))];
  const types = kernels.map((k) => [0x60, ...vector(Array.from({ length: k.parameters }, () => [TYPE.i32])), 0]);
  const bodies = kernels.map((k) => {
    const body = [...vector(k.locals.map((type) => [1, type])), ...k.body, 0x0b];
    return [...unsigned(body.length), ...body];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(2, vector([[...text("env"), ...text("memory"), 0x02, 0x00, 1]])),
    ...section(3, vector(kernels.map((_, i) => unsigned(i)))),
    ...section(7, vector(kernels.map((k, i) => [...text(k.name), 0x00, ...unsigned(i)]))),
    ...section(10, vector(bodies)),
  ]);
}

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
        ...whileLoop(lessThan(get(i), get(m)), block(1)),
        ...advance(b, get(bPanel)),
        ...advance(j, constant(8)),
      ]),
    ],
  };
}
