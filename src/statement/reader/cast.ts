// Who acts and who is acted on in an act: each party by how it stands to the act's word and in the sentences around, then by
// what the others are (Zaheer et al. 2017, "Deep sets").
import { takeActivations, takeSums } from "../../language/index.js";
import type { PartyCandidate } from "../event/party-candidates.js";
import { partyKind } from "../event/party-kind.js";
import { ROLES } from "../event/roles.js";
import type { Setting } from "../event/setting.js";
import type { Stage } from "../event/stage.js";
import { ACTS, KINDS, type Kind } from "./acts.js";
import type { Named } from "./mentions.js";
import type { Network } from "./network.js";
import { addTo, LOWEST, takeRow } from "./rows.js";
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
  readonly #acting;
  readonly #parts;
  readonly #state;
  readonly #parties;
  readonly #among;
  readonly #more;
  readonly #sums;
  /** Positions of single rows: what a word brings to each of its pairs, and of all parties the greatest and the mean. */
  readonly #own: number;
  readonly #most: number;
  readonly #mean: number;

  /** @param words the reader that looked at the words whose casts are asked for. */
  constructor(net: Network, words: WordReader) {
    this.#net = net;
    this.#words = words;
    const { memory, pair } = net;
    this.#mentions = takeActivations(memory, PARTIES * MENTIONS, pair);
    this.#acting = takeActivations(memory, PARTIES * MENTIONS, pair);
    this.#parts = takeActivations(memory, PARTIES, 3 * pair);
    this.#state = takeActivations(memory, 1, net.state);
    this.#parties = takeActivations(memory, PARTIES, pair);
    this.#among = takeActivations(memory, PARTIES, 3 * pair);
    this.#more = takeActivations(memory, PARTIES, pair);
    this.#sums = takeSums(memory, PARTIES * MENTIONS, pair);
    this.#own = takeRow(memory, pair);
    this.#most = takeRow(memory, pair);
    this.#mean = takeRow(memory, pair);
  }

  /**
   * Logarithms of the probabilities of each candidate's roles in an act, or in a statement of a kind, where who it is by
   * acts and who it is about is acted on; null for those past the first sixteen.
   */
  roles(setting: Setting, told: Told, of: Stage | Kind, named: Named): (Float64Array | null)[] {
    const net = this.#net;
    const { memory, names, pair } = net;
    const candidates = setting.candidates.slice(0, PARTIES);
    const stage = typeof of === "string" ? null : of;
    const type = typeof of === "string" ? ACTS.length + KINDS.indexOf(of) : ACTS.indexOf(of.type);
    this.#stand(told, named, type, candidates);
    this.#seek(told, named, type, candidates);
    const { length } = candidates;
    const sums = this.#sums;
    const parties = this.#parties;
    net.part.apply(this.#parts, length, sums);
    net.part.toActivations(sums, length, 0, pair, false, parties.at, parties.stride);
    const known = candidates.map(({ code }) => (stage ? ruledAs(stage, code) : 0));
    const ruling = stage?.framed
      ? 1 + (known.some((one) => one & 1) ? 1 : 0) + (known.some((one) => one & 2) ? 2 : 0)
      : 0;
    const here = candidates.filter(({ from }) => from === "sentence");
    candidates.forEach((candidate, c) => {
      const to = parties.at + c * parties.stride;
      const whole = named.party(candidate.code);
      if (whole) {
        memory.shorts.set(whole, this.#mean);
        memory.kernels.add(to * 2, this.#mean * 2, pair);
      }
      let together = 0;
      for (const other of here)
        if (other !== candidate)
          together = Math.max(together, Math.min(OFTEN, setting.company.together(candidate.code, other.code)));
      addTo(memory, to, net.partyKind, names.parties.get(partyKind(candidate.code)) ?? 0);
      addTo(memory, to, net.source, names.sources.get(candidate.from) ?? 0);
      addTo(memory, to, net.rank, Math.min(candidate.rank, LAST));
      addTo(memory, to, net.order, Math.min(candidate.order, LAST));
      addTo(memory, to, net.together, together);
      addTo(memory, to, net.ruled, stage?.framed ? 1 + (known[c] ?? 0) : 0);
      addTo(memory, to, net.known, ruling);
      addTo(memory, to, net.typeOfPart, type);
      memory.kernels.raise(to * 2, net.nothing * 2, pair);
    });
    for (const layer of net.among) this.#weigh(layer, length);
    const found = this.#roles(length);
    return setting.candidates.map((_, c) => found[c] ?? null);
  }

  /** How each party stands to the word: of its mentions, what speaks most for each number; beside it that of all mentions. */
  #stand(told: Told, named: Named, type: number, candidates: readonly PartyCandidate[]): void {
    const net = this.#net;
    const { pair, memory } = net;
    const { shorts, kernels } = memory;
    const rows = this.#mentions;
    const acting = this.#acting;
    const parts = this.#parts;
    shorts.set(told.own, this.#own);
    addTo(memory, this.#own, net.type, type);
    const mentions = named.mentions[told.at] ?? [];
    const place = named.place(told.at);
    const standing: number[] = [];
    candidates.forEach(({ code }, c) => {
      let left = MENTIONS;
      for (let m = 0; m < mentions.length && left > 0; m++) {
        if (!mentions[m]?.parties.some((party) => party.code === code)) continue;
        const to = rows.at + standing.length * rows.stride;
        this.#words.writePair(told, m, place, this.#own, to);
        standing.push(c);
        left--;
      }
    });
    net.acting.apply(rows, standing.length, this.#sums);
    net.acting.toActivations(this.#sums, standing.length, 0, pair, false, acting.at, acting.stride);
    candidates.forEach((_, c) => {
      const to = parts.at + c * parts.stride;
      if (standing.includes(c)) shorts.fill(LOWEST, to, to + pair);
      else shorts.copyWithin(to, net.absent.at, net.absent.at + pair);
      shorts.set(told.most, to + pair);
    });
    standing.forEach((c, row) => {
      kernels.raise((parts.at + c * parts.stride) * 2, (acting.at + row * acting.stride) * 2, pair);
    });
  }

  /** What speaks most for each number of a party's mentions in other sentences, by what the word seeks. */
  #seek(told: Told, named: Named, type: number, candidates: readonly PartyCandidate[]): void {
    const net = this.#net;
    const { pair, memory } = net;
    const { shorts, kernels } = memory;
    const parts = this.#parts;
    const sought = this.#own;
    const mention = this.#most;
    shorts.set(told.state, this.#state.at);
    net.seek.apply(this.#state, 1, this.#sums);
    net.seek.toActivations(this.#sums, 1, 0, pair, false, sought, pair);
    addTo(memory, sought, net.typeSought, type);
    candidates.forEach(({ code }, c) => {
      const to = parts.at + c * parts.stride + 2 * pair;
      shorts.fill(0, to, to + pair);
      for (const { numbers, gap } of named.elsewhere(code, told.at)) {
        shorts.set(numbers, mention);
        kernels.raiseToSum(to * 2, (net.gap.at + gap * pair) * 2, mention * 2, sought * 2, pair);
      }
    });
  }

  /** Weighs each party against the greatest and the mean of all. */
  #weigh(layer: Network["role"], count: number): void {
    const { pair, memory } = this.#net;
    const { shorts, kernels } = memory;
    const { at, stride } = this.#parties;
    const rows = this.#among;
    const more = this.#more;
    const [most, mean] = [this.#most, this.#mean];
    shorts.fill(0, most, most + pair);
    for (let d = 0; d < pair; d++) {
      let sum = 0;
      for (let c = 0; c < count; c++) sum += shorts[at + c * stride + d] ?? 0;
      shorts[mean + d] = Math.round(sum / Math.max(1, count));
    }
    for (let c = 0; c < count; c++) kernels.raise(most * 2, (at + c * stride) * 2, pair);
    for (let c = 0; c < count; c++) {
      const to = rows.at + c * rows.stride;
      const party = at + c * stride;
      shorts.copyWithin(to, party, party + pair);
      shorts.copyWithin(to + pair, most, most + pair);
      shorts.copyWithin(to + 2 * pair, mean, mean + pair);
    }
    layer.apply(rows, count, this.#sums);
    layer.toActivations(this.#sums, count, 0, pair, false, more.at, more.stride);
    for (let c = 0; c < count; c++) kernels.addAbove((at + c * stride) * 2, (more.at + c * more.stride) * 2, pair);
  }

  #roles(count: number): Float64Array[] {
    const { memory, role } = this.#net;
    const sums = this.#sums;
    role.apply(this.#parties, count, sums);
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
