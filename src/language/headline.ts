import commonTable from "../../data/common-words.tsv";
import { CHARACTER, characterClass, isUpper } from "./characters.js";
import type { Sentence } from "./sentence.js";
import { rows } from "./vocabulary.js";

/** Words that hardly ever have a capital inside a sentence. */
const common: ReadonlySet<string> = new Set(rows(commonTable).map(([form = ""]) => form));

/** Fewer words are no headline: "Prime Minister" alone is a name. */
const FEWEST_WORDS = 4;
/** Share of words that have a capital in a headline, apart from those that may be without. */
const SHARE = 0.9;
/** Share of them that running text has in lower case; a list of names has hardly any. */
const RAISED = 0.25;
/** Words in lower case in a title. */
const minor = new Set(
  "a an the and but or nor for of in on at to by from with as into over amid per via vs vs. is de la".split(" "),
);
/** Shorter words than this in capitals may be acronyms in a headline in capitals too. */
const LONG_WORD = 4;

/**
 * Whether a sentence is written as a headline: in title case or in capitals, with no full stop, and with capitals
 * on words that have none in running text.
 *
 * @param sentence tokens as `split` gives them
 * @example isHeadline(split("Leaders Agree To Resume Border Talks")[0]) // true
 */
export function isHeadline(sentence: Sentence): boolean {
  const last = sentence.form[sentence.length - 1];
  if (sentence.length < FEWEST_WORDS || sentence.length > 40 || last === ".") return false;
  let words = 0;
  let major = 0;
  let capital = 0;
  let raised = 0;
  for (let i = 0; i < sentence.length; i++) {
    const form = sentence.form[i] ?? "";
    if (characterClass[form.charCodeAt(0)] !== CHARACTER.letter || sentence.joined[i] === 1) continue;
    words++;
    if (minor.has(form)) continue;
    major++;
    if (!isUpper(form.charCodeAt(0))) continue;
    capital++;
    if (words > 1 && common.has(form.toLowerCase())) raised++;
  }
  return words >= FEWEST_WORDS && capital >= SHARE * major && raised >= RAISED * major && raised > 0;
}

/**
 * A headline's forms as they would stand in running text: common words in lower case, and in a headline all in
 * capitals, other words of more than three letters with a first capital. Offsets and lengths stay as they are.
 *
 * @param sentence a sentence that `isHeadline` takes
 * @example headlineForms(split("Leaders Agree To Resume Border Talks")[0]) // ["leaders", "agree", "to", "resume", "border", "talks"]
 */
export function headlineForms(sentence: Sentence): string[] {
  const shouted = sentence.form.every((form) => form === form.toUpperCase() || form.length < LONG_WORD);
  return sentence.form.map((form) => {
    if (!isUpper(form.charCodeAt(0))) return form;
    const lower = form.toLowerCase();
    const capitals = form.length > 1 && form === form.toUpperCase();
    // "US" is the country, not the pronoun; in title case other capitals are acronyms too.
    if (capitals && (!shouted || lower === "us")) return form;
    if (common.has(lower)) return lower;
    if (shouted && capitals && form.length >= LONG_WORD && !form.includes(".")) return form.charAt(0) + lower.slice(1);
    return form;
  });
}
