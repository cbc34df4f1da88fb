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
  return !PLACING.has(sentence.lower[row - 1] ?? "");
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

const PLACE_NOUNS = new Set(
  "city town province region district county airport port harbour harbor area border suburb camp prison base refinery university governorate state oblast island".split(
    " ",
  ),
);

/** Whether the words around a small city's name make it a place: a preposition, a kind of place, its state behind a comma, a dateline, a list. */
function isPlaced(sentence: Sentence, { from, to }: Hit, placed: number): boolean {
  let row = from - 1;
  while (row >= 0 && (sentence.upos[row] === "ADJ" || sentence.upos[row] === "DET")) row--;
  const before = sentence.lower[row] ?? "";
  if (row >= 0 && (PLACING.has(before) || PLACE_NOUNS.has(before) || before === "between")) return true;
  const after = sentence.form[to] ?? "";
  if (PLACE_NOUNS.has(after.toLowerCase())) return true;
  if (after === "," && /^\p{Lu}/u.test(sentence.form[to + 1] ?? "") && from > 0 && sentence.upos[to + 1] === "PROPN")
    return [",", ".", ")", ";"].includes(sentence.form[to + 2] ?? ".");
  if (from === 0) return after === "(" || after === "-" || after === "–" || after === "—" || after === ",";
  const joint = sentence.form[from - 1] ?? "";
  return placed >= 0 && placed >= from - 2 && (joint === "," || joint === "and" || joint === "or");
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
    return surnames.has(sentence.form[hit.from] ?? "") && !PLACING.has(sentence.lower[hit.from - 1] ?? "");
  };
  if (hits.length === 0) return hits;
  const persons = new Uint8Array(sentence.length);
  for (let row = 0; row < sentence.length; row++) {
    const to = knownPersonAt(sentence, row);
    if (to > row) persons.fill(1, row, to);
  }
  // Places of the sentence so far that were told as such: a list goes on ("in Bristol, Leeds and Hull").
  let placed = -1;
  const isNoPlace = (hit: Hit): boolean => {
    if (hit.name.kind !== "city") return false;
    if (hit.name.small && !isPlaced(sentence, hit, placed)) return true;
    placed = hit.to;
    return false;
  };
  const inPerson = ({ from, to }: Hit) => persons[from] === 1 && persons[to - 1] === 1;
  return hits.filter((hit) => !inPerson(hit) && !isPerson(hit) && !isNoPlace(hit));
}
