import { takeActivations, takeSums, UNIT } from "../../language/index.js";
import type { ActorMention } from "../../mention/index.js";
import type { Setting } from "../event/setting.js";
import { BLOCK, type Network } from "./network.js";
import type { States } from "./states.js";

/** What is known of the names of a report: of each mention as it stands, and of each party over all the report. */
export interface Named {
  /** Mentions of each setting that stand for a party with a code, in the order of the text. */
  readonly mentions: readonly (readonly ActorMention[])[];
  /** Numbers of a setting's mention, `pair` of them, in parts of an activation. */
  of(setting: number, mention: number): Float32Array;
  /** Numbers of a party, the mean over its mentions; null for one the report's parsed sentences do not name. */
  party(code: string): Float32Array | null;
}

/** Mentions of a sentence that are looked at: a text that is all names takes no longer for it. */
const MOST = 64;

/** Reads the mentions of reports. */
export class MentionReader {
  readonly #net: Network;
  readonly #input;
  readonly #sums;

  constructor(net: Network) {
    this.#net = net;
    this.#input = takeActivations(net.memory, BLOCK, net.state);
    this.#sums = takeSums(net.memory, BLOCK, 2 * net.pair);
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
    const alone = new Float32Array(all.length * pair);
    const parties = new Map<string, { sum: Float32Array; count: number }>();
    for (let first = 0; first < all.length; first += BLOCK) {
      const here = all.slice(first, first + BLOCK);
      here.forEach(({ one, setting }, i) => {
        states.write(setting, one.head, memory.shorts, input.at + i * input.stride);
      });
      mention.apply(input, here.length, sums);
      here.forEach(({ one }, i) => {
        const from = sums.at + i * sums.stride;
        for (let d = 0; d < pair; d++)
          alone[(first + i) * pair + d] = (memory.longs[from + d] ?? 0) * (mention.scale[d] ?? 0) * UNIT;
        for (const { code } of one.parties) {
          if (code === null) continue;
          let known = parties.get(code);
          if (!known) {
            known = { sum: new Float32Array(pair), count: 0 };
            parties.set(code, known);
          }
          known.count++;
          for (let d = 0; d < pair; d++)
            known.sum[d] = (known.sum[d] ?? 0) + (memory.longs[from + pair + d] ?? 0) * (mention.scale[pair + d] ?? 0);
        }
      });
    }
    const means = new Map([...parties].map(([code, { sum, count }]) => [code, sum.map((value) => value / count)]));
    return {
      mentions,
      of: (setting, at) =>
        alone.subarray(((starts[setting] ?? 0) + at) * pair, ((starts[setting] ?? 0) + at + 1) * pair),
      party: (code) => means.get(code) ?? null,
    };
  }
}
