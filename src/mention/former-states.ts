import formerTable from "../../data/former-states.tsv";
import type { Sentence } from "../language/index.js";
import type { Hit } from "./gazetteer.js";
import type { PlaceMention } from "./mention.js";
import { readTable } from "./table.js";

let lands: readonly { readonly state: string; readonly land: string; readonly until: string }[] | null = null;

/** States whose name may mean one that is no more. */
const MAY_BE_BYGONE: ReadonlySet<string> = new Set(["SRB", "YUG", "RUS", "CSK"]);

/** "former Yugoslavia", "ex-Soviet": none of today's states. */
export function isBygone(sentence: Sentence, { from, name }: Hit): boolean {
  if (!MAY_BE_BYGONE.has(name.code)) return false;
  const before = sentence.lower[from - 1] ?? "";
  return before === "former" || (before === "-" && /^ex$/i.test(sentence.form[from - 2] ?? ""));
}

/**
 * The codes of former states by those of their lands, for a report of the time that speaks of them, so that one state
 * has one code in it: Belgrade is in Yugoslavia in a report of 1996 on the Yugoslav army. One that speaks of Serbia alone
 * keeps Serbia.
 *
 * @param hits names found in each sentence.
 * @param day day of publication.
 */
export function formerCodes(
  sentences: readonly Sentence[],
  hits: readonly (readonly Hit[])[],
  day: string | null,
): ReadonlyMap<string, string> {
  lands ??= readTable(formerTable).map((cell) => ({ state: cell("state"), land: cell("land"), until: cell("until") }));
  const bygone = lands.filter(({ until }) => day !== null && day < until);
  const named = (state: string) =>
    sentences.some((sentence, at) => hits[at]?.some((hit) => hit.name.code === state && !isBygone(sentence, hit)));
  return new Map(bygone.flatMap(({ state, land }) => (named(state) ? [[land, state] as const] : [])));
}

/** Places with their countries' codes replaced. */
export function inStates(places: readonly PlaceMention[], codes: ReadonlyMap<string, string>): readonly PlaceMention[] {
  if (codes.size === 0) return places;
  return places.map((place) => ({ ...place, country: codes.get(place.country) ?? place.country }));
}
