import { type Sums, takeActivations, takeSums, UNIT } from "../../language/index.js";
import type { ActorMention } from "../../mention/index.js";
import { realityAt } from "../event/reading.js";
import type { Setting } from "../event/setting.js";
import type { Word } from "../event/word.js";
import { type Slot, slotsOf } from "../syntax/slots.js";
import type { Tree } from "../syntax/tree.js";
import { ACTS, KINDS } from "./acts.js";
import type { Named } from "./mentions.js";
import { BLOCK, type Network } from "./network.js";
import { addTo, RowCache } from "./rows.js";
import type { States } from "./states.js";
import { addBytes, addRow } from "./table.js";
import { distanceClass, pathName, slotName } from "./ways.js";

/** A word that was looked at, with what was worked out about it. */
export interface Told {
  /** The sentence's place among the settings. */
  readonly at: number;
  readonly acts: Float64Array;
  readonly kinds: Float64Array;
  /** Numbers of the word; what it brings to those of it with each mention; the greatest of those. */
  readonly state: Int16Array;
  readonly own: Int16Array;
  readonly most: Int16Array;
  /** Which way leads to each mention. */
  readonly ways: readonly Way[];
}

/** A way from a word to a mention, by the numbers of its path and slot and the class of its distance. */
type Way = number;
const SLOTS = 4096;
const DISTANCES = 16;

/** A word to be looked at: one that may tell of an act, or one that may make another statement. */
type Asked = Word | { readonly row: number };

/** Ways between a word and a mention whose numbers are remembered. */
const REMEMBERED = 8192;
/** The row of tables that stands for words asked of other statements. */
const OTHER = 3;

/** Reads words in their sentences. */
export class WordReader {
  readonly #net: Network;
  readonly #input;
  readonly #word;
  readonly #own;
  readonly #hidden;
  readonly #sums: Sums;
  readonly #way;
  /** Sums of a single row: those of a block are in use where a way is worked out. */
  readonly #single: Sums;
  readonly #ways: RowCache<Way>;

  constructor(net: Network) {
    this.#net = net;
    const { memory, state, pair } = net;
    this.#input = takeActivations(memory, BLOCK, 2 * state + pair);
    this.#word = takeActivations(memory, BLOCK, state);
    this.#own = takeActivations(memory, BLOCK, pair);
    this.#hidden = takeActivations(memory, BLOCK, state);
    this.#sums = takeSums(memory, BLOCK, Math.max(state, pair, ACTS.length + KINDS.length, net.modes.length));
    this.#way = takeActivations(memory, 1, net.path.width + net.slot.width);
    this.#single = takeSums(memory, 1, pair);
    this.#ways = new RowCache(memory, REMEMBERED, pair);
  }

  /** Looks at some words of a sentence. */
  read(setting: Setting, at: number, states: States, named: Named, asked: readonly Asked[]): Told[] {
    const told: Told[] = [];
    for (let first = 0; first < asked.length; first += BLOCK)
      told.push(...this.#block(setting, at, states, named, asked.slice(first, first + BLOCK)));
    return told;
  }

  #block(setting: Setting, at: number, states: States, named: Named, asked: readonly Asked[]): Told[] {
    const net = this.#net;
    const { state, pair, memory } = net;
    const { shorts, longs, kernels } = memory;
    const { tree } = setting.scene;
    const input = this.#input;
    const own = this.#own;
    const hidden = this.#hidden;
    const sums = this.#sums;
    const mentions = named.mentions[at] ?? [];
    const names = named.place(at);
    const { length } = asked;
    asked.forEach(({ row }, i) => {
      states.write(at, row, this.#word.at + i * this.#word.stride);
    });
    net.word.apply(this.#word, length, sums);
    net.word.toActivations(sums, length, 0, pair, false, own.at, own.stride);
    const ways = asked.map((one, i) => {
      const to = input.at + i * input.stride;
      const head = tree.sentence.head[one.row] ?? -1;
      states.write(at, one.row, to);
      if (head >= 0) states.write(at, head, to + state);
      else shorts.fill(0, to + state, to + 2 * state);
      const most = to + 2 * state;
      shorts.fill(0, most, most + pair);
      const slots = "slots" in one ? one.slots : slotsOf(tree, one.row);
      return mentions.map((mention, m) => {
        const way = this.#wayTo(tree, one.row, slots, mention);
        const from = names + m * pair;
        kernels.raiseToSum(most * 2, this.#wayAt(way) * 2, from * 2, (own.at + i * own.stride) * 2, pair);
        return way;
      });
    });
    net.told.apply(input, length, sums);
    net.told.toActivations(sums, length, 0, state, false, hidden.at, hidden.stride);
    asked.forEach((one, i) => {
      const to = hidden.at + i * hidden.stride;
      this.#describe(setting, one, to);
      kernels.raise(to * 2, net.nothing * 2, state);
    });
    net.act.apply(hidden, length, sums);
    return ways.map((of, i): Told => {
      const from = sums.at + i * sums.stride;
      const scores = new Float64Array(ACTS.length + KINDS.length);
      for (let k = 0; k < scores.length; k++) scores[k] = (longs[from + k] ?? 0) * (net.act.scale[k] ?? 0);
      const row = (start: number, width: number) => shorts.slice(start, start + width);
      return {
        at,
        acts: logSoftmax(scores.slice(0, ACTS.length)),
        kinds: scores.subarray(ACTS.length),
        state: row(hidden.at + i * hidden.stride, state),
        own: row(own.at + i * own.stride, pair),
        most: row(input.at + i * input.stride + 2 * state, pair),
        ways: of,
      };
    });
  }

  /** Adds what the lexicon and the grammar say of a word as telling of an act. */
  #describe(setting: Setting, one: Asked, to: number): void {
    const { memory, names, kind, reality, quoted, frames } = this.#net;
    const told = "tried" in one;
    addTo(memory, to, kind, told ? (names.words.get(one.kind) ?? 0) : OTHER);
    addTo(memory, to, reality, told ? (names.realities.get(realityAt(setting, one).status) ?? 0) : 0);
    addTo(memory, to, quoted, told && setting.quoted(one.row) ? 1 : 0);
    if (!told) return;
    const fitting = new Set(one.tried.flatMap(({ frame, unmet }) => (unmet === null ? ACTS.indexOf(frame.type) : [])));
    const named = new Set(one.tried.map(({ frame }) => ACTS.indexOf(frame.type)));
    for (const type of fitting) addTo(memory, to, frames, type);
    for (const type of named) addTo(memory, to, frames, ACTS.length + type);
  }

  /** The way from a word to a mention: its path in the tree, the slot it stands in, and how far it is. */
  #wayTo(tree: Tree, row: number, slots: readonly Slot[], mention: ActorMention): Way {
    const { names } = this.#net;
    const path = names.paths.get(pathName(tree, row, mention)) ?? 0;
    const slot = names.slots.get(slotName(tree, slots, mention)) ?? 0;
    return (path * SLOTS + slot) * DISTANCES + distanceClass(mention.head - row);
  }

  /** Position of the numbers of a way; it holds until the next is asked for. */
  #wayAt(way: Way): number {
    const known = this.#ways.find(way);
    if (known >= 0) return known;
    const net = this.#net;
    const { shorts } = net.memory;
    const one = this.#way;
    const place = Math.floor(way / DISTANCES);
    shorts.fill(0, one.at, one.at + one.width);
    addBytes(shorts, one.at, net.path, Math.floor(place / SLOTS));
    addRow(shorts, one.at + net.path.width, net.slot, place % SLOTS);
    const out = this.#ways.take(way);
    net.way.apply(one, 1, this.#single);
    net.way.toActivations(this.#single, 1, 0, net.pair, false, out, net.pair);
    addTo(net.memory, out, net.distance, way % DISTANCES);
    return out;
  }

  /**
   * Writes the numbers of a word with one of its sentence's mentions to a row, none below nought.
   *
   * @param names position of the sentence's mentions; @param base that of what else is added. @param to the row's.
   */
  writePair({ ways }: Told, m: number, names: number, base: number, to: number): void {
    const { memory, pair } = this.#net;
    memory.shorts.fill(0, to, to + pair);
    memory.kernels.raiseToSum(to * 2, this.#wayAt(ways[m] ?? 0) * 2, (names + m * pair) * 2, base * 2, pair);
  }

  /** Scores of the modes and forms of an act of a type, by label; they grow with the logarithm of the probability. */
  modes({ state }: Told, type: string): ReadonlyMap<string, number> {
    const net = this.#net;
    const { shorts, longs } = net.memory;
    shorts.set(state, this.#hidden.at);
    net.mode.apply(this.#hidden, 1, this.#sums);
    const of = ACTS.indexOf(type) * net.modes.length;
    return new Map(
      (net.modesOf.get(type) ?? []).map(([label, k]) => [
        label,
        (longs[this.#sums.at + k] ?? 0) * (net.mode.scale[k] ?? 0) + (net.modeOf.rows[of + k] ?? 0) / UNIT,
      ]),
    );
  }
}

/** Turns scores into logarithms of probabilities, in place. */
export function logSoftmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - most);
  const less = most + Math.log(sum);
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) - less;
  return scores;
}
