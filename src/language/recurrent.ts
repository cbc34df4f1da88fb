// Bidirectional simple recurrent unit (Lei et al. 2018, "Simple recurrent units for highly parallelizable recurrence"):
// the first half of the outputs reads from left to right, the second from right to left.
import { type Activations, Dense, placeFloats, readFloats, readMatrix, type Sums } from "./dense.js";
import { type Memory, UNIT } from "./memory.js";
import type { Sections } from "./weights.js";

/** A unit whose outputs are as wide as its inputs, which are carried past it. */
export class RecurrentUnit {
  readonly projection: Dense;
  private readonly gates: number;

  constructor(
    file: Sections,
    name: string,
    private readonly memory: Memory,
    private readonly width: number,
  ) {
    this.projection = new Dense(memory, readMatrix(file, `${name}.in`, width, 3 * width));
    this.gates = placeGates(file, name, memory, width);
  }

  /** Runs over the first `words` rows. */
  run(x: Activations, words: number, sums: Sums, out: Activations): void {
    this.projection.apply(x, words, sums);
    const { kernels } = this.memory;
    const { width, gates } = this;
    const half = width / 2;
    for (const [column, row, sign] of [
      [0, 0, 1],
      [half, words - 1, -1],
    ] as const) {
      kernels.recurLong(
        (sums.at + row * sums.stride + column) * 4,
        sign * sums.stride * 4,
        width * 4,
        this.projection.scaleAt + column * 4,
        gates + column * 4,
        (x.at + row * x.stride + column) * 2,
        sign * x.stride * 2,
        (out.at + row * out.stride + column) * 2,
        sign * out.stride * 2,
        words,
        half,
      );
    }
  }
}

/** A unit over projections that were worked out before: activations, a fourth part of which is carried past it. */
export class ProjectedUnit {
  private readonly gates: number;
  private readonly scale: number;

  constructor(
    file: Sections,
    name: string,
    private readonly memory: Memory,
    private readonly width: number,
  ) {
    this.gates = placeGates(file, name, memory, width);
    this.scale = placeFloats(memory, new Float32Array(4 * width).fill(1 / UNIT));
  }

  run(projected: Activations, words: number, out: Activations): void {
    const { width, gates, scale } = this;
    const half = width / 2;
    for (const [column, row, sign] of [
      [0, 0, 1],
      [half, words - 1, -1],
    ] as const) {
      this.memory.kernels.recurShort(
        (projected.at + row * projected.stride + column) * 2,
        sign * projected.stride * 2,
        width * 2,
        scale + column * 4,
        gates + column * 4,
        0,
        0,
        (out.at + row * out.stride + column) * 2,
        sign * out.stride * 2,
        words,
        half,
      );
    }
  }
}

/** How the state bears on the two gates. */
function placeGates(file: Sections, name: string, memory: Memory, width: number): number {
  return placeFloats(memory, readFloats(file, `${name}.carry`, width), readFloats(file, `${name}.reset`, width));
}
