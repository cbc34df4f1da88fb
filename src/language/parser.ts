// Dependency parser: wide recurrent units over what the tagger knows, a score for every pair of word and head
// (Dozat & Manning 2017, "Deep biaffine attention for neural dependency parsing"), and the best tree.
import {
  type Activations,
  Dense,
  readFloats,
  readMatrix,
  type Sums,
  takeActivations,
  takeSums,
  toActivation,
} from "./dense.js";
import { DISTANCES, distanceClass } from "./distance.js";
import { type Memory, PAIR_UNIT } from "./memory.js";
import { RecurrentUnit } from "./recurrent.js";
import { bestColumn, chooseColumns, type NetworkSizes, type Tagger } from "./tagger.js";
import { bestTree } from "./tree.js";
import { ModelError, type Sections } from "./weights.js";

/** Parses up to `block` words at a time. */
export class Parser {
  /** Tags chosen anew from what is known now, heads within the last block, -1 for its root, and relations; by number. */
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly relations: Int32Array;
  /** What the words of the last block began with, and what is known of them in the end. */
  readonly joined: Activations;
  readonly known: Activations;
  private readonly hidden: readonly Activations[];
  private readonly units: readonly RecurrentUnit[];
  private readonly fine: Dense;
  private readonly views: Dense;
  /** Each word as dependent, for the choice of its head. */
  private readonly dependents: Activations;
  /** Each word's view of relations, as dependent and then as head. */
  private readonly sides: Activations;
  private readonly arcs: Dense;
  private readonly labels: Dense;
  private readonly labelInput: Activations;
  private readonly sums: Sums;
  private readonly pairs: Sums;
  private readonly query: number;
  private readonly heading: Activations;
  private readonly candidates: number;
  /** The root's views, as a word's: positions in 16-bit numbers. */
  private readonly rootLabel: number;
  private readonly rootArc: number;
  private readonly far: Float64Array;
  private readonly scores: Float64Array;
  /** Class of the way from a word to another, by how far on it stands, from `block` words back. */
  private readonly distances: Uint8Array;

  constructor(
    file: Sections,
    private readonly memory: Memory,
    private readonly sizes: NetworkSizes,
    private readonly tagger: Tagger,
    private readonly tagCount: number,
    private readonly labelCount: number,
    /** Number of the relation `root`. */
    private readonly root: number,
    private readonly block: number,
  ) {
    const { parser, parserLayers, arc, label, pair } = sizes;
    const dense = (name: string, inputs: number, outputs: number): Dense =>
      new Dense(memory, readMatrix(file, name, inputs, outputs));
    const both = label + pair;
    if (sizes.tagger + sizes.bridge !== parser) throw new ModelError("model: widths do not fit together");
    this.joined = takeActivations(memory, block, parser);
    this.units = Array.from({ length: parserLayers }, (_, i) => new RecurrentUnit(file, `parse${i}`, memory, parser));
    this.hidden = [0, 1].map(() => takeActivations(memory, block, parser));
    this.fine = dense("fine", parser, tagCount);
    this.known = this.hidden[(parserLayers - 1) & 1] ?? this.joined;
    this.views = dense("heads", parser, 2 * (arc + both));
    this.dependents = takeActivations(memory, block, arc);
    this.heading = takeActivations(memory, block, arc);
    this.sides = takeActivations(memory, block, 2 * both);
    this.arcs = dense("arcs", arc, arc + DISTANCES);
    this.labels = dense("labels", both, labelCount);
    this.labelInput = takeActivations(memory, block, both);
    this.sums = takeSums(memory, block, Math.max(3 * parser, 2 * (arc + both), tagCount));
    this.pairs = takeSums(memory, block, block + 1);
    this.query = memory.take(block * arc * 2) >> 1;
    this.candidates = memory.take((block + 8) * arc * 2) >> 1;
    const place = (numbers: Float32Array): number => {
      const at = memory.take(numbers.length * 2) >> 1;
      memory.shorts.set(Int16Array.from(numbers, toActivation), at);
      return at;
    };
    this.rootArc = place(readFloats(file, "root.arc", arc));
    memory.kernels.coarsen(this.rootArc * 2, arc);
    this.rootLabel = place(readFloats(file, "root.label", both));
    this.far = new Float64Array(block * DISTANCES);
    this.scores = new Float64Array(block * (block + 1));
    this.distances = Uint8Array.from({ length: 2 * block }, (_, at) => distanceClass(block, at));
    this.tags = new Int32Array(block);
    this.heads = new Int32Array(block);
    this.relations = new Int32Array(block);
  }

  /** Parses the first `n` words of the tagger's last block; tags, heads and relations are then theirs. */
  run(n: number): void {
    this.encode(n);
    chooseColumns(this.memory, this.fine, this.known, n, this.sums, this.tagCount, this.tags);
    this.view(this.known, n);
    this.score(n);
    bestTree(this.scores, n, n + 1, this.heads);
    this.name(n);
  }

  /** Joins what the tagger knows with what goes past it, and runs the units. */
  private encode(n: number): void {
    const { joined, sizes, tagger } = this;
    const { shorts } = this.memory;
    for (let i = 0; i < n; i++) {
      const from = tagger.output.at + i * tagger.output.stride;
      const to = joined.at + i * joined.stride;
      shorts.copyWithin(to, from, from + sizes.tagger);
      tagger.writePast(i, to + sizes.tagger);
    }
    let x = joined;
    this.units.forEach((unit, i) => {
      const out = this.hidden[i & 1] ?? joined;
      unit.run(x, n, this.sums, out);
      x = out;
    });
  }

  /** Sees each word as dependent and as head. */
  private view(x: Activations, n: number): void {
    const { views, sums, sizes, dependents, heading, sides } = this;
    const { kernels } = this.memory;
    const { arc } = sizes;
    views.apply(x, n, sums);
    views.toActivations(sums, n, 0, arc, true, dependents.at, dependents.stride);
    views.toActivations(sums, n, arc, arc, true, heading.at, heading.stride);
    views.toActivations(sums, n, 2 * arc, 2 * (sizes.label + sizes.pair), false, sides.at, sides.stride);
    for (let i = 0; i < n; i++) {
      const row = heading.at + i * heading.stride;
      kernels.coarsen(row * 2, arc);
      this.pack(i, row);
    }
    this.pack(n, this.rootArc);
  }

  /** Packs a word's view as head as column `j` of the matrix of candidates. */
  private pack(j: number, at: number): void {
    // Pairs of 16-bit numbers are moved as one.
    const half = this.sizes.arc / 2;
    const { longs } = this.memory;
    const from = at >> 1;
    let to = (this.candidates >> 1) + (j >> 3) * half * 8 + (j & 7);
    for (let d = 0; d < half; d++, to += 8) longs[to] = longs[from + d] ?? 0;
  }

  /** Scores every word as the head of every other, the root being number `n`. */
  private score(n: number): void {
    const { memory, arcs, sums, pairs, query, sizes, far, scores, distances, block } = this;
    const { longs, kernels } = memory;
    const { arc } = sizes;
    arcs.apply(this.dependents, n, sums);
    arcs.toActivations(sums, n, 0, arc, false, query, arc);
    kernels.coarsen(query * 2, n * arc);
    for (let i = 0; i < n; i++) {
      const from = sums.at + i * sums.stride + arc;
      for (let k = 0; k < DISTANCES; k++) far[i * DISTANCES + k] = (longs[from + k] ?? 0) * (arcs.scale[arc + k] ?? 0);
    }
    kernels.multiply(
      query * 2,
      arc * 2,
      4,
      this.candidates * 2,
      arc * 16,
      pairs.at * 4,
      pairs.stride * 4,
      n,
      (n + 8) & ~7,
      arc / 2,
    );
    const worth = 1 / (PAIR_UNIT * PAIR_UNIT);
    for (let i = 0; i < n; i++) {
      const from = pairs.at + i * pairs.stride;
      const to = i * (n + 1);
      const apart = block - i;
      const own = i * DISTANCES;
      for (let j = 0; j < n; j++) {
        scores[to + j] = (longs[from + j] ?? 0) * worth + (far[own + (distances[apart + j] ?? 0)] ?? 0);
      }
      scores[to + n] = (longs[from + n] ?? 0) * worth;
    }
  }

  /** Names the relation of each word to its head: from a rectified sum and a product of the two words' views. */
  private name(n: number): void {
    const { memory, sums, sizes, sides, labelInput, labels, heads, relations } = this;
    const { label, pair } = sizes;
    for (let i = 0; i < n; i++) {
      const head = heads[i] ?? -1;
      const a = sides.at + i * sides.stride;
      const b = head < 0 ? this.rootLabel : sides.at + head * sides.stride + label + pair;
      memory.kernels.join(a * 2, b * 2, (labelInput.at + i * labelInput.stride) * 2, label, pair);
    }
    labels.apply(labelInput, n, sums);
    for (let i = 0; i < n; i++) {
      relations[i] =
        heads[i] === -1
          ? this.root
          : bestColumn(memory, sums.at + i * sums.stride, labels.scale, this.labelCount, this.root);
    }
  }
}
