import type { Sentence } from "../language/index.js";
import { UNARMED } from "./bands.js";
import type { Hit } from "./gazetteer.js";
import { OF_CALENDAR } from "./person-run.js";
import type { Role } from "./roles.js";

/** What qualifies a noun for people, read from the words before it. */

/** "Tuesday when supporters", "1996-12-24 - African leaders": days, "when" and dashes that join no words stand outside a phrase. */
export function isBoundary({ form, lower, starts, ends }: Sentence, row: number): boolean {
  const word = form[row] ?? "";
  if (DASHES.has(word)) return starts[row + 1] !== ends[row];
  return QUESTIONS.has(lower[row] ?? "") || (OF_CALENDAR.has(word) && word !== "May");
}

const DASHES = new Set(["-", "–", "—"]);
const QUESTIONS = new Set(["when", "where", "while", "how", "why"]);

/** People who take no state's code by themselves: unspecified groups, and those without arms or party. */
export const isPeople = ({ kind, sector }: Role) => kind === "group" || (kind === "rebel" && UNARMED.has(sector));

/** Whether a name is that of a town, as of a place. */
export const isTown = ({ name }: Hit) => name.kind === "capital" || name.kind === "city";

/**
 * First of the adjectives and nouns right before a group's noun that tell which it is ("minority rights activists").
 *
 * @param names whether names tell it too ("Caribbean leaders").
 */
export function qualifiedFrom(sentence: Sentence, least: number, row: number, names = false): number {
  let from = row;
  while (
    from > Math.max(least, row - 3) &&
    (sentence.upos[from - 1] === "ADJ" ||
      sentence.upos[from - 1] === "NOUN" ||
      (names && sentence.upos[from - 1] === "PROPN")) &&
    !/^VB/.test(sentence.xpos[from - 1] ?? "")
  )
    // "left-wing students": a compound is one word.
    from -= sentence.form[from - 2] === "-" && from - 3 >= least ? 3 : 1;
  return from;
}

/** Demonyms and states listed before the one at a row: "American, French and British ships". In the order of the text. */
export function listBefore(sentence: Sentence, row: number, nameEnd: ReadonlyMap<number, Hit>): Hit[] {
  const found: Hit[] = [];
  let at = row;
  for (let step = 0; step < 6; step++) {
    const joint = sentence.form[at - 1] ?? "";
    if (joint !== "and" && joint !== ",") break;
    const end = sentence.form[at - 2] === "," && joint === "and" ? at - 2 : at - 1;
    const hit = nameEnd.get(end);
    if (!hit || (hit.name.kind !== "demonym" && hit.name.kind !== "state")) break;
    found.unshift(hit);
    at = hit.from;
  }
  // A comma alone is no list ("In Syria, Russian jets").
  return found.length > 0 && sentence.form[row - 1] === "and" ? found : [];
}
