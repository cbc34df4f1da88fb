// Trains the tagger: tag set, lexicon, perceptron, and jackknifed tags for the parser to learn from.
import { tableLexicon } from "../src/language/lexicon.js";
import { inCapitals, type Lexicon, TAG_FEATURES, Tagger, tagFeatures } from "../src/language/tagger.js";
import { describeWord, EDGE, type Word } from "../src/language/word.js";
import { Perceptron } from "./perceptron.js";
import { Random } from "./random.js";
import type { GoldSentence } from "./treebank.js";

const TABLE_BITS = 22;
/** A word seen this often takes only tags it was seen with. */
const KNOWN = 12;

/** Names of the joint tags, "VERB VBD", most frequent first. */
export function tagSet(sentences: readonly GoldSentence[]): string[] {
  const counts = new Map<string, number>();
  for (const s of sentences) {
    s.upos.forEach((upos, i) => {
      const tag = `${upos} ${s.xpos[i]}`;
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    });
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tag]) => tag);
}

/** Numbers of a sentence's gold tags. */
export function goldTags(sentence: GoldSentence, numbers: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(sentence.upos, (upos, i) => numbers.get(`${upos} ${sentence.xpos[i]}`) ?? 0);
}

/** Tables of a lexicon, as they are stored. */
export interface LexiconTables {
  readonly hashes: Int32Array;
  readonly sets: Uint16Array;
  readonly members: readonly Uint8Array[];
}

/** Counts which tags words take. Set 0, for words seen too seldom, holds the tags that new words are seen with. */
export function buildLexicon(sentences: readonly GoldSentence[], numbers: ReadonlyMap<string, number>): LexiconTables {
  const counts = new Map<number, Map<number, number>>();
  const words = new Map<string, Word>();
  for (const s of sentences) {
    const tags = goldTags(s, numbers);
    s.form.forEach((form, i) => {
      const word = words.get(form) ?? describeWord(form);
      words.set(form, word);
      const row = counts.get(word.lower) ?? new Map<number, number>();
      counts.set(word.lower, row);
      row.set(tags[i] ?? 0, (row.get(tags[i] ?? 0) ?? 0) + 1);
    });
  }
  const rare = new Map<number, number>();
  for (const row of counts.values()) {
    const total = [...row.values()].reduce((a, b) => a + b, 0);
    if (total <= 2) for (const [tag, count] of row) rare.set(tag, (rare.get(tag) ?? 0) + count);
  }
  const byCount = (row: ReadonlyMap<number, number>): number[] =>
    [...row].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([tag]) => tag);
  const open = byCount(new Map([...rare].filter(([, count]) => count >= 3)));
  const members = [Uint8Array.from(open)];
  const setOf = new Map<string, number>();
  const hashes: number[] = [];
  const sets: number[] = [];
  for (const [hash, row] of [...counts].sort((a, b) => a[0] - b[0])) {
    const total = [...row.values()].reduce((a, b) => a + b, 0);
    if (total < KNOWN) continue;
    const tags = byCount(row);
    const key = tags.join(" ");
    let set = setOf.get(key);
    if (set === undefined) {
      set = members.length;
      setOf.set(key, set);
      members.push(Uint8Array.from(tags));
    }
    hashes.push(hash);
    sets.push(set);
  }
  return { hashes: Int32Array.from(hashes), sets: Uint16Array.from(sets), members };
}

/** A trained tagger: its lexicon and averaged weights. */
export interface TrainedTagger {
  readonly lexicon: LexiconTables;
  readonly weights: Float32Array;
}

export const TAGGER_MASK = 2 ** TABLE_BITS - 1;

/** Learns to tag. */
export function trainTagger(
  sentences: readonly GoldSentence[],
  numbers: ReadonlyMap<string, number>,
  epochs: number,
  seed: number,
): TrainedTagger {
  const tables = buildLexicon(sentences, numbers);
  const lexicon: Lexicon = tableLexicon(tables.hashes, tables.sets, tables.members);
  const random = new Random(seed);
  const learner = new Perceptron(TABLE_BITS, 256);
  const features = new Int32Array(TAG_FEATURES);
  const cache = new Map<string, Word>();
  const data = sentences.map((s) => {
    const words = s.form.map((form) => {
      const word = cache.get(form) ?? describeWord(form);
      cache.set(form, word);
      return word;
    });
    return { words, gold: goldTags(s, numbers), classes: Int32Array.from(words, (w) => lexicon.ambiguity(w)) };
  });
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of random.permutation(data.length)) {
      const { words = [], gold = new Int32Array(), classes = new Int32Array() } = data[at] ?? {};
      const given = new Int32Array(words.length);
      const capitals = inCapitals(words);
      for (let i = 0; i < words.length; i++) {
        const word = words[i] ?? EDGE;
        const candidates = lexicon.candidates(word);
        const right = gold[i] ?? 0;
        given[i] = candidates[0] ?? 0;
        if (candidates.length === 1) continue;
        tagFeatures(words, classes, given, i, capitals, TAGGER_MASK, features);
        let best = 0;
        let bestScore = Number.NEGATIVE_INFINITY;
        for (const tag of candidates) {
          let score = 0;
          for (let f = 0; f < TAG_FEATURES; f++) score += learner.weights[(features[f] ?? 0) + tag] ?? 0;
          if (score > bestScore) {
            bestScore = score;
            best = tag;
          }
        }
        learner.tick();
        if (best !== right && candidates.includes(right)) {
          learner.update(features, TAG_FEATURES, right, 1);
          learner.update(features, TAG_FEATURES, best, -1);
        }
        given[i] = best;
      }
    }
  }
  return { lexicon: tables, weights: learner.average() };
}

/** A running tagger over trained weights. */
export function taggerOf(trained: TrainedTagger): Tagger {
  const { hashes, sets, members } = trained.lexicon;
  return new Tagger(trained.weights, TAGGER_MASK, tableLexicon(hashes, sets, members));
}

/** Tags of each sentence by a tagger that never saw it: as wrong as tags will be when the parser runs. */
export function jackknife(
  sentences: readonly GoldSentence[],
  numbers: ReadonlyMap<string, number>,
  folds: number,
  epochs: number,
  seed: number,
): Int32Array[] {
  const out: Int32Array[] = sentences.map(() => new Int32Array());
  for (let fold = 0; fold < folds; fold++) {
    const inFold = (i: number): boolean => Math.floor(i / 20) % folds === fold;
    const tagger = taggerOf(
      trainTagger(
        sentences.filter((_, i) => !inFold(i)),
        numbers,
        epochs,
        seed + fold,
      ),
    );
    sentences.forEach((s, i) => {
      if (inFold(i)) out[i] = tagger.tag(s.form.map(describeWord)).slice(0, s.length);
    });
  }
  return out;
}
