import type { Sentence } from "../language/index.js";
import { isEthnic } from "./ethnicity.js";
import { adjectiveOf } from "./gazetteer.js";
import type { Phrase } from "./phrase.js";

/** Qualifiers that belong to a group's name beside states and peoples. */
const CREEDS = new Set(
  "communist maoist marxist leftist left-wing right-wing islamist jihadist fundamentalist separatist secessionist nationalist royalist loyalist republican renegade maverick breakaway exiled mutinous radical".split(
    " ",
  ),
);

/** What one word in the singular or of the same meaning is called in a group's name. */
const PLURALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    rebel: "rebels",
    "rebel forces": "rebels",
    separatist: "separatists",
    guerrilla: "guerrillas",
    militant: "militants",
    dissident: "dissidents",
  }),
);

const ARMED = new Set(
  "rebels insurgents guerrillas militants fighters separatists militia militias militiamen gunmen".split(" "),
);

/** People without arms or party: unspecified, so they take no NSA code. */
export const UNARMED: ReadonlySet<string> = new Set(["CVL", "REF", "EDU", "LAB"]);

/**
 * The name of a group that no table holds, from the words that qualify it: "Algeria's slain Moslem rebels" are
 * "algerian moslem rebels", the Kurds of a state and their forces and officials "syrian kurds".
 *
 * @param from first token of the phrase.
 * @param roleFrom first token of its noun.
 * @param noun the noun as `data/roles.tsv` writes it.
 * @param state code of the state that qualifies it, or null.
 */
export function bandWords(
  sentence: Sentence,
  from: number,
  roleFrom: number,
  noun: string,
  state: string | null,
): string {
  const kept: string[] = [];
  for (let row = from; row < roleFrom; row++) {
    const form = (sentence.form[row] ?? "").toLowerCase();
    if (isEthnic(form) || CREEDS.has(form)) kept.push(form);
  }
  const adjective = state === null ? null : adjectiveOf(state);
  const lower = noun.toLowerCase();
  const last = PLURALS.get(lower) ?? lower;
  if (adjective !== null && (kept.includes("kurdish") || kept.includes("kurd"))) return `${adjective} kurds`;
  return [...(adjective === null ? [] : [adjective]), ...kept, last].join(" ");
}

/** The armed and political groups an article names, by which "the rebels" and "the opposition" are told. */
export class Bands {
  readonly #qualified = new Map<string, number>();
  readonly #armed = new Map<string, number>();

  /** Counts what a phrase names. */
  notice({ kind, code, sector, words }: Phrase): void {
    if (kind === "rebel" && words.includes(" ") && !UNARMED.has(sector ?? "")) count(this.#qualified, words);
    else if (code?.startsWith("NSA:")) {
      if (sector === "REB") count(this.#armed, code);
    }
  }

  /**
   * The code of a group by the words that name it.
   *
   * @param words as `bandWords` gives them.
   * @param recent code of the armed group spoken of last, if any.
   */
  codeOf(words: string, sector: string, recent: string | null): string {
    if (UNARMED.has(sector)) return `GRP:${words}`;
    const kurds = /^(kurds|kurdish \p{L}+)$/u.test(words);
    if (words.includes(" ") && !kurds) return `NSA:${words}`;
    if (!kurds && ARMED.has(words) && recent !== null) return recent;
    const fits = kurds ? (one: string) => one.endsWith(" kurds") : (one: string) => one.endsWith(` ${words}`);
    const qualified = most(this.#qualified, fits);
    if (qualified !== null) return `NSA:${qualified}`;
    if (kurds) return `NSA:${words}`;
    const armed = ARMED.has(words) ? most(this.#armed, () => true) : null;
    if (armed !== null) return armed;
    return `NSA:${words}`;
  }
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

function most(counts: ReadonlyMap<string, number>, fits: (key: string) => boolean): string | null {
  let best: string | null = null;
  let top = 0;
  for (const [key, times] of counts)
    if (times > top && fits(key)) {
      best = key;
      top = times;
    }
  return best;
}
