import nounTable from "../../../data/nouns-for-people.tsv";
import type { Party } from "../../mention/index.js";
import { readTable } from "../../mention/table.js";
import type { Scene } from "../syntax/arguments.js";
import { actorAt } from "../syntax/parties.js";
import type { Slot } from "../syntax/slots.js";
import { reach } from "../syntax/tree.js";
import { type Standing, standingAt } from "./standing.js";

let nouns: ReadonlySet<string> | null = null;

/** Words that may hang from a noun and do not belong to the name of those it stands for. */
const LOOSE = ["acl", "advcl", "appos", "cc", "conj", "parataxis", "case"];
/** Most words of such a name. */
const LONGEST = 12;

/**
 * Those on one side of an act who have no code: a private person by name, or people by the words for them ("two women",
 * "some sailors").
 *
 * @param slots where the act's parties may stand.
 * @returns a party without a code; null where nobody such stands there.
 * @example namelessAt(scene, slots, "acted on") // of "Egypt arrested two women" the party of "two women"
 */
export function namelessAt({ tree, actors }: Scene, slots: readonly Slot[], as: Standing): Party | null {
  const { sentence } = tree;
  for (const { name, row } of slots) {
    if (standingAt(name) !== as) continue;
    const mention = actorAt(actors, row);
    const [party] = mention?.parties ?? [];
    if (mention?.form === "person" && party?.code === null) return party;
    if (mention && party) continue;
    if (sentence.upos[row] !== "NOUN" || !isPeople((sentence.lemma[row] ?? "").toLowerCase())) continue;
    const [from, to] = reach(tree, row, LOOSE);
    const last = Math.min(to, Math.max(row, from + LONGEST - 1));
    const [start, end] = [sentence.starts[from] ?? 0, sentence.ends[last] ?? 0];
    return { code: null, sector: null, name: null, office: null, start, end };
  }
  return null;
}

function isPeople(noun: string): boolean {
  nouns ??= new Set(readTable(nounTable).map((cell) => cell("noun")));
  return nouns.has(noun);
}
