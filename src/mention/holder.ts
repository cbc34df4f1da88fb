import { holders, type Term } from "./leaders.js";

/** States and bodies whose leaders newsrooms name by surname alone. */
export const PROMINENT = new Set(
  "USA RUS CHN GBR FRA DEU JPN IND ISR UKR TUR IRN PRK KOR CAN ITA ESP AUS SAU EGY BRA MEX PAK SYR IRQ POL HUN ZAF VEN UNO NAT EUR PSE".split(
    " ",
  ),
);

/** States with a prime minister whose president governs all the same. */
const PRESIDENTIAL = new Set(
  "RUS CHN FRA KOR UKR BLR TUR EGY SYR DZA TUN SDN PSE ROU LTU POL SRB AZE KAZ UZB KGZ TJK TKM VNM TWN LKA RWA UGA COD COG CMR SEN CIV MLI BFA NER GIN TCD GAB MOZ MDG MRT TGO CAF BDI DJI SOM YEM CUB HTI NAM VEN PER".split(
    " ",
  ),
);
const HEADS_OF_GOVERNMENT = new Set(["prime minister", "premier", "PM", "chancellor", "taoiseach"]);

/** Whether newsrooms would call the holder of a term by these words: any head of government is a premier to some. */
export const isCalled = ({ offices }: Term, words: string) =>
  offices.some(
    (office) =>
      office.includes(words) ||
      words.includes(office) ||
      (office === "emir" && words === "amir") ||
      (HEADS_OF_GOVERNMENT.has(office) && HEADS_OF_GOVERNMENT.has(words)),
  );

/**
 * Who holds an office by the tables; of a state whose leader is head of a party or a junta, that one too.
 *
 * @param role hos, hog, fm … as `data/roles.tsv` gives it; empty for "leader", who rules whatever the office.
 * @param words the office as written; null takes any holder of the role.
 * @param day ISO day; null gives nobody.
 * @example holderOf("GRC", "hog", "premier", "2014-02-03")?.name // "Antonis Samaras"
 */
export function holderOf(code: string, role: string, words: string | null, day: string | null): Term | null {
  if (words === "leader") return leaderOf(code, day);
  if (role === "") return null;
  const terms = [...holders(code, role, day), ...(role === "hos" ? holders(code, "paramount", day) : [])];
  return (words === null || role === "fm" ? terms[0] : terms.find((one) => isCalled(one, words))) ?? null;
}

/** "the North Korean leader": who rules whatever the office, else a president who governs, else the head of government. */
function leaderOf(code: string, day: string | null): Term | null {
  const [paramount] = holders(code, "paramount", day);
  const [head] = holders(code, "head", day);
  const [state] = holders(code, "hos", day);
  const [government] = holders(code, "hog", day);
  return paramount ?? head ?? (state && PRESIDENTIAL.has(code) ? state : (government ?? state)) ?? null;
}
