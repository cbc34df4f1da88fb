import conflictTable from "../../data/conflicts.tsv";
import type { Sentence } from "../language/index.js";
import { isEthnic } from "./ethnicity.js";
import { adjectiveOf, homeOfGroup } from "./gazetteer.js";
import type { Phrase } from "./phrase.js";
import { listed, readTable } from "./table.js";

/** Qualifiers that belong to a group's name beside states and peoples. */
const CREEDS = new Set(
  "communist maoist marxist leftist left-wing right-wing islamist jihadist fundamentalist separatist secessionist nationalist royalist loyalist republican renegade maverick breakaway exiled mutinous radical".split(
    " ",
  ),
);

/** Qualifiers that tell no group from another of the same land. */
const COMMON = new Set(["separatist", "secessionist", "breakaway", "renegade", "exiled"]);

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

/** Words for who fights a government for a land of its own; such groups are known by the land. */
const REBELS = new Set(["rebels", "guerrillas", "separatists", "insurgents"]);

/** Nouns for several bodies of which none is named: "opposition parties". */
const SEVERAL = new Set(["parties", "groups"]);

/** Armed men who are called so for what they do, and are no rebels for it. */
const FOR_THEIR_TRADE =
  /[: ](?:mercenaries|militias?|militiamen|paramilitaries|pirates|hijackers|kidnappers|attackers|hackers|terrorists|warlords)$/;

/**
 * Whether a word for armed men may mean a group of this code that was spoken of before: "the rebels" are not "the pirates".
 *
 * @param noun last word of the group's, as `bandWords` gives it.
 */
export const mayMean = (noun: string, code: string): boolean => !(REBELS.has(noun) && FOR_THEIR_TRADE.test(code));

/** People without arms or party: unspecified, so they take no NSA code. */
export const UNARMED: ReadonlySet<string> = new Set(["CVL", "REF", "EDU", "LAB"]);

const conflicts: ReadonlyMap<string, string> = new Map(
  readTable(conflictTable).flatMap((cell) => listed(cell("words")).map((word) => [word, cell("adjective")] as const)),
);

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
    const form = sentence.lower[row] ?? "";
    if (isEthnic(form) || CREEDS.has(form)) kept.push(form);
  }
  const adjective = state === null ? null : adjectiveOf(state);
  const lower = noun.toLowerCase();
  const last = PLURALS.get(lower) ?? lower;
  if (adjective !== null && (kept.includes("kurdish") || kept.includes("kurd")))
    return REBELS.has(last) ? `${adjective} kurdish rebels` : `${adjective} kurds`;
  return [...(adjective === null ? [] : [adjective]), ...kept, last].join(" ");
}

/** The armed and political groups an article names, by which "the rebels" and "the opposition" are told. */
export class Bands {
  readonly #qualified = new Map<string, number>();
  readonly #armed = new Map<string, number>();
  readonly #lands = new Map<string, number>();

  /** Counts what a phrase names. */
  notice({ kind, code, sector, words }: Phrase): void {
    if (kind === "rebel" && isQualified(words) && !UNARMED.has(sector ?? "")) count(this.#qualified, words);
    else if (code?.startsWith("NSA:")) {
      if (sector === "REB") count(this.#armed, code);
    }
  }

  /** Counts the lands in revolt that a sentence names. */
  noticeLands(sentence: Sentence): void {
    for (const form of sentence.form) {
      const land = conflicts.get(form);
      if (land !== undefined) count(this.#lands, land);
    }
  }

  /**
   * The code of a group by the words that name it.
   *
   * @param words as `bandWords` gives them.
   * @param recent code of the armed group spoken of last, if any.
   */
  codeOf(words: string, sector: string, recent: string | null): string {
    const [noun = "", ...qualifiers] = words.split(" ").reverse();
    if (noun === "unions") return `NSA:${words}`;
    if (UNARMED.has(sector) || SEVERAL.has(noun)) return `GRP:${words}`;
    const armed = ARMED.has(noun);
    const telling = qualifiers.filter((word) => !COMMON.has(word));
    if (armed && telling.length === 0) return recent ?? this.#unnamed(noun);
    // "Turkish Kurdish guerrillas" are the group from there that the article names, else that state's Kurds.
    const people = /^(.+) kurdish rebels$/.exec(words)?.[1];
    if (people !== undefined) {
      const home = homeOfGroup(`NSA:${people} kurds`);
      const own = [...this.#armed.keys()].filter((code) => homeOfGroup(code) === home);
      return own.length === 1 && own[0] ? own[0] : `NSA:${people} kurds`;
    }
    const kurds = /^(kurds|kurdish \p{L}+)$/u.test(words);
    // "Kurdish rebels" are those whose name the article gives, if it gives but one.
    const named = most(this.#armed, () => true);
    if (kurds && REBELS.has(noun) && named !== null && this.#armed.size === 1) return named;
    if (kurds) return `NSA:${most(this.#qualified, (one) => one.endsWith(" kurds")) ?? words}`;
    if (armed) return `NSA:${this.#sameName(words)}`;
    if (words.includes(" ")) return `NSA:${words}`;
    return `NSA:${most(this.#qualified, (one) => one.endsWith(` ${words}`)) ?? words}`;
  }

  /** "rebels" of whom the article says no more: of a group it names, else of the land in revolt, else by that word. */
  #unnamed(noun: string): string {
    const alike =
      most(this.#qualified, (one) => one.endsWith(` ${noun}`)) ??
      most(this.#qualified, (one) => isArmed(one) && mayMean(noun, one));
    const named = alike === null ? most(this.#armed, () => true) : null;
    if (named !== null) return named;
    if (alike !== null) return `NSA:${this.#sameName(alike)}`;
    const land = REBELS.has(noun) ? most(this.#lands, () => true) : null;
    return land ? `NSA:${land} rebels` : `NSA:${noun}`;
  }

  /** One name throughout for groups that the same words qualify: "Moslem guerrillas" are the "Moslem rebels" named before. */
  #sameName(words: string): string {
    const stem = words.slice(0, words.lastIndexOf(" "));
    const same = (one: string) => isArmed(one) && one.slice(0, one.lastIndexOf(" ")) === stem;
    const short = most(
      this.#qualified,
      (one) => isArmed(one) && stem.endsWith(` ${one.slice(0, one.lastIndexOf(" "))}`),
    );
    return short ?? most(this.#qualified, same) ?? words;
  }
}

const isQualified = (words: string) =>
  words
    .split(" ")
    .slice(0, -1)
    .some((word) => !COMMON.has(word));

const isArmed = (words: string) => ARMED.has(words.slice(words.lastIndexOf(" ") + 1));

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
