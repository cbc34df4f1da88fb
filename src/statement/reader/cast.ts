// Who acts and who is acted on in an act: each party by how it stands to the act's word, then by what the others are
// (Zaheer et al. 2017, "Deep sets").
import { takeActivations, takeSums, toActivation, UNIT } from "../../language/index.js";
import { partyKind } from "../event/party-kind.js";
import { ROLES, type Stage } from "../event/roles.js";
import type { Setting } from "../event/setting.js";
import { ACTS } from "./acts.js";
import type { Named } from "./mentions.js";
import type { Network } from "./network.js";
import { addRow } from "./table.js";
import { logSoftmax, type Told, type WordReader } from "./words.js";

/** Parties that are weighed, and mentions of each. */
const PARTIES = 16;
const MENTIONS = 4;
/** Ranks and places among others are told apart up to here, being named together up to there. */
const LAST = 9;
const OFTEN = 4;

/** Reads the casts of acts. */
export class CastReader {
  readonly #net: Network;
  readonly #words: WordReader;
  readonly #mentions;
  readonly #parts;
  readonly #among;
  readonly #sums;

  /** @param words the reader that looked at the words whose casts are asked for. */
  constructor(net: Network, words: WordReader) {
    this.#net = net;
    this.#words = words;
    const { memory, pair } = net;
    this.#mentions = takeActivations(memory, PARTIES * MENTIONS, pair);
    this.#parts = takeActivations(memory, PARTIES, 2 * pair);
    this.#among = takeActivations(memory, PARTIES, 3 * pair);
    this.#sums = takeSums(memory, PARTIES * MENTIONS, pair);
  }

  /** Logarithms of the probabilities of each candidate's roles; null for those past the first sixteen. */
  roles(setting: Setting, told: Told, stage: Stage, named: Named): (Float64Array | null)[] {
    const net = this.#net;
    const { pair } = net;
    const { shorts, longs } = net.memory;
    const candidates = setting.candidates.slice(0, PARTIES);
    const type = ACTS.indexOf(stage.type);
    const mentions = named.mentions[told.at] ?? [];
    const standing = candidates.map(({ code }) =>
      mentions
        .flatMap(({ parties }, at) => (parties.some((party) => party.code === code) ? at : []))
        .slice(0, MENTIONS),
    );
    const acting = this.#acting(told, named, type, standing);
    const sums = this.#sums;
    const parts = this.#parts;
    candidates.forEach((_, c) => {
      const to = parts.at + c * parts.stride;
      shorts.set(acting.subarray(c * pair, (c + 1) * pair), to);
      shorts.set(told.most, to + pair);
    });
    net.part.apply(parts, candidates.length, sums);
    const z = new Int16Array(candidates.length * pair);
    const known = candidates.map(({ code }) => ruledAs(stage, code));
    const ruling = stage.framed
      ? 1 + (known.some((one) => one & 1) ? 1 : 0) + (known.some((one) => one & 2) ? 2 : 0)
      : 0;
    const here = candidates.map(({ from }) => from === "sentence");
    candidates.forEach((candidate, c) => {
      const at = c * pair;
      const from = sums.at + c * sums.stride;
      const whole = named.party(candidate.code);
      for (let d = 0; d < pair; d++)
        z[at + d] = toActivation((longs[from + d] ?? 0) * (net.part.scale[d] ?? 0) + (whole?.[d] ?? 0));
      let together = 0;
      candidates.forEach((other, o) => {
        if (o !== c && here[o])
          together = Math.max(together, Math.min(OFTEN, setting.company.together(candidate.code, other.code)));
      });
      addRow(z, at, net.partyKind, net.names.parties.get(partyKind(candidate.code)) ?? 0);
      addRow(z, at, net.source, net.names.sources.get(candidate.from) ?? 0);
      addRow(z, at, net.rank, Math.min(candidate.rank, LAST));
      addRow(z, at, net.order, Math.min(candidate.order, LAST));
      addRow(z, at, net.together, together);
      addRow(z, at, net.ruled, stage.framed ? 1 + (known[c] ?? 0) : 0);
      addRow(z, at, net.known, ruling);
      addRow(z, at, net.typeOfPart, type);
      for (let d = 0; d < pair; d++) if ((z[at + d] ?? 0) < 0) z[at + d] = 0;
    });
    for (const layer of net.among) this.#weigh(layer, z, candidates.length);
    const found = this.#roles(z, candidates.length);
    return setting.candidates.map((_, c) => found[c] ?? null);
  }

  /** How each party stands to the word: of its mentions, what speaks most for each number. */
  #acting(told: Told, named: Named, type: number, standing: readonly (readonly number[])[]): Int16Array {
    const net = this.#net;
    const { pair } = net;
    const { longs } = net.memory;
    const ofType = net.type.rows.subarray(type * pair, (type + 1) * pair);
    const rows = this.#mentions;
    const sums = this.#sums;
    let next = 0;
    for (const at of standing.flat()) {
      const to = rows.at + next++ * rows.stride;
      this.#words.writePair(told, at, named, ofType, to);
    }
    net.acting.apply(rows, next, sums);
    const out = new Int16Array(standing.length * pair);
    let row = 0;
    standing.forEach((of, c) => {
      if (of.length === 0) addRow(out, c * pair, net.absent, 0);
      else out.fill(-32767, c * pair, (c + 1) * pair);
      for (const _ of of) {
        const from = sums.at + row++ * sums.stride;
        for (let d = 0; d < pair; d++) {
          const value = toActivation((longs[from + d] ?? 0) * (net.acting.scale[d] ?? 0));
          if (value > (out[c * pair + d] ?? 0)) out[c * pair + d] = value;
        }
      }
    });
    return out;
  }

  /** Weighs each party against the greatest and the mean of all. */
  #weigh(layer: Network["role"], z: Int16Array, count: number): void {
    const { pair, memory } = this.#net;
    const { shorts, longs } = memory;
    const rows = this.#among;
    const sums = this.#sums;
    const most = new Int16Array(pair);
    const mean = new Int16Array(pair);
    for (let d = 0; d < pair; d++) {
      let sum = 0;
      for (let c = 0; c < count; c++) {
        const value = z[c * pair + d] ?? 0;
        sum += value;
        if (value > (most[d] ?? 0)) most[d] = value;
      }
      mean[d] = Math.round(sum / Math.max(1, count));
    }
    for (let c = 0; c < count; c++) {
      const to = rows.at + c * rows.stride;
      shorts.set(z.subarray(c * pair, (c + 1) * pair), to);
      shorts.set(most, to + pair);
      shorts.set(mean, to + 2 * pair);
    }
    layer.apply(rows, count, sums);
    for (let c = 0; c < count; c++)
      for (let d = 0; d < pair; d++) {
        const more = Math.max(0, (longs[sums.at + c * sums.stride + d] ?? 0) * (layer.scale[d] ?? 0));
        z[c * pair + d] = Math.min(32767, (z[c * pair + d] ?? 0) + Math.round(more * UNIT));
      }
  }

  #roles(z: Int16Array, count: number): Float64Array[] {
    const { pair, memory, role } = this.#net;
    const rows = this.#mentions;
    const sums = this.#sums;
    for (let c = 0; c < count; c++) memory.shorts.set(z.subarray(c * pair, (c + 1) * pair), rows.at + c * rows.stride);
    role.apply(rows, count, sums);
    return Array.from({ length: count }, (_, c) => {
      const from = sums.at + c * sums.stride;
      const scores = new Float64Array(ROLES.length);
      for (let k = 0; k < scores.length; k++) scores[k] = (memory.longs[from + k] ?? 0) * (role.scale[k] ?? 0);
      return logSoftmax(scores);
    });
  }
}

/** What a frame's own mapping makes of a party: 1 that it acts, 2 that it is acted on, 3 both. */
const ruledAs = ({ sides }: Stage, code: string): number =>
  (sides.actor.has(code) ? 1 : 0) + (sides.recipient.has(code) ? 2 : 0);
