// What is known of every word of a report's parsed sentences: its vector and its grammar, run through a recurrent unit,
// then one step over the tree (Marcheggiani & Titov 2017, "Encoding sentences with graph convolutional networks"), then
// what the sentences around hold.
import { describeWord, takeActivations, takeSums, type WordVectors } from "../../language/index.js";
import { partyKind } from "../event/party-kind.js";
import type { Setting } from "../event/setting.js";
import { lemmaAt } from "../event/trigger.js";
import { wordClass } from "../event/word-class.js";
import type { Scene } from "../syntax/arguments.js";
import { relation } from "../syntax/tree.js";
import { BLOCK, type Network, VECTOR } from "./network.js";
import { addTo, LOWEST, RowCache, takeRow } from "./rows.js";
import { addBytes, addRow, cut } from "./table.js";

/** States of the words of a report, as activations. */
export interface States {
  /** Writes the state of a sentence's word to the row at a position of the memory. */
  write(sentence: number, row: number, to: number): void;
}

/** Words, and kinds of places in a sentence, whose first numbers are remembered. */
const WORDS = 8192;
const PLACES = 2048;

/** Reads the words of reports; what it works with is used again and again. */
export class StateReader {
  readonly #net: Network;
  readonly #vectors: WordVectors;
  readonly #one;
  readonly #input;
  readonly #hidden;
  readonly #sums;
  readonly #views;
  /** What words gather from the tree, and the greatest of a sentence's numbers. */
  readonly #gathered;
  readonly #top: number;
  readonly #around;
  /** First numbers of words, by form and lemma, and what grammar and names add to them. */
  readonly #words: RowCache<string>;
  readonly #places: RowCache<number>;

  constructor(net: Network, vectors: WordVectors) {
    this.#net = net;
    this.#vectors = vectors;
    const { memory, state } = net;
    this.#one = takeActivations(memory, 1, VECTOR + net.lemma.width + net.fine.width);
    this.#input = takeActivations(memory, BLOCK, state);
    this.#hidden = takeActivations(memory, BLOCK, state);
    this.#sums = takeSums(memory, BLOCK, 3 * state);
    this.#views = takeActivations(memory, BLOCK, 3 * state);
    this.#gathered = takeActivations(memory, BLOCK, state);
    this.#top = takeRow(memory, state);
    this.#around = takeActivations(memory, BLOCK, 3 * state);
    this.#words = new RowCache(memory, WORDS, state);
    this.#places = new RowCache(memory, PLACES, state);
  }

  /** Reads all settings of one report, in their order. */
  read(settings: readonly Setting[]): States {
    const { state, memory } = this.#net;
    const { shorts } = memory;
    const top = this.#top;
    const starts: number[] = [];
    let words = 0;
    for (const { scene } of settings) {
      starts.push(words);
      words += scene.tree.sentence.length;
    }
    const states = new Int16Array(words * state);
    const tops = new Int16Array(settings.length * state);
    settings.forEach(({ scene }, at) => {
      const { length } = scene.tree.sentence;
      shorts.fill(LOWEST, top, top + state);
      for (let first = 0; first < length; first += BLOCK)
        this.#stretch(scene, first, Math.min(BLOCK, length - first), states, ((starts[at] ?? 0) + first) * state);
      tops.set(shorts.subarray(top, top + state), at * state);
    });
    const around = this.#surroundings(tops, settings.length);
    return {
      write(sentence, row, to) {
        const from = ((starts[sentence] ?? 0) + row) * state;
        const beside = sentence * state;
        for (let d = 0; d < state; d++) shorts[to + d] = cut((states[from + d] ?? 0) + (around[beside + d] ?? 0));
      },
    };
  }

  /** Reads some words of a sentence, from the row `first` on. */
  #stretch(scene: Scene, first: number, count: number, states: Int16Array, at: number): void {
    const net = this.#net;
    const { memory, state, unit, up, down } = net;
    const { shorts, kernels } = memory;
    const input = this.#input;
    const hidden = this.#hidden;
    const views = this.#views;
    const gathered = this.#gathered;
    const sums = this.#sums;
    const named = namedIn(scene, first, count, net);
    const { tree } = scene;
    const { form, upos, head } = tree.sentence;
    const relations = Int32Array.from(
      { length: count },
      (_, i) => net.names.relations.get(relation(tree, first + i)) ?? 0,
    );
    for (let i = 0; i < count; i++) {
      const row = first + i;
      const to = input.at + i * input.stride;
      const word = this.#wordAt(form[row] ?? "", lemmaAt(tree, row));
      shorts.copyWithin(to, word, word + state);
      const tag = net.names.upos.get(upos[row] ?? "") ?? 0;
      const place = this.#placeAt(tag, relations[i] ?? 0, isCapital(form[row] ?? ""), named[i] ?? 0);
      kernels.add(to * 2, place * 2, state);
    }
    unit.run(input, count, sums, hidden);
    net.tree.apply(hidden, count, sums);
    net.tree.toActivations(sums, count, 0, 3 * state, false, views.at, views.stride);
    shorts.fill(0, gathered.at, gathered.at + count * gathered.stride);
    for (let i = 0; i < count; i++) {
      const of = gathered.at + i * gathered.stride;
      const view = views.at + i * views.stride;
      const above = (head[first + i] ?? -1) - first;
      kernels.add(of * 2, view * 2, state);
      addTo(memory, of, up, relations[i] ?? 0);
      if (above < 0 || above >= count) continue;
      const ofHead = gathered.at + above * gathered.stride;
      kernels.add(ofHead * 2, (view + 2 * state) * 2, state);
      addTo(memory, ofHead, down, relations[i] ?? 0);
      kernels.add(of * 2, (views.at + above * views.stride + state) * 2, state);
    }
    for (let i = 0; i < count; i++) {
      const to = hidden.at + i * hidden.stride;
      kernels.addAbove(to * 2, (gathered.at + i * gathered.stride) * 2, state);
      kernels.raise(this.#top * 2, to * 2, state);
      states.set(shorts.subarray(to, to + state), at + i * state);
    }
  }

  /** What stands around each sentence: its own words, those of the one before, those of the whole report. */
  #surroundings(tops: Int16Array, count: number): Int16Array {
    const net = this.#net;
    const { state } = net;
    const { shorts } = net.memory;
    const rows = this.#around;
    const sums = this.#sums;
    const mean = new Int16Array(state);
    for (let d = 0; d < state; d++) {
      let sum = 0;
      for (let at = 0; at < count; at++) sum += tops[at * state + d] ?? 0;
      mean[d] = Math.round(sum / Math.max(1, count));
    }
    const out = new Int16Array(count * state);
    for (let first = 0; first < count; first += BLOCK) {
      const here = Math.min(BLOCK, count - first);
      for (let i = 0; i < here; i++) {
        const to = rows.at + i * rows.stride;
        const at = (first + i) * state;
        shorts.set(tops.subarray(at, at + state), to);
        if (at > 0) shorts.set(tops.subarray(at - state, at), to + state);
        else shorts.fill(0, to + state, to + 2 * state);
        shorts.set(mean, to + 2 * state);
      }
      net.around.apply(rows, here, sums);
      net.around.toActivations(sums, here, 0, state, false, rows.at, rows.stride);
      for (let i = 0; i < here; i++) {
        const from = rows.at + i * rows.stride;
        out.set(shorts.subarray(from, from + state), (first + i) * state);
      }
    }
    return out;
  }

  /** Position of a word's first numbers, from its vector, its lemma and the class of that. */
  #wordAt(form: string, lemma: string): number {
    const key = `${form}\n${lemma}`;
    const known = this.#words.find(key);
    if (known >= 0) return known;
    const net = this.#net;
    const { memory } = net;
    const { shorts } = memory;
    const one = this.#one;
    const { fine, coarse } = wordClass(lemma);
    this.#vectors.write(describeWord(form), shorts, one.at);
    shorts.fill(0, one.at + VECTOR, one.at + one.width);
    addBytes(shorts, one.at + VECTOR, net.lemma, net.names.lemmas.get(lemma) ?? 0);
    addRow(shorts, one.at + VECTOR + net.lemma.width, net.fine, net.names.fine.get(fine) ?? 0);
    const out = this.#words.take(key);
    net.input.apply(one, 1, this.#sums);
    net.input.toActivations(this.#sums, 1, 0, net.state, false, out, net.state);
    addTo(memory, out, net.coarse, net.names.coarse.get(coarse) ?? 0);
    return out;
  }

  /** Position of what the grammar of a place in a sentence, and the name that stands there, add to a word's first numbers. */
  #placeAt(upos: number, relation: number, capital: boolean, named: number): number {
    const key = ((named * 64 + relation) * 32 + upos) * 2 + (capital ? 1 : 0);
    const known = this.#places.find(key);
    if (known >= 0) return known;
    const net = this.#net;
    const { memory } = net;
    const out = this.#places.take(key);
    memory.shorts.fill(0, out, out + net.state);
    addTo(memory, out, net.upos, upos);
    addTo(memory, out, net.relation, relation);
    addTo(memory, out, net.capital, capital ? 1 : 0);
    addTo(memory, out, net.party, named & 15);
    addTo(memory, out, net.heading, (named >> 4) & 1);
    addTo(memory, out, net.form, named >> 5);
    return out;
  }
}

const isCapital = (form: string): boolean => form >= "A" && form < "[";

/** Several parties under one name are told from a single one by this. */
const SEVERAL = 5;

/** Of each word: what kind of party it names (four bits), whether it heads the name (one), and the name's form. */
function namedIn({ actors }: Scene, first: number, count: number, net: Network): Int32Array {
  const named = new Int32Array(count);
  const heads: number[] = [];
  for (const { from, to, head, form, parties } of actors) {
    const codes = parties.flatMap(({ code }) => code ?? []);
    if (codes.length === 0) continue;
    const kind = (net.names.parties.get(partyKind(codes[0] ?? null)) ?? 0) + 1 + (codes.length > 1 ? SEVERAL : 0);
    const value = kind | ((net.names.forms.get(form) ?? 0) << 5);
    for (let row = Math.max(from, first); row < Math.min(to, first + count); row++) named[row - first] = value;
    heads.push(head - first);
  }
  for (const at of heads) if (at >= 0 && at < count) named[at] = (named[at] ?? 0) | 16;
  return named;
}
