import table from "../../../data/word-classes.tsv";

/** Classes of words that stand in like company: a fine one and a coarse one. */
export interface WordClass {
  readonly fine: string;
  readonly coarse: string;
}

const known = new Map<string, WordClass>();
for (const line of table.split("\n").slice(1)) {
  if (!line || line.startsWith("#")) continue;
  const [fine = "", coarse = "", words = ""] = line.split("\t");
  const of = { fine, coarse };
  for (const word of words.split(" ")) known.set(word, of);
}

const NONE: WordClass = { fine: "?", coarse: "?" };

/**
 * The classes of a word, "?" where it is too rare to have any.
 *
 * @param word in lower case.
 * @example wordClass("urged").coarse === wordClass("urging").coarse // true
 */
export const wordClass = (word: string): WordClass => known.get(word) ?? NONE;
