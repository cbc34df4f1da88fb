import type { Sentence } from "../language/index.js";
import { moneyAt, SIGNS } from "./currencies.js";
import type { QuantityMention } from "./mention.js";
import { YEAR } from "./number-words.js";
import { type Number_, numberAt } from "./numbers.js";

const HEDGES = new Set([
  "roughly",
  "about",
  "around",
  "approximately",
  "nearly",
  "almost",
  "over",
  "some",
  "at",
  "least",
  "most",
  "more",
  "less",
  "fewer",
  "than",
  "up",
  "to",
  "as",
  "many",
  "much",
  "close",
  "an",
  "estimated",
  "just",
  "under",
  "below",
  "above",
  "only",
]);
const OPENERS = new Set([
  "roughly",
  "about",
  "around",
  "approximately",
  "nearly",
  "almost",
  "over",
  "some",
  "at",
  "more",
  "less",
  "fewer",
  "up",
  "as",
  "close",
  "an",
  "estimated",
  "under",
  "below",
  "above",
]);
const RANKS = new Set([
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
  "largest",
  "biggest",
  "highest",
  "lowest",
  "smallest",
  "top",
  "deadliest",
  "worst",
  "heaviest",
]);
const DURATION = new Set(["day", "week", "month", "year", "hour", "decade", "night", "minute"]);

/** The amounts of one tagged sentence in the order of the text: money, shares, counts, ranks and lengths of time. */
export function findQuantities(index: number, sentence: Sentence): QuantityMention[] {
  const found: QuantityMention[] = [];
  for (let row = 0; row < sentence.length; ) {
    const one = quantityAt(index, sentence, row) ?? rankAt(index, sentence, row);
    if (one) found.push(one);
    row = Math.max(row + 1, one?.to ?? 0);
  }
  return found;
}

/** What is numbered rather than counted: "Article 5", "Resolution 1701". */
const LABELS = /^(?:Articles?|Resolutions?|Chapters?|Sections?|Paragraphs?|Annex|Phase|Protocol|Flight|Decree|Room)$/;

function quantityAt(index: number, sentence: Sentence, row: number): QuantityMention | null {
  const sign = SIGNS.get(sentence.form[row] ?? "");
  const number = numberAt(sentence, sign ? row + 1 : row);
  if (!number) return null;
  if (LABELS.test(sentence.form[row - 1] ?? "")) return null;
  const from = hedged(sentence, row);
  const next = (sentence.lemma[number.to] ?? "").toLowerCase();
  const make = (to: number, type: QuantityMention["type"], unit: string | null): QuantityMention =>
    mention(index, sentence, from, to, type, unit, number.amount);
  if (sign) return make(number.to, "money", sign);
  const money = moneyAt(sentence, number.to);
  if (money) return make(money.to, "money", money.unit);
  if (next === "%" || next === "percent" || next === "pc") return make(number.to + 1, "percent", "%");
  if (next === "per" && sentence.form[number.to + 1] === "cent") return make(number.to + 2, "percent", "%");
  if (isDate(sentence, row, number)) return null;
  const consecutive = sentence.lemma[number.to] === "consecutive" ? 1 : 0;
  const dash =
    sentence.form[number.to] === "-" && DURATION.has((sentence.lemma[number.to + 1] ?? "").toLowerCase()) ? 1 : 0;
  const noun = (sentence.lemma[number.to + consecutive + dash] ?? "").toLowerCase();
  if (DURATION.has(noun)) return make(number.to + consecutive + dash + 1, "duration", noun);
  return make(number.to, "count", countedNoun(sentence, number.to));
}

function mention(
  index: number,
  sentence: Sentence,
  from: number,
  to: number,
  type: QuantityMention["type"],
  unit: string | null,
  amount: number | null,
): QuantityMention {
  const value = sentence.form
    .slice(from, to)
    .map((form, at) =>
      at > 0 && (sentence.starts[from + at] ?? 0) > (sentence.ends[from + at - 1] ?? 0) ? ` ${form}` : form,
    )
    .join("");
  return {
    kind: "quantity",
    sentence: index,
    from,
    to,
    head: to - 1,
    start: sentence.starts[from] ?? 0,
    end: sentence.ends[to - 1] ?? 0,
    type,
    value,
    unit,
    amount,
  };
}

/** Rows back to the words that hedge a number: "roughly", "at least", "more than", "as many as". */
function hedged(sentence: Sentence, row: number): number {
  let from = row;
  while (from > 0 && row - from < 3 && HEDGES.has(sentence.lower[from - 1] ?? "")) from--;
  while (from < row && !OPENERS.has(sentence.lower[from] ?? "")) from++;
  const words = sentence.form.slice(from, row).join(" ").toLowerCase();
  const whole =
    /^(roughly|about|around|approximately|nearly|almost|over|some|at least|at most|more than|less than|fewer than|up to|as many as|as much as|close to|an estimated|just over|just under|under|below|above)$/;
  return whole.test(words) ? from : /^(estimated)$/.test(words) ? from : row;
}

/** Years and days of months are dates, clock times and ages are nobody's figures. */
function isDate(sentence: Sentence, row: number, { to, amount }: Number_): boolean {
  const form = sentence.form[row] ?? "";
  // "1914-18" is a span of years.
  if (/^[-–]$/.test(sentence.form[row - 1] ?? "") && YEAR.test(sentence.form[row - 2] ?? "")) return true;
  // "between 10 and 12 July".
  const joined = sentence.lower[to] === "and" && /^\d\d?$/.test(sentence.lower[to + 1] ?? "");
  const near = `${sentence.form[row - 1] ?? ""} ${sentence.form[joined ? to + 2 : to] ?? ""}`.toLowerCase();
  if (YEAR.test(form) && (to === row + 1 ? sentence.upos[to] !== "NOUN" : /^[-–]$/.test(sentence.form[row + 1] ?? "")))
    return true;
  if (
    /\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|ember|tember|ober)?\b\.?/.test(
      near,
    ) &&
    amount <= 31
  )
    return true;
  if (/\b(a\.m\.|p\.m\.|am|pm|gmt|o'clock)\b/.test(near) || (/^\d{4}$/.test(form) && /gmt/.test(near))) return true;
  const aged =
    sentence.form[row - 1] === "," && [",", "."].includes(sentence.form[to] ?? "") && amount >= 18 && amount <= 100;
  return aged || /^no\.?$|^number$/i.test(sentence.form[row - 1] ?? "") || /:/.test(form);
}

function countedNoun(sentence: Sentence, row: number): string | null {
  for (let at = row; at < Math.min(sentence.length, row + 5); at++) {
    if (sentence.upos[at] === "NOUN" && sentence.upos[at + 1] !== "NOUN") return sentence.lemma[at] ?? null;
    if (
      !["ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT"].includes(sentence.upos[at] ?? "") ||
      sentence.form[at] === "," ||
      sentence.form[at] === "."
    )
      return null;
  }
  return null;
}

/** What is told apart by a number, as a date is. */
const DATED = new Set(["century", "parallel", "floor", "birthday", "anniversary"]);

/** "the first visit", "third-largest", "top investor": the rank with the noun it ranks, and whose rank it is. */
function rankAt(index: number, sentence: Sentence, row: number): QuantityMention | null {
  const form = sentence.lower[row] ?? "";
  // "its 12th summit", but not "on May 12th" and "in the 19th century".
  const numbered =
    /^\d{1,3}(?:st|nd|rd|th)$/.test(form) &&
    sentence.upos[row + 1] === "NOUN" &&
    !DATED.has(sentence.lemma[row + 1] ?? "");
  if (!numbered && !RANKS.has(form)) return null;
  if (!["ADJ", "NOUN", "ADV", "NUM"].includes(sentence.upos[row] ?? "")) return null;
  if (sentence.upos[row] === "ADV" && form !== "first") return null;
  let to = row + 1;
  if (sentence.form[to] === "-" && RANKS.has(sentence.lower[to + 1] ?? "")) to += 2;
  while (to < sentence.length && to - row < 6 && ["ADJ", "NOUN", "PROPN", "NUM"].includes(sentence.upos[to] ?? ""))
    // "the first Japanese-built ship": a compound is one word of the rank.
    to += sentence.form[to + 1] === "-" && /^(?:ADJ|NOUN|PROPN|VERB)$/.test(sentence.upos[to + 2] ?? "") ? 3 : 1;
  // "the first by an Asian leader": what it is first by belongs to the rank.
  if (sentence.lower[to] === "by") {
    to++;
    while (to < sentence.length && to - row < 8 && ["DET", "ADJ", "NOUN", "PROPN"].includes(sentence.upos[to] ?? ""))
      to++;
  }
  return mention(index, sentence, row, to, "rank", null, null);
}
