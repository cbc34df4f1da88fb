import type { Sentence } from "../../language/index.js";
import type { ActorMention } from "../../mention/index.js";
import type { Passage } from "../passage.js";
import { countedValue, type Value } from "./commitment-value.js";

/** A party that promises by a verb told only of another before it, with what it promises: "Rome promised $6 million, Bonn five". */
export interface Gapped {
  readonly mention: ActorMention;
  /** First row of its words, and the row after their last. */
  readonly from: number;
  readonly to: number;
  readonly value: Value;
}

/** Most tokens between an amount and the party that comes next. */
const BETWEEN = 7;

/**
 * Those who promise beside the first by the same verb, which is told only once: each a party with an amount right behind it.
 *
 * @param row the verb.
 * @example gappedAfter(passage, 1).map(({ value }) => value.value) // ["five million"] for "Rome pledged $6 million and Bonn five million"
 */
export function gappedAfter({ article, tree, actors, quantities }: Passage, row: number): Gapped[] {
  const { sentence } = tree;
  if (sentence.upos[row] !== "VERB") return [];
  const amounts = quantities.filter(({ type }) => type === "money" || type === "percent" || type === "count");
  const found: Gapped[] = [];
  let last = amounts.find(({ from }) => from > row && from <= row + BETWEEN);
  while (last) {
    const from = last.to;
    const next = actors.find((one) => one.from > from && one.from <= from + BETWEEN);
    if (!next || !isBeside(sentence, from, next.from)) break;
    const amount = amounts.find(
      (one) =>
        one.amount !== 1 &&
        one.from >= next.to &&
        /^(?:another|a further|an extra|one of|)$/.test(words(sentence, next.to, one.from)),
    );
    if (!amount) break;
    const value = countedValue(article.text, sentence, amount, amounts);
    found.push({ mention: next, from: next.from, to: value.to, value });
    last = amount;
  }
  return found;
}

const words = ({ lower }: Sentence, from: number, to: number): string => lower.slice(from, to).join(" ");

/** Whether the words between an amount and a party only set the one beside the other, without a verb of their own. */
function isBeside({ form, upos }: Sentence, from: number, to: number): boolean {
  return (
    /^(?:,|;|and|while)$/.test(form[to - 1] ?? "") &&
    !upos.slice(from, to).some((tag) => tag === "VERB" || tag === "AUX")
  );
}
