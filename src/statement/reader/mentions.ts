import { takeActivations, takeSums, toActivation } from "../../language/index.js";
import type { ActorMention } from "../../mention/index.js";
import type { Setting } from "../event/setting.js";
import { leading } from "../leading.js";
import { BLOCK, type Network } from "./network.js";
import { takeRow } from "./rows.js";
import type { States } from "./states.js";

/** What is known of the names of a report: of each mention as it stands, and of each party over all the report. */
export interface Named {
  /** Mentions of each setting that stand for a party with a code, in the order of the text. */
  readonly mentions: readonly (readonly ActorMention[])[];
  /** Puts the numbers of a setting's mentions into memory, `pair` each, one after the other; gives the position of the first. */
  place(setting: number): number;
  /** Numbers of a party, the mean over its mentions; null for one the report's parsed sentences do not name. */
  party(code: string): Int16Array | null;
  /** The nearest mentions of a party in other settings than one: up to three before it, and one after. */
  elsewhere(code: string, setting: number): readonly Away[];
}

/** A mention as it stands in another sentence. */
export interface Away {
  readonly numbers: Int16Array;
  /** A class of how many sentences lie between, those before first. */
  readonly gap: number;
}

/** Mentions in sentences before and after that are looked at, and how many sentences between are told apart, each way. */
const BEFORE = 3;
const AFTER = 1;
const GAPS = 4;

/** Mentions of a sentence that are looked at: a text that is all names takes no longer for it. */
const MOST = 64;

/** Reads the mentions of reports. */
export class MentionReader {
  readonly #net: Network;
  readonly #input;
  readonly #sums;
  readonly #alone;
  readonly #away;
  /** Position of the numbers of one sentence's mentions. */
  readonly #placed: number;

  constructor(net: Network) {
    this.#net = net;
    this.#input = takeActivations(net.memory, BLOCK, net.state);
    this.#sums = takeSums(net.memory, BLOCK, 3 * net.pair);
    this.#alone = takeActivations(net.memory, BLOCK, net.pair);
    this.#away = takeActivations(net.memory, BLOCK, net.pair);
    this.#placed = takeRow(net.memory, net.pair, MOST);
  }

  read(settings: readonly Setting[], states: States): Named {
    const { memory, mention, pair } = this.#net;
    const input = this.#input;
    const sums = this.#sums;
    const mentions = settings.map(({ scene }) =>
      scene.actors.filter(({ parties }) => parties.some(({ code }) => code !== null)).slice(0, MOST),
    );
    const starts: number[] = [];
    const all = mentions.flatMap((here, setting) => {
      starts.push((starts[setting - 1] ?? 0) + (mentions[setting - 1]?.length ?? 0));
      return here.map((one) => ({ one, setting }));
    });
    const { shorts } = memory;
    const rows = this.#alone;
    const placed = this.#placed;
    const spare = this.#away;
    const alone = new Int16Array(all.length * pair);
    const others = new Int16Array(all.length * pair);
    const parties = new Map<string, { sum: Float32Array; at: number[] }>();
    for (let first = 0; first < all.length; first += BLOCK) {
      const here = all.slice(first, first + BLOCK);
      here.forEach(({ one, setting }, i) => {
        states.write(setting, one.head, input.at + i * input.stride);
      });
      mention.apply(input, here.length, sums);
      mention.toActivations(sums, here.length, 0, pair, false, rows.at, rows.stride);
      mention.toActivations(sums, here.length, 2 * pair, pair, false, spare.at, spare.stride);
      here.forEach(({ one }, i) => {
        const from = sums.at + i * sums.stride;
        const row = rows.at + i * rows.stride;
        const other = spare.at + i * spare.stride;
        alone.set(shorts.subarray(row, row + pair), (first + i) * pair);
        others.set(shorts.subarray(other, other + pair), (first + i) * pair);
        for (const { code } of one.parties) {
          if (code === null) continue;
          let known = parties.get(code);
          if (!known) {
            known = { sum: new Float32Array(pair), at: [] };
            parties.set(code, known);
          }
          known.at.push(first + i);
          for (let d = 0; d < pair; d++)
            known.sum[d] = (known.sum[d] ?? 0) + (memory.longs[from + pair + d] ?? 0) * (mention.scale[pair + d] ?? 0);
        }
      });
    }
    const means = new Map(
      [...parties].map(([code, { sum, at }]) => [
        code,
        Int16Array.from(sum, (value) => toActivation(value / at.length)),
      ]),
    );
    // A sentence's words ask for the same parties again and again.
    const away = mentions.map(() => new Map<string, readonly Away[]>());
    return {
      mentions,
      place(setting) {
        const from = starts[setting] ?? 0;
        const to = from + (mentions[setting]?.length ?? 0);
        shorts.set(alone.subarray(from * pair, to * pair), placed);
        return placed;
      },
      party: (code) => means.get(code) ?? null,
      elsewhere(code, setting) {
        const known = away[setting]?.get(code);
        if (known) return known;
        const named = parties.get(code)?.at ?? [];
        const [from = 0, to = all.length] = starts.slice(setting, setting + 2);
        const first = leading(named, (mention) => mention < from);
        const next = leading(named, (mention) => mention < to);
        const near = [...named.slice(Math.max(0, first - BEFORE), first), ...named.slice(next, next + AFTER)];
        const found = near.map((mention) => ({
          numbers: others.subarray(mention * pair, (mention + 1) * pair),
          gap: gapClass((all[mention]?.setting ?? 0) - setting),
        }));
        away[setting]?.set(code, found);
        return found;
      },
    };
  }
}

/** A class of how many sentences on (or, negative, back) another is. */
function gapClass(sentences: number): number {
  const far = Math.min(GAPS, Math.abs(sentences)) - 1;
  return sentences < 0 ? far : far + GAPS;
}
