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
  "counterparts",
  "groups",
  "militaries",
  "armies",
  "premiers",
  "republics",
  "enemies",
  "foes",
  "rivals",
  "factions",
  "peoples",
  "camps",
  "communities",
]);

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ two: 2, both: 2, pair: 2, duo: 2, three: 3, trio: 3, four: 4, five: 5, six: 6 }),
);

/** How many sides the words of such a phrase speak of. */
export const sidesIn = (words: string): number =>
  words
    .split(" ")
    .map((word) => NUMBERS.get(word) ?? 0)
    .find((number) => number > 0) ?? 2;

const LEADS = new Set(["the", "his", "her", "its", "their", "all"]);
const QUALIFIES = new Set(["ADJ", "NOUN", "PROPN", "VERB"]);

/** "the two sides", "both countries", "its two main factions", "her five counterparts", "the trio", "the pair". */
export function sidesAt(sentence: Sentence, row: number): number {
  const { lower } = sentence;
  if (standsAlone(sentence, row)) return row + 1;
  const lead = LEADS.has(lower[row] ?? "") ? 1 : 0;
  const number = NUMBERS.get(lower[row + lead] ?? "");
  if (number === undefined) return row;
  const at = (n: number) => lower[row + n] ?? "";
  const owned = /^['’]s?$/.test(at(-1));
  const two = /^(pair|trio|duo)$/.test(at(lead)) ? 0 : lead > 0 || owned || number === 2 ? lead + 1 : 0;
  if (two > 0) {
    for (let skip = 0; skip <= 3; skip++) {
      if (SIDE_NOUNS.has(at(two + skip))) return row + two + skip + 1;
      if (!QUALIFIES.has(sentence.upos[row + two + skip] ?? "")) break;
    }
    if (number > 3) return row;
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

/** Words after which "both" only says once more that there are two: "Oman and Qatar both", "they have both". */
const REPEATED: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "AUX"]);
/** What opens the phrase that "both" is but a part of: "both sides", "both the king and the prince". */
const OPENING: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "ADV", "VERB"]);

/** Whether "both" stands for two by itself: "urged both to wait", "both are wary", "met both of them". */
function standsAlone({ lower, upos, xpos }: Sentence, row: number): boolean {
  if (lower[row] !== "both" || REPEATED.has(upos[row - 1] ?? "")) return false;
  if (lower[row + 1] === "of") return lower[row + 2] === "them";
  return !OPENING.has(upos[row + 1] ?? "") || /^(?:VBD|VBZ|VBP)$/.test(xpos[row + 1] ?? "");
}
