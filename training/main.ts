// Rebuilds model/english.bin: node scripts/run.mjs training/main.ts FOLDER_OF_TREEBANKS [OUTPUT]
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadLanguage } from "../src/language/model.js";
import { UPOS } from "../src/language/sentence.js";
import { packSections } from "../src/language/weights.js";
import { describeWord } from "../src/language/word.js";
import { evaluate } from "./evaluate.js";
import { trainParser } from "./parsing.js";
import { quantize } from "./perceptron.js";
import { goldTags, jackknife, tagSet, trainTagger } from "./tagging.js";
import { loadTreebank } from "./treebank.js";

const SEED = 20240601;
const [folder, output = "model/english.bin"] = process.argv.slice(2);
if (!folder) {
  console.error("usage: npm run train -- FOLDER (with en_ewt-train.conllu, en_gum-train.conllu and the -dev parts)");
  process.exit(2);
}
const log = (line: string): void => console.error(`${(process.uptime() | 0).toString().padStart(5)} s  ${line}`);
const train = ["en_ewt-train", "en_gum-train"].flatMap((name) => loadTreebank(join(folder, `${name}.conllu`)));
log(`${train.length} sentences to learn from`);

const tags = tagSet(train);
const numbers = new Map(tags.map((tag, i) => [tag, i]));
const tagger = trainTagger(train, numbers, 8, SEED);
log("tagger trained");
const seen = jackknife(train, numbers, 5, 5, SEED);
log("training part tagged by jackknife");

const relations = [...new Set(train.flatMap((s) => s.deprel))].sort();
const relationNumber = new Map(relations.map((name, i) => [name, i]));
const coarseOf = Int32Array.from(tags, (tag) => UPOS.findIndex((upos) => tag.startsWith(`${upos} `)));
let right = 0;
let total = 0;
const examples = train.map((s, at) => {
  const given = seen[at] ?? new Int32Array();
  goldTags(s, numbers).forEach((tag, i) => {
    total++;
    if (tag === given[i]) right++;
  });
  return {
    words: s.form.map(describeWord),
    tags: given,
    coarse: given.map((tag) => coarseOf[tag] ?? 0),
    heads: s.head,
    relations: Int32Array.from(s.deprel, (name) => relationNumber.get(name) ?? 0),
  };
});
log(`jackknifed joint tags: ${((100 * right) / total).toFixed(2)} % right`);
const root = relationNumber.get("root") ?? 0;
const parser = trainParser(examples, relations.length, root, 10, SEED, log);

const bytes = (array: Int8Array | Int32Array | Uint16Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
const model = packSections({ name: "english", licence: "CC BY-SA 4.0", tags, relations }, [
  ["lexicon", bytes(tagger.lexicon.hashes)],
  ["sets", bytes(tagger.lexicon.sets)],
  ["members", Uint8Array.from(tagger.lexicon.members.flatMap((set) => [set.length, ...set]))],
  ["tagger", bytes(quantize(tagger.weights))],
  ["moves", bytes(quantize(parser.moves))],
  ["labels", bytes(quantize(parser.labels))],
]);
writeFileSync(output, model);
log(`${output}: ${(model.length / 1e6).toFixed(2)} MB`);
const language = loadLanguage(model);
for (const name of ["en_ewt-dev", "en_gum-dev"]) {
  log(`${name}: ${JSON.stringify(evaluate(language, loadTreebank(join(folder, `${name}.conllu`))))}`);
}
