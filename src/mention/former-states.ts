import formerTable from "../../data/former-states.tsv";
import type { Sentence } from "../language/index.js";
import type { Hit } from "./gazetteer.js";
import type { PlaceMention } from "./mention.js";
import { readTable } from "./table.js";

interface Land {
  readonly state: string;
  readonly land: string;
  readonly until: string;
  readonly heir: boolean;
}

let lands: readonly Land[] | null = null;

/** States whose name may mean one that is no more. */
const MAY_BE_BYGONE: ReadonlySet<string> = new Set(["SRB", "YUG", "RUS", "CSK"]);

/** "former Yugoslavia", "ex-Soviet": none of today's states. */
export function isBygone(sentence: Sentence, { from, name }: Hit): boolean {
  if (!MAY_BE_BYGONE.has(name.code)) return false;
  const before = sentence.lower[from - 1] ?? "";
  return before === "former" || (before === "-" && /^ex$/i.test(sentence.form[from - 2] ?? ""));
}

/**
 * One code for a former state and its lands in a report of the time that speaks of it: Belgrade is in Yugoslavia in a
 * report of 1996 on Yugoslavia and Croatia. One that speaks of Serbia before it names Yugoslavia has Serbia's for the whole;
 * one that speaks of Serbia alone keeps the codes of today.
 *
 * @param hits names found in each sentence.
 * @param day day of publication.
 * @returns new code by that of today.
 */
export function formerCodes(
  sentences: readonly Sentence[],
  hits: readonly (readonly Hit[])[],
  day: string | null,
): ReadonlyMap<string, string> {
  if (day === null) return NONE;
  lands ??= readTable(formerTable).map((cell) => ({
    state: cell("state"),
    land: cell("land"),
    until: cell("until"),
    heir: cell("heir") === "yes",
  }));
  const bygone = lands.filter(({ until }) => day < until);
  if (bygone.length === 0) return NONE;
  const states = new Set(bygone.map(({ state }) => state));
  // Capitals and bodies of today's states were the former one's too.
  const named: string[] = [];
  for (const [at, sentence] of sentences.entries())
    for (const hit of hits[at] ?? [])
      if ((NAMES.has(hit.name.kind) || states.has(hit.name.code)) && !isBygone(sentence, hit))
        named.push(hit.name.code);
  const codes = new Map<string, string>();
  for (const state of states) {
    const its = bygone.filter((one) => one.state === state);
    const heir = its.find((one) => one.heir)?.land;
    if (!named.includes(state)) continue;
    const whole = named.find((code) => code === state || code === heir) ?? state;
    for (const code of [state, ...its.map(({ land }) => land)]) if (code !== whole) codes.set(code, whole);
  }
  return codes;
}

const NAMES: ReadonlySet<string> = new Set(["state", "demonym"]);
const NONE: ReadonlyMap<string, string> = new Map();

/** Places with their countries' codes replaced. */
export function inStates(places: readonly PlaceMention[], codes: ReadonlyMap<string, string>): readonly PlaceMention[] {
  if (codes.size === 0) return places;
  return places.map((place) => ({ ...place, country: codes.get(place.country) ?? place.country }));
}
