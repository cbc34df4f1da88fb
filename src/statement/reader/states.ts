// What is known of every word of a report's parsed sentences: its vector and its grammar, run through a recurrent unit,
// then one step over the tree (Marcheggiani & Titov 2017, "Encoding sentences with graph convolutional networks"), then
// what the sentences around hold.
import { describeWord, takeActivations, takeSums, UNIT, type WordVectors } from "../../language/index.js";
import { partyKind } from "../event/party-kind.js";
import type { Setting } from "../event/setting.js";
import { lemmaAt } from "../event/trigger.js";
import { wordClass } from "../event/word-class.js";
import type { Scene } from "../syntax/arguments.js";
import { relation } from "../syntax/tree.js";
import { BLOCK, type Network, VECTOR } from "./network.js";
import { addBytes, addRow, cut } from "./table.js";

/** States of the words of a report, as activations. */
export interface States {
  /** Writes the state of a sentence's word to activations. */
  write(sentence: number, row: number, to: Int16Array, at: number): void;
}

/** Words whose first numbers are remembered. */
const REMEMBERED = 16_384;

/** Reads the words of reports; what it works with is used again and again. */
export class StateReader {
  readonly #net: Network;
  readonly #vectors: WordVectors;
  readonly #one;
  readonly #input;
  readonly #hidden;
  readonly #sums;
  readonly #around;
  /** What a block's words gather from the tree, in parts of an activation. */
  readonly #gathered: Float32Array;
  /** First numbers of words, by form and lemma, and of what grammar and names add to them. */
  readonly #first = new Map<string, Int16Array>();
  readonly #grammar = new Map<number, Int16Array>();

  constructor(net: Network, vectors: WordVectors) {
    this.#net = net;
    this.#vectors = vectors;
    const { memory, state } = net;
    this.#one = takeActivations(memory, 1, VECTOR + net.lemma.width + net.fine.width);
    this.#input = takeActivations(memory, BLOCK, state);
    this.#hidden = takeActivations(memory, BLOCK, state);
    this.#sums = takeSums(memory, BLOCK, 3 * state);
    this.#around = takeActivations(memory, BLOCK, 3 * state);
    this.#gathered = new Float32Array(BLOCK * state);
  }

  /** Reads all settings of one report, in their order. */
  read(settings: readonly Setting[]): States {
    const { state } = this.#net;
    const starts: number[] = [];
    let words = 0;
    for (const { scene } of settings) {
      starts.push(words);
      words += scene.tree.sentence.length;
    }
    const states = new Int16Array(words * state);
    const tops = new Int16Array(settings.length * state).fill(-32767);
    settings.forEach(({ scene }, at) => {
      const { length } = scene.tree.sentence;
      const from = starts[at] ?? 0;
      for (let first = 0; first < length; first += BLOCK)
        this.#stretch(scene, first, Math.min(BLOCK, length - first), states, (from + first) * state);
      for (let word = from; word < from + length; word++)
        for (let d = 0; d < state; d++) {
          const value = states[word * state + d] ?? 0;
          if (value > (tops[at * state + d] ?? 0)) tops[at * state + d] = value;
        }
    });
    const around = this.#surroundings(tops, settings.length);
    return {
      write(sentence, row, to, at) {
        const from = ((starts[sentence] ?? 0) + row) * state;
        const beside = sentence * state;
        for (let d = 0; d < state; d++) to[at + d] = cut((states[from + d] ?? 0) + (around[beside + d] ?? 0));
      },
    };
  }

  /** Reads some words of a sentence, from the row `first` on. */
  #stretch(scene: Scene, first: number, count: number, states: Int16Array, at: number): void {
    const net = this.#net;
    const { shorts, longs } = net.memory;
    const { state } = net;
    const input = this.#input;
    const hidden = this.#hidden;
    const sums = this.#sums;
    const named = namedIn(scene, first, count, net);
    const { tree } = scene;
    for (let i = 0; i < count; i++) {
      const row = first + i;
      const to = input.at + i * input.stride;
      shorts.set(this.#firstOf(tree.sentence.form[row] ?? "", lemmaAt(tree, row)), to);
      const grammar = this.#grammarOf(
        net.names.upos.get(tree.sentence.upos[row] ?? "") ?? 0,
        net.names.relations.get(relation(tree, row)) ?? 0,
        isCapital(tree.sentence.form[row] ?? ""),
        named[i] ?? 0,
      );
      for (let d = 0; d < state; d++) shorts[to + d] = cut((shorts[to + d] ?? 0) + (grammar[d] ?? 0));
    }
    net.unit.run(input, count, sums, hidden);
    net.tree.apply(hidden, count, sums);
    const gathered = this.#gathered.fill(0, 0, count * state);
    const { scale } = net.tree;
    for (let i = 0; i < count; i++) {
      const row = first + i;
      const head = (tree.sentence.head[row] ?? -1) - first;
      const own = (net.names.relations.get(relation(tree, row)) ?? 0) * state;
      const from = sums.at + i * sums.stride;
      gather(gathered, i * state, longs, from, scale, 0, net.up.rows, own, state);
      if (head < 0 || head >= count) continue;
      gather(gathered, head * state, longs, from + 2 * state, scale, 2 * state, net.down.rows, own, state);
      gather(gathered, i * state, longs, sums.at + head * sums.stride + state, scale, state, NOTHING, 0, state);
    }
    for (let i = 0; i < count; i++) {
      const from = hidden.at + i * hidden.stride;
      const to = at + i * state;
      for (let d = 0; d < state; d++) {
        const more = gathered[i * state + d] ?? 0;
        states[to + d] = more > 0 ? cut((shorts[from + d] ?? 0) + Math.round(more)) : (shorts[from + d] ?? 0);
      }
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

  /** A word's first numbers, from its vector, its lemma and the class of that. */
  #firstOf(form: string, lemma: string): Int16Array {
    const key = `${form}\n${lemma}`;
    const known = this.#first.get(key);
    if (known) return known;
    const net = this.#net;
    const { shorts } = net.memory;
    const one = this.#one;
    const { fine, coarse } = wordClass(lemma);
    this.#vectors.write(describeWord(form), shorts, one.at);
    shorts.fill(0, one.at + VECTOR, one.at + one.width);
    addBytes(shorts, one.at + VECTOR, net.lemma, net.names.lemmas.get(lemma) ?? 0);
    addRow(shorts, one.at + VECTOR + net.lemma.width, net.fine, net.names.fine.get(fine) ?? 0);
    net.input.apply(one, 1, this.#sums);
    const out = new Int16Array(net.state);
    for (let d = 0; d < out.length; d++)
      out[d] = cut(Math.round((net.memory.longs[this.#sums.at + d] ?? 0) * (net.input.scale[d] ?? 0) * UNIT));
    addRow(out, 0, net.coarse, net.names.coarse.get(coarse) ?? 0);
    if (this.#first.size >= REMEMBERED) this.#first.clear();
    this.#first.set(key, out);
    return out;
  }

  #grammarOf(upos: number, relation: number, capital: boolean, named: number): Int16Array {
    const key = ((named * 64 + relation) * 32 + upos) * 2 + (capital ? 1 : 0);
    const known = this.#grammar.get(key);
    if (known) return known;
    const net = this.#net;
    const out = new Int16Array(net.state);
    addRow(out, 0, net.upos, upos);
    addRow(out, 0, net.relation, relation);
    addRow(out, 0, net.capital, capital ? 1 : 0);
    addRow(out, 0, net.party, named & 15);
    addRow(out, 0, net.heading, (named >> 4) & 1);
    addRow(out, 0, net.form, named >> 5);
    this.#grammar.set(key, out);
    return out;
  }
}

const NOTHING = new Int16Array(0);

/** Adds sums, each times what it is worth, and a table's row to what a word gathers; in parts of an activation. */
function gather(
  to: Float32Array,
  at: number,
  sums: Int32Array,
  from: number,
  scale: Float32Array,
  column: number,
  row: Int16Array,
  start: number,
  width: number,
): void {
  for (let d = 0; d < width; d++)
    to[at + d] = (to[at + d] ?? 0) + (sums[from + d] ?? 0) * (scale[column + d] ?? 0) * UNIT + (row[start + d] ?? 0);
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
