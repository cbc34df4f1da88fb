// A small assembler for WebAssembly modules (https://webassembly.github.io/spec/core/binary/): enough for kernels
// of nested loops over memory. Kernels are thus readable source, and no compiler is needed to build them.

/** Instructions, or parts of them, as bytes; parts lie nested until the module is put together. */
export type Code = readonly (number | Code)[];

/** The bytes of nested code. */
function flat(code: Code, out: number[] = []): number[] {
  for (const part of code)
    if (typeof part === "number") out.push(part);
    else flat(part, out);
  return out;
}

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

const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items];
const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];

/** Types of locals. */
export const TYPE = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;

/** A local variable of a function, by number. */
export type Local = number;

export const get = (local: Local): Code => [0x20, ...unsigned(local)];
export const set = (local: Local, value: Code): Code => [value, 0x21, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add = (a: Code, b: Code): Code => [a, b, 0x6a];
export const sub = (a: Code, b: Code): Code => [a, b, 0x6b];
export const mul = (a: Code, b: Code): Code => [a, b, 0x6c];
export const lessOrEqual = (a: Code, b: Code): Code => [a, b, 0x4c];
export const lessThan = (a: Code, b: Code): Code => [a, b, 0x48];
/** Moves a pointer or counter on. */
export const advance = (local: Local, by: Code): Code => set(local, add(get(local), by));
/** Repeats the body as long as the condition holds. */
export const whileLoop = (condition: Code, body: Code): Code => [
  ...[0x02, 0x40, 0x03, 0x40],
  ...[condition, 0x45, 0x0d, 0x01],
  body,
  ...[0x0c, 0x00, 0x0b, 0x0b],
];

/** Vector instructions, named as in the specification. Offsets are bytes added to the address. */
export const v128 = {
  zero: (): Code => [...simd(12), ...Array.from<number>({ length: 16 }).fill(0)],
  load: (address: Code, offset = 0): Code => [address, ...simd(0), 2, ...unsigned(offset)],
  load32Splat: (address: Code, offset = 0): Code => [address, ...simd(9), 2, ...unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, ...simd(11), 2, ...unsigned(offset)],
  /** Loads four 16-bit numbers as 32-bit ones. */
  load16x4: (address: Code, offset = 0): Code => [address, ...simd(3), 1, ...unsigned(offset)],
  /** One number in all four lanes. */
  f32Const: (x: number): Code => {
    const bytes = [...new Uint8Array(Float32Array.of(x).buffer)];
    return [...simd(12), ...bytes, ...bytes, ...bytes, ...bytes];
  },
  f32Add: (a: Code, b: Code): Code => [a, b, ...simd(228)],
  f32Sub: (a: Code, b: Code): Code => [a, b, ...simd(229)],
  f32Mul: (a: Code, b: Code): Code => [a, b, ...simd(230)],
  f32Div: (a: Code, b: Code): Code => [a, b, ...simd(231)],
  f32Min: (a: Code, b: Code): Code => [a, b, ...simd(232)],
  f32Max: (a: Code, b: Code): Code => [a, b, ...simd(233)],
  /** Rounds to the nearest whole number, halves to the even one. */
  f32Nearest: (a: Code): Code => [a, ...simd(106)],
  f32FromI32: (a: Code): Code => [a, ...simd(250)],
  i32FromF32: (a: Code): Code => [a, ...simd(248)],
  /** Eight 16-bit numbers from two times four 32-bit ones; what does not fit is cut. */
  i16FromI32: (a: Code, b: Code): Code => [a, b, ...simd(133)],
  i16Splat: (a: Code): Code => [a, ...simd(16)],
  i16ShiftRight: (a: Code, bits: number): Code => [a, ...constant(bits), ...simd(140)],
  /** Sums that do not fit are cut. */
  i16AddSaturate: (a: Code, b: Code): Code => [a, b, ...simd(143)],
  i16Max: (a: Code, b: Code): Code => [a, b, ...simd(152)],
  i32ShiftRight: (a: Code, bits: number): Code => [a, ...constant(bits), ...simd(172)],
  i32ShiftRightUnsigned: (a: Code, bits: number): Code => [a, ...constant(bits), ...simd(173)],
  /** Products of the first four of two times eight 16-bit numbers, and of the last four. */
  i32ProductLow: (a: Code, b: Code): Code => [a, b, ...simd(188)],
  i32ProductHigh: (a: Code, b: Code): Code => [a, b, ...simd(189)],
  i32Add: (a: Code, b: Code): Code => [a, b, ...simd(174)],
  i32DotI16: (a: Code, b: Code): Code => [a, b, ...simd(186)],
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
  const sized = (content: Code): number[] => {
    const bytes = flat(content);
    return [...unsigned(bytes.length), ...bytes];
  };
  const text = (s: string): number[] => [...unsigned(s.length), ...[...s].map((c) => c.charCodeAt(0))];
  const types = kernels.map((k) => [0x60, vector(Array.from({ length: k.parameters }, () => [TYPE.i32])), 0]);
  const bodies = kernels.map((k) => sized([vector(k.locals.map((type) => [1, type])), k.body, 0x0b]));
  return Uint8Array.from(
    flat([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...[1, sized(vector(types))],
      ...[2, sized(vector([[...text("env"), ...text("memory"), 0x02, 0x00, 1]]))],
      ...[3, sized(vector(kernels.map((_, i) => unsigned(i))))],
      ...[7, sized(vector(kernels.map((k, i) => [...text(k.name), 0x00, ...unsigned(i)])))],
      ...[10, sized(vector(bodies))],
    ]),
  );
}
