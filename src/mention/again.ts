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
 * @param sector of the state or body, as the tables give it; null where the words that name it give none.
 * @example mayBe("OMN", "sultanate", "GOV") // true
 */
export function mayBe(code: string, noun: string, sector: string | null): boolean {
  if (STATES.has(noun) && !isStateCode(code)) return false;
  if (BODIES.has(noun) && isStateCode(code)) return false;
  if (sector !== null && NEVER.get(noun)?.test(sector) === true) return false;
  const kinds = KINDS.get(noun);
  return kinds ? kinds.test(code) : (ONLY.get(noun)?.has(code) ?? true);
}

/** Of which bodies some of these nouns are: no union of states is "the company", and no company "the alliance". */
const KINDS: ReadonlyMap<string, RegExp> = new Map([
  ["commission", /^(?:EUR|UNO|IGO:.*|.*commission.*)$/],
  ["alliance", /^(?:NAT|IGO:|NSA:.*(?:alliance|coalition|front))/],
  ["party", /^NSA:/],
  ["movement", /^(?:NSA:|IGO:non-aligned)/],
  ["company", /^NSA:/],
  ["firm", /^NSA:/],
]);

/** Of which sectors some are not: no rebels are "the company", and no company "the party". */
const NEVER: ReadonlyMap<string, RegExp> = new Map([
  ["party", /^BUS$/],
  ["movement", /^BUS$/],
  ["company", /^(?:PTY|OPP|REB|NGO|CRM)$/],
  ["bloc", /^(?:BUS|REB|CRM)$/],
  ["firm", /^(?:PTY|OPP|REB|NGO|CRM)$/],
]);

/** Most words between article and noun ("the oil-rich West African country"). */
const BETWEEN = 6;
/** Words that say it is another, or one among many: "the neighbouring country", "the first country", "the host nation". */
const OTHER =
  /^(?:first|second|third|fourth|fifth|only|other|same|next|last|whole|entire|each|every|neighbou?ring|host|home|transit|target|donor|member|foreign|different|independent|sovereign|separate|own|new|ruling|main|secular|islamic|jewish|welfare|police|deep|largest|biggest|working|steering|parliamentary|rival|sister|parent)$/;

/**
 * "the country", "their bloc", "the tiny Gulf state": whom the story tells; null where the noun is counted, set apart from others
 * or goes on.
 *
 * @param covered which tokens names of the tables stand on.
 * @example againPhrase(sentence, 3, covered)?.words // "state" for "The tiny Gulf state refused"
 */
export function againPhrase(sentence: Sentence, row: number, covered: Uint8Array): Phrase | null {
  const word = sentence.lower[row] ?? "";
  if (!AGAIN.has(word) || sentence.form[row] !== word || sentence.upos[row] !== "NOUN") return null;
  const first = openingOf(sentence, row, covered);
  if (first < 0) return null;
  const before = sentence.lower[first] ?? "";
  const after = sentence.upos[row + 1] ?? "";
  if (after === "NOUN" || after === "PROPN" || sentence.form[row + 1] === "of" || sentence.form[row + 1] === "-")
    return null;
  return {
    ...EMPTY,
    from: first,
    to: row + 1,
    head: row,
    kind: "again",
    words: word,
    definite: true,
    owner: before === "the" ? -1 : first,
  };
}

/** Row of the article or owner that opens the words before a noun; -1 where none does, or they name or single out another. */
function openingOf({ lower, upos, xpos, form }: Sentence, row: number, covered: Uint8Array): number {
  const owners = ["his", "her", "their"];
  if (owners.includes(lower[row - 1] ?? "")) return row - 1;
  for (let at = row - 1; at >= 0 && at >= row - BETWEEN; at--) {
    if (lower[at] === "the") return at;
    const tag = upos[at] ?? "";
    const describes = tag === "ADJ" || tag === "NOUN" || tag === "PROPN" || tag === "ADV" || xpos[at] === "VBN";
    // The adjective of one republic, and of all the region ("the Central African nation").
    const regional =
      `${lower[at]} ${lower[at + 1]}` === "central african" || `${lower[at - 1]} ${lower[at]}` === "central african";
    if ((!describes && form[at] !== "-") || xpos[at] === "JJS" || OTHER.test(lower[at] ?? "")) return -1;
    if (covered[at] === 1 && !regional) return -1;
  }
  return -1;
}
