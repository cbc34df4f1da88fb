import type { Sentence } from "../language/index.js";
import type { Hit } from "./gazetteer.js";
import { knownPersonAt } from "./leaders.js";

/** Words before a city that belong to its name, not to a person's ("East Jerusalem", "Greater Manchester"). */
const OF_PLACES = new Set(
  "north south east west northern southern eastern western central greater inner outer upper lower old new downtown mount fort port camp lake saint st st. san santa rio el la los las san ain bab tel ras wadi lower republic city province region district county airport university".split(
    " ",
  ),
);
const PLACING = new Set(
  "in at near to from into around outside inside across over via through leaving reaching of for towards toward".split(
    " ",
  ),
);
const GIVEN_NAME = /^\p{Lu}[\p{Ll}'’]+$/u;

/** Whether a city's name stands where a surname does: after a given name ("John Bolton", "Theresa Lincoln"). */
function followsGivenName(sentence: Sentence, { from }: Hit, hits: readonly Hit[]): boolean {
  const row = from - 1;
  const before = sentence.form[row] ?? "";
  if (row < 0 || sentence.upos[row] !== "PROPN" || !GIVEN_NAME.test(before)) return false;
  if (OF_PLACES.has(before.toLowerCase()) || hits.some((hit) => hit.from <= row && row < hit.to)) return false;
  return !PLACING.has((sentence.form[row - 1] ?? "").toLowerCase());
}

/**
 * Surnames of an article's persons that are names of cities too.
 *
 * @param hits names found in each sentence.
 * @example surnamesIn([sentence], [hits]) // Set { "Bolton" } for "John Bolton resigned."
 */
export function surnamesIn(sentences: readonly Sentence[], hits: readonly (readonly Hit[])[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [index, sentence] of sentences.entries()) {
    const names = hits[index] ?? [];
    for (const hit of names)
      if (hit.name.kind === "city" && hit.to === hit.from + 1 && followsGivenName(sentence, hit, names))
        found.add(sentence.form[hit.from] ?? "");
  }
  return found;
}

/** Names without those that are part of a person's: a known one's ("Ricardo Lagos"), or a city that is a surname there. */
export function withoutPersons(
  sentence: Sentence,
  hits: readonly Hit[],
  surnames: ReadonlySet<string>,
): readonly Hit[] {
  const isPerson = (hit: Hit): boolean => {
    if (hit.name.kind !== "city" || hit.to !== hit.from + 1) return false;
    if (followsGivenName(sentence, hit, hits)) return true;
    return (
      surnames.has(sentence.form[hit.from] ?? "") && !PLACING.has((sentence.form[hit.from - 1] ?? "").toLowerCase())
    );
  };
  if (hits.length === 0) return hits;
  const persons = new Uint8Array(sentence.length);
  for (let row = 0; row < sentence.length; row++) {
    const to = knownPersonAt(sentence, row);
    if (to > row) persons.fill(1, row, to);
  }
  const inPerson = ({ from, to }: Hit) => persons[from] === 1 && persons[to - 1] === 1;
  return hits.some((hit) => inPerson(hit) || isPerson(hit))
    ? hits.filter((hit) => !inPerson(hit) && !isPerson(hit))
    : hits;
}
