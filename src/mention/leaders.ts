import leaderTable from "../../data/leaders.tsv";
import ministerTable from "../../data/ministers.tsv";
import peopleTable from "../../data/people.tsv";
import type { Sentence } from "../language/index.js";
import { RowIndex } from "./row-index.js";
import { bare, listed, openTable, type Row } from "./table.js";

/** A term of office. */
export interface Term {
  readonly code: string;
  /** hos, hog, hos+hog, paramount, head, fm, dm, vp, official, opposition, rebel … */
  readonly role: string;
  /** Titles newsrooms use, the usual one first. */
  readonly offices: readonly string[];
  readonly name: string;
  readonly names: readonly string[];
  /** One whom newsrooms name in full, with a title or beside those they act for: `data/people.tsv`. */
  readonly lesser: boolean;
  /** ISO days; a month stands for its first day, an empty end for "still". */
  readonly from: string;
  readonly to: string;
}

/** A full name, word by word as compared, and a term of the one who bears it. */
interface FullName {
  readonly words: readonly string[];
  readonly term: Term;
}

interface Tables {
  /** Full names by their first word. */
  readonly byFirst: RowIndex<FullName>;
  readonly bySurname: RowIndex<Term>;
  readonly byOffice: RowIndex<Term>;
}

let tables: Tables | null = null;

/** Name as compared: lower case, without diacritics, apostrophes, hyphens or dots. */
export function nameKey(name: string): string {
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name)) return name.toLowerCase();
  return bare(name).toLowerCase().replace(/['’]/g, "").replace(/[-.]/g, " ").replace(/ +/g, " ").trim();
}

function build(): Tables {
  const [leaders, ministers, people] = [openTable(leaderTable), openTable(ministerTable), openTable(peopleTable)];
  const foremost = leaders.size + ministers.size;
  const rowAt = (row: number) =>
    row < leaders.size
      ? leaders.at(row)
      : row < foremost
        ? ministers.at(row - leaders.size)
        : people.at(row - foremost);
  const terms = new Map<number, Term>();
  const termAt = (row: number): Term => {
    const known = terms.get(row);
    if (known) return known;
    const term = termOf(rowAt(row), row >= foremost);
    terms.set(row, term);
    return term;
  };
  const byFirst = new RowIndex((row, first) => {
    const term = termAt(row);
    const names = [term.name, ...term.names].map((name) => nameKey(name).split(" "));
    return names.filter((words) => words.length > 1 && words[0] === first).map((words) => ({ words, term }));
  });
  const bySurname = new RowIndex((row) => [termAt(row)]);
  const byOffice = new RowIndex((row) => [termAt(row)]);
  for (let row = 0; row < foremost; row++) {
    const cell = rowAt(row);
    const name = nameKey(cell("name"));
    bySurname.add(name.slice(name.lastIndexOf(" ") + 1), row);
    for (const other of [name, ...listed(cell("names")).map(nameKey)]) {
      const blank = other.indexOf(" ");
      if (blank < 0) bySurname.add(other, row);
      else byFirst.add(other.slice(0, blank), row);
    }
    const code = cell("code");
    for (const role of cell("role").split("+")) byOffice.add(`${code} ${role}`, row);
  }
  for (let row = 0; row < people.size; row++) {
    const cell = people.at(row);
    byFirst.add(firstWord(cell("name")), row + foremost);
    for (const name of listed(cell("names"))) byFirst.add(firstWord(name), row + foremost);
  }
  return { byFirst, bySurname, byOffice };
}

/** The first word of a full name, as compared. */
function firstWord(name: string): string {
  const key = nameKey(name.slice(0, name.indexOf(" ")));
  const blank = key.indexOf(" ");
  return blank < 0 ? key : key.slice(0, blank);
}

const termOf = (cell: Row, lesser: boolean): Term => ({
  lesser,
  code: cell("code"),
  role: cell("role"),
  offices: listed(cell("office")),
  name: cell("name"),
  names: listed(cell("names")),
  from: cell("from"),
  to: cell("to"),
});

/** Whether a term covers an ISO day; a year or month as an end stands for its last day. */
export const holdsOn = ({ from, to }: Term, day: string) =>
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
  const terms = tables.byOffice.get(`${code} ${role}`);
  return terms.filter((term) => holdsOn(term, day)).sort((a, b) => (a.from < b.from ? 1 : -1));
}

/**
 * The terms of the person of a full name, the ones that cover the day first, then the latest begun before it.
 * A name that no table has may hold a known one in it, of someone in office on the day.
 *
 * @param day ISO day, or null where the article carries none.
 */
export function termsOf(name: string, day: string | null): Term[] {
  const words = nameKey(name).split(" ");
  const known = termsWhere(
    words[0],
    (full) => full.length === words.length && full.every((word, at) => word === words[at]),
  );
  return known.length > 0 ? byDay(known, day) : loosely(words, day);
}

/** Terms of those one of whose full names opens with a word and is as wanted, in the order of the tables. */
function termsWhere(first: string | undefined, fits: (words: readonly string[]) => boolean): Term[] {
  tables ??= build();
  const names = tables.byFirst.get(first ?? "");
  return [...new Set(names.filter(({ words }) => fits(words)).map(({ term }) => term))];
}

/** Those in office on the day whose given name and surname a longer name holds: with a middle name, an initial, or the mother's surname. */
function loosely(words: readonly string[], day: string | null): Term[] {
  if (day === null) return [];
  const parts = words.filter((part) => !/^(jr|sr|i{1,3}|iv)$/.test(part));
  const between = (first: string | undefined, last: string | undefined) =>
    termsWhere(first, (full) => full.at(-1) === last).filter((term) => holdsOn(term, day));
  // "Kishida Fumio": the family's name first.
  if (parts.length === 2) return between(parts[1], parts[0]);
  if (parts.length < 3) return [];
  for (let at = parts.length - 1; at > 0; at--) {
    const found = between(parts[0], parts[at]);
    if (found.length > 0) return found;
  }
  return [];
}

/** Years after which one who left office still goes by the surname. */
const LATELY = 1;

const yearsBefore = (day: string, years: number): string => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;

/**
 * Those in office on the day, or else those of a year before, who are known by a surname, or short name, alone ("Trump", "Xi").
 *
 * @param day ISO day; null, where the article carries none, gives a head of state or government if the tables have no
 *   one of that surname elsewhere.
 */
export function bySurname(surname: string, day: string | null): Term[] {
  tables ??= build();
  const terms = tables.bySurname.get(nameKey(surname));
  if (day !== null) {
    const now = terms.filter((term) => holdsOn(term, day));
    return now.length > 0 ? now : terms.filter((term) => holdsOn(term, yearsBefore(day, LATELY)));
  }
  const alone = new Set(terms.map(({ code }) => code)).size === 1;
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
  const parts = nameKey(first).split(" ");
  const names = tables.byFirst.get(parts[0] ?? "");
  if (names.length === 0) return row;
  // The text from the row on, word by word as compared, as far as a name has asked for it; and the row after each word.
  const ends = parts.map(() => row + 1);
  let next = row + 1;
  const partAt = (at: number): string | undefined => {
    for (; at >= parts.length && next < sentence.length && next < row + 12; next++) {
      const form = sentence.form[next] ?? "";
      if (form === "-") continue;
      for (const part of nameKey(form).split(" ")) {
        parts.push(part);
        ends.push(next + 1);
      }
    }
    return parts[at];
  };
  let found = row;
  for (const { words } of names) {
    if (!words.every((word, at) => word === partAt(at))) continue;
    const end = ends[words.length - 1] ?? row;
    // A name ends where a token does.
    if (ends[words.length] !== end) found = Math.max(found, end);
  }
  return found;
}

function byDay(terms: readonly Term[], day: string | null): Term[] {
  if (day === null) return [...terms];
  const rank = (term: Term) => (holdsOn(term, day) ? 0 : term.from <= day ? 1 : 2);
  return [...terms].sort((a, b) => rank(a) - rank(b) || (a.from < b.from ? 1 : -1));
}
