// The course of training: epochs over shuffled batches, a learning rate that rises shortly and then falls to nought.
import { batches, type Encoder, reprint } from "./examples.js";
import type { Dropout, Example, Network, Outcome } from "./network.js";
import { Random } from "./random.js";
import type { GoldSentence } from "./treebank.js";

/** Settings of the course. */
export interface Course {
  readonly epochs: number;
  /** Words in a batch, about. */
  readonly batch: number;
  readonly rate: number;
  readonly clip: number;
  readonly dropout: Dropout;
  readonly seed: number;
}

const WARM_UP = 300;

/** Percentages of right tags, heads (unrestrained), and relations given the gold head. */
export function report(network: Network, examples: readonly Example[]): string {
  const sum: Outcome = { words: 0, tagLoss: 0, arcLoss: 0, labelLoss: 0, tags: 0, fine: 0, arcs: 0, labelled: 0 };
  for (const batch of batches(examples, 800, new Random(1))) add(sum, network.pass(batch, null));
  return describe(sum);
}

function add(sum: Outcome, part: Outcome): void {
  sum.words += part.words;
  sum.tagLoss += part.tagLoss;
  sum.arcLoss += part.arcLoss;
  sum.labelLoss += part.labelLoss;
  sum.tags += part.tags;
  sum.fine += part.fine;
  sum.arcs += part.arcs;
  sum.labelled += part.labelled;
}

function describe(sum: Outcome): string {
  const share = (n: number): string => ((100 * n) / sum.words).toFixed(2);
  const loss = (sum.tagLoss + sum.arcLoss + sum.labelLoss) / sum.words;
  const tags = `tags ${share(sum.tags)}, finer ${share(sum.fine)}`;
  return `loss ${loss.toFixed(3)}, ${tags}, heads ${share(sum.arcs)}, relations ${share(sum.labelled)}`;
}

/**
 * Trains a network in place.
 *
 * @param after called after each epoch with its number, from 1
 */
export function learn(
  network: Network,
  encoder: Encoder,
  sentences: readonly GoldSentence[],
  course: Course,
  log: (line: string) => void,
  after: (epoch: number) => void,
): void {
  const random = new Random(course.seed);
  let steps = 0;
  let all = 0;
  for (let epoch = 1; epoch <= course.epochs; epoch++) {
    const examples = sentences.map((s) => encoder.encode(s, reprint(s.form, random)));
    const order = batches(examples, course.batch, random);
    if (all === 0) all = order.length * course.epochs;
    const sum: Outcome = { words: 0, tagLoss: 0, arcLoss: 0, labelLoss: 0, tags: 0, fine: 0, arcs: 0, labelled: 0 };
    for (const batch of order) {
      add(sum, network.pass(batch, course.dropout));
      const rate = course.rate * Math.min(1, (steps + 1) / WARM_UP) * Math.max(0.01, 1 - steps / all);
      network.parameters.step(rate, course.clip);
      steps++;
      if (steps % 100 === 0 && epoch === 1) log(`step ${steps}: ${describe(sum)}`);
    }
    log(`epoch ${epoch}: ${describe(sum)}`);
    after(epoch);
  }
}
