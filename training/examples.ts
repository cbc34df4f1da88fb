// Turns gold sentences into numbers for the network, and into batches of one length.
import { SPELLINGS, spellingRows } from "../src/language/spelling.js";
import { describeWord } from "../src/language/word.js";
import type { Example } from "./network.js";
import type { Random } from "./random.js";
import type { GoldSentence } from "./treebank.js";
import type { WordVectors } from "./vectors.js";

/** A word seen less often than this has no vector of its own. */
const SELDOM = 2;

/** What numbers stand for. */
export interface Inventory {
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  /** Hashes of the words with learned vectors; row 0 stands for all others. */
  readonly words: readonly number[];
  /** How often each was seen; row 0 counts as always. */
  readonly counts: Int32Array;
}

/** Joint tag of a row, "VERB VBD". */
const jointTag = (s: GoldSentence, i: number): string => `${s.upos[i]} ${s.xpos[i]}`;

/** Collects tags, relations and frequent words of a treebank. */
export function takeInventory(sentences: readonly GoldSentence[]): Inventory {
  const tags = new Map<string, number>();
  const words = new Map<number, number>();
  const relations = new Set<string>();
  const hashes = new Map<string, number>();
  for (const s of sentences) {
    s.form.forEach((form, i) => {
      const hash = hashes.get(form) ?? describeWord(form).lower;
      hashes.set(form, hash);
      words.set(hash, (words.get(hash) ?? 0) + 1);
      tags.set(jointTag(s, i), (tags.get(jointTag(s, i)) ?? 0) + 1);
      relations.add(s.deprel[i] ?? "dep");
    });
  }
  const frequent = [...words].filter(([, count]) => count >= SELDOM).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return {
    tags: [...tags]
      .filter(([, count]) => count >= 3)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([tag]) => tag),
    relations: [...relations].sort(),
    words: [0, ...frequent.map(([hash]) => hash)],
    counts: Int32Array.from([1_000_000, ...frequent.map(([, count]) => count)]),
  };
}

/** What the network looks up for a form. */
export interface FormRows {
  /** Row of its frozen vector, -1 where it has none. */
  readonly vector: number;
  /** Row of its learned vector, 0 for rare words. */
  readonly word: number;
  /** `SPELLINGS` rows. */
  readonly spellings: Int32Array;
}

/** Writes a sentence in numbers. */
export class Encoder {
  private readonly vectorRows: Map<number, number>;
  private readonly wordRows: Map<number, number>;
  private readonly tagNumbers: Map<string, number>;
  private readonly relationNumbers: Map<string, number>;
  private readonly known = new Map<string, FormRows>();

  constructor(
    inventory: Inventory,
    vectors: WordVectors,
    private readonly buckets: number,
  ) {
    const rows = <T>(list: readonly T[]): Map<T, number> => new Map(list.map((item, i) => [item, i]));
    this.vectorRows = rows(vectors.hashes);
    this.wordRows = rows(inventory.words);
    this.tagNumbers = rows(inventory.tags);
    this.relationNumbers = rows(inventory.relations);
  }

  /** Looks a form up. */
  rows(form: string): FormRows {
    const known = this.known.get(form);
    if (known) return known;
    const word = describeWord(form);
    const spellings = new Int32Array(SPELLINGS);
    spellingRows(word, this.buckets, spellings);
    const rows = {
      vector: this.vectorRows.get(word.lower) ?? -1,
      word: this.wordRows.get(word.lower) ?? 0,
      spellings,
    };
    this.known.set(form, rows);
    return rows;
  }

  /**
   * @param s a gold sentence
   * @param form other forms of its tokens, such as the same in capitals
   */
  encode(s: GoldSentence, form: readonly string[] = s.form): Example {
    const rows = form.map((text) => this.rows(text));
    const spellings = new Int32Array(s.length * SPELLINGS);
    rows.forEach((row, i) => {
      spellings.set(row.spellings, i * SPELLINGS);
    });
    return {
      length: s.length,
      vectors: Int32Array.from(rows, (row) => row.vector),
      words: Int32Array.from(rows, (row) => row.word),
      spellings,
      tags: Int32Array.from(rows, (_, i) => this.tagNumbers.get(jointTag(s, i)) ?? 0),
      heads: s.head,
      relations: Int32Array.from(s.deprel, (name) => this.relationNumbers.get(name) ?? 0),
    };
  }
}

/** Other ways to print a sentence: in capitals and with capital initials, as headlines are, and in lower case. */
export const printings: readonly ((form: readonly string[]) => readonly string[])[] = [
  (form) => form.map((word) => word.toUpperCase()),
  (form) => form.map((word) => (word.length > 3 ? word.charAt(0).toUpperCase() + word.slice(1) : word)),
  (form) => form.map((word) => word.toLowerCase()),
];
/** How often each is drawn. */
export const PRINTING_SHARES = [0.03, 0.03, 0.02] as const;

/** Forms as they might be printed elsewhere, now and then. */
export function reprint(form: readonly string[], random: Random): readonly string[] {
  let draw = random.next();
  for (let k = 0; k < printings.length; k++) {
    draw -= PRINTING_SHARES[k] ?? 0;
    if (draw < 0) return printings[k]?.(form) ?? form;
  }
  return form;
}

/** Groups examples of one length into batches of about `words` words, in random order. */
export function batches(examples: readonly Example[], words: number, random: Random): Example[][] {
  const byLength = new Map<number, Example[]>();
  for (const at of random.permutation(examples.length)) {
    const example = examples[at];
    if (!example) continue;
    const list = byLength.get(example.length) ?? [];
    byLength.set(example.length, list);
    list.push(example);
  }
  const all: Example[][] = [];
  for (const [length, list] of [...byLength].sort((a, b) => a[0] - b[0])) {
    const size = Math.max(1, Math.min(64, Math.round(words / length)));
    for (let at = 0; at < list.length; at += size) all.push(list.slice(at, at + size));
  }
  return Array.from(random.permutation(all.length), (at) => all[at] ?? []);
}
