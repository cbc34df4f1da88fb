import type { Sentence } from "../language/index.js";
import type { Hit } from "./gazetteer.js";
import type { Role } from "./roles.js";

/**
 * A noun phrase that stands for an actor, as far as its own sentence tells. `resolve.ts` says who it is.
 */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** Code of the state or body that qualifies it ("Turkish officials"), or that it names. */
  readonly code: string | null;
  readonly sector: string | null;
  /** Rows `[from, to)` of the words that give the code. */
  readonly codeFrom: number;
  readonly codeTo: number;
  readonly role: Role | null;
  /** Further states that qualify it: the first of "Syrian and Russian jets". */
  readonly also: readonly Hit[];
  /** Name of the person, as written, and its rows. */
  readonly person: string | null;
  readonly personFrom: number;
  readonly personTo: number;
  /** Row of a possessive pronoun that owns it ("his office"); -1 where none. */
  readonly owner: number;
  /** Name of the person who owns it ("Erdogan's spokesman"); null where none does. */
  readonly possessor: string | null;
  /** The owner's name stands before it without a mark ("the Assad regime"), so it may be no owner's. */
  readonly compound: boolean;
  /** What was named before and owns it ("the kingdom's cabinet"); null where nothing does. */
  readonly holder: Phrase | null;
  readonly plural: boolean;
  /** Lower-case words of the phrase without articles, for groups no table holds. */
  readonly words: string;
  readonly definite: boolean;
  /** It is an office of a town or region ("the premier of Ontario"), so that its holder is none of those of the state. */
  readonly local: boolean;
  /** Its holder serves a house that no table holds ("director at Skyward"), and so no state that the report tells of. */
  readonly unlisted: boolean;
  /** Words of the band whose leader, force or spokesman it is, as `bandWords` gives them; null where of none. */
  readonly band: string | null;
  readonly kind:
    | "state"
    | "adjective"
    | "body"
    | "person"
    | "office"
    | "agents"
    | "rebel"
    | "group"
    | "again"
    | "pronoun"
    | "sides";
  /** A city or building that may be only the place of something. */
  readonly located: boolean;
  /** A name that bodies of several states have, in lower case: of `code` where the report names that state elsewhere. */
  readonly shared: string | null;
}

/** A phrase of which nothing is known yet. It has every field: V8 is slow to add one to a copy. */
export const EMPTY: Phrase = {
  from: -1,
  to: -1,
  head: -1,
  kind: "body",
  code: null,
  sector: null,
  codeFrom: -1,
  codeTo: -1,
  role: null,
  also: [],
  person: null,
  personFrom: -1,
  personTo: -1,
  owner: -1,
  possessor: null,
  compound: false,
  holder: null,
  plural: false,
  words: "",
  definite: false,
  local: false,
  unlisted: false,
  band: null,
  located: false,
  shared: null,
};

/** Row of the article before a row; the row itself where none stands. */
export const articleBefore = (sentence: Sentence, row: number) => (sentence.lower[row - 1] === "the" ? row - 1 : row);

/** Tokens in lower case, joined by blanks. */
export const wordsOf = (sentence: Sentence, from: number, to: number) =>
  sentence.form.slice(from, to).join(" ").toLowerCase();

/** Tokens as they stand in the text, with the spaces between them. */
export function wordsAsWritten(sentence: Sentence, from: number, to: number): string {
  let words = "";
  for (let row = from; row < to; row++) {
    if (row > from && (sentence.starts[row] ?? 0) > (sentence.ends[row - 1] ?? 0)) words += " ";
    words += sentence.form[row];
  }
  return words;
}

const EMPTY_WORDS = new Set([
  "the",
  "a",
  "an",
  "some",
  "other",
  "many",
  "several",
  "all",
  "his",
  "her",
  "its",
  "their",
  "'s",
  "’s",
  "two",
  "three",
  "most",
  "key",
  "main",
  "leading",
  "mainly",
  "various",
  "numerous",
  "few",
  "such",
  "these",
  "those",
  "own",
  "suspected",
  "alleged",
]);

/** Words of a group without articles, owners and numbers, in lower case. */
export function groupWords(sentence: Sentence, from: number, to: number): string {
  const rows = Array.from({ length: to - from }, (_, at) => from + at).filter(
    (row) => !EMPTY_WORDS.has(sentence.lower[row] ?? "") && sentence.upos[row] !== "NUM",
  );
  const first = rows[0] ?? from;
  return wordsAsWritten(sentence, first, to).toLowerCase();
}
