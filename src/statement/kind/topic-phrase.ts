import { evidenceOf } from "../evidence.js";
import type { Passage } from "../passage.js";
import { child, reach, type Tree } from "../syntax/tree.js";

/** Longest topic, in words. */
const WORDS = 5;

const LOOSE = [
  "case",
  "conj",
  "cc",
  "acl",
  "appos",
  "det",
  "advcl",
  "advmod",
  "parataxis",
  "punct",
  "mark",
  "cop",
  "nsubj",
  "aux",
];

/** Words that lead to when, and to where, they meet. */
const ON = /^(?:on|in|at|during|since|before|after|by|until)$/i;
const IN = /^(?:in|at)$/i;

/** Row of the last word before one that says when or where, with the preposition that leads to it; `end` where none does. */
function endBefore({ sentence }: Tree, from: number, end: number, by: RegExp): number {
  const at = /^(?:the|an?)$/i.test(sentence.form[from - 1] ?? "") ? from - 2 : from - 1;
  return by.test(sentence.form[at] ?? "") ? at - 1 : end;
}

/**
 * The noun phrase of a word as the text writes it, cut to its core: without determiner, clauses, what is coordinated, and
 * when and where they meet; with a short "of".
 *
 * @param venue city or building where those who talk of it meet, as written; null where it is not known.
 * @returns null where the word heads no phrase that may be talked of.
 * @example topicPhrase(passage, 7, "Nairobi") // "border trade" of "the border trade on Monday in Nairobi"
 */
export function topicPhrase(
  { article, tree, times, places }: Passage,
  row: number,
  venue: string | null,
): string | null {
  const [first, whole] = reach(tree, row, LOOSE);
  const last = Math.min(
    whole,
    ...times.filter(({ from }) => from > row).map(({ from }) => endBefore(tree, from, whole, ON)),
    ...places
      .filter((place) => place.from > row && place.venue !== null && place.venue === venue)
      .map(({ from }) => endBefore(tree, from, whole, IN)),
  );
  const long = last - first >= WORDS;
  const [from, to] = long ? reach(tree, row, [...LOOSE, "nmod"]) : [first, last];
  if (to - from >= WORDS) return null;
  // "two discussed trade" is no phrase but a clause read amiss.
  if (tree.sentence.xpos.slice(from, to + 1).some((tag) => /^(?:VB[DZP]|MD)$/.test(tag))) return null;
  if (tree.sentence.upos[from] === "ADP") return null;
  const owner = child(tree, row, "nmod:poss");
  const begin = long && owner >= 0 && owner < from && from - owner <= 2 ? owner : from;
  const { text } = evidenceOf(article, tree.sentence, begin, to);
  const bare = text
    .replace(/^(?:particularly|especially|notably|mainly|chiefly|above all|including)\s+/i, "")
    .replace(/^(?:an?|the|its|their|his|her|our|this|that|these|those|any|some|all|both|every|no)\s+/i, "")
    .replace(/^(?:very|same|such|other)\s+/i, "");
  // What is counted is a result of talks, not what they are about.
  if (/^(?:\d|(?:first|last|own|several|many|two|three|four|five|six|seven|eight|nine|ten)\b(?!-))/i.test(bare))
    return null;
  return bare.length > 2 && !/["“”\n]/.test(bare) ? bare : null;
}
