import addressingTable from "../../data/addressing.tsv";
import type { Sentence } from "../language/index.js";
import { readTable } from "./table.js";

/** Prepositions after which a name is a place rather than one who acts. */
export const LOCATIVE: ReadonlySet<string> = new Set([
  "in",
  "at",
  "to",
  "near",
  "outside",
  "around",
  "into",
  "through",
  "via",
  "inside",
  "across",
  "over",
  "throughout",
  "toward",
  "towards",
  "from",
  "leaving",
  "reaching",
]);

let addressing: ReadonlySet<string> | null = null;

/**
 * Whether what stands behind a word is a place: a name behind a preposition of place, but not that of a capital or seat
 * which is addressed, for then it is of those who rule there ("an ultimatum to Washington", "an apology from the Kremlin").
 *
 * @param row of the preposition.
 * @example isLocated(sentence, 4) // false for the "to" of "They issued an ultimatum to Washington"
 */
export function isLocated(sentence: Sentence, row: number): boolean {
  const preposition = sentence.lower[row] ?? "";
  if (!LOCATIVE.has(preposition)) return false;
  if (preposition !== "to" && preposition !== "from") return true;
  addressing ??= new Set(readTable(addressingTable).map((cell) => `${cell("word")} ${cell("preposition")}`));
  return !addressing.has(`${(sentence.lemma[row - 1] ?? "").toLowerCase()} ${preposition}`);
}
