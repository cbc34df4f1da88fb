import type { Sentence } from "../language/index.js";
import { knownPersonAt, termsOf } from "./leaders.js";
import { roleAt } from "./roles.js";

const PARTICLES = new Set([
  "al",
  "el",
  "bin",
  "ibn",
  "ben",
  "de",
  "da",
  "dos",
  "del",
  "la",
  "van",
  "von",
  "der",
  "den",
  "di",
  "du",
  "le",
  "abu",
  "ul",
  "bint",
  "as",
  "ad",
  "an",
  "ar",
  "ash",
  "at",
  "al-",
  "el-",
]);

const PORTFOLIOS = new Set(
  "finance defence defense trade industry foreign external affairs interior home energy health justice economy economic commerce aviation agriculture transport education information security labour labor environment culture tourism oil planning communications state development cooperation science technology immigration and the republic strategic industries public works local government religious rural women youth sports veterans social war mines water infrastructure regional digital natural resources fisheries forestry posts telecommunications human rights national investment commerce customs emergency situations near east eastern european african asian political western hemisphere south central africa americas caribbean balkans caucasus europe asia pacific indo-pacific sahel arctic".split(
    " ",
  ),
);

/** End of a portfolio behind an office: "Minister of Trade and Industry Tilda Harrow". */
export function portfolioEnd(sentence: Sentence, row: number): number {
  const form = sentence.form[row] ?? "";
  if (form !== "of" && form !== "for") return row;
  let to = row + 1;
  while (PORTFOLIOS.has(sentence.lower[to] ?? "")) to++;
  // "envoy for the Highlands": what follows an article is a field that is not known, no name.
  return to > row + 1 && sentence.lower[to - 1] !== "the" ? to : row;
}

const TITLECASE = /^\p{Lu}[\p{L}.'’-]*$/u;

const LETTERS = /^\p{L}+$/u;

/** Names of days and months, which belong to no one's name. */
export const OF_CALENDAR: ReadonlySet<string> = new Set(
  "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split(
    " ",
  ),
);

/** "Abdullah II", "John XXIII", "Marcos Jr.": part of a name whatever its tag. */
const ORDINAL = /^(?:[IVX]{1,5}|Jr\.?|Sr\.?)$/;

/**
 * End of the run of name words that begins at a row; the row itself where none does.
 *
 * @param titled whether a title stands before it, after which one word is enough.
 */
export function personRun(
  sentence: Sentence,
  row: number,
  covered: Uint8Array,
  day: string | null,
  titled = false,
): number {
  const known = knownPersonAt(sentence, row);
  const opens = sentence.form[row] === "al" || sentence.form[row] === "el";
  // Most words are no name's.
  if (known === row && sentence.upos[row] !== "PROPN" && !opens) return row;
  let to = known;
  while (to < sentence.length && to - row < 10) {
    const form = sentence.form[to] ?? "";
    if (OF_CALENDAR.has(form)) break;
    const hyphen = form === "-" && to > row && sentence.starts[to] === sentence.ends[to - 1];
    const joined = to > row && sentence.form[to - 1] === "-" && sentence.starts[to] === sentence.ends[to - 1];
    const next = sentence.form[to + 1] === "-" ? to + 2 : to + 1;
    // "Max van der Stoel": particles may follow one another.
    const behind = PARTICLES.has(sentence.lower[next] ?? "") ? next + 1 : next;
    const particle = to > row && PARTICLES.has(form.toLowerCase()) && TITLECASE.test(sentence.form[behind] ?? "");
    const opening = to === row && opens && TITLECASE.test(sentence.form[to + 2] ?? "");
    const word =
      (TITLECASE.test(form) || (joined && LETTERS.test(form))) && !covered[to] && sentence.upos[to] === "PROPN";
    const ordinal = to > row && ORDINAL.test(form) && form !== "I";
    if (!word && !hyphen && !particle && !opening && !ordinal) break;
    if (!hyphen && to > row && roleAt(sentence, to)) break;
    to++;
  }
  while (to > known && (sentence.form[to - 1] === "-" || PARTICLES.has(sentence.form[to - 1] ?? ""))) to--;
  if (to === row) return row;
  if (titled || to - row > 1) return to;
  // One word alone is a person only as a surname the article or the tables know; `resolve.ts` decides.
  return termsOf(sentence.form[row] ?? "", day).length > 0 || TITLECASE.test(sentence.form[row] ?? "") ? to : row;
}
