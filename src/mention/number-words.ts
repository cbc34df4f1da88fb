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
/** Words by which a number is multiplied: "million", "bn". */
export const SCALES = wordsAs("scale");
/** Parts of a scale: "half a million". */
export const PARTS = wordsAs("part");

/** A year of the last century or this, as it is written. */
export const YEAR = /^(?:19|20)\d\d$/;
