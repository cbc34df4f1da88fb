import { randomFrom } from "../random.js";
import { drawOne, drawWord, zipf } from "./words.js";

/**
 * What happens in the generated world, and what of it is told on a day: meetings with what goes on around them, and promises.
 * Of promises 17 % name a sum, 9 % a deadline, 34 % to whom, as the coder finds them in `../shared/gold`. How often each
 * is told is assumed: as attention to news fades, in proportion to one over its age, so that of many nothing more is
 * heard and of few there is talk for months.
 */

/** States from the most to the least written about, as a corpus of world news has them. */
const STATES =
  "USA CHN RUS UKR ISR IRN GBR FRA DEU JPN IND TUR KOR PRK SAU PSE EGY SYR POL EUR NAT UNO BRA MEX CAN AUS PAK AFG IRQ LBN YEM QAT ARE JOR ITA ESP NLD BEL SWE FIN NOR DNK GRC CYP HUN CZE SVK ROU BGR SRB XKX BIH HRV SVN AUT CHE IRL PRT ISL EST LVA LTU BLR MDA GEO ARM AZE KAZ UZB KGZ TJK TKM MNG VNM PHL IDN MYS SGP THA MMR KHM LAO BGD LKA NPL BTN MDV NZL PNG FJI ZAF NGA KEN ETH ERI SOM SDN SSD UGA RWA BDI COD COG AGO MOZ ZMB ZWE BWA NAM MDG TZA GHA CIV SEN MLI BFA NER TCD CMR CAF GAB GNQ MAR DZA TUN LBY MRT ARG CHL PER BOL ECU COL VEN GUY SUR PRY URY PAN CRI NIC HND SLV GTM CUB HTI DOM JAM TTO".split(
    " ",
  );

const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAY_MS = 86_400_000;

/** Meetings of a day, some told of more than others; promises made on a day. */
const MEETINGS = 40;
const PROMISES = 12;
/** The farthest back that a report looks. */
const PAST = 300;
/** The words that tell what a matter is about, and how many of them are of what its first side always has to do with. */
const ABOUT = 5;
const LASTING = 2;

/** A day of the corpus as `YYYY-MM-DD`. */
export const isoDay = (day: number): string => new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);

/** Two different states, drawn as often as news speaks of the two. */
export function drawDyad(draw: () => number): readonly [string, string] {
  const a = zipf(draw, STATES.length, 1);
  const b = zipf(draw, STATES.length - 1, 1);
  return [STATES[a] ?? "USA", STATES[b >= a ? b + 1 : b] ?? "CHN"];
}

/** What something of a party is about: its own lasting concerns, of which it has so many, and what is new. */
function drawWords(draw: () => number, party: string): string[] {
  const theme = STATES.indexOf(party) * 1000;
  const lasting = () => drawWord(randomFrom(theme + zipf(draw, CONCERNS, 3)));
  return Array.from({ length: ABOUT }, (_, at) => (at < LASTING ? lasting() : drawWord(draw)));
}

const CONCERNS = 40;

/** A meeting and what goes on around it: several articles draw on it within some days. */
export interface Matter {
  readonly sides: readonly [string, string];
  /** The day of the meeting, counted from the first day of the corpus. */
  readonly day: number;
  readonly call: boolean;
  /** Who comes. */
  readonly guest: string;
  readonly words: readonly string[];
}

/** What a report of a day tells of: two times in three of what has just happened, else of what lies ahead or back. */
export function drawMatter(draw: () => number, today: number): Matter {
  const when = draw();
  const ago = when < 0.65 ? draw() * 3 : when < 0.85 ? -1 - draw() * 12 : 3 + draw() * 17;
  const day = today - Math.floor(ago);
  const own = randomFrom(((day + PAST) * MEETINGS + zipf(draw, MEETINGS, 4)) * 7919 + 13);
  const sides = drawDyad(own);
  const words = drawWords(own, sides[0]);
  return { sides, day, call: own() < 0.2, guest: `${sides[0]} ${drawOne(own, OFFICES, 1)}`, words };
}

const OFFICES = ["Premier", "Foreign", "Defence", "Trade"];

/** A promise of one party, by the day it was made on. */
export interface Pledged {
  readonly by: string;
  readonly to: string | null;
  readonly words: readonly string[];
  readonly amount: number | null;
  readonly deadline: string | null;
}

/** A promise that a report of a day speaks of. */
export function drawPledge(draw: () => number, today: number): Pledged {
  const made = today - zipf(draw, PAST, 1);
  const own = randomFrom(((made + PAST) * PROMISES + zipf(draw, PROMISES, 2)) * 104_729 + 7);
  const [by, to] = drawDyad(own);
  return {
    by,
    to: own() < 0.34 ? to : null,
    words: drawWords(own, by),
    amount: own() < 0.17 ? Math.ceil(own() * 90) * 1_000_000 : null,
    deadline: own() < 0.09 ? isoDay(made + Math.floor(own() * 400)).slice(0, 7) : null,
  };
}
