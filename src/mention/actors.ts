import type { Sentence } from "../language/index.js";
import { againPhrase } from "./again.js";
import { ethnicPhrase, isBareGroup, isCapital } from "./ethnic-phrase.js";
import { scopeOf } from "./ethnicity.js";
import type { Hit } from "./gazetteer.js";
import { knownPersonAt } from "./leaders.js";
import { LOCATIVE } from "./locative.js";
import { namePhrase } from "./name-phrase.js";
import { personPhrase, withApposition } from "./person-phrase.js";
import { personRun } from "./person-run.js";
import { EMPTY, type Phrase, wordsOf } from "./phrase.js";
import { BY_OTHERS, type Names, rolePhrase } from "./role-phrase.js";
import { type RoleHit, roleAt } from "./roles.js";
import { sidesAt } from "./sides.js";

const PRONOUNS = new Set([
  "he",
  "him",
  "his",
  "himself",
  "she",
  "her",
  "hers",
  "herself",
  "it",
  "its",
  "itself",
  "they",
  "them",
  "their",
  "theirs",
  "themselves",
]);

/**
 * Finds the phrases of one tagged sentence in the order of the text; none overlaps another.
 *
 * @param names the names of the tables that the sentence holds.
 * @param day day of publication, on which office holders are looked up.
 */
export function findPhrases(sentence: Sentence, names: readonly Hit[], day: string | null): Phrase[] {
  const nameAt = new Map(names.map((hit) => [hit.from, hit] as const));
  const nameEnd = new Map(names.map((hit) => [hit.to, hit] as const));
  const covered = new Uint8Array(sentence.length);
  for (const hit of names) covered.fill(1, hit.from, hit.to);
  const found: Phrase[] = [];
  for (let row = 0; row < sentence.length; ) {
    const phrase = phraseAt(sentence, row, nameAt, nameEnd, covered, day);
    if (phrase) {
      // A phrase that reaches back over an earlier one ("the US" + "president") takes its place.
      while ((found.at(-1)?.to ?? 0) > phrase.from) found.pop();
      found.push(phrase);
    }
    row = Math.max(row + 1, phrase?.to ?? 0);
  }
  return found;
}

function phraseAt(
  sentence: Sentence,
  row: number,
  nameAt: Names,
  nameEnd: Names,
  covered: Uint8Array,
  day: string | null,
): Phrase | null {
  const form = sentence.lower[row] ?? "";
  const hit = nameAt.get(row);
  const role = hit ? null : roleAt(sentence, row);
  // "Sheikh Hasina", "Lord Robertson": a title that belongs to the name.
  const titled = role?.role.kind === "honorific" ? knownPersonAt(sentence, row) : row;
  if (role && titled > role.to) return personPhrase(sentence, row, titled, nameAt, nameEnd, covered);
  if (role && isNoActor(sentence, role)) return null;
  if (role && !isVerbUse(sentence, role)) {
    const phrase = rolePhrase(sentence, role, nameAt, nameEnd, covered, day);
    const bare = phrase?.kind === "person" && phrase.code === null && phrase.owner < 0 && phrase.possessor === null;
    const apposed = phrase && bare ? withApposition(sentence, phrase, nameAt, nameEnd, covered) : null;
    return apposed?.code ? apposed : phrase;
  }
  if (hit) return namePhrase(sentence, hit, nameEnd);
  const scope = scopeOf(form);
  // "Europe told Washington": what would be a surname stands for many.
  if ((scope === "group" || scope === "continent") && isBareGroup(sentence, row))
    return ethnicPhrase(sentence, row, scope);
  const person = personRun(sentence, row, covered, day);
  if (person > row) return personPhrase(sentence, row, person, nameAt, nameEnd, covered);
  if (sentence.upos[row] === "PRON" && PRONOUNS.has(form)) {
    // "He Jianguo": no name follows "he" right away, but where it is a family's.
    const named = sentence.form[row] === "He" ? personRun(sentence, row + 1, covered, day, true) : row;
    if (named > row + 1) return personPhrase(sentence, row, named, nameAt, nameEnd, covered);
    return {
      ...EMPTY,
      from: row,
      to: row + 1,
      head: row,
      kind: "pronoun",
      words: form,
      plural: form.startsWith("the"),
    };
  }
  const again = againPhrase(sentence, row, covered);
  if (again) return again;
  const sides = sidesAt(sentence, row);
  if (sides > row)
    return {
      ...EMPTY,
      from: row,
      to: sides,
      head: sides - 1,
      kind: "sides",
      words: wordsOf(sentence, row, sides),
      plural: true,
    };
  if (scope && isCapital(sentence, row)) return ethnicPhrase(sentence, row, scope);
  return null;
}

/** "to head", "forces Iran to", "states that": a role word used as a verb is none. */
function isVerbUse(sentence: Sentence, { from, to, role }: RoleHit): boolean {
  const tag = sentence.upos[to - 1];
  if (tag === "VERB" || tag === "AUX" || tag === "ADV") return true;
  return (
    tag === "ADJ" && to - from === 1 && role.kind !== "honorific" && role.words !== "rebel" && role.words !== "militant"
  );
}

/** "rebel-held towns", "its opposition to the deal": words that stand for no one. */
function isNoActor(sentence: Sentence, { from, to, role }: RoleHit): boolean {
  if (sentence.form[to] === "-" && BY_OTHERS.has(sentence.lower[to + 1] ?? "")) return true;
  if (role.words === "west") return isDirection(sentence, from, to);
  if (role.words !== "opposition") return false;
  const before = sentence.lower[from - 1] ?? "";
  const after = sentence.lower[to] ?? "";
  return (
    ["to", "from", "over", "against"].includes(after) ||
    ["his", "her", "its", "their", "in", "of", "strong"].includes(before)
  );
}

/** "west of Arbil", "in the west": a direction, where "the west" is none. */
function isDirection(sentence: Sentence, from: number, to: number): boolean {
  return (
    sentence.lower[from - 1] !== "the" || sentence.form[to] === "of" || LOCATIVE.has(sentence.lower[from - 2] ?? "")
  );
}
