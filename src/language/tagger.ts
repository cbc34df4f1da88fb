// Part-of-speech tagger: word vectors, narrow recurrent units, a choice of one joint tag for each word.
import { type Activations, Dense, readMatrix, type Sums, takeActivations, takeSums } from "./dense.js";
import type { Memory } from "./memory.js";
import { ProjectedUnit, RecurrentUnit } from "./recurrent.js";
import type { Sections } from "./weights.js";
import { describeWord, WORD_BOUND } from "./word.js";
import { WordVectors } from "./word-vectors.js";

/** Widths of the network's parts, as the model file's header gives them. */
export interface NetworkSizes {
  readonly word: number;
  readonly spelling: number;
  readonly tagger: number;
  readonly taggerLayers: number;
  readonly bridge: number;
  readonly parser: number;
  readonly parserLayers: number;
  readonly arc: number;
  readonly label: number;
  readonly pair: number;
}

/** Words whose projections, and lemmas, are remembered. */
const REMEMBERED = 16_384;

/** The best of the first `count` columns of a row of sums. */
export function bestColumn(memory: Memory, at: number, scale: Float32Array, count: number, except = -1): number {
  const { longs } = memory;
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k++) {
    const score = (longs[at + k] ?? 0) * (scale[k] ?? 0);
    if (score > bestScore && k !== except) {
      best = k;
      bestScore = score;
    }
  }
  return best;
}

/** Chooses a column for each of the first `count` rows of what a layer makes of `x`. */
export function chooseColumns(
  memory: Memory,
  layer: Dense,
  x: Activations,
  count: number,
  sums: Sums,
  columns: number,
  into: Int32Array,
): void {
  layer.apply(x, count, sums);
  for (let i = 0; i < count; i++) into[i] = bestColumn(memory, sums.at + i * sums.stride, layer.scale, columns);
}

/** What the tagger knew of a block's words, to go on from later. */
export interface Encoded {
  readonly output: Int16Array;
  readonly places: Int32Array;
  /** The places hold as long as the store of words is the same. */
  readonly store: ReadonlyMap<string, number>;
}

/** Tags up to `block` words at a time. */
export class Tagger {
  /** What the tagger knows of each word of the last block, for the parser. */
  readonly output: Activations;
  /** Numbers of the tags of the last block. */
  readonly tags: Int32Array;
  /** Vectors of words, as the units begin with them. */
  readonly vectors: WordVectors;
  private readonly input: Activations;
  private readonly lift: Dense;
  private readonly first: ProjectedUnit;
  private readonly units: readonly RecurrentUnit[];
  private readonly hidden: readonly Activations[];
  private readonly choice: Dense;
  private readonly bridge: Dense;
  private readonly sums: Sums;
  /** Projections of the block's words onto the first unit. */
  private readonly projected: Activations;
  /** Projections of remembered words: onto the first unit, then those that go past the tagger to the parser. */
  private readonly remembered: number;
  private readonly stride: number;
  private known = new Map<string, number>();
  private readonly places: Int32Array;
  /** Of each remembered word the tag that it was last written with, and its lemma then. */
  private readonly lemmaTags = new Int16Array(REMEMBERED).fill(-1);
  private readonly lemmas: string[] = [];

  constructor(
    file: Sections,
    private readonly memory: Memory,
    private readonly sizes: NetworkSizes,
    private readonly tagCount: number,
    block: number,
  ) {
    const { tagger, taggerLayers, bridge } = sizes;
    this.vectors = new WordVectors(file, sizes.word, sizes.spelling);
    const { width } = this.vectors;
    this.input = takeActivations(memory, 1, width);
    this.lift = new Dense(memory, readMatrix(file, "tag0.in", width, 4 * tagger));
    this.first = new ProjectedUnit(file, "tag0", memory, tagger);
    this.units = Array.from(
      { length: taggerLayers - 1 },
      (_, i) => new RecurrentUnit(file, `tag${i + 1}`, memory, tagger),
    );
    this.bridge = new Dense(memory, readMatrix(file, "bridge", width, bridge));
    this.choice = new Dense(memory, readMatrix(file, "tags", tagger, tagCount));
    this.projected = takeActivations(memory, block, 4 * tagger);
    this.hidden = [0, 1].map(() => takeActivations(memory, block, tagger));
    this.output = this.hidden[(taggerLayers - 1) & 1] ?? this.input;
    this.sums = takeSums(memory, block, Math.max(tagger * 4, tagCount, bridge));
    this.stride = tagger * 4 + bridge;
    this.remembered = memory.take(REMEMBERED * this.stride * 2) >> 1;
    this.tags = new Int32Array(block);
    this.places = new Int32Array(block);
  }

  /** Tags `count` words from `first` on; tags and output are then those of these words. */
  run(form: readonly string[], first: number, count: number): void {
    this.encode(form, first, count);
    chooseColumns(this.memory, this.choice, this.output, count, this.sums, this.tagCount, this.tags);
  }

  /** What is known of the first `count` words of the last block, copied. */
  keep(count: number): Encoded {
    const { output, places, known } = this;
    const end = output.at + count * output.stride;
    return { output: this.memory.shorts.slice(output.at, end), places: places.slice(0, count), store: known };
  }

  /** Fills the output with what was kept; false where words were forgotten since, so that it must be encoded anew. */
  restore({ output, places, store }: Encoded): boolean {
    if (store !== this.known) return false;
    this.memory.shorts.set(output, this.output.at);
    this.places.set(places);
    return true;
  }

  /** Fills the output without choosing tags. */
  encode(form: readonly string[], first: number, count: number): void {
    const { memory, sums, places, projected, hidden, output } = this;
    const { shorts } = memory;
    const width = this.sizes.tagger * 4;
    // A full store is emptied before a block, never within one.
    if (this.known.size + count > REMEMBERED) {
      this.known = new Map();
      this.lemmaTags.fill(-1);
    }
    for (let i = 0; i < count; i++) {
      const place = this.place(form[first + i] ?? "");
      places[i] = place;
      shorts.copyWithin(projected.at + i * projected.stride, place, place + width);
    }
    this.first.run(projected, count, hidden[0] ?? output);
    this.units.forEach((unit, i) => {
      unit.run(hidden[i & 1] ?? output, count, sums, hidden[(i + 1) & 1] ?? output);
    });
  }

  /**
   * Lemma of word `i` of the last block, as it was where the word had the same tag before.
   *
   * @param tag number of its tag
   * @param make gives the lemma anew
   */
  lemma(i: number, form: string, tag: number, make: (form: string, tag: number) => string): string {
    // Longer words are remembered by how they begin.
    if (form.length > WORD_BOUND) return make(form, tag);
    const word = ((this.places[i] ?? 0) - this.remembered) / this.stride;
    const known = this.lemmas[word];
    if (known !== undefined && this.lemmaTags[word] === tag) return known;
    this.lemmaTags[word] = tag;
    const lemma = make(form, tag);
    this.lemmas[word] = lemma;
    return lemma;
  }

  /** Writes what goes past the tagger for word `i` of the last block. */
  writePast(i: number, at: number): void {
    const from = (this.places[i] ?? 0) + this.sizes.tagger * 4;
    this.memory.shorts.copyWithin(at, from, from + this.sizes.bridge);
  }

  /** Where a word's projections are remembered; they are worked out when it is new. */
  private place(form: string): number {
    const key = form.length > WORD_BOUND ? form.slice(0, WORD_BOUND) : form;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { memory, sizes, sums } = this;
    const place = this.remembered + this.known.size * this.stride;
    this.known.set(key, place);
    this.vectors.write(describeWord(key), memory.shorts, this.input.at);
    const width = sizes.tagger * 4;
    this.lift.apply(this.input, 1, sums);
    this.lift.toActivations(sums, 1, 0, width, false, place, 0);
    this.bridge.apply(this.input, 1, sums);
    this.bridge.toActivations(sums, 1, 0, sizes.bridge, false, place + width, 0);
    return place;
  }
}
