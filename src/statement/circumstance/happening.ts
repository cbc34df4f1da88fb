import type { Sentence } from "../../language/index.js";
import type { ActorMention, Mentions, PlaceMention, TimeMention } from "../../mention/index.js";
import { sentenceAt } from "../syntax/tokens.js";
import { type Tree, treeOf } from "../syntax/tree.js";
import { headings } from "./heading.js";
import type { Named } from "./who.js";

/** What is known of an act before it is said when and where. */
export interface Act {
  readonly type: string;
  readonly mode: string | null;
  readonly status: string;
  /** Codes of those who act and are acted on. */
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  /** Its words: UTF-16 offsets into the article's text. */
  readonly start: number;
  readonly end: number;
  /** Row of the word that tells of it, where that is known. */
  readonly word?: number;
}

/** An article's sentences and mentions, by sentence. */
export interface Report {
  readonly sentences: readonly Sentence[];
  /** ISO day of publication; null where the article carries none. */
  readonly day: string | null;
  readonly times: readonly (readonly TimeMention[])[];
  /** The time that heads each sentence's entry in a chronology or diary; null where none does. */
  readonly headings: readonly (TimeMention | null)[];
  readonly places: readonly (readonly PlaceMention[])[];
  readonly actors: readonly (readonly ActorMention[])[];
  /** The state that the article names most. */
  readonly foremost: string | null;
  /** How often it names places of each country. */
  readonly named: ReadonlyMap<string, number>;
  /** Whether the report opens with a dateline ("HANOI (Reuters) -"): wires date what they tell, features seldom do. */
  readonly wire: boolean;
  /** Persons named in each sentence, pronouns and offices too. */
  readonly persons: readonly (readonly Named[])[];
  /** Codes of the parties named in each sentence. */
  readonly parties: readonly ReadonlySet<string>[];
  /** The tree of a parsed sentence; null for one that is not parsed. */
  tree(index: number): Tree | null;
}

/** Sorts an article's mentions by sentence. */
export function reportOf(sentences: readonly Sentence[], mentions: Mentions, day: string | null): Report {
  const trees = new Map<number, Tree>();
  const times = bySentence(sentences, mentions.times);
  return {
    sentences,
    day,
    times,
    headings: headings(sentences, times),
    places: bySentence(sentences, mentions.places),
    actors: bySentence(sentences, mentions.actors),
    foremost: foremostIn(mentions),
    named: countriesIn(mentions),
    wire: hasDateline(sentences[0]),
    parties: partiesIn(sentences, mentions),
    persons: personsIn(sentences, mentions),
    tree(index) {
      const sentence = sentences[index];
      if (!sentence?.parsed) return null;
      const known = trees.get(index);
      if (known) return known;
      const tree = treeOf(sentence);
      trees.set(index, tree);
      return tree;
    },
  };
}

function bySentence<One extends { readonly sentence: number }>(
  sentences: readonly Sentence[],
  all: readonly One[],
): readonly (readonly One[])[] {
  const sorted: One[][] = sentences.map(() => []);
  for (const one of all) sorted[one.sentence]?.push(one);
  return sorted;
}

function personsIn(sentences: readonly Sentence[], { actors }: Mentions): readonly (readonly Named[])[] {
  const named: Named[][] = sentences.map(() => []);
  for (const { sentence, people, form, from, to, head } of actors)
    for (const person of people) named[sentence]?.push({ person, form, from, to, head });
  return named;
}

/** Whether a sentence opens with a place, perhaps an agency in brackets, and a dash. */
function hasDateline(sentence: Sentence | undefined): boolean {
  if (!sentence) return false;
  const dash = sentence.form.slice(0, 10).findIndex((form) => /^[-–—]+$/.test(form));
  return dash > 0 && sentence.form.slice(0, dash).every((form) => /^[\p{Lu}(),.]/u.test(form) || form === ")");
}

function partiesIn(sentences: readonly Sentence[], { actors }: Mentions): readonly ReadonlySet<string>[] {
  const named = sentences.map(() => new Set<string>());
  for (const { sentence, parties } of actors) for (const { code } of parties) if (code) named[sentence]?.add(code);
  return named;
}

function countriesIn({ places }: Mentions): Map<string, number> {
  const named = new Map<string, number>();
  for (const { country } of places) named.set(country, (named.get(country) ?? 0) + 1);
  return named;
}

function foremostIn({ actors, places }: Mentions): string | null {
  const counts = new Map<string, number>();
  const count = (code: string | null) => code !== null && counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const { parties, form } of actors) if (form !== "pronoun") for (const { code } of parties) count(code);
  for (const { country } of places) count(country);
  let best: string | null = null;
  for (const [code, times] of counts)
    if (code.length === 3 && times > (best === null ? 0 : (counts.get(best) ?? 0))) best = code;
  return best;
}

/** An act with the place of its words in the report. */
export interface Happening extends Act {
  readonly sentence: number;
  /** Rows `[from, to)` of its words. */
  readonly from: number;
  readonly to: number;
  /** Row of the word that its words hang from. */
  readonly head: number;
}

/** Finds an act's sentence and its head word; null where its words lie in no parsed sentence. */
export function happeningOf(report: Report, act: Act): Happening | null {
  const index = sentenceAt(report.sentences, act.start);
  const tree = report.tree(index);
  if (!tree) return null;
  const { sentence } = tree;
  let from = 0;
  while (from < sentence.length && (sentence.ends[from] ?? 0) <= act.start) from++;
  let to = from;
  while (to < sentence.length && (sentence.starts[to] ?? 0) < act.end) to++;
  const known = act.word !== undefined && act.word >= from && act.word < to ? act.word : -1;
  let head = known;
  let most = -1;
  for (let row = from; known < 0 && row < to; row++) {
    const above = sentence.head[row] ?? -1;
    if (above >= from && above < to) continue;
    // Of several words that hang from outside, a verb, else the one that governs most.
    const weight = (tree.children[row]?.length ?? 0) + (sentence.upos[row] === "VERB" ? 5 : 0);
    if (weight > most) [head, most] = [row, weight];
  }
  return head < 0 ? null : { sentence: index, from, to, head, ...act };
}

const SPEECH: ReadonlySet<string> = new Set(["AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"]);

/** Whether an act is one of words, a meeting, or a deed. */
export const sortOf = (type: string): string => (SPEECH.has(type) ? "speech" : type === "CONSULT" ? "consult" : "deed");

/**
 * Those of a sentence's mentions that stand nearest to a word, in the order of the text, so that a sentence that goes on
 * and on costs no more than its length.
 *
 * @param most how many at most; all where there are no more.
 */
export function nearestTo<Mention extends { readonly head: number }>(
  mentions: readonly Mention[],
  row: number,
  most: number,
): readonly Mention[] {
  if (mentions.length <= most) return mentions;
  const far = ({ head }: Mention) => Math.abs(head - row);
  const near = new Set([...mentions].sort((a, b) => far(a) - far(b)).slice(0, most));
  return mentions.filter((mention) => near.has(mention));
}
