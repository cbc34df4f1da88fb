import givenNames from "../../data/given-names.tsv";
import { nameKey } from "./leaders.js";
import type { Role } from "./roles.js";
import { bare, readTable } from "./table.js";

const SHE = new Set([
  "queen",
  "princess",
  "mrs",
  "mrs.",
  "ms",
  "ms.",
  "spokeswoman",
  "chairwoman",
  "congresswoman",
  "lady",
  "first lady",
  "her",
  "she",
]);
const HE = new Set([
  "king",
  "prince",
  "mr",
  "mr.",
  "sir",
  "lord",
  "spokesman",
  "chairman",
  "congressman",
  "sheikh",
  "emir",
  "sultan",
  "pope",
  "his",
  "he",
]);
/** Given names by whether a woman bears them. */
const given = new Map(
  readTable(givenNames).flatMap((cell) =>
    cell("names")
      .split(" ")
      .map((name) => [name, cell("gender") === "f"] as const),
  ),
);

const ROYAL = new Set(["king", "queen", "prince", "princess", "crown prince", "emperor", "pope"]);

/** A person's name as the article writes it in full, else the table's; monarchs who go by one name keep their title ("Queen Beatrix"). */
export function asWritten(name: string, written: string, title: Role | null): string {
  if (title && ROYAL.has(title.words) && !written.includes(" "))
    return `${title.words.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase())} ${written}`;
  return written.includes(" ") || nameKey(name) === nameKey(written) ? written : name;
}

/** Whether a shorter form ("Erdogan", "Wang") can be the person of a full name: last word, or first where names open with the family's. */
export function sameName(full: string, key: string, single: boolean): boolean {
  if (full === key) return true;
  if (single) {
    const parts = full.split(" ");
    return parts.at(-1) === key || (parts.length > 1 && parts[0] === key && FAMILY_FIRST.has(key));
  }
  return full.endsWith(` ${key}`) || key.endsWith(` ${full}`);
}

const FAMILY_FIRST = new Set(
  "xi kim lee park moon roh yoon wang li hu jiang wen zhu qian qin yang tang mao zhang liu chen zhou zhao deng ri choe kang ban tsai wei ma lai lien hun nguyen to le tran pham vo deve chavalit chuan banharn thaksin prayuth srettha anutin phumtham goh mahathir anwar najib han chung cho yun gong hong".split(
    " ",
  ),
);

/** Whether a name, in lower case, opens with that of the family: "xi jinping". */
export const opensWithFamily = (name: string): boolean => FAMILY_FIRST.has(name.split(" ", 1)[0] ?? "");

const NOT_PERSON =
  /\b(university|corporation|foundation|society|association|authority|standards|service|services|league|club|museum|library|theatre|theater|hospital|magazine|broadcasting|relations|media|television|network|systems|technologies|holdings|industries|airport|institute|party|company|corp|inc|ltd|group|bank|times|post|news|agency|bureau|federation|commission|council|committee|union|street|park|river|mount|island|islands|sea|ocean|strait|hotel|hall|palace|house|center|centre|day|war|treaty|agreement|act|pact|summit|forum|games|cup|school|college|church|mosque|front|movement|army|brigade|council|airlines|airways|ministry|department|office|journal|tribune|daily|herald|province|state|county|city|north|south|east|west|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|world|international|national|federal|general|special|united|peace|security|defence|defense)\b/i;

/** Whether a run of capitalised words without a title can be a person's name. */
export const looksLikePerson = (name: string) =>
  !NOT_PERSON.test(name) && /^\p{Lu}[\p{Ll}'’.]/u.test(name) && name.split(" ").length <= 4 && !/[A-Z]{3,}/.test(name);

/** Whether a person is a woman (true) or a man (false), by title and given name; null where neither tells. */
export function genderOf(name: string, title: string): boolean | null {
  const woman = given.get(bare(name.split(" ")[0] ?? "").toLowerCase());
  if (SHE.has(title.toLowerCase()) || woman === true) return true;
  return HE.has(title.toLowerCase()) || woman === false ? false : null;
}
