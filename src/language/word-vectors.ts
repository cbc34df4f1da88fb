import { readFloats, toActivation } from "./dense.js";
import { SPELLINGS, spellingRows } from "./spelling.js";
import { ModelError, type Sections } from "./weights.js";
import type { Word } from "./word.js";

/** Rows of bytes with a scale each. */
interface ByteRows {
  readonly width: number;
  readonly values: Int8Array;
  readonly scale: Float32Array;
}

function readRows(file: Sections, name: string, width: number): ByteRows {
  const bytes = file.sections.get(name);
  const scale = readFloats(file, `${name}.scale`);
  if (!bytes || bytes.length !== scale.length * width || scale.length === 0) {
    throw new ModelError(`model: section "${name}" is missing or of the wrong size`);
  }
  return { width, values: new Int8Array(bytes.buffer), scale };
}

/** Vectors of words: one for each known word, and a sum over the word's spelling. */
export class WordVectors {
  /** Numbers in a word's vector. */
  readonly width: number;
  private readonly hashes: Int32Array;
  private readonly words: ByteRows;
  private readonly spellings: ByteRows;
  private readonly rows = new Int32Array(SPELLINGS);
  private readonly sum: Float64Array;

  /**
   * @param file sections "words.hash" (ascending), "words" (a row for each, before them that of unknown words) and
   *   "spellings"
   * @param word width of a word's own part
   * @param spelling width of its spelling's part
   * @throws ModelError when a section is missing or of the wrong size
   */
  constructor(file: Sections, word: number, spelling: number) {
    const hashes = file.sections.get("words.hash");
    this.words = readRows(file, "words", word);
    this.spellings = readRows(file, "spellings", spelling);
    if (!hashes || hashes.length !== (this.words.scale.length - 1) * 4) {
      throw new ModelError('model: section "words.hash" is missing or of the wrong size');
    }
    if ((this.spellings.scale.length & (this.spellings.scale.length - 1)) !== 0) {
      throw new ModelError('model: section "spellings" is of the wrong size');
    }
    this.hashes = new Int32Array(hashes.buffer);
    this.width = word + spelling;
    this.sum = new Float64Array(spelling);
  }

  /** Writes a word's vector as activations from `at` on. */
  write(word: Word, out: Int16Array, at: number): void {
    const { words, spellings, rows, sum } = this;
    const row = this.find(word.lower);
    const scale = words.scale[row] ?? 0;
    for (let d = 0; d < words.width; d++) {
      out[at + d] = toActivation((words.values[row * words.width + d] ?? 0) * scale);
    }
    spellingRows(word, spellings.scale.length, rows);
    sum.fill(0);
    for (let k = 0; k < SPELLINGS; k++) {
      const from = rows[k] ?? 0;
      const step = spellings.scale[from] ?? 0;
      for (let d = 0; d < spellings.width; d++) {
        sum[d] = (sum[d] ?? 0) + (spellings.values[from * spellings.width + d] ?? 0) * step;
      }
    }
    for (let d = 0; d < spellings.width; d++) out[at + words.width + d] = toActivation(sum[d] ?? 0);
  }

  /** Row of a word by bisection; 0 when it is unknown. */
  private find(hash: number): number {
    const { hashes } = this;
    let low = 0;
    let high = hashes.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = hashes[middle] ?? 0;
      if (at === hash) return middle + 1;
      if (at < hash) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }
}
