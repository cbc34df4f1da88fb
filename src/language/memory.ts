// One memory for weights and what is worked out with them, and the kernels that work over it: WebAssembly SIMD where
// there is any, else JavaScript.
import { product, recurrence, rescale } from "./kernels.js";
import { coarsening, junction } from "./pair-kernels.js";
import { plainKernels } from "./plain-kernels.js";
import { addition, additionAbove, raising, raisingToSum } from "./row-kernels.js";
import { assemble, v128 } from "./wasm.js";
import { ModelError } from "./weights.js";

/** Activations count in parts of one to this many. */
export const UNIT = 2048;
/** Those whose products are summed over pairs of words, in parts of one to this many, cut so that no sum overflows. */
export const PAIR_UNIT = 256;
const PAIR_LIMIT = 4095;

type Numbers<N extends number, T extends number[] = []> = T["length"] extends N ? T : Numbers<N, [...T, number]>;

/** All positions and strides are in bytes; kernels.ts names the arguments. */
export interface Kernels {
  /**
   * C = A·B in whole numbers. A's rows are pairs of 16-bit numbers; B is packed in panels of 8 columns, each panel a
   * run of steps, each step the 8 columns' pairs for two rows of B; C's rows are 32-bit numbers.
   */
  readonly multiply: (...bytes: Numbers<10>) => void;
  /** Recurrence over 32-bit projections. */
  readonly recurLong: (...bytes: Numbers<11>) => void;
  /** Recurrence over 16-bit projections. */
  readonly recurShort: (...bytes: Numbers<11>) => void;
  /** Sums to activations. */
  readonly rescale: (...bytes: Numbers<7>) => void;
  /** Sums to activations, those below nought being nought. */
  readonly rectify: (...bytes: Numbers<7>) => void;
  /** Sums and products of two words' views. */
  readonly join: (...bytes: Numbers<5>) => void;
  /** Activations in the coarser parts of pairs, in place. */
  readonly coarsen: (...bytes: Numbers<2>) => void;
  /** A row is added to the first; sums are cut to 16 bits. Here and below the last number is a count, a multiple of 8. */
  readonly add: (...bytes: Numbers<3>) => void;
  /** What is above nought of a row is added to the first. */
  readonly addAbove: (...bytes: Numbers<3>) => void;
  /** The first row is raised to another where that is greater. */
  readonly raise: (...bytes: Numbers<3>) => void;
  /** The first row is raised to the sum of three others where that is greater. */
  readonly raiseToSum: (...bytes: Numbers<5>) => void;
}

/** A memory in several views, with its kernels. */
export class Memory {
  readonly shorts: Int16Array;
  readonly longs: Int32Array;
  readonly floats: Float32Array;
  readonly kernels: Kernels;
  /** Whether WebAssembly does the work. */
  readonly simd: boolean;
  private top = 64;
  private readonly limit: number;

  /**
   * @param bytes its size
   * @param simd false to do without WebAssembly; it is also done without where the engine has no SIMD
   */
  constructor(bytes: number, simd = true) {
    const pages = Math.ceil(bytes / 65536);
    this.limit = pages * 65536;
    const code = simd && typeof WebAssembly === "object" ? compile() : null;
    let exported: unknown = null;
    let buffer = new ArrayBuffer(0);
    if (code) {
      const memory = new WebAssembly.Memory({ initial: pages });
      buffer = memory.buffer;
      exported = new WebAssembly.Instance(code, { env: { memory } }).exports;
    } else buffer = new ArrayBuffer(this.limit);
    this.shorts = new Int16Array(buffer);
    this.longs = new Int32Array(buffer);
    this.floats = new Float32Array(buffer);
    this.simd = code !== null;
    this.kernels = isKernels(exported)
      ? exported
      : plainKernels(this.shorts, this.longs, this.floats, UNIT, PAIR_UNIT, PAIR_LIMIT);
  }

  /** Takes a piece of memory that stays; gives its position in bytes. */
  take(bytes: number): number {
    const at = this.top;
    this.top += (bytes + 63) & ~63;
    if (this.top > this.limit) throw new ModelError("model: larger than the memory set aside for it");
    return at;
  }
}

/** The kernels are the same for every memory: they are compiled once. */
let compiled: WebAssembly.Module | null | undefined;

function compile(): WebAssembly.Module | null {
  if (compiled === undefined) compiled = compileKernels();
  return compiled;
}

function compileKernels(): WebAssembly.Module | null {
  const bytes = assemble([
    product("multiply", (acc, a, b) => v128.i32Add(acc, v128.i32DotI16(a, b)), false),
    recurrence("recurLong", false, UNIT),
    recurrence("recurShort", true, UNIT),
    rescale("rescale", UNIT, -1e9),
    rescale("rectify", UNIT, 0),
    junction("join", UNIT),
    coarsening("coarsen", Math.log2(UNIT / PAIR_UNIT), -PAIR_LIMIT),
    addition("add"),
    additionAbove("addAbove"),
    raising("raise"),
    raisingToSum("raiseToSum"),
  ]);
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}

const NAMES: readonly (keyof Kernels)[] = [
  "multiply",
  "recurLong",
  "recurShort",
  "rescale",
  "rectify",
  "join",
  "coarsen",
  "add",
  "addAbove",
  "raise",
  "raiseToSum",
];

const isKernels = (value: unknown): value is Kernels =>
  typeof value === "object" && value !== null && NAMES.every((name) => name in value);
