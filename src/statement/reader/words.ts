import { type Sums, takeActivations, takeSums, toActivation, UNIT } from "../../language/index.js";
import type { ActorMention } from "../../mention/index.js";
import { realityAt } from "../event/reading.js";
import type { Setting } from "../event/setting.js";
import type { Word } from "../event/word.js";
import { type Slot, slotsOf } from "../syntax/slots.js";
import type { Tree } from "../syntax/tree.js";
import { ACTS, KINDS } from "./acts.js";
import type { Named } from "./mentions.js";
import { BLOCK, type Network } from "./network.js";
import type { States } from "./states.js";
import { addBytes, addRow, cut } from "./table.js";
import { distanceClass, pathName, slotName } from "./ways.js";

/** A word that was looked at, with what was worked out about it. */
export interface Told {
  /** The sentence's place among the settings. */
  readonly at: number;
  readonly acts: Float64Array;
  readonly kinds: Float64Array;
  /** Numbers of the word; what it brings to those of it with each mention, in parts of an activation; the greatest of those. */
  readonly state: Int16Array;
  readonly own: Float32Array;
  readonly most: Int16Array;
  /** Numbers of the way to each mention. */
  readonly ways: readonly Float32Array[];
}

/** A word to be looked at: one that may tell of an act, or one that may make another statement. */
type Asked = Word | { readonly row: number };

/** Ways between a word and a mention whose numbers are remembered. */
const REMEMBERED = 16_384;
/** The row of tables that stands for words asked of other statements. */
const OTHER = 3;

/** Reads words in their sentences. */
export class WordReader {
  readonly #net: Network;
  readonly #input;
  readonly #word;
  readonly #hidden;
  readonly #sums: Sums;
  readonly #way;
  /** Sums of a single row: those of a block are in use where a way is worked out. */
  readonly #single: Sums;
  readonly #highest: Float32Array;
  readonly #ways = new Map<number, Float32Array>();

  constructor(net: Network) {
    this.#net = net;
    const { memory, state, pair } = net;
    this.#input = takeActivations(memory, BLOCK, 2 * state + pair);
    this.#word = takeActivations(memory, BLOCK, state);
    this.#hidden = takeActivations(memory, BLOCK, state);
    this.#sums = takeSums(memory, BLOCK, Math.max(state, pair, ACTS.length + KINDS.length, net.modes.length));
    this.#way = takeActivations(memory, 1, net.path.width + net.slot.width);
    this.#single = takeSums(memory, 1, pair);
    this.#highest = new Float32Array(pair);
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
    const { state, pair } = net;
    const { shorts, longs } = net.memory;
    const { tree } = setting.scene;
    const input = this.#input;
    const sums = this.#sums;
    const mentions = named.mentions[at] ?? [];
    asked.forEach(({ row }, i) => {
      states.write(at, row, shorts, this.#word.at + i * this.#word.stride);
    });
    net.word.apply(this.#word, asked.length, sums);
    const found = asked.map((one, i) => {
      const from = sums.at + i * sums.stride;
      const own = new Float32Array(pair);
      for (let d = 0; d < pair; d++) own[d] = (longs[from + d] ?? 0) * (net.word.scale[d] ?? 0) * UNIT;
      const slots = "slots" in one ? one.slots : slotsOf(tree, one.row);
      const highest = this.#highest.fill(0);
      const ways = mentions.map((mention, m) => {
        const way = this.#wayTo(tree, one.row, slots, mention);
        raise(highest, way, named.of(at, m), own);
        return way;
      });
      return { one, own, ways, most: Int16Array.from(highest, (value) => cut(Math.round(value))) };
    });
    found.forEach(({ one, most }, i) => {
      const to = input.at + i * input.stride;
      const head = tree.sentence.head[one.row] ?? -1;
      states.write(at, one.row, shorts, to);
      if (head >= 0) states.write(at, head, shorts, to + state);
      else shorts.fill(0, to + state, to + 2 * state);
      shorts.set(most, to + 2 * state);
    });
    net.told.apply(input, asked.length, sums);
    const rows = found.map(({ one }, i) => {
      const from = sums.at + i * sums.stride;
      const out = new Int16Array(state);
      for (let d = 0; d < state; d++) out[d] = toActivation((longs[from + d] ?? 0) * (net.told.scale[d] ?? 0));
      this.#describe(setting, one, out);
      for (let d = 0; d < state; d++) if ((out[d] ?? 0) < 0) out[d] = 0;
      shorts.set(out, this.#hidden.at + i * this.#hidden.stride);
      return out;
    });
    net.act.apply(this.#hidden, asked.length, sums);
    return found.map(({ own, ways, most }, i): Told => {
      const from = sums.at + i * sums.stride;
      const score = (_: unknown, k: number) => (longs[from + k] ?? 0) * (net.act.scale[k] ?? 0);
      const acts = Float64Array.from(ACTS, score);
      const kinds = Float64Array.from(KINDS, (kind, k) => score(kind, ACTS.length + k));
      return {
        at,
        acts: logSoftmax(acts),
        kinds,
        state: rows[i] ?? new Int16Array(state),
        own,
        most,
        ways,
      };
    });
  }

  /** Adds what the lexicon and the grammar say of a word as telling of an act. */
  #describe(setting: Setting, one: Asked, out: Int16Array): void {
    const net = this.#net;
    if (!("tried" in one)) {
      addRow(out, 0, net.kind, OTHER);
      addRow(out, 0, net.reality, 0);
      addRow(out, 0, net.quoted, 0);
      return;
    }
    addRow(out, 0, net.kind, net.names.words.get(one.kind) ?? 0);
    addRow(out, 0, net.reality, net.names.realities.get(realityAt(setting, one).status) ?? 0);
    addRow(out, 0, net.quoted, setting.quoted(one.row) ? 1 : 0);
    const fitting = new Set(one.tried.flatMap(({ frame, unmet }) => (unmet === null ? ACTS.indexOf(frame.type) : [])));
    const named = new Set(one.tried.map(({ frame }) => ACTS.indexOf(frame.type)));
    for (const type of fitting) addRow(out, 0, net.frames, type);
    for (const type of named) addRow(out, 0, net.frames, ACTS.length + type);
  }

  /** Numbers of the way from a word to a mention: its path in the tree, the slot it stands in, and how far it is. */
  #wayTo(tree: Tree, row: number, slots: readonly Slot[], mention: ActorMention): Float32Array {
    const net = this.#net;
    const path = net.names.paths.get(pathName(tree, row, mention)) ?? 0;
    const slot = net.names.slots.get(slotName(tree, slots, mention)) ?? 0;
    const distance = distanceClass(mention.head - row);
    const key = (path * 4096 + slot) * 16 + distance;
    const known = this.#ways.get(key);
    if (known) return known;
    const one = this.#way;
    const { shorts, longs } = net.memory;
    const out = new Float32Array(net.pair);
    shorts.fill(0, one.at, one.at + one.width);
    addBytes(shorts, one.at, net.path, path);
    addRow(shorts, one.at + net.path.width, net.slot, slot);
    net.way.apply(one, 1, this.#single);
    for (let d = 0; d < net.pair; d++)
      out[d] =
        (longs[this.#single.at + d] ?? 0) * (net.way.scale[d] ?? 0) * UNIT +
        (net.distance.rows[distance * net.pair + d] ?? 0);
    if (this.#ways.size >= REMEMBERED) this.#ways.clear();
    this.#ways.set(key, out);
    return out;
  }

  /** Numbers of a word with a mention of its sentence, and a table's row of them, as activations; none below nought. */
  writePair({ at, own, ways }: Told, m: number, named: Named, row: Int16Array, to: number): void {
    const { shorts } = this.#net.memory;
    const way = ways[m];
    if (!way) return;
    const alone = named.of(at, m);
    for (let d = 0; d < own.length; d++) {
      const sum = (way[d] ?? 0) + (alone[d] ?? 0) + (own[d] ?? 0) + (row[d] ?? 0);
      shorts[to + d] = sum > 0 ? cut(Math.round(sum)) : 0;
    }
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

/** Raises numbers to those of a word with a mention, where these are greater. */
function raise(highest: Float32Array, way: Float32Array, alone: Float32Array, own: Float32Array): void {
  for (let d = 0; d < highest.length; d++) {
    const sum = (way[d] ?? 0) + (alone[d] ?? 0) + (own[d] ?? 0);
    if (sum > (highest[d] ?? 0)) highest[d] = sum;
  }
}
