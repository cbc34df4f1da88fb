import type { Sentence } from "../language/index.js";
import type { Hit } from "./gazetteer.js";
import type { Names } from "./role-phrase.js";
import { roleAt } from "./roles.js";

/** Tokens that an office may be described in before it says where it is held. */
const REACH = 8;
const NOMINAL: ReadonlySet<string> = new Set(["NOUN", "PROPN", "ADJ"]);

/**
 * Where the office of a person is held, as the words behind it tell: "director for games at Skyward", "vice president of
 * programmes at the World Bank". Such an office is that of a house, not of the state which the report is from.
 *
 * @param row the first after the words of the office.
 * @returns a name of the tables, "unlisted" for a house that they do not hold; null where no house is named.
 */
export function employerAfter(
  sentence: Sentence,
  row: number,
  nameAt: Names,
  covered: Uint8Array,
): Hit | "unlisted" | null {
  const { form, lower, upos } = sentence;
  let at = row;
  while (at < row + REACH && lower[at] !== "at") {
    if (!NOMINAL.has(upos[at] ?? "") && !/^(?:of|for|in|and|the|&|\/|-)$/.test(lower[at] ?? "")) return null;
    at++;
  }
  if (lower[at] !== "at") return null;
  const first = lower[at + 1] === "the" ? at + 2 : at + 1;
  const listed = nameAt.get(first);
  if (listed) return listed.name.kind === "city" || listed.name.kind === "demonym" ? null : listed;
  for (let name = first; NOMINAL.has(upos[name] ?? ""); name++) {
    // "spokesman at the foreign ministry", "an adviser at Lyon University": a state's body, and what lies in a state.
    if (covered[name] || roleAt(sentence, name)) return null;
    if (upos[name] === "PROPN" && /^\p{Lu}/u.test(form[name] ?? "")) return "unlisted";
  }
  return null;
}
