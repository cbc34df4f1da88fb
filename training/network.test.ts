import { describe, expect, it } from "vitest";
import { loadLanguage } from "../src/language/model.js";
import { evaluate } from "./evaluate.js";
import { Encoder, takeInventory } from "./examples.js";
import { learn } from "./learn.js";
import { Network, type Sizes } from "./network.js";
import { packNetwork } from "./quantise.js";
import { readTreebank } from "./treebank.js";
import { VECTOR_WIDTH } from "./vectors.js";

/** Rows of "form upos xpos head relation", a sentence a block. */
const SENTENCES = [
  "The DET DT 2 det|envoy NOUN NN 3 nsubj|met VERB VBD 0 root|leaders NOUN NNS 3 obj|. PUNCT . 3 punct",
  "Leaders NOUN NNS 2 nsubj|met VERB VBD 0 root|in ADP IN 4 case|Oslo PROPN NNP 2 obl|. PUNCT . 2 punct",
  "Oslo PROPN NNP 2 nsubj|hailed VERB VBD 0 root|the DET DT 4 det|accord NOUN NN 2 obj|. PUNCT . 2 punct",
  "The DET DT 2 det|accord NOUN NN 3 nsubj|failed VERB VBD 0 root|in ADP IN 5 case|May PROPN NNP 3 obl",
  "Envoys NOUN NNS 2 nsubj|hailed VERB VBD 0 root|Oslo PROPN NNP 2 obj|. PUNCT . 2 punct",
];
const treebank = readTreebank(
  SENTENCES.map((sentence) =>
    sentence
      .split("|")
      .map((row, i) => {
        const [form = "", upos = "", xpos = "", head = "", relation = ""] = row.split(" ");
        return [i + 1, form, form, upos, xpos, "_", head, relation, "_", "_"].join("\t");
      })
      .join("\n"),
  ).join("\n\n"),
);
// Each tag three times at least, as the inventory asks.
const train = [...treebank, ...treebank, ...treebank];
const SIZES: Sizes = {
  word: 16,
  spelling: 16,
  buckets: 256,
  tagger: 16,
  taggerLayers: 2,
  bridge: 16,
  parser: 32,
  parserLayers: 2,
  arc: 16,
  label: 16,
  pair: 8,
};
const inventory = takeInventory(train);
const vectors = { hashes: [], values: new Float32Array(VECTOR_WIDTH) };
const encoder = new Encoder(inventory, vectors, SIZES.buckets);
const build = (): Network =>
  new Network(
    SIZES,
    inventory.words.length,
    inventory.tags.length,
    inventory.relations.length,
    vectors.values,
    inventory.counts,
    7,
    16,
  );

describe("the network", () => {
  it("has the gradients that small changes of its numbers show", () => {
    const network = build();
    const batch = treebank.filter(({ length }) => length === 5).map((s) => encoder.encode(s));
    const still = { input: 0, layer: 0, hidden: 0 };
    // Words hidden at random would change the loss between two looks.
    inventory.counts.fill(1e9);
    const { random } = network;
    random.next = () => 0.99;
    const loss = (): number => {
      const { tagLoss, arcLoss, labelLoss, words } = network.pass(batch, null);
      return (tagLoss + arcLoss + labelLoss) / words;
    };
    network.pass(batch, still);
    const f = network.arena.floats;
    for (const { name, value, gradient } of network.parameters.dense) {
      if (name === "lift") continue;
      for (const [row, column] of [
        [0, 0],
        [value.rows - 1, value.cols - 1],
      ] as const) {
        const at = value.at + row * value.stride + column;
        const told = f[gradient.at + row * gradient.stride + column] ?? 0;
        const kept = f[at] ?? 0;
        const step = 0.02;
        f[at] = kept + step;
        const above = loss();
        f[at] = kept - step;
        const below = loss();
        f[at] = kept;
        expect(Math.abs((above - below) / (2 * step) - told), name).toBeLessThan(0.002 + 0.05 * Math.abs(told));
      }
    }
  });

  it("learns a few sentences by heart, and so does the model packed from it", () => {
    const network = build();
    const course = {
      epochs: 200,
      batch: 30,
      rate: 0.01,
      clip: 2,
      dropout: { input: 0, layer: 0, hidden: 0 },
      seed: 3,
    };
    const told: string[] = [];
    learn(
      network,
      encoder,
      train,
      course,
      (line) => told.push(line),
      () => {},
    );
    expect(told).toHaveLength(200);
    const bytes = packNetwork(network, inventory, vectors);
    for (const simd of [true, false]) {
      const scores = evaluate(loadLanguage(bytes, { simd }), treebank);
      expect(scores).toMatchObject({ tokens: 24, upos: 100, xpos: 100, uas: 100, las: 100 });
    }
  });

  it("is the same after the same course", () => {
    const course = {
      epochs: 2,
      batch: 30,
      rate: 0.01,
      clip: 2,
      dropout: { input: 0.2, layer: 0.2, hidden: 0.2 },
      seed: 3,
    };
    const [one, two] = [build(), build()].map((network) => {
      learn(
        network,
        encoder,
        train,
        course,
        () => {},
        () => {},
      );
      return packNetwork(network, inventory, vectors);
    });
    expect(two).toEqual(one);
  });
});
