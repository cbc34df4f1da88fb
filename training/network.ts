// The network that learns to tag and to parse at once: word vectors and spellings, a narrow recurrent encoder that
// tags, a wider one above it, and biaffine choice of heads (Dozat & Manning 2017; Hashimoto et al. 2017 for the order).
import { DISTANCES, distanceClass } from "../src/language/distance.js";
import { UNIT } from "../src/language/memory.js";
import { SPELLINGS } from "../src/language/spelling.js";
import { Arena, type Matrix } from "./arena.js";
import { dropout, Linear, RecurrentUnit, rectify, type Shape } from "./layers.js";
import { type Embedding, Parameters } from "./parameters.js";
import { Random } from "./random.js";
import { VECTOR_WIDTH } from "./vectors.js";

/** Widths of the network's parts. Recurrent widths are of both directions together. */
export interface Sizes {
  readonly word: number;
  readonly spelling: number;
  readonly buckets: number;
  readonly tagger: number;
  readonly taggerLayers: number;
  readonly bridge: number;
  readonly parser: number;
  readonly parserLayers: number;
  readonly arc: number;
  readonly label: number;
  readonly pair: number;
}

/** A sentence as numbers. */
export interface Example {
  readonly length: number;
  /** Row of the word's frozen vector, -1 where it has none. */
  readonly vectors: Int32Array;
  /** Row of the word's learned vector, 0 for rare words. */
  readonly words: Int32Array;
  /** `SPELLINGS` rows a word. */
  readonly spellings: Int32Array;
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly relations: Int32Array;
}

/** Rates of forgetting while it learns. */
export interface Dropout {
  readonly input: number;
  readonly layer: number;
  readonly hidden: number;
}

/** Activations of the model are cut at this, so what relations are named from is cut in training too. */
const LIMIT = Math.fround(32767 / UNIT);

const NO_DROPOUT: Dropout = { input: 0, layer: 0, hidden: 0 };

/** What a pass over a batch gives: losses summed over words, and how many decisions were right. */
export interface Outcome {
  words: number;
  tagLoss: number;
  arcLoss: number;
  labelLoss: number;
  tags: number;
  fine: number;
  arcs: number;
  labelled: number;
}

export class Network {
  readonly arena: Arena;
  readonly random: Random;
  readonly parameters: Parameters;
  readonly words: Embedding;
  readonly spellings: Embedding;
  readonly lift: Linear;
  readonly tagLayers: RecurrentUnit[];
  readonly tagHead: Linear;
  readonly bridge: Linear;
  readonly parseLayers: RecurrentUnit[];
  /** Chooses tags anew from what the parser knows. */
  readonly fine: Linear;
  readonly heads: Linear;
  readonly arcRoot;
  readonly labelRoot;
  readonly bilinear: Linear;
  readonly arcBias;
  readonly distance: Linear;
  readonly labels: Linear;

  constructor(
    readonly sizes: Sizes,
    wordRows: number,
    readonly tagCount: number,
    readonly labelCount: number,
    private readonly frozen: Float32Array,
    /** How often each learned word was seen: the rarer, the oftener it is hidden in training. */
    private readonly counts: Int32Array,
    seed: number,
    /** Memory for numbers, gradients and what a batch works out. */
    megabytes = 700,
  ) {
    this.arena = new Arena(megabytes);
    this.random = new Random(seed);
    const p = new Parameters(this.arena, this.random);
    this.parameters = p;
    const input = sizes.word + sizes.spelling;
    this.words = p.table("words", wordRows, sizes.word, 0.1);
    this.spellings = p.table("spellings", sizes.buckets, sizes.spelling, 0.15);
    this.lift = new Linear(p, "lift", VECTOR_WIDTH, sizes.word, false);
    this.tagLayers = Array.from(
      { length: sizes.taggerLayers },
      (_, i) => new RecurrentUnit(p, `tag${i}`, i === 0 ? input : sizes.tagger, sizes.tagger),
    );
    this.tagHead = new Linear(p, "tags", sizes.tagger, tagCount);
    this.bridge = new Linear(p, "bridge", input, sizes.bridge);
    const joined = sizes.tagger + sizes.bridge;
    this.parseLayers = Array.from(
      { length: sizes.parserLayers },
      (_, i) => new RecurrentUnit(p, `parse${i}`, i === 0 ? joined : sizes.parser, sizes.parser),
    );
    const { arc, label, pair } = sizes;
    this.fine = new Linear(p, "fine", sizes.parser, tagCount);
    this.heads = new Linear(p, "heads", sizes.parser, 2 * (arc + label + pair));
    this.arcRoot = p.matrix("root.arc", 1, arc, 0.1);
    this.labelRoot = p.matrix("root.label", 1, label + pair, 0.1);
    this.bilinear = new Linear(p, "bilinear", arc, arc, false, 1 / arc);
    this.arcBias = p.matrix("bilinear.head", arc, 1, 0.01);
    this.distance = new Linear(p, "distance", arc, DISTANCES, true, 0.02);
    this.labels = new Linear(p, "labels", label + pair, labelCount);
    for (const layer of [...this.tagLayers, ...this.parseLayers]) layer.initialise(this.arena);
  }

  /**
   * Passes over a batch of sentences of one length.
   *
   * @param batch the sentences
   * @param rates rates of dropout, or null to score without learning
   * @returns losses and counts; with rates the gradients lie in the parameters
   */
  pass(batch: readonly Example[], rates: Dropout | null): Outcome {
    const { arena, sizes } = this;
    const f = arena.floats;
    const mark = arena.mark();
    const shape: Shape = { sentences: batch.length, words: batch[0]?.length ?? 0 };
    const rows = shape.sentences * shape.words;
    const learning = rates !== null;
    const rate = rates ?? NO_DROPOUT;
    const outcome: Outcome = {
      words: rows,
      tagLoss: 0,
      arcLoss: 0,
      labelLoss: 0,
      tags: 0,
      fine: 0,
      arcs: 0,
      labelled: 0,
    };
    const back: (() => void)[] = [];
    const norm = 1 / rows;

    // Words.
    const vectors = arena.matrix(rows, VECTOR_WIDTH);
    const wordRow = new Int32Array(rows);
    batch.forEach((example, b) => {
      for (let t = 0; t < shape.words; t++) {
        const row = t * shape.sentences + b;
        let word = example.words[t] ?? 0;
        let vector = example.vectors[t] ?? -1;
        if (learning) {
          if (this.random.next() < 0.4 / (0.4 + (this.counts[word] ?? 0))) word = 0;
          if (this.random.next() < 0.05) {
            word = 0;
            vector = -1;
          }
        }
        wordRow[row] = word;
        if (vector >= 0) {
          const from = vector * VECTOR_WIDTH;
          const to = vectors.at + row * vectors.stride;
          for (let d = 0; d < VECTOR_WIDTH; d++) f[to + d] = this.frozen[from + d] ?? 0;
        }
      }
    });
    const lifted = this.lift.forward(arena, vectors);
    const input = arena.matrix(rows, sizes.word + sizes.spelling);
    batch.forEach((example, b) => {
      for (let t = 0; t < shape.words; t++) {
        const row = t * shape.sentences + b;
        const to = input.at + row * input.stride;
        const from = lifted.output.at + row * lifted.output.stride;
        const word = (wordRow[row] ?? 0) * sizes.word;
        for (let d = 0; d < sizes.word; d++) f[to + d] = (f[from + d] ?? 0) + (this.words.values[word + d] ?? 0);
        for (let k = 0; k < SPELLINGS; k++) {
          const spelling = (example.spellings[t * SPELLINGS + k] ?? 0) * sizes.spelling;
          for (let d = 0; d < sizes.spelling; d++) {
            const at = to + sizes.word + d;
            f[at] = (f[at] ?? 0) + (this.spellings.values[spelling + d] ?? 0);
          }
        }
      }
    });
    const dropInput = dropout(arena, input, shape, rate.input, this.random);
    const inputGradient = arena.matrix(rows, input.cols);
    back.push(() => {
      dropInput(inputGradient);
      lifted.back(arena.columns(inputGradient, 0, sizes.word), null);
      batch.forEach((example, b) => {
        for (let t = 0; t < shape.words; t++) {
          const row = t * shape.sentences + b;
          const at = inputGradient.at + row * inputGradient.stride;
          this.words.learn(wordRow[row] ?? 0, f, at);
          for (let k = 0; k < SPELLINGS; k++) {
            this.spellings.learn(example.spellings[t * SPELLINGS + k] ?? 0, f, at + sizes.word);
          }
        }
      });
    });

    // Encoder of the tagger.
    let x = input;
    let xGradient = inputGradient;
    for (const layer of this.tagLayers) {
      const step = layer.forward(arena, x, shape);
      const drop = dropout(arena, step.output, shape, rate.layer, this.random);
      const gradient = arena.matrix(rows, sizes.tagger);
      const into = xGradient;
      back.push(() => {
        drop(gradient);
        step.back(gradient, into);
      });
      x = step.output;
      xGradient = gradient;
    }
    const tagInto = xGradient;
    const coarse = this.chooseTags(this.tagHead, x, batch, shape, norm);
    outcome.tagLoss += coarse.loss;
    outcome.tags += coarse.right;
    back.push(() => coarse.back(tagInto));

    // Encoder of the parser.
    const bridged = this.bridge.forward(arena, input);
    const joined = arena.matrix(rows, sizes.tagger + sizes.bridge);
    const joinedGradient = arena.matrix(rows, joined.cols);
    copy(f, x, joined, 0);
    copy(f, bridged.output, joined, sizes.tagger);
    const xg = xGradient;
    back.push(() => {
      addFrom(f, joinedGradient, xg);
      bridged.back(arena.columns(joinedGradient, sizes.tagger, sizes.bridge), inputGradient);
    });
    x = joined;
    xGradient = joinedGradient;
    for (const layer of this.parseLayers) {
      const step = layer.forward(arena, x, shape);
      const drop = dropout(arena, step.output, shape, rate.layer, this.random);
      const gradient = arena.matrix(rows, sizes.parser);
      const into = xGradient;
      back.push(() => {
        drop(gradient);
        step.back(gradient, into);
      });
      x = step.output;
      xGradient = gradient;
    }

    // Tags once more, from all that is known now.
    const fineInto = xGradient;
    const fine = this.chooseTags(this.fine, x, batch, shape, norm);
    outcome.tagLoss += fine.loss;
    outcome.fine += fine.right;
    back.push(() => fine.back(fineInto));

    // Views of each word as dependent and as head.
    const { arc, label, pair } = sizes;
    const views = this.heads.forward(arena, x);
    const rectifyArcs = rectify(arena, arena.columns(views.output, 0, 2 * arc));
    const dropViews = dropout(arena, views.output, shape, rate.hidden, this.random);
    const viewGradient = arena.matrix(rows, views.output.cols);
    const viewsInto = xGradient;
    back.push(() => {
      dropViews(viewGradient);
      rectifyArcs(arena.columns(viewGradient, 0, 2 * arc));
      views.back(viewGradient, viewsInto);
    });
    const asDependent = arena.columns(views.output, 0, arc);
    const asHead = arena.columns(views.output, arc, arc);
    const dependentGradient = arena.columns(viewGradient, 0, arc);
    const headGradient = arena.columns(viewGradient, arc, arc);

    // Heads.
    const query = this.bilinear.forward(arena, asDependent);
    const queryGradient = arena.matrix(rows, arc);
    const far = this.distance.forward(arena, asDependent);
    const farGradient = arena.matrix(rows, far.output.cols);
    const n = shape.words;
    const bias = this.arcBias.value;
    const biasGradient = this.arcBias.gradient;
    // The root's bias is not told apart from the words': its vector carries it.
    batch.forEach((example, b) => {
      const strided = (m: Matrix): Matrix => ({
        at: m.at + b * m.stride,
        rows: n,
        cols: m.cols,
        stride: m.stride * shape.sentences,
      });
      const inner = arena.mark();
      const candidates = arena.matrix(n + 1, arc);
      copy(f, strided(asHead), candidates, 0);
      copyRow(f, this.arcRoot.value.at, candidates.at + n * candidates.stride, arc);
      const scores = arena.matrix(n, n + 1);
      const gradient = arena.matrix(n, n + 1);
      arena.multiply(strided(query.output), candidates, scores, false, true);
      const heads = new Float64Array(n + 1);
      for (let j = 0; j <= n; j++) {
        let sum = 0;
        for (let d = 0; d < arc; d++) {
          sum += (f[candidates.at + j * candidates.stride + d] ?? 0) * (f[bias.at + d * bias.stride] ?? 0);
        }
        heads[j] = sum;
      }
      for (let i = 0; i < n; i++) {
        const row = scores.at + i * scores.stride;
        const farRow = far.output.at + (i * shape.sentences + b) * far.output.stride;
        for (let j = 0; j <= n; j++) {
          f[row + j] =
            i === j ? -1e9 : (f[row + j] ?? 0) + (heads[j] ?? 0) + (j < n ? (f[farRow + distanceClass(i, j)] ?? 0) : 0);
        }
        const head = example.heads[i] ?? -1;
        const gold = head < 0 ? n : head;
        const { loss, best } = softmaxLoss(f, row, n + 1, gold, gradient.at + i * gradient.stride, norm);
        outcome.arcLoss += loss;
        if (best === gold) outcome.arcs++;
      }
      if (learning) {
        const candidateGradient = arena.matrix(n + 1, arc);
        arena.multiply(gradient, candidates, strided(queryGradient));
        arena.multiply(gradient, strided(query.output), candidateGradient, true);
        for (let j = 0; j <= n; j++) {
          let sum = 0;
          for (let i = 0; i < n; i++) sum += f[gradient.at + i * gradient.stride + j] ?? 0;
          for (let d = 0; d < arc; d++) {
            const at = biasGradient.at + d * biasGradient.stride;
            f[at] = (f[at] ?? 0) + sum * (f[candidates.at + j * candidates.stride + d] ?? 0);
            const to = candidateGradient.at + j * candidateGradient.stride + d;
            f[to] = (f[to] ?? 0) + sum * (f[bias.at + d * bias.stride] ?? 0);
          }
        }
        for (let i = 0; i < n; i++) {
          const row = farGradient.at + (i * shape.sentences + b) * farGradient.stride;
          for (let j = 0; j < n; j++) {
            if (i === j) continue;
            const at = row + distanceClass(i, j);
            f[at] = (f[at] ?? 0) + (f[gradient.at + i * gradient.stride + j] ?? 0);
          }
        }
        for (let j = 0; j < n; j++) {
          addRow(
            f,
            candidateGradient.at + j * candidateGradient.stride,
            headGradient.at + (j * shape.sentences + b) * headGradient.stride,
            arc,
          );
        }
        addRow(f, candidateGradient.at + n * candidateGradient.stride, this.arcRoot.gradient.at, arc);
      }
      arena.release(inner);
    });
    back.push(() => {
      query.back(queryGradient, dependentGradient);
      far.back(farGradient, dependentGradient);
    });

    // Relations, given the gold head: a rectified sum and a product of the two words' views.
    const both = label + pair;
    const viewAt = (row: number, head: boolean): number =>
      views.output.at + row * views.output.stride + 2 * arc + (head ? both : 0);
    const gradientAt = (row: number, head: boolean): number =>
      viewGradient.at + row * viewGradient.stride + 2 * arc + (head ? both : 0);
    const headRow = (row: number): number => {
      const b = row % shape.sentences;
      const head = batch[b]?.heads[(row - b) / shape.sentences] ?? -1;
      return head < 0 ? -1 : head * shape.sentences + b;
    };
    const relation = arena.matrix(rows, both);
    for (let row = 0; row < rows; row++) {
      const head = headRow(row);
      const h = head < 0 ? this.labelRoot.value.at : viewAt(head, true);
      const d = viewAt(row, false);
      const to = relation.at + row * relation.stride;
      for (let k = 0; k < label; k++) f[to + k] = Math.min(LIMIT, Math.max(0, (f[d + k] ?? 0) + (f[h + k] ?? 0)));
      for (let k = label; k < both; k++) {
        f[to + k] = Math.max(-LIMIT, Math.min(LIMIT, (f[d + k] ?? 0) * (f[h + k] ?? 0)));
      }
    }
    const named = this.labels.forward(arena, relation);
    const namedGradient = arena.matrix(rows, this.labelCount);
    for (let row = 0; row < rows; row++) {
      const gold = batch[row % shape.sentences]?.relations[Math.floor(row / shape.sentences)] ?? 0;
      const { loss, best } = softmaxLoss(
        f,
        named.output.at + row * named.output.stride,
        this.labelCount,
        gold,
        namedGradient.at + row * namedGradient.stride,
        norm,
      );
      outcome.labelLoss += loss;
      if (best === gold) outcome.labelled++;
    }
    if (learning) {
      const relationGradient = arena.matrix(rows, both);
      named.back(namedGradient, relationGradient);
      for (let row = 0; row < rows; row++) {
        const head = headRow(row);
        const h = head < 0 ? this.labelRoot.value.at : viewAt(head, true);
        const gh = head < 0 ? this.labelRoot.gradient.at : gradientAt(head, true);
        const d = viewAt(row, false);
        const gd = gradientAt(row, false);
        const from = relationGradient.at + row * relationGradient.stride;
        const value = relation.at + row * relation.stride;
        for (let k = 0; k < label; k++) {
          const sum = f[value + k] ?? 0;
          if (sum <= 0 || sum >= LIMIT) continue;
          const g = f[from + k] ?? 0;
          f[gd + k] = (f[gd + k] ?? 0) + g;
          f[gh + k] = (f[gh + k] ?? 0) + g;
        }
        for (let k = label; k < both; k++) {
          if (Math.abs(f[value + k] ?? 0) >= LIMIT) continue;
          const g = f[from + k] ?? 0;
          f[gd + k] = (f[gd + k] ?? 0) + g * (f[h + k] ?? 0);
          f[gh + k] = (f[gh + k] ?? 0) + g * (f[d + k] ?? 0);
        }
      }
      while (back.length > 0) back.pop()?.();
    }
    arena.release(mark);
    return outcome;
  }

  /** Scores tags from a matrix of what is known of the words. */
  private chooseTags(
    layer: Linear,
    x: Matrix,
    batch: readonly Example[],
    shape: Shape,
    norm: number,
  ): { loss: number; right: number; back: (into: Matrix) => void } {
    const { arena, tagCount } = this;
    const scored = layer.forward(arena, x);
    const gradient = arena.matrix(x.rows, tagCount);
    let loss = 0;
    let right = 0;
    for (let row = 0; row < x.rows; row++) {
      const gold = batch[row % shape.sentences]?.tags[Math.floor(row / shape.sentences)] ?? 0;
      const from = scored.output.at + row * scored.output.stride;
      const word = softmaxLoss(arena.floats, from, tagCount, gold, gradient.at + row * gradient.stride, norm);
      loss += word.loss;
      if (word.best === gold) right++;
    }
    return { loss, right, back: (into) => scored.back(gradient, into) };
  }
}

function copyRow(f: Float32Array, from: number, to: number, count: number): void {
  for (let d = 0; d < count; d++) f[to + d] = f[from + d] ?? 0;
}

function addRow(f: Float32Array, from: number, to: number, count: number): void {
  for (let d = 0; d < count; d++) f[to + d] = (f[to + d] ?? 0) + (f[from + d] ?? 0);
}

/** Copies a matrix into columns of another. */
function copy(f: Float32Array, from: Matrix, to: Matrix, column: number): void {
  for (let r = 0; r < from.rows; r++) {
    copyRow(f, from.at + r * from.stride, to.at + r * to.stride + column, from.cols);
  }
}

/** Adds the first columns of a matrix to another. */
function addFrom(f: Float32Array, from: Matrix, to: Matrix): void {
  for (let r = 0; r < to.rows; r++) addRow(f, from.at + r * from.stride, to.at + r * to.stride, to.cols);
}

/** Cross-entropy of a row of scores against the gold class; its gradient, times `norm`, is written to `into`. */
function softmaxLoss(
  f: Float32Array,
  at: number,
  count: number,
  gold: number,
  into: number,
  norm: number,
): { loss: number; best: number } {
  let best = 0;
  for (let k = 1; k < count; k++) if ((f[at + k] ?? 0) > (f[at + best] ?? 0)) best = k;
  const top = f[at + best] ?? 0;
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const e = Math.exp((f[at + k] ?? 0) - top);
    f[into + k] = e;
    sum += e;
  }
  const loss = Math.log(sum) + top - (f[at + gold] ?? 0);
  for (let k = 0; k < count; k++) f[into + k] = ((f[into + k] ?? 0) / sum) * norm;
  f[into + gold] = (f[into + gold] ?? 0) - norm;
  return { loss, best };
}
