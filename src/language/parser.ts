// Greedy dependency parser over the arc-hybrid system: a move at a time, then the relation of the arc it makes.
import type { Weights } from "./tagger.js";
import {
  Configuration,
  LABEL_FEATURES,
  labelFeatures,
  MOVE,
  MOVES,
  PARSE_FEATURES,
  parseFeatures,
  type Tagged,
} from "./transition.js";

/** The allowed move with the highest score; a draw goes to the first. */
export function bestMove(c: Configuration, scores: Float64Array): number {
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let move = 0; move < MOVES; move++) {
    const score = scores[move] ?? 0;
    if (score > bestScore && c.allows(move)) {
      best = move;
      bestScore = score;
    }
  }
  return best;
}

/** Adds up the weights of `classes` outcomes over the first `count` features. */
export function sumScores(
  weights: Weights,
  features: Int32Array,
  count: number,
  classes: number,
  scores: Float64Array,
): void {
  scores.fill(0, 0, classes);
  for (let f = 0; f < count; f++) {
    const base = features[f] ?? 0;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + (weights[base + k] ?? 0);
  }
}

/** Parses sentences in linear time: each word is put on the stack once and taken from it once. */
export class Parser {
  readonly configuration = new Configuration();
  private readonly features = new Int32Array(PARSE_FEATURES);
  private readonly labelPlaces = new Int32Array(LABEL_FEATURES);
  private readonly moveScores = new Float64Array(MOVES);
  private readonly labelScores: Float64Array;

  /**
   * @param moves weights of moves, a power of two long plus a row
   * @param labels weights of relations, likewise
   * @param labelCount how many relations there are
   * @param root number of the relation `root`, kept for the sentence's root alone
   */
  constructor(
    private readonly moves: Weights,
    private readonly moveMask: number,
    private readonly labels: Weights,
    private readonly labelMask: number,
    private readonly labelCount: number,
    private readonly root: number,
  ) {
    this.labelScores = new Float64Array(labelCount);
  }

  /** Parses a sentence; heads and relations are then in `configuration`. */
  parse(sentence: Tagged): Configuration {
    const c = this.configuration;
    c.reset(sentence.words.length);
    while (!c.done) {
      const count = parseFeatures(c, sentence, this.moveMask, this.features);
      const { moves, features, moveScores: scores } = this;
      let [a, b, d] = [0, 0, 0];
      for (let f = 0; f < count; f++) {
        const at = features[f] ?? 0;
        a += moves[at] ?? 0;
        b += moves[at + 1] ?? 0;
        d += moves[at + 2] ?? 0;
      }
      scores[0] = a;
      scores[1] = b;
      scores[2] = d;
      const move = bestMove(c, scores);
      c.apply(move, move === MOVE.shift ? -1 : this.label(sentence, move));
    }
    return c;
  }

  private label(sentence: Tagged, move: number): number {
    const c = this.configuration;
    const head = move === MOVE.left ? c.next : c.top(1);
    if (head < 0) return this.root;
    const count = labelFeatures(c, sentence, head, c.top(0), this.labelMask, this.labelPlaces);
    sumScores(this.labels, this.labelPlaces, count, this.labelCount, this.labelScores);
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < this.labelCount; k++) {
      const score = this.labelScores[k] ?? 0;
      if (score > bestScore && k !== this.root) {
        best = k;
        bestScore = score;
      }
    }
    return best;
  }
}
