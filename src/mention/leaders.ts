import leaderTable from "../../data/leaders.tsv";
import ministerTable from "../../data/ministers.tsv";
import type { Sentence } from "../language/index.js";
import { bare, listed, readTable } from "./table.js";

/** A term of office. */
export interface Term {
  readonly code: string;
  /** hos, hog, hos+hog, paramount, head, fm, dm, vp, official, opposition, rebel … */
  readonly role: string;
  /** Titles newsrooms use, the usual one first. */
  readonly offices: readonly string[];
  readonly name: string;
  readonly names: readonly string[];
  /** ISO days; a month stands for its first day, an empty end for "still". */
  readonly from: string;
  readonly to: string;
}

interface Tables {
  readonly byName: ReadonlyMap<string, readonly Term[]>;
  readonly bySurname: ReadonlyMap<string, readonly Term[]>;
  readonly byOffice: ReadonlyMap<string, readonly Term[]>;
  /** By given name and surname alone, for names with further parts ("Jaime Alfredo Quiroga Lopez"). */
  readonly byEnds: ReadonlyMap<string, readonly Term[]>;
  /** Full names word by word. */
  readonly words: WordTree;
}

interface WordTree {
  readonly next: Map<string, WordTree>;
  /** Whether a full name ends here. */
  whole: boolean;
}

let tables: Tables | null = null;

/** Name as compared: lower case, without diacritics, apostrophes, hyphens or dots. */
export const nameKey = (name: string): string =>
  bare(name).toLowerCase().replace(/['’]/g, "").replace(/[-.]/g, " ").replace(/ +/g, " ").trim();

function build(): Tables {
  const byName = new Map<string, Term[]>();
  const bySurname = new Map<string, Term[]>();
  const byOffice = new Map<string, Term[]>();
  const byEnds = new Map<string, Term[]>();
  const words: WordTree = { next: new Map(), whole: false };
  const put = (map: Map<string, Term[]>, key: string, term: Term) => {
    const known = map.get(key);
    if (!known) map.set(key, [term]);
    else if (!known.includes(term)) known.push(term);
  };
  for (const cell of [...readTable(leaderTable), ...readTable(ministerTable)]) {
    const term: Term = {
      code: cell("code"),
      role: cell("role"),
      offices: listed(cell("office")),
      name: cell("name"),
      names: listed(cell("names")),
      from: cell("from"),
      to: cell("to"),
    };
    for (const name of [term.name, ...term.names]) {
      const key = nameKey(name);
      put(key.includes(" ") ? byName : bySurname, key, term);
      const parts = key.split(" ");
      if (parts.length < 2) continue;
      put(byEnds, `${parts[0]} ${parts.at(-1)}`, term);
      let tree = words;
      for (const part of parts) {
        const next = tree.next.get(part) ?? { next: new Map(), whole: false };
        tree.next.set(part, next);
        tree = next;
      }
      tree.whole = true;
    }
    put(bySurname, nameKey(term.name).split(" ").at(-1) ?? "", term);
    for (const role of term.role.split("+")) put(byOffice, `${term.code} ${role}`, term);
  }
  return { byName, bySurname, byOffice, byEnds, words };
}

/** A year or month as an end stands for its last day. */
const holds = ({ from, to }: Term, day: string) =>
  from <= day && (to === "" || day <= (to.length === 7 ? `${to}-31` : to.length === 4 ? `${to}-12-31` : to));

/**
 * Who holds an office on a day, the one who took it last first.
 *
 * @param day ISO day; null gives nobody, since an office without a day has many holders.
 * @example holders("JPN", "hog", "2023-05-07")[0]?.name // "Fumio Kishida"
 */
export function holders(code: string, role: string, day: string | null): Term[] {
  if (day === null) return [];
  tables ??= build();
  const terms = tables.byOffice.get(`${code} ${role}`) ?? [];
  return terms.filter((term) => holds(term, day)).sort((a, b) => (a.from < b.from ? 1 : -1));
}

/**
 * The terms of the person of a full name, the ones that cover the day first, then the latest begun before it.
 * A name that no table has may hold a known one in it, of someone in office on the day.
 *
 * @param day ISO day, or null where the article carries none.
 */
export function termsOf(name: string, day: string | null): Term[] {
  tables ??= build();
  const key = nameKey(name);
  const known = tables.byName.get(key);
  return known ? byDay(known, day) : loosely(tables, key, day);
}

/** Those in office on the day whose given name and surname a longer name holds: with a middle name, an initial, or the mother's surname. */
function loosely({ byEnds }: Tables, key: string, day: string | null): Term[] {
  const parts = key.split(" ").filter((part) => !/^(jr|sr|i{1,3}|iv)$/.test(part));
  if (day === null) return [];
  // "Kishida Fumio": the family's name first.
  if (parts.length === 2) return byEnds.get(`${parts[1]} ${parts[0]}`)?.filter((term) => holds(term, day)) ?? [];
  if (parts.length < 3) return [];
  for (let at = parts.length - 1; at > 0; at--) {
    const found = byEnds.get(`${parts[0]} ${parts[at]}`)?.filter((term) => holds(term, day));
    if (found && found.length > 0) return found;
  }
  return [];
}

/**
 * Those in office on the day who are known by a surname, or short name, alone ("Trump", "Xi").
 *
 * @param day ISO day; null, where the article carries none, gives a head of state or government if the tables have no
 *   one else of that surname.
 */
export function bySurname(surname: string, day: string | null): Term[] {
  tables ??= build();
  const terms = tables.bySurname.get(nameKey(surname)) ?? [];
  if (day !== null) return terms.filter((term) => holds(term, day));
  const alone = new Set(terms.map(({ name }) => name)).size === 1;
  return alone && terms.some(({ role }) => /\b(hos|hog|paramount)\b/.test(role)) ? [...terms] : [];
}

/**
 * End of the longest full name of the tables that begins at a row; the row itself where none does.
 * Hyphens and case of the name's parts may differ from the table's.
 */
export function knownPersonAt(sentence: Sentence, row: number): number {
  const first = sentence.form[row] ?? "";
  const initial = first.charCodeAt(0);
  // Names open with a capital.
  if (initial < 65 || (initial > 90 && initial < 192)) return row;
  tables ??= build();
  let found = row;
  let tree = tables.words;
  for (let at = row; at < sentence.length && at < row + 12; at++) {
    const form = sentence.form[at] ?? "";
    if (form === "-" && at > row) continue;
    for (const part of nameKey(form).split(" ")) {
      const next = tree.next.get(part);
      if (!next) return found;
      tree = next;
    }
    if (tree.whole) found = at + 1;
  }
  return found;
}

function byDay(terms: readonly Term[], day: string | null): Term[] {
  if (day === null) return [...terms];
  const rank = (term: Term) => (holds(term, day) ? 0 : term.from <= day ? 1 : 2);
  return [...terms].sort((a, b) => rank(a) - rank(b) || (a.from < b.from ? 1 : -1));
}
