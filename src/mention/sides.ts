import type { Sentence } from "../language/index.js";

const SIDE_NOUNS = new Set([
  "sides",
  "countries",
  "nations",
  "leaders",
  "governments",
  "ministers",
  "presidents",
  "states",
  "parties",
  "neighbours",
  "neighbors",
  "men",
  "capitals",
  "powers",
  "allies",
  "delegations",
  "rivals",
  "factions",
]);

/** "the two sides", "both countries", "the trio", "the pair". */
export function sidesAt(sentence: Sentence, row: number): number {
  const at = (n: number) => (sentence.form[row + n] ?? "").toLowerCase();
  const two =
    at(0) === "the" && (at(1) === "two" || at(1) === "three") ? 2 : at(0) === "both" ? 1 : at(0) === "two" ? 1 : 0;
  if (two > 0) {
    for (let skip = 0; skip <= 2; skip++) {
      if (SIDE_NOUNS.has(at(two + skip))) return row + two + skip + 1;
      if (sentence.upos[row + two + skip] !== "ADJ" && sentence.upos[row + two + skip] !== "NOUN") break;
    }
    return at(0) === "the" &&
      sentence.upos[row + 2] !== "NOUN" &&
      sentence.upos[row + 2] !== "ADJ" &&
      sentence.upos[row + 2] !== "NUM" &&
      sentence.upos[row + 2] !== "PROPN"
      ? row + 2
      : row;
  }
  if (at(0) === "the" && (at(1) === "pair" || at(1) === "trio" || at(1) === "duo")) return row + 2;
  return row;
}
