// Memory and matrix products for training: all numbers lie in one WebAssembly memory, where a SIMD kernel multiplies.
import { product } from "../src/language/kernels.js";
import { assemble, v128 } from "../src/language/wasm.js";

/** A matrix in the arena, row after row. `at` counts 32-bit floats from the memory's start. */
export interface Matrix {
  readonly at: number;
  readonly rows: number;
  readonly cols: number;
  /** Floats from one row to the next. */
  readonly stride: number;
}

/** Steps from one element to the next down a column and along a row: says whether a matrix is read transposed. */
const down = (m: Matrix, transposed: boolean): number => (transposed ? 1 : m.stride);
const along = (m: Matrix, transposed: boolean): number => (transposed ? m.stride : 1);

type Gemm = (
  a: number,
  aRow: number,
  aStep: number,
  b: number,
  bPanel: number,
  c: number,
  cRow: number,
  m: number,
  n: number,
  k: number,
) => void;

const isGemm = (value: unknown): value is Gemm => typeof value === "function";

/** Allocates matrices and multiplies them. What lies above a mark is given up at once with `release`. */
export class Arena {
  readonly floats: Float32Array;
  private top = 16;
  private readonly gemm: Gemm;

  /** @param megabytes size of the whole memory */
  constructor(megabytes: number) {
    const pages = megabytes * 16;
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const kernel = product("gemm", (acc, a, b) => v128.f32Add(acc, v128.f32Mul(a, b)), true);
    const { gemm } = new WebAssembly.Instance(new WebAssembly.Module(assemble([kernel])), { env: { memory } }).exports;
    if (!isGemm(gemm)) throw new Error("kernel is missing");
    this.gemm = gemm;
    this.floats = new Float32Array(memory.buffer);
  }

  /** A matrix of noughts. Rows are padded to a multiple of 8 floats, as the kernel writes them. */
  matrix(rows: number, cols: number): Matrix {
    const stride = (cols + 7) & ~7;
    const at = this.top;
    this.top += rows * stride;
    if (this.top > this.floats.length) throw new Error("arena is full");
    this.floats.fill(0, at, this.top);
    return { at, rows, cols, stride };
  }

  /** Some columns of a matrix, sharing its numbers. */
  columns(m: Matrix, from: number, count: number): Matrix {
    return { at: m.at + from, rows: m.rows, cols: count, stride: m.stride };
  }

  mark(): number {
    return this.top;
  }

  release(mark: number): void {
    this.top = mark;
  }

  /**
   * Adds a product to a matrix: C += A·B, with A or B read transposed where asked.
   * C's columns are written in groups of 8, so its rows must be padded or lie whole within a wider matrix's.
   */
  multiply(a: Matrix, b: Matrix, c: Matrix, transposeA = false, transposeB = false): void {
    const m = transposeA ? a.cols : a.rows;
    const k = transposeA ? a.rows : a.cols;
    const n = transposeB ? b.rows : b.cols;
    const before = this.top;
    const panels = (n + 7) >> 3;
    const packed = this.top;
    this.top += panels * k * 8;
    if (this.top > this.floats.length) throw new Error("arena is full");
    const f = this.floats;
    const rowStep = down(b, transposeB);
    const colStep = along(b, transposeB);
    let to = packed;
    for (let p = 0; p < panels; p++) {
      const width = Math.min(8, n - p * 8);
      let row = b.at + p * 8 * colStep;
      for (let r = 0; r < k; r++, row += rowStep, to += 8) {
        let from = row;
        let q = 0;
        for (; q < width; q++, from += colStep) f[to + q] = f[from] ?? 0;
        for (; q < 8; q++) f[to + q] = 0;
      }
    }
    this.gemm(
      a.at * 4,
      down(a, transposeA) * 4,
      along(a, transposeA) * 4,
      packed * 4,
      k * 32,
      c.at * 4,
      c.stride * 4,
      m,
      panels * 8,
      k,
    );
    this.top = before;
  }
}
