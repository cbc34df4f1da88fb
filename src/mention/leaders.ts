import leaderTable from "../../data/leaders.tsv";
import ministerTable from "../../data/ministers.tsv";
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
}

let tables: Tables | null = null;

/** Name as compared: lower case, without diacritics, hyphens or dots. */
export const nameKey = (name: string): string =>
  bare(name)
    .toLowerCase()
    .replace(/[-'’.]/g, " ")
    .replace(/ +/g, " ")
    .trim();

function build(): Tables {
  const byName = new Map<string, Term[]>();
  const bySurname = new Map<string, Term[]>();
  const byOffice = new Map<string, Term[]>();
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
    }
    put(bySurname, nameKey(term.name).split(" ").at(-1) ?? "", term);
    for (const role of term.role.split("+")) put(byOffice, `${term.code} ${role}`, term);
  }
  return { byName, bySurname, byOffice };
}

const holds = ({ from, to }: Term, day: string) =>
  from.slice(0, 10) <= day && (to === "" || day <= (to.length === 7 ? `${to}-31` : to));

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
 *
 * @param day ISO day, or null where the article carries none.
 */
export function termsOf(name: string, day: string | null): Term[] {
  tables ??= build();
  return byDay(tables.byName.get(nameKey(name)) ?? [], day);
}

/** Those in office on the day who are known by a surname, or short name, alone ("Trump", "Xi"). */
export function bySurname(surname: string, day: string | null): Term[] {
  if (day === null) return [];
  tables ??= build();
  return (tables.bySurname.get(nameKey(surname)) ?? []).filter((term) => holds(term, day));
}

function byDay(terms: readonly Term[], day: string | null): Term[] {
  if (day === null) return [...terms];
  const rank = (term: Term) => (holds(term, day) ? 0 : term.from <= day ? 1 : 2);
  return [...terms].sort((a, b) => rank(a) - rank(b) || (a.from < b.from ? 1 : -1));
}
