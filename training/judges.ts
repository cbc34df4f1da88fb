import { packSections } from "../src/language/index.js";
import { Classifier, type ClassifierWeights } from "../src/statement/event/classifier.js";
import { JUDGES, type Judges, judgesFrom } from "../src/statement/event/judges.js";

export type Weights = Readonly<Record<(typeof JUDGES)[number], ClassifierWeights>>;

/** Knows nothing, and holds everything right. */
const NOTHING: ClassifierWeights = {
  labels: ["right"],
  scale: 1,
  keys: new Int32Array(),
  bits: new Uint8Array(),
  bytes: new Int8Array(),
};

/**
 * Judges of events from their weights; those that are missing know nothing.
 *
 * @param nominal lemmas of nouns and adjectives that have told of acts.
 */
export const judgesOf = (weights: Partial<Weights>, nominal: ReadonlySet<string>): Judges =>
  judgesFrom((name) => new Classifier(weights[name] ?? NOTHING), nominal);

/** Judges with others in the place of some. */
export const withOthers = (judges: Judges, others: Partial<Weights>): Judges => ({
  ...judges,
  ...Object.fromEntries(Object.entries(others).map(([name, weights]) => [name, new Classifier(weights)])),
});

/** The judges in one file, as `readJudges` reads it. */
export function packJudges(weights: Weights, nominal: ReadonlySet<string>): Uint8Array {
  const bytes = (array: Int32Array | Int8Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  return packSections(
    {
      nominal: [...nominal].sort(),
      ...Object.fromEntries(JUDGES.map((name) => [name, { labels: weights[name].labels, scale: weights[name].scale }])),
    },
    JUDGES.flatMap((name) => {
      const packed = weights[name];
      return [
        [`${name}.keys`, bytes(packed.keys)] as const,
        [`${name}.bits`, packed.bits] as const,
        [`${name}.bytes`, bytes(packed.bytes)] as const,
      ];
    }),
  );
}
