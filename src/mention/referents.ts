import type { Sentence } from "../language/index.js";
import type { Past } from "./antecedents.js";
import { isState } from "./resolved.js";
import type { Story } from "./story.js";

/** What is asked of the story: whom a pronoun means, whose a body or office without a name is. */
export interface Question {
  /** Words that are answered alike: "he", "their", agents of a sector, what is told of again … */
  readonly sort: string;
  /** The pronoun, or the noun of the body or office. */
  readonly word: string;
  /** The sentence's place among the article's, and the row the words begin at. */
  readonly index: number;
  readonly row: number;
  /** The verb or preposition that stands before the words; empty where neither does. */
  readonly after: string;
  /** Whether an article or owner opens the words. */
  readonly definite: boolean;
  /** Mention that owns what a verb of praise or blame is about ("thanked Gabon for its support"). */
  readonly judged: Past | null;
}

/** Someone the words may mean, with what the judge looks at. */
export interface Referent {
  readonly code: string | null;
  /** Its latest mention; null for one that only the article's head or its places tell. */
  readonly past: Past | null;
  /** What the judge looks at; worked out where it is asked for. */
  features(): readonly string[];
}

/** Chooses whom words mean; null where it is no one. */
export type Chooser = (question: Question, referents: readonly Referent[]) => Referent | null;

/** Sentences back that are looked at, and who are weighed at most. */
const BACK = 8;
const MOST = 12;

/** What two mentions of the same one share: the person's name, or all codes. */
const keyOf = ({ mention, person }: Past): string =>
  person?.name ?? mention.parties.map(({ code }) => code ?? "").join("+");

/**
 * Those whom the words of a question may mean, the latest named first.
 *
 * @param fits which mentions may be meant.
 * @param lists whether lists of several are weighed too ("Russia, Iran and Turkey").
 * @param unnamed codes of those that may be meant though no words before name them.
 */
export function referentsOf(
  story: Story,
  question: Question,
  fits: (past: Past) => boolean,
  { lists = false, unnamed = [] }: { readonly lists?: boolean; readonly unnamed?: readonly string[] } = {},
): Referent[] {
  const named = byReferent(story.past, question, fits);
  const all: [readonly Past[], boolean][] = [...named.values()].map((pasts) => [pasts, false]);
  if (lists)
    for (const [key, pasts] of byReferent(story.lists, question, () => true))
      if (!named.has(key)) all.push([pasts, true]);
  const most = Math.max(1, ...all.map(([pasts]) => pasts.length));
  const found = all.map(([pasts, isList], order): Referent => {
    const [last = null] = pasts;
    const code = last?.mention.parties[0]?.code ?? null;
    return { code, past: last, features: () => featuresOf(story, question, pasts, { code, order, most, isList }) };
  });
  for (const code of new Set(unnamed))
    if (!found.some((one) => one.code === code)) {
      const features = () => featuresOf(story, question, [], { code, order: MOST, most, isList: false });
      found.push({ code, past: null, features });
    }
  return found;
}

/** Mentions that fit by whom they mention, the latest first. */
function byReferent(
  among: readonly Past[],
  { index, row }: Question,
  fits: (past: Past) => boolean,
): Map<string, readonly Past[]> {
  const found = new Map<string, Past[]>();
  for (let at = among.length - 1; at >= 0; at--) {
    const past = among[at];
    if (!past || index - past.sentence > BACK) break;
    if ((past.sentence === index && past.mention.from >= row) || !fits(past)) continue;
    const key = keyOf(past);
    const known = found.get(key);
    if (known) known.push(past);
    else if (found.size < MOST) found.set(key, [past]);
  }
  return found;
}

/** The first of some limits that a number does not exceed, by its place. */
const step = (n: number, ...limits: readonly number[]): number => limits.findIndex((limit) => n <= limit);

interface Standing {
  readonly code: string | null;
  /** Place among the referents, and the mentions of the one mentioned most. */
  readonly order: number;
  readonly most: number;
  readonly isList: boolean;
}

/** What is true of a referent: how far and as what it was mentioned, how often, what the rest of the sentence says; each for all questions, for those of the sort, and of the word. */
function featuresOf(
  story: Story,
  { sort, word, index, row, after, definite, judged }: Question,
  pasts: readonly Past[],
  { code, order, most, isList }: Standing,
): string[] {
  const told: string[] = [];
  const [last] = pasts;
  const place = row < story.verb ? "s" : "o";
  const stood = last?.subject ? "s" : "o";
  if (last) {
    const back = index - last.sentence;
    told.push(`back ${back}`, `back ${back} ${stood} ${place}`);
    if (back === 0) told.push(`near ${step(row - last.mention.to, 0, 1, 3, 6, 12, 99)} ${stood} ${place}`);
    told.push(`form ${last.mention.form}`, `kind ${last.kind}`, `order ${Math.min(5, order)}`);
    if (last.person)
      told.push(`gender ${last.person.female !== null}`, `full ${last.mention.to - last.mention.from > 1}`);
    if (last.possessive) told.push(`possessive ${back === 0}`);
    const opening = story.past[story.opening];
    if (back === 0 && opening && pasts.includes(opening)) told.push(`first here ${place}`);
    const subjects = pasts.flatMap(({ sentence, subject }) => (subject ? [index - sentence] : []));
    if (subjects.includes(0)) told.push(`this subject ${place}`);
    if (subjects.includes(1)) told.push("last subject", `last subject ${place}`);
    if (subjects.includes(2)) told.push("subject before");
    if (pasts.some(({ sentence }) => sentence === index - 1)) told.push("last sentence");
    told.push(`times ${step(pasts.length, 1, 2, 3, 5, 99)}`, `foremost ${pasts.length === most}`);
    if (pasts.some((past) => past.words !== "" && past.words === word)) told.push("same word");
    if (pasts.every(({ kind }) => kind === "adjective")) told.push("adjective only");
    if (pasts.some(({ kind }) => kind === "state")) told.push("by name");
    told.push(`plural ${last.plural}`, `several ${last.mention.parties.length > 1}`, `list ${isList}`);
    if (judged !== null && pasts.includes(judged)) told.push("judged");
  } else told.push("unnamed");
  if (code !== null) {
    if (!last?.person) told.push(`type ${isState(code) ? "state" : code.slice(0, 3)}`);
    if (code === story.home) told.push("home");
    if (code === story.land) told.push("land");
    if (story.ahead.some((one) => one.code === code && one.from > row)) told.push("ahead", `ahead ${place}`);
    if (story.placed.includes(code)) told.push("place here");
  }
  if (after !== "") told.push(`after ${after} ${named(last, index)}`);
  const kind = definite ? sort : `${sort} bare`;
  return told.flatMap((one) => [one, `${kind}: ${one}`, ...(word === sort ? [] : [`${word}: ${one}`])]);
}

/** Whether one was named last in the sentence in hand, and as its subject. */
const named = (last: Past | undefined, index: number): string =>
  last?.sentence !== index ? "before" : last.subject ? "subject here" : "here";

/**
 * Lemma of the verb, or the preposition, conjunction or mark, that stands before a phrase, over articles, numbers and
 * adjectives; a tag for other words.
 */
export function wordBefore({ upos, lemma, lower }: Sentence, row: number): string {
  let at = row - 1;
  while (at >= 0 && /^(?:DET|NUM|ADJ|ADV)$/.test(upos[at] ?? "")) at--;
  const tag = upos[at] ?? "";
  if (tag === "VERB") return lemma[at] ?? "";
  return /^(?:ADP|SCONJ|CCONJ|PUNCT)$/.test(tag) ? (lower[at] ?? "") : tag;
}
