import cityTable from "../../data/cities.tsv";
import countryTable from "../../data/countries.tsv";
import groupTable from "../../data/groups.tsv";
import institutionTable from "../../data/institutions.tsv";
import organisationTable from "../../data/organisations.tsv";
import regionTable from "../../data/regions.tsv";
import { type Sentence, split } from "../language/index.js";
import { RowIndex } from "./row-index.js";
import { bare, listed, openTable, type Row, readTable } from "./table.js";

/** What a name in the tables is the name of. */
export type NameKind = "state" | "demonym" | "capital" | "seat" | "institution" | "organisation" | "group" | "city";

export interface Name {
  readonly kind: NameKind;
  /** Code of the actor it stands for; for a city that of its state. */
  readonly code: string;
  readonly sector: string | null;
  /** The name as the table writes it. */
  readonly name: string;
  /** A city that is a place only where its surroundings say so ("in Bolton"). */
  readonly small?: boolean;
  /** Bodies of several states have it ("Congress"): it is of `code` where the report names that state. */
  readonly shared?: boolean;
}

/** A name found in a sentence, on tokens `[from, to)`. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  readonly name: Name;
}

interface Entry {
  readonly tokens: readonly string[];
  readonly name: Name;
}

/** Names by their first word in lower case, in the order of the tables. */
let index: ReadonlyMap<string, readonly Name[]> | null = null;
/** Cities likewise, of which there are thousands. */
let cities: RowIndex<Name> | null = null;
/** Those of first words that were looked up before, in tokens. */
const entries = new Map<string, readonly Entry[]>();
let display: ReadonlyMap<string, string> | null = null;
let states: ReadonlySet<string> | null = null;
let homes: ReadonlyMap<string, string> | null = null;
let codes: ReadonlyMap<string, string> | null = null;
let adjectives: ReadonlyMap<string, string> | null = null;

/**
 * The names of the tables that stand in a sentence, the longest first where they overlap, in the order of the text.
 * Case counts: "us" is no state, "turkey" no country; capitals match in a text that shouts.
 */
export function findNames(sentence: Sentence): Hit[] {
  const hits: Hit[] = [];
  for (let row = 0; row < sentence.length; ) {
    const found = longest(sentence, row);
    if (found) hits.push({ from: row, to: row + found.tokens.length, name: found.name });
    row += found ? found.tokens.length : 1;
  }
  return hits;
}

/**
 * The name of an actor's code as people write it; the code itself where no table has it.
 *
 * @example nameOfCode("JPN") // "Japan"
 */
export function nameOfCode(code: string): string {
  display ??= new Map(
    [countryTable, organisationTable, groupTable]
      .flatMap((table) => readTable(table).map((cell) => [cell("code"), cell("name")] as const))
      .reverse(),
  );
  return display.get(code) ?? code.replace(/^(NSA|IGO|GRP):/, "");
}

/** Whether a code is that of a state or territory, not of a body. */
export function isStateCode(code: string): boolean {
  states ??= new Set(readTable(countryTable).map((cell) => cell("code")));
  return states.has(code);
}

/**
 * The state that a group comes from: by the tables under any of its names, or by the adjective that opens its name;
 * null where neither tells.
 *
 * @example homeOfGroup("NSA:kdp") // "IRQ"
 * @example homeOfGroup("GRP:syrian refugees") // "SYR"
 */
export function homeOfGroup(code: string): string | null {
  homes ??= new Map([
    ...readTable(countryTable).flatMap((cell) =>
      listed(cell("demonyms")).map((name) => [name.toLowerCase(), cell("code")] as const),
    ),
    ...readTable(groupTable).flatMap((cell) =>
      [cell("code").slice(4), cell("name"), ...listed(cell("names"))].map(
        (name) => [name.toLowerCase(), cell("country")] as const,
      ),
    ),
  ]);
  const name = code.slice(4);
  for (let end = name.length; end > 0; end = name.lastIndexOf(" ", end - 1)) {
    const home = homes.get(name.slice(0, end));
    if (home) return home;
  }
  return null;
}

/**
 * The adjective of a state in lower case; null for what has none.
 *
 * @example adjectiveOf("SYR") // "syrian"
 */
export function adjectiveOf(code: string): string | null {
  adjectives ??= new Map(
    readTable(countryTable).map((cell) => [cell("code"), listed(cell("demonyms"))[0]?.toLowerCase() ?? ""] as const),
  );
  return adjectives.get(code) || null;
}

/**
 * The code of a state or organisation by its code or one of its names, in any case; null where there is none.
 *
 * @example codeOfName("south korea") // "KOR"
 */
export function codeOfName(name: string): string | null {
  codes ??= new Map(
    [countryTable, organisationTable, groupTable]
      .flatMap((table) => readTable(table))
      .flatMap((cell) => {
        const code = cell("code");
        const names = [
          code,
          cell("name"),
          ...["names", "capital", "demonyms"].flatMap((column) => listed(cell(column))),
        ];
        return names.map((one) => [bare(one).toLowerCase(), code] as const);
      })
      // Of a name that several have the first counts.
      .reverse(),
  );
  return codes.get(bare(name.trim()).toLowerCase()) ?? null;
}

const SMALL_FIRST = new Set(
  "al anti security state white justice treasury commerce foreign home house war world international".split(" "),
);

function longest(sentence: Sentence, row: number): Entry | null {
  const form = sentence.form[row] ?? "";
  const code = form.charCodeAt(0);
  // Names open with a capital, but for a few ("al Qaeda", "the security council" as some newsrooms write it).
  if (code >= 97 && code <= 122 && !SMALL_FIRST.has(form)) return null;
  return entriesOf(bare(form).toLowerCase()).find((entry) => matches(entry, sentence, row)) ?? null;
}

/** Names that open with a word, in tokens. Longest first; of equals the earlier table wins, as states go before cities. */
function entriesOf(first: string): readonly Entry[] {
  index ??= build();
  cities ??= citiesByFirst();
  const names = index.get(first);
  const inCities = cities.get(first);
  if (!names && inCities.length === 0) return NO_ENTRIES;
  const known = entries.get(first);
  if (known) return known;
  const made = [...(names ?? []), ...inCities]
    .map((name) => ({ tokens: tokensOf(name.name), name }))
    .sort((a, b) => b.tokens.length - a.tokens.length);
  entries.set(first, made);
  return made;
}

const NO_ENTRIES: readonly Entry[] = [];

/** Kinds of names that some newsrooms write with small letters where they are common nouns ("the European commission"). */
const BODIES: ReadonlySet<NameKind> = new Set(["institution", "organisation", "group"]);
/** Last words of names that are written so. */
const BODY =
  /^(?:agency|army|assembly|association|authority|bank|brotherhood|bureau|commission|committee|community|congress|corps|council|court|department|federation|forces?|front|fund|group|guards?|justice|league|mission|movement|network|office|organi[sz]ation|parliament|part(?:y|ies)|reserve|rights|senate|society|treasury|tribunal|union)$/;

function matches({ tokens, name: { kind } }: Entry, sentence: Sentence, row: number): boolean {
  if (row + tokens.length > sentence.length) return false;
  const small = tokens.length > 1 && BODIES.has(kind) && BODY.test(sentence.form[row + tokens.length - 1] ?? "");
  for (let at = 0; at < tokens.length; at++) {
    const form = bare(sentence.form[row + at] ?? "");
    const token = tokens[at] ?? "";
    const shouted = form.length > 3 && form === form.toUpperCase() && token.toUpperCase() === form;
    if (form !== token && !shouted && !(small && form === token.toLowerCase())) return false;
  }
  return true;
}

function build(): ReadonlyMap<string, readonly Name[]> {
  const byFirst = new Map<string, Name[]>();
  const add = (kind: NameKind, code: string, sector: string | null, names: readonly string[], shared = false) => {
    for (const name of names) {
      const first = firstOf(name);
      if (first === "") continue;
      const one: Name = { kind, code, sector, name, shared };
      const known = byFirst.get(first);
      if (known) known.push(one);
      else byFirst.set(first, [one]);
    }
  };
  for (const cell of readTable(countryTable)) {
    const code = cell("code");
    add("state", code, null, [cell("name"), ...listed(cell("names"))]);
    add(
      "demonym",
      code,
      null,
      listed(cell("demonyms")).flatMap((name) => [name, ...plural(name)]),
    );
    add("capital", code, "GOV", listed(cell("capital")));
    add("seat", code, "GOV", listed(cell("seats")));
  }
  for (const cell of readTable(institutionTable))
    add(
      "institution",
      cell("code"),
      cell("sector"),
      [cell("name"), ...listed(cell("names"))],
      cell("shared") === "yes",
    );
  for (const cell of readTable(organisationTable))
    add("organisation", cell("code"), cell("sector"), [cell("name"), ...listed(cell("names"))]);
  for (const cell of readTable(groupTable))
    add("group", cell("code"), cell("sector"), [cell("name"), ...listed(cell("names"))]);
  for (const cell of readTable(regionTable))
    add("city", cell("country"), null, [cell("name"), ...listed(cell("names"))]);
  return byFirst;
}

function citiesByFirst(): RowIndex<Name> {
  const { size, at } = openTable(cityTable);
  const namesOf = (cell: Row) => [cell("name"), ...listed(cell("names"))];
  const byFirst = new RowIndex((row, first) => {
    const cell = at(row);
    return namesOf(cell)
      .filter((name) => firstOf(name) === first)
      .map((name): Name => ({ kind: "city", code: cell("country"), sector: null, name, small: true }));
  });
  for (let row = 0; row < size; row++) {
    let before: string | null = null;
    for (const name of namesOf(at(row))) {
      const plain = bare(name);
      // With its diacritics a name opens with the same word.
      const first = plain === before ? "" : firstOf(name);
      before = plain;
      if (first !== "") byFirst.add(first, row);
    }
  }
  return byFirst;
}

/** A name's first token in lower case. */
function firstOf(name: string): string {
  const blank = name.indexOf(" ");
  const first = blank < 0 ? name : name.slice(0, blank);
  return (PLAIN.test(first) ? first : (tokensOf(name)[0] ?? "")).toLowerCase();
}

/** Most names are plain words, which are tokens as they stand. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

/** A name's tokens as the tokenizer makes them, without diacritics. */
function tokensOf(name: string): string[] {
  const plain = name.includes(".") ? name : bare(name);
  return PLAIN.test(plain) ? plain.split(" ") : split(name).flatMap(({ form }) => form.map(bare));
}

/** "Greeks", "Iraqis"; names in -ese, -ish and the like have no plural of their own. */
const plural = (demonym: string) => (/(ese|ish|ch|ss|ss|sh|men|man|s|x)$/.test(demonym) ? [] : [`${demonym}s`]);
