import table from "../../data/numbers.tsv";
import { readTable } from "./table.js";

const worthOf = (cell: string): number => {
  const [above = "", below = "1"] = cell.split("/");
  return Number(above) / Number(below);
};
const rows = readTable(table);
const wordsAs = (as: string): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((cell) => (cell("as") === as ? [[cell("word"), worthOf(cell("worth"))] as const] : [])));

/** Words that are a number by themselves: "seven", "dozen". */
export const COUNTS = wordsAs("count");
/**
 * How many a word or one or two digits count; 0 where they count nothing.
 *
 * @param words the words that count.
 * @example countOf("seven") // 7
 */
export const countOf = (word: string, words = COUNTS): number =>
  words.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : 0);
/** Words by which a number is multiplied: "million", "bn". */
export const SCALES = wordsAs("scale");
/** Parts of a scale: "half a million". */
export const PARTS = wordsAs("part");

/** A year of the last century or this, as it is written. */
export const YEAR = /^(?:19|20)\d\d$/;
