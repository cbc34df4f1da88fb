import abbreviationTable from "../../data/abbreviations.tsv";
import starterTable from "../../data/starters.tsv";
import tokenTable from "../../data/tokens.tsv";

/** Rows of a tab-separated table with a header line; lines that begin with `#` and blank ones are left out. */
export function rows(table: string): string[][] {
  return table
    .split("\n")
    .slice(1)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}

/** How an abbreviation's full stop bears on the end of the sentence; see `data/abbreviations.tsv`. */
export type AbbreviationClass = "title" | "number" | "inner" | "final" | "month";

function abbreviationClass(name: string | undefined): AbbreviationClass {
  switch (name) {
    case "title":
    case "number":
    case "inner":
    case "month":
      return name;
    default:
      return "final";
  }
}

/** Abbreviations without their last full stop. */
export const abbreviations: ReadonlyMap<string, AbbreviationClass> = new Map(
  rows(abbreviationTable).map(([form = "", name]) => [form, abbreviationClass(name)]),
);

/**
 * Class of an abbreviation without its last full stop, also in capitals where it is a title or may end a sentence.
 *
 * @example abbreviationOf("LTD") // "final"
 */
export function abbreviationOf(form: string): AbbreviationClass | undefined {
  const known = abbreviations.get(form);
  if (known || form.length < 2 || form !== form.toUpperCase()) return known;
  const lowered = abbreviations.get(form.charAt(0) + form.slice(1).toLowerCase());
  return lowered === "title" || lowered === "final" ? lowered : undefined;
}

/** Words that begin a sentence when they stand with a capital after an abbreviation. */
export const starters: ReadonlySet<string> = new Set(rows(starterTable).map(([form = ""]) => form));

const tokenRows = rows(tokenTable);
const formsOf = (wanted: string): ReadonlySet<string> =>
  new Set(tokenRows.filter(([name]) => name === wanted).map(([, form = ""]) => form));

export const prefixes = formsOf("prefix");
export const units = formsOf("unit");
export const extensions = formsOf("extension");
export const currencies = formsOf("currency");
export const syllables = formsOf("syllable");
export const emoticons = formsOf("emoticon");

/** Lengths of the parts of words written together without an apostrophe ("cannot": 3, 3). */
export const contractions: ReadonlyMap<string, readonly number[]> = new Map(
  tokenRows
    .filter(([name]) => name === "contraction")
    .map(([, form = "", parts = ""]) => [form, parts.split("|").map((part) => part.length)]),
);
