import { isStateCode } from "./gazetteer.js";

const codes = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const MONARCHIES = codes(
  "SAU JOR MAR BHR THA KHM BTN NPL LSO SWZ TON GBR ESP SWE NOR DNK NLD BEL JPN MYS KWT QAT ARE OMN BRN LUX LIE MCO",
);
const EMIRATES = codes("QAT KWT BHR ARE");

/** Offices that few states have, and which. */
const ONLY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["king", MONARCHIES],
  ["queen", MONARCHIES],
  ["prince", MONARCHIES],
  ["crown prince", MONARCHIES],
  ["emir", EMIRATES],
  ["amir", EMIRATES],
  ["sultan", codes("OMN BRN MYS")],
  ["emperor", codes("JPN")],
  ["grand duke", codes("LUX")],
  ["pope", codes("VAT")],
  ["supreme leader", codes("IRN PRK AFG")],
  ["chancellor", codes("DEU AUT GBR")],
  ["taoiseach", codes("IRL")],
  ["home secretary", codes("GBR IND")],
  ["treasury secretary", codes("USA")],
]);

/** States without a prime minister, and those whose head of state is no president. */
const NO_PREMIER = codes(
  "USA MEX BRA ARG COL CHL VEN ECU BOL PRY URY CRI GTM HND SLV NIC PAN DOM IDN PHL NGA GHA LBR GMB ZMB MWI CYP CHE",
);
const NO_PRESIDENT = codes("GBR JPN SAU JOR MAR KWT QAT OMN BHR SWE NOR DNK NLD BEL THA AUS CAN NZL MYS KHM BTN VAT");

/** What states have and bodies, parties and companies have not. */
const OF_STATES = new Set(
  "king,queen,prince,crown prince,emir,sultan,emperor,prime minister,premier,PM,chancellor,government,cabinet,foreign minister,foreign ministry,foreign office,defence minister,defense minister,defence ministry,defense ministry,interior minister,interior ministry,finance ministry,embassy,consulate,presidential palace,state television,state media,supreme court,constitutional court,lower house,upper house,navy,air force".split(
    ",",
  ),
);

/** Groups that rule a land of their own, with ministers and courts. */
const RULING = /taliban|taleban|houthi|serb|cypriot|abkhaz|chechen|ossetia|karabakh|polisario|dniestr|tigers|rebels/;

/**
 * Whether a state or body can have what a noun names: only kingdoms have a king, and no party has an embassy.
 *
 * @param words the noun as `data/roles.tsv` writes it.
 * @example mayHave("PSE", "king") // false
 */
export function mayHave(code: string, words: string): boolean {
  if (!isStateCode(code)) return !OF_STATES.has(words) || (code.startsWith("NSA:") && RULING.test(code));
  const few = ONLY.get(words);
  if (few) return few.has(code);
  if (words === "prime minister" || words === "premier" || words === "PM") return !NO_PREMIER.has(code);
  return words !== "president" || !NO_PRESIDENT.has(code);
}

const ROYAL = /^(?:king|queen|emir|amir|sultan|emperor|crown prince|prince|pope|grand duke)$/;

/**
 * Whether one who holds an office may be meant by a word for the holder of another: the king is no president.
 *
 * @param office as the tables name it; null where nothing is known of it.
 */
export const mayBeCalled = (office: string | null, words: string): boolean =>
  office === null ||
  !(ROYAL.test(words) || ROYAL.test(office)) ||
  office === words ||
  (office === "emir" && words === "amir");

/** States, besides the best known, with a body of a name that several have. */
const TOO: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["congress", codes("MEX BRA ARG CHL COL PER ECU VEN HND GTM PHL CRI DOM BOL PRY")],
  [
    "senate",
    codes(
      "FRA ITA ESP POL CZE ROU MEX BRA ARG CHL COL PHL PAK NGA KEN CAN AUS IRL BEL NLD THA KHM ZAF ZWE BOL PRY URY DOM HTI KAZ UZB JOR COD CIV MDG",
    ),
  ],
  [
    "supreme court",
    codes(
      "GBR IND PAK BGD NPL LKA ISR CAN MEX BRA ARG CHL PER VEN ESP POL UKR RUS ROU NOR FIN DNK NLD PHL IDN KOR JPN KEN NGA GHA UGA ZMB ZWE ZAF AFG IRN MDV VEN HND PAN CRI SLV GTM EST KAZ GEO",
    ),
  ],
  [
    "constitutional court",
    codes("DEU ITA ESP TUR RUS UKR POL HUN ROU BGR THA IDN ZAF AUT SVK SVN ALB XKX BIH COL GTM"),
  ],
]);

/**
 * Whether a state has a body of a name of which another's is better known.
 *
 * @param name in lower case.
 * @example hasToo("POL", "senate") // true
 */
export const hasToo = (code: string, name: string): boolean => TOO.get(name)?.has(code) ?? false;
