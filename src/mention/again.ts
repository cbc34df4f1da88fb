import type { Sentence } from "../language/index.js";
import { isStateCode } from "./gazetteer.js";
import { EMPTY, type Phrase } from "./phrase.js";

/** Nouns by which a state or body that was named is told of again: "the kingdom", "the bloc", "his country". */
const AGAIN = new Set(
  "country kingdom republic nation emirate sultanate island territory state bloc alliance union council agency organisation organization commission committee group movement party company firm federation league".split(
    " ",
  ),
);

const codes = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** States that alone are called so. */
const ONLY: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    kingdom: codes("SAU JOR MAR BHR THA KHM BTN NPL LSO SWZ TON GBR ESP SWE NOR DNK NLD BEL LBY"),
    emirate: codes("KWT QAT ARE AFG"),
    sultanate: codes("OMN BRN"),
    island: codes("TWN CYP CUB LKA IRL ISL MLT JAM HTI BHR SGP MDG MUS TLS GRL BRB GRD DMA LCA TTO NRU GBR JPN"),
  }),
);

/** Nouns by which states alone are told of again, and those by which no state is. */
const STATES = codes("country kingdom republic nation emirate sultanate island territory state");
const BODIES = codes(
  "bloc alliance union council agency organisation organization commission committee league group movement party company firm",
);

/**
 * Whether a state or body may be told of again by a noun: only Oman and Brunei are "the sultanate", and no state is "the bloc".
 *
 * @example mayBe("OMN", "sultanate") // true
 */
export function mayBe(code: string, noun: string): boolean {
  if (STATES.has(noun) && !isStateCode(code)) return false;
  if (BODIES.has(noun) && isStateCode(code)) return false;
  return ONLY.get(noun)?.has(code) ?? true;
}

/** "the country", "their bloc": whom the story tells; null where the noun is qualified, counted or goes on. */
export function againPhrase(sentence: Sentence, row: number): Phrase | null {
  const word = sentence.lower[row] ?? "";
  if (!AGAIN.has(word) || sentence.form[row] !== word || sentence.upos[row] !== "NOUN") return null;
  const before = sentence.lower[row - 1] ?? "";
  const owned = before === "his" || before === "her" || before === "their";
  if (before !== "the" && !owned) return null;
  const after = sentence.upos[row + 1] ?? "";
  if (after === "NOUN" || after === "PROPN" || sentence.form[row + 1] === "of" || sentence.form[row + 1] === "-")
    return null;
  return {
    ...EMPTY,
    from: row - 1,
    to: row + 1,
    head: row,
    kind: "again",
    words: word,
    definite: true,
    owner: owned ? row - 1 : -1,
  };
}
