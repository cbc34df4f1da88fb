import { join } from "node:path";
import { saveCheckpoint } from "./checkpoint.js";
import { Encoder, takeInventory } from "./examples.js";
import { learn, report } from "./learn.js";
import { Network } from "./network.js";
import { loadTreebank } from "./treebank.js";
import { loadVectors } from "./vectors.js";

const [folder = "", vectorFile = "", epochs = "2", limit = "100000"] = process.argv.slice(2);
const log = (line: string): void => console.error(`${(process.uptime() | 0).toString().padStart(5)} s  ${line}`);
const train = ["en_ewt-train", "en_gum-train"].flatMap((name) => loadTreebank(join(folder, `${name}.conllu`)));
const vectors = loadVectors(vectorFile, 48000);
log("vectors");
const inventory = takeInventory(train);
log(`${inventory.tags.length} tags ${inventory.relations.length} relations ${inventory.words.length} words`);
const BUCKETS = 1 << 14;
const encoder = new Encoder(inventory, vectors, BUCKETS);
const ewt = loadTreebank(join(folder, "en_ewt-dev.conllu")).map((s) => encoder.encode(s));
const gum = loadTreebank(join(folder, "en_gum-dev.conllu")).map((s) => encoder.encode(s));
const network = new Network(
  {
    word: 80,
    spelling: 40,
    buckets: BUCKETS,
    tagger: 96,
    taggerLayers: 2,
    bridge: 160,
    parser: 256,
    parserLayers: 3,
    arc: 128,
    label: 128,
    pair: 64,
  },
  inventory.words.length,
  inventory.tags.length,
  inventory.relations.length,
  vectors.values,
  inventory.counts,
  1,
);
learn(
  network,
  encoder,
  train.slice(0, Number(limit)),
  {
    epochs: Number(epochs),
    batch: 800,
    rate: 0.002,
    clip: 2,
    dropout: { input: 0.2, layer: 0.25, hidden: 0.25 },
    seed: 2,
  },
  log,
  () => {
    log(`  ewt ${report(network, ewt)}`);
    log(`  gum ${report(network, gum)}`);
    saveCheckpoint(network, process.argv[6] ?? "/tmp/ck-x.bin");
  },
);
