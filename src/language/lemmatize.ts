import irregularTable from "../../data/irregular.tsv";
import { isUpper } from "./characters.js";
import type { Upos } from "./sentence.js";
import { rows } from "./vocabulary.js";

/** Words longer than this keep their form. */
const LONGEST = 48;

const irregular: ReadonlyMap<string, ReadonlyMap<string, string>> = (() => {
  const classes = new Map<string, Map<string, string>>();
  for (const [name = "", form = "", lemma = ""] of rows(irregularTable)) {
    const words = classes.get(name) ?? new Map<string, string>();
    classes.set(name, words.set(form, lemma));
  }
  return classes;
})();

/** Class of the table that a tag looks in. */
const classOf: Partial<Record<Upos, string>> = {
  VERB: "verb",
  NOUN: "noun",
  ADJ: "adjective",
  ADV: "adverb",
  AUX: "auxiliary",
  PRON: "pronoun",
  DET: "determiner",
  PART: "particle",
  CCONJ: "conjunction",
  ADP: "adposition",
  SCONJ: "subordinator",
  NUM: "numeral",
  PUNCT: "mark",
  SYM: "mark",
};

/**
 * The dictionary form of a token, after the conventions of UD English EWT: "n't" is "not", "'s" is "be" as AUX and
 * "'s" as possessive, names keep their case, "25,000" is "25000". Irregular words come from `data/irregular.tsv`,
 * the others from spelling rules (after Minnen, Carroll & Pearce 2001, "Applied morphological processing of English").
 *
 * @param form token as written
 * @param upos its universal tag
 * @param xpos its Penn tag; tells plural from singular and past from present
 * @example lemmatize("agreed", "VERB", "VBD") // "agree"
 */
export function lemmatize(form: string, upos: Upos, xpos: string): string {
  if (form.length > LONGEST) return form;
  if (upos === "PUNCT" || upos === "SYM") return irregular.get("mark")?.get(form) ?? form;
  if (upos === "PROPN") return xpos === "NNPS" ? properSingular(form) : (irregular.get("proper")?.get(form) ?? form);
  if (upos === "NUM") return numeral(form);
  if (upos === "X") return form;
  const lower = form.toLowerCase().replaceAll("’", "'");
  const known = irregular.get(classOf[upos] ?? "")?.get(lower);
  if (upos === "AUX") return auxiliary(lower, xpos, known);
  if (upos === "PART") return xpos === "POS" ? "'s" : (known ?? lower);
  if (upos === "PRON") return pronoun(lower, xpos, known);
  if (upos === "VERB") return verb(lower, xpos, known);
  if (upos === "NOUN") return noun(form, lower, xpos, known);
  if (upos === "ADJ" || upos === "ADV") return compared(form, lower, upos, xpos, known);
  return known ?? lower;
}

/** Verbs that auxiliaries share their forms with lend them the rest ("keeps", "got"). */
function auxiliary(lower: string, xpos: string, known: string | undefined): string {
  if (lower === "'d" && xpos === "VBD") return "have";
  if (lower === "'s" && xpos === "VBZ") return "be";
  if (known) return known;
  return xpos === "MD" ? lower : verb(lower, xpos, irregular.get("verb")?.get(lower));
}

function pronoun(lower: string, xpos: string, known: string | undefined): string {
  // "her" is she as an object, her as a possessive; "his" and "its" stay.
  if (lower === "her" && xpos === "PRP") return "she";
  if (lower === "his" && xpos === "PRP") return "his";
  return known ?? lower;
}

function numeral(form: string): string {
  const lower = form.toLowerCase();
  const known = irregular.get("numeral")?.get(lower);
  if (known) return known;
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(form) ? form.replaceAll(",", "") : lower;
}

function verb(lower: string, xpos: string, known: string | undefined): string {
  switch (xpos) {
    case "VBD":
    case "VBN":
      return known ?? (lower.endsWith("ed") ? pastStem(lower) : lower);
    case "VBG":
      return (
        known ??
        (lower.endsWith("ing") ? participleStem(lower, 3) : lower.endsWith("in'") ? participleStem(lower, 3) : lower)
      );
    case "VBZ":
      return known ?? singular(lower);
    case "NNP":
      // Parts of names: "United", "Breaking".
      return (
        known ?? (lower.endsWith("ed") ? pastStem(lower) : lower.endsWith("ing") ? participleStem(lower, 3) : lower)
      );
    default:
      return lower === "'s" || lower === "'re" || lower === "'m" ? "be" : lower === "'ve" ? "have" : base(lower, known);
  }
}

/** Finite forms of "be" are tagged VBP; other base forms stay. */
function base(lower: string, known: string | undefined): string {
  return known === "be" ? known : lower;
}

function pastStem(word: string): string {
  if (word.endsWith("ied")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("eed")) return word.slice(0, -1);
  return participleStem(word, 2);
}

/** Takes an ending off and gives the stem its spelling back. */
function participleStem(word: string, ending: number): string {
  const stem = word.slice(0, -ending);
  if (stem.length < 2 || !/[aeiouy]/.test(stem)) return word;
  return restore(stem);
}

const doubled = /([bdgmnprtv])\1$/;
const syllables = /[aeiouy]+/g;

function restore(stem: string): string {
  if (doubled.test(stem)) return stem.slice(0, -1);
  if (stem.endsWith("ll")) return (stem.match(syllables)?.length ?? 0) > 1 ? stem.slice(0, -1) : stem;
  return takesE.test(stem) && !keeps.test(stem) ? `${stem}e` : stem;
}

/** Stems that lost an e before -ed or -ing; exceptions are in the table. */
const takesE = new RegExp(
  [
    "[cuvz]",
    "[^s]s",
    "[^n]g",
    "[eu]ng",
    "[bcdfgkptz]l",
    "[iuoy]l",
    "[au]t",
    "(?:[^aeiou]|qu)ot",
    "[aiou]d",
    "[cp]ed",
    "[^aeo]in",
    "un",
    "ar",
    "[iu]r",
    "[^aeiou]r(?<=[ct]r)",
    "[aiu]m",
    "[aiouy]p",
    "[aiou]k",
    "[iou]b",
  ]
    .map((pattern) => `${pattern}$`)
    .join("|"),
);
/** Two vowels before the consonant, and a few endings, show that nothing was lost. */
const keeps = /(?:[aeo][aeiou]|i[ei]|ue|(?<!q)ui|ou)[bdgklmnprt]$|tz$|elop$|[st]hip$|sip$/;

/** Takes -s off. */
function singular(word: string): string {
  if (!word.endsWith("s") || word.length < 3) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function noun(form: string, lower: string, xpos: string, known: string | undefined): string {
  if (xpos !== "NNS" && xpos !== "NNPS") {
    return irregular.get("abbreviation")?.get(lower) ?? (isAcronym(form) ? form : lower);
  }
  if (known) return known;
  // "NGOs"
  if (form.endsWith("s") && isAcronym(form.slice(0, -1))) return form.slice(0, -1);
  // Decades keep their ending; elsewhere "'s" may be a plural's.
  if (/^'?\d+'?s$/.test(lower)) return lower;
  if (lower.endsWith("'s")) return lower.slice(0, -2);
  if (lower.endsWith("men")) return `${lower.slice(0, -2)}an`;
  if (lower.endsWith("ss") || lower.endsWith("us") || /(?:[sx]is)$/.test(lower)) return lower;
  return singular(lower);
}

function properSingular(form: string): string {
  const lower = form.toLowerCase();
  const known = irregular.get("proper")?.get(lower) ?? irregular.get("noun")?.get(lower);
  if (known) return isUpper(form.charCodeAt(0)) ? known.charAt(0).toUpperCase() + known.slice(1) : known;
  if (lower.endsWith("ss") || lower.endsWith("us")) return form;
  const bare = singular(lower);
  // Keep the case of what is left: "Republics" gives "Republic", "SECURITIES" gives "SECURITY".
  if (!bare.endsWith("y") || !lower.endsWith("ies")) return form.slice(0, bare.length);
  return form.slice(0, -3) + (isUpper(form.charCodeAt(form.length - 1)) ? "Y" : "y");
}

function compared(form: string, lower: string, upos: Upos, xpos: string, known: string | undefined): string {
  const ending = xpos === "JJR" || xpos === "RBR" ? "er" : xpos === "JJS" || xpos === "RBS" ? "est" : "";
  if (ending === "") return upos === "ADJ" && keepsCapital(form, xpos) ? form : lower;
  if (known) return known;
  const adjective = irregular.get("adjective")?.get(lower);
  if (adjective) return adjective;
  if (!lower.endsWith(ending) || lower.length < ending.length + 3) return lower;
  const stem = lower.slice(0, -ending.length);
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (doubled.test(stem)) return stem.slice(0, -1);
  return /(?:[cuv]|[^s]s|[^n]g|[bdfgkpt]l)$/.test(stem) ? `${stem}e` : stem;
}

/** Adjectives of nations and names keep their capital ("Japanese", "NATO"), as do parts of names. */
function keepsCapital(form: string, xpos: string): boolean {
  if (!isUpper(form.charCodeAt(0))) return false;
  if (xpos === "NNP" || isAcronym(form)) return true;
  return /(?:[aei]an|[^u]ese|[^lf]ish|li|qi|ni|ic)$/.test(form) && form.length > 4;
}

/** Two to five capitals, perhaps with full stops: "TV", "U.N.". */
function isAcronym(form: string): boolean {
  if (form.length < 2 || form.length > 5) return false;
  for (let i = 0; i < form.length; i++) if (!isUpper(form.charCodeAt(i)) && form[i] !== ".") return false;
  return true;
}
