import type { Sentence } from "../language/index.js";
import { SIGNS } from "./currencies.js";
import { COUNTS, PARTS, SCALES, YEAR } from "./number-words.js";

/**
 * The number that a figure gives, as written: in digits or words, with its scale; null where it gives none.
 *
 * @example amountIn("at least two dozen people") // 24
 */
export function amountIn(figure: string): number | null {
  let amount: number | null = null;
  let part = 1;
  for (const word of figure.toLowerCase().match(/\d[\d,]*(?:\.\d+)?|\p{L}+/gu) ?? []) {
    const number: number | undefined = /^\d/.test(word) ? Number(word.replaceAll(",", "")) : COUNTS.get(word);
    const scale = word === "dozen" ? 12 : SCALES.get(word);
    part = PARTS.get(word) ?? part;
    if (amount === null) amount = number ?? (scale === undefined ? null : part * scale);
    else if (scale !== undefined) amount *= scale;
    else if (number !== undefined && number < 10 && amount >= 20 && amount % 10 === 0) amount += number;
    else break;
  }
  return amount;
}

/** A number of a sentence: up to which row it runs, and how much it is. */
export interface Number_ {
  readonly to: number;
  readonly amount: number;
}

/** A number in digits or words with its scale: "2,000", "1.5 million", "50m", "two dozen", "twenty-five", "half a million". */
export function numberAt(sentence: Sentence, row: number): Number_ | null {
  const number = singleAt(sentence, row);
  return number && { ...number, to: rangeEnd(sentence, row, number) };
}

function singleAt(sentence: Sentence, row: number): Number_ | null {
  const whole = scaleAt(sentence, row);
  if (whole) return whole;
  const form = sentence.lower[row] ?? "";
  const first = form.charCodeAt(0);
  const digits = first >= 48 && first <= 57 ? /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(m|mn|bn|tn|k)?$/.exec(form) : null;
  let amount: number;
  let to = row + 1;
  if (digits) {
    amount = Number(`${(digits[1] ?? "").replaceAll(",", "")}${digits[2] ?? ""}`) * (SCALES.get(digits[3] ?? "") ?? 1);
  } else {
    const word = COUNTS.get(form);
    if (word === undefined || sentence.upos[row] === "PRON" || (form === "one" && sentence.upos[row] !== "NUM"))
      return null;
    amount = word;
    if (
      amount >= 20 &&
      amount < 100 &&
      sentence.form[to] === "-" &&
      (COUNTS.get(sentence.lower[to + 1] ?? "") ?? 10) < 10
    ) {
      amount += COUNTS.get(sentence.lower[to + 1] ?? "") ?? 0;
      to += 2;
    }
  }
  for (
    let scale = SCALES.get(sentence.lower[to] ?? "");
    scale && to - row < 4;
    scale = SCALES.get(sentence.lower[to] ?? "")
  ) {
    amount *= scale;
    to++;
  }
  if (sentence.lower[to] === "dozen") {
    amount *= 12;
    to++;
  }
  return { to, amount };
}

/** Past what a number runs to ("5-7", "20 to 60") or stands against ("278 to 148", "334 votes to one"); `to` where nothing follows. */
function rangeEnd(sentence: Sentence, row: number, { to, amount }: Number_): number {
  const { form, lower } = sentence;
  if ((form[to] === "-" || form[to] === "–") && /^\d[\d,]*$/.test(form[to + 1] ?? "")) return to + 2;
  const votes = sentence.lemma[to] === "vote" ? 1 : 0;
  if (lower[to + votes] !== "to" || SIGNS.has(form[row - 1] ?? "") || YEAR.test(form[row] ?? "")) return to;
  const at = to + votes + 1;
  if (votes > 0 && /^(?:nil|none|zero|nothing)$/.test(lower[at] ?? "")) return at + 1;
  const other = singleAt(sentence, at);
  if (!other) return to;
  const counted = votes > 0 || /^(?:by|was|of|voted|polled)$/.test(lower[row - 1] ?? "");
  return counted || other.amount > amount ? other.to : to;
}

const isArticle = (form: string | undefined) => form === "a" || form === "an";

/** A scale that is itself the number, or of which it is a part: "a million", "half a million", "a quarter of a million". */
function scaleAt({ lower }: Sentence, row: number): Number_ | null {
  const start = isArticle(lower[row]) && PARTS.has(lower[row + 1] ?? "") ? row + 1 : row;
  const part = PARTS.get(lower[start] ?? "");
  const at = part === undefined ? row : start + (lower[start + 1] === "of" ? 2 : 1);
  const scale = SCALES.get(lower[at + 1] ?? "");
  // "a hundred" and "a dozen" are loose talk more often than figures, and "a m" is none at all.
  if (!isArticle(lower[at]) || scale === undefined || scale < 1000 || (lower[at + 1] ?? "").length < 3) return null;
  if (part === undefined && lower.slice(at + 2, at + 5).join(" ") === "and a half")
    return { to: at + 5, amount: 1.5 * scale };
  return { to: at + 2, amount: (part ?? 1) * scale };
}
