import type { ActorMention, PlaceMention } from "../../mention/index.js";
import { caseOf, relation, type Tree } from "./tree.js";

/** Prepositions by which a place hangs from what is done to it: "the bombing of Aleppo", "an attack on Kharkiv". */
const ON = new Set(["of", "on", "against"]);

/**
 * Places that are acted on, as mentions of the countries they lie in: "Russian missiles struck Kharkiv" strikes Ukraine.
 * Those are objects, subjects of passives, and what hangs from a noun as its object would.
 */
export function struckPlaces(
  tree: Tree,
  places: readonly PlaceMention[],
  actors: readonly ActorMention[],
): ActorMention[] {
  return places
    .filter(
      ({ from, to, head }) => isActedOn(tree, head) && !actors.some((actor) => actor.from < to && from < actor.to),
    )
    .map(({ country, venue, ...where }): ActorMention => {
      const party = { code: country, sector: null, name: venue, office: null, start: where.start, end: where.end };
      return { ...where, kind: "actor", form: "name", parties: [party], people: [] };
    });
}

function isActedOn(tree: Tree, row: number): boolean {
  const { head, deprel, upos } = tree.sentence;
  const above = head[row] ?? -1;
  const as = relation(tree, row);
  if (as === "conj" || as === "appos") return above >= 0 && isActedOn(tree, above);
  if (as === "obj" || deprel[row] === "nsubj:pass") return true;
  return as === "nmod" && upos[above] === "NOUN" && ON.has(caseOf(tree, row));
}
