// Writes all that is to be learned from in numbers, for the program that trains on a graphics card:
// node scripts/run.mjs training/export.ts TREEBANKS VECTORS BROWN ADDRESSES OUTPUT
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { split } from "../src/language/index.js";
import { readAddresses, readBrown } from "./corpora.js";
import { Encoder, PRINTING_SHARES, printings, takeInventory } from "./examples.js";
import { SIZES, VECTORS } from "./settings.js";
import { blankSentence, type GoldSentence, loadTreebank } from "./treebank.js";
import { loadVectors, VECTOR_WIDTH } from "./vectors.js";

/** Vectors written; the labelling networks use all of them, the model only the first `VECTORS`. */
const WRITTEN = 160_000;
/** Addresses before this year are in another English. */
const SINCE = 1913;
/** Tokens of a sentence of plain text. */
const SHORTEST = 4;
const LONGEST = 100;

const [folder, vectorFile, brown, addresses, output] = process.argv.slice(2);
if (!folder || !vectorFile || !brown || !addresses || !output) {
  console.error("usage: export.ts TREEBANKS VECTORS BROWN ADDRESSES OUTPUT");
  process.exit(2);
}
mkdirSync(output, { recursive: true });
const write = (name: string, array: Int32Array | Int8Array | Float32Array): void =>
  writeFileSync(join(output, name), new Uint8Array(array.buffer, array.byteOffset, array.byteLength));

const banks = ["en_ewt-train", "en_gum-train", "en_ewt-dev", "en_gum-dev"].map((name) =>
  loadTreebank(join(folder, `${name}.conllu`)),
);
const train = banks.slice(0, 2).flat();
const vectors = loadVectors(vectorFile, WRITTEN);
const inventory = takeInventory(train);
const encoder = new Encoder(inventory, vectors, SIZES.buckets);
const plain = [...readBrown(brown), ...readAddresses(addresses, SINCE)]
  .flatMap((text) => split(text))
  .filter((s) => s.length >= SHORTEST && s.length <= LONGEST)
  .map((s) => blankSentence(s.form));

const numbers = new Map<string, number>();
const rows: number[] = [];
const numberOf = (form: string): number => {
  const known = numbers.get(form);
  if (known !== undefined) return known;
  const { vector, word, spellings } = encoder.rows(form);
  rows.push(vector, word, ...spellings);
  numbers.set(form, numbers.size);
  return numbers.size - 1;
};
/** Sentences one after the other: lengths, forms in each printing, tags, heads, relations. */
function writeSentences(name: string, sentences: readonly GoldSentence[], annotated: boolean): void {
  write(
    `${name}.lengths`,
    Int32Array.from(sentences, (s) => s.length),
  );
  [(form: readonly string[]) => form, ...printings].forEach((print, k) => {
    write(`${name}.forms${k}`, Int32Array.from(sentences.flatMap((s) => print(s.form).map(numberOf))));
  });
  if (!annotated) return;
  const examples = sentences.map((s) => encoder.encode(s));
  write(`${name}.tags`, Int32Array.from(examples.flatMap((e) => [...e.tags])));
  write(`${name}.heads`, Int32Array.from(examples.flatMap((e) => [...e.heads])));
  write(`${name}.relations`, Int32Array.from(examples.flatMap((e) => [...e.relations])));
}
writeSentences("train", train, true);
writeSentences("ewt", banks[2] ?? [], true);
writeSentences("gum", banks[3] ?? [], true);
writeSentences("plain", plain, false);
write("forms", Int32Array.from(rows));
write("counts", inventory.counts);

const packed = new Int8Array(vectors.values.length);
const scales = new Float32Array(WRITTEN);
for (let row = 0; row < WRITTEN; row++) {
  const values = vectors.values.subarray(row * VECTOR_WIDTH, (row + 1) * VECTOR_WIDTH);
  const scale = Math.max(1e-8, ...values.map(Math.abs)) / 127;
  scales[row] = scale;
  for (let d = 0; d < VECTOR_WIDTH; d++) packed[row * VECTOR_WIDTH + d] = Math.round((values[d] ?? 0) / scale);
}
write("vectors", packed);
write("vectors.scale", scales);
writeFileSync(
  join(output, "meta.json"),
  JSON.stringify({
    sizes: SIZES,
    tags: inventory.tags.length,
    relations: inventory.relations.length,
    words: inventory.words.length,
    vectors: VECTORS,
    shares: PRINTING_SHARES,
    plain: plain.length,
  }),
);
const words = plain.reduce((sum, s) => sum + s.length, 0);
console.error(
  `${train.length} annotated sentences, ${plain.length} plain ones of ${words} words, ${numbers.size} forms`,
);
