import type { Sentence } from "../../language/index.js";
import type { QuantityMention } from "../../mention/index.js";
import type { Passage } from "../passage.js";
import { child, type Tree, under } from "../syntax/tree.js";
import { figureClass } from "./figures.js";

/** What is promised in figures: as written, with its number and unit where they parse. */
export type Value = Pick<QuantityMention, "value" | "unit" | "amount" | "start" | "end">;

/** Money and shares come before counts; ranks and lengths of time are no value. */
const ORDER: readonly QuantityMention["type"][] = ["money", "percent", "count"];

/**
 * What the words of a promise put in figures: money, a share, else a count with what is counted ("40 judges").
 *
 * @param from first row of the promise; @param to row after its last.
 * @param row the word that binds; @param content what it binds to; @param holder row of who is bound, below zero where that stands elsewhere.
 * @example promisedValue(passage, 0, 8, 1, 2, 0)?.value // "40 judges" for "Norway promised to send 40 judges"
 */
export function promisedValue(
  { article, tree, quantities }: Passage,
  from: number,
  to: number,
  row: number,
  content: number,
  holder: number,
): Value | undefined {
  const meant = quantities.filter(
    (one) =>
      one.from >= from && one.to <= to && isPromised(tree, one, row, content, holder) && counts(tree, one, quantities),
  );
  for (const type of ORDER) {
    const chosen = meant.find((one) => one.type === type);
    if (!chosen) continue;
    return countedValue(article.text, tree.sentence, chosen, meant);
  }
  return fractionIn(article.text, tree.sentence, Math.max(from, row), to);
}

/**
 * A quantity as a value: a count with what is counted.
 *
 * @param beside the quantities that may be counted together with it; @returns the value, and the row after its last.
 */
export function countedValue(
  text: string,
  sentence: Sentence,
  one: QuantityMention,
  beside: readonly QuantityMention[],
): Value & { readonly to: number } {
  return one.type === "count" ? worded(text, sentence, one, countedTo(sentence, one, beside)) : one;
}

/** Whether a quantity is of what is promised: "the three leaders agreed" counts those who promise, "who lost 31 men" tells of something else. */
function isPromised(
  tree: Tree,
  { head, unit }: QuantityMention,
  row: number,
  content: number,
  holder: number,
): boolean {
  if (isAside(tree, head, row, content)) return false;
  const named = holder >= 0 && holder !== row && under(tree, head, holder);
  const ofThem = named && (under(tree, holder, row) || !under(tree, head, row));
  // "The 2,000 soldiers will leave": of troops, whose lemma is as often their form, what is promised is their number.
  return !ofThem || (unit !== null && figureClass(unit.replace(/s$/, ""), "noun") === "force");
}

/**
 * Whether a clause of its own stands between a word and the promise above it, so that it belongs to that: "rebels who took
 * 31 lorries in July", "after it takes over in two weeks".
 *
 * @param row the word that binds; @param content what it binds to.
 */
export function isAside(tree: Tree, at: number, row: number, content: number): boolean {
  let aside = false;
  for (let up = at, step = 0; step < 20 && up >= 0; step++) {
    if (up === row || up === content) return aside;
    const kind = tree.sentence.deprel[up] ?? "";
    aside ||= kind === "acl:relcl" || kind === "parataxis" || (kind === "advcl" && child(tree, up, "nsubj") >= 0);
    up = tree.sentence.head[up] ?? -1;
  }
  return false;
}

/** Whether a quantity counts something: not "one" and "two", a number in a name ("S-400"), the first of "five to seven years". */
function counts(
  { sentence }: Tree,
  { type, amount, from, to }: QuantityMention,
  all: readonly QuantityMention[],
): boolean {
  if (type !== "count") return true;
  if (amount === 1 || amount === 2 || /^[-–]$/.test(sentence.form[from - 1] ?? "")) return false;
  const range = /^(?:to|or)$/.test(sentence.lower[to] ?? "");
  return !range || !all.some((other) => other.type === "duration" && other.from === to + 1);
}

/** Row after the noun that a number counts, with what it is counted by ("500 cubic metres a second") and what is counted beside it. */
function countedTo(sentence: Sentence, { to }: QuantityMention, all: readonly QuantityMention[]): number {
  const noun = nounAfter(sentence, to);
  if (noun < 0) return to;
  if (/^(?:a|per)$/.test(sentence.lower[noun + 1] ?? "") && RATES.test(sentence.lower[noun + 2] ?? "")) return noun + 3;
  const joint = /^(?:,|and)$/.test(sentence.lower[noun + 1] ?? "")
    ? all.find((other) => other.type === "count" && other.from === noun + 2)
    : undefined;
  return joint ? countedTo(sentence, joint, all) : noun + 1;
}

const RATES = /^(?:second|minute|hour|day|week|month|year)$/;

/** Row of the noun that the words from `row` on lead to; -1 where they lead to none. */
function nounAfter({ upos, form }: Sentence, row: number): number {
  let noun = -1;
  for (let at = row; at < row + 6; at++) {
    if (/^(?:NOUN|PROPN)$/.test(upos[at] ?? "")) noun = at;
    else if (form[at] !== "-" && (upos[at] !== "ADJ" || noun >= 0)) break;
  }
  return noun;
}

const PARTS = /^(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?$/;
const SHARES = /^(?:a|an|one|two|three|four|five)$/;

/** A share in words: "by a third", "four-fifths of the town", "half". */
function fractionIn(text: string, sentence: Sentence, from: number, to: number): Value | undefined {
  for (let row = from; row < to; row++) {
    const part = sentence.lower[row] ?? "";
    if (!PARTS.test(part)) continue;
    const first = sentence.form[row - 1] === "-" ? row - 2 : row - 1;
    const shared = first >= from && SHARES.test(sentence.lower[first] ?? "");
    // "the third time", "a fifth round" are ranks.
    const ranked = /^(?:NOUN|ADJ|PROPN)$/.test(sentence.upos[row + 1] ?? "");
    if (ranked || (!shared && part !== "half")) continue;
    return worded(text, sentence, { from: shared ? first : row, unit: null, amount: null }, row + 1);
  }
  return undefined;
}

/** The words from those of a quantity to a row, as a value. */
function worded(
  text: string,
  { starts, ends }: Sentence,
  { from, unit, amount }: Pick<QuantityMention, "from" | "unit" | "amount">,
  to: number,
): Value & { readonly to: number } {
  const [start, end] = [starts[from] ?? 0, ends[to - 1] ?? 0];
  return { value: text.slice(start, end), unit, amount, start, end, to };
}
