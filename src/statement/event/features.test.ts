import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Classifier, packWeights } from "./classifier.js";
import { FeatureList } from "./features.js";

describe("feature lists", () => {
  it("give a fact one hash, whatever came before it", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string({ minLength: 1 }), (others, fact) => {
        const alone = new FeatureList();
        alone.add("is", fact);
        const after = new FeatureList();
        for (const other of others) after.add(other);
        after.add("is", fact);
        expect(after.copy().at(-1)).toBe(alone.ids[0]);
      }),
    );
  });

  it("tell parts apart that read the same when put together", () => {
    const list = new FeatureList();
    list.add("ab", "c");
    list.add("a", "bc");
    expect(list.ids[0]).not.toBe(list.ids[1]);
  });

  it("hold no more than they have room for", () => {
    const list = new FeatureList(false, 2);
    for (const name of ["a", "b", "c"]) list.add(name);
    expect(list.size).toBe(2);
  });
});

const weights = fc
  .record({
    width: fc.integer({ min: 1, max: 20 }),
    keys: fc.uniqueArray(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 40 }),
    seed: fc.infiniteStream(fc.oneof(fc.constant(0), fc.integer({ min: -127, max: 127 }))),
  })
  .map(({ width, keys, seed }) => ({
    labels: Array.from({ length: width }, (_, at) => `label ${at}`),
    keys: Int32Array.from(keys),
    rows: Int8Array.from({ length: keys.length * width }, () => seed.next().value),
  }));

const SCALE = 0.05;

describe("classifiers", () => {
  it("weigh as their rows do, zeros and all", () => {
    fc.assert(
      fc.property(weights, ({ labels, keys, rows }) => {
        const classifier = new Classifier(packWeights(labels, SCALE, keys, rows));
        const found = [...keys].flatMap((key) => labels.map((_, label) => classifier.weight(key, label)));
        expect(found).toEqual([...rows].map((weight) => weight * SCALE));
      }),
    );
  });

  it("give probabilities that sum to one, for any features", () => {
    fc.assert(
      fc.property(weights, fc.array(fc.string()), ({ labels, keys, rows }, facts) => {
        const list = new FeatureList();
        for (const fact of facts) list.add(fact);
        list.ids.set(keys.subarray(0, 100), list.size);
        list.size += Math.min(100, keys.length);
        const odds = new Classifier(packWeights(labels, SCALE, keys, rows)).probabilities(list);
        expect([...odds].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("add up the weights of what is true", () => {
    const list = new FeatureList();
    list.add("known");
    const classifier = new Classifier(packWeights(["no", "yes"], 0.1, list.copy(), Int8Array.from([0, 20])));
    expect(classifier.probabilities(list)[1]).toBeCloseTo(1 / (1 + Math.exp(-2)), 9);
    expect(classifier.weight(list.ids[0] ?? 0, 1)).toBeCloseTo(2, 9);
    list.clear();
    list.add("unknown");
    expect(classifier.probabilities(list)[1]).toBeCloseTo(0.5, 9);
  });
});
