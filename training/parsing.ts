// Trains the transition parser by following its own moves and correcting those that lose gold arcs.
import { bestMove, sumScores } from "../src/language/parser.js";
import {
  Configuration,
  LABEL_FEATURES,
  labelFeatures,
  MOVE,
  MOVES,
  PARSE_FEATURES,
  parseFeatures,
  type Tagged,
} from "../src/language/transition.js";
import { cost } from "./oracle.js";
import { Perceptron } from "./perceptron.js";
import { Random } from "./random.js";

/** A sentence to learn from: words and tags as the parser will see them, gold heads and relations. */
export interface ParseExample extends Tagged {
  readonly heads: Int32Array;
  readonly relations: Int32Array;
}

/** Averaged weights of moves and of relations. */
export interface TrainedParser {
  readonly moves: Float32Array;
  readonly labels: Float32Array;
}

export const MOVE_BITS = 22;
export const LABEL_BITS = 21;

/** Follows a wrong move this often once the first rounds are over. */
const EXPLORATION = 0.9;

/** Learns to parse. */
export function trainParser(
  examples: readonly ParseExample[],
  labelCount: number,
  root: number,
  epochs: number,
  seed: number,
  log: (line: string) => void,
): TrainedParser {
  const random = new Random(seed);
  const moves = new Perceptron(MOVE_BITS, MOVES);
  const labels = new Perceptron(LABEL_BITS, 64);
  const moveMask = 2 ** MOVE_BITS - 1;
  const labelMask = 2 ** LABEL_BITS - 1;
  const places = new Int32Array(PARSE_FEATURES);
  const labelPlaces = new Int32Array(LABEL_FEATURES);
  const scores = new Float64Array(MOVES);
  const labelScores = new Float64Array(labelCount);
  const c = new Configuration();
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0;
    let made = 0;
    for (const at of random.permutation(examples.length)) {
      const example = examples[at];
      if (!example) continue;
      c.reset(example.words.length);
      while (!c.done) {
        const count = parseFeatures(c, example, moveMask, places);
        sumScores(moves.weights, places, count, MOVES, scores);
        const guess = bestMove(c, scores);
        let least = Number.POSITIVE_INFINITY;
        const costs = [0, 1, 2].map((move) => (c.allows(move) ? cost(c, example.heads, move) : 1e9));
        for (const k of costs) least = Math.min(least, k);
        let right = -1;
        for (let move = 0; move < MOVES; move++) {
          if (costs[move] === least && (right < 0 || (scores[move] ?? 0) > (scores[right] ?? 0))) right = move;
        }
        moves.tick();
        made++;
        if (costs[guess] !== least) {
          wrong++;
          moves.update(places, count, right, 1);
          moves.update(places, count, guess, -1);
        }
        const move = costs[guess] === least || (epoch > 0 && random.next() < EXPLORATION) ? guess : right;
        let label = -1;
        if (move !== MOVE.shift) {
          const dependent = c.top(0);
          const head = move === MOVE.left ? c.next : c.top(1);
          label = root;
          if (head >= 0) {
            const used = labelFeatures(c, example, head, dependent, labelMask, labelPlaces);
            sumScores(labels.weights, labelPlaces, used, labelCount, labelScores);
            label = 0;
            for (let k = 1; k < labelCount; k++) {
              if (k !== root && (labelScores[k] ?? 0) > (labelScores[label] ?? 0)) label = k;
            }
            const gold = example.relations[dependent] ?? 0;
            if (example.heads[dependent] === head && gold !== root) {
              labels.tick();
              if (label !== gold) {
                labels.update(labelPlaces, used, gold, 1);
                labels.update(labelPlaces, used, label, -1);
              }
            }
          }
        }
        c.apply(move, label);
      }
    }
    log(`parser epoch ${epoch + 1}: ${((100 * wrong) / made).toFixed(2)} % of moves lost an arc`);
  }
  return { moves: moves.average(), labels: labels.average() };
}
