import commonTable from "../../data/common-words.tsv";
import { CHARACTER, characterClass, isUpper } from "./characters.js";
import type { Sentence } from "./sentence.js";
import { rows } from "./vocabulary.js";

/** Words that hardly ever have a capital inside a sentence. */
const common: ReadonlySet<string> = new Set(rows(commonTable).map(([form = ""]) => form));

/** Fewer words are no headline: "Prime Minister" alone is a name. */
const FEWEST_WORDS = 4;
/** Share of its longer words that have a capital in a headline. */
const SHARE = 0.9;
/** Shorter words ("of", "with") may be in lower case in a title. */
const LONG_WORD = 5;

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
  let long = 0;
  let capital = 0;
  let raised = 0;
  for (let i = 0; i < sentence.length; i++) {
    const form = sentence.form[i] ?? "";
    if (characterClass[form.charCodeAt(0)] !== CHARACTER.letter || sentence.joined[i] === 1) continue;
    words++;
    const upper = isUpper(form.charCodeAt(0));
    if (words > 1 && upper && common.has(form.toLowerCase())) raised++;
    if (form.length < LONG_WORD) continue;
    long++;
    if (upper) capital++;
  }
  return words >= FEWEST_WORDS && raised > 0 && long >= 2 && capital >= SHARE * long;
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
    if (shouted && capitals && form.length > 3 && !form.includes(".")) return form.charAt(0) + lower.slice(1);
    return form;
  });
}
