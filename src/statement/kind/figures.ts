import figureTable from "../../../data/figures.tsv";
import type { Sentence } from "../../language/index.js";
import type { QuantityMention, TimeMention } from "../../mention/index.js";

const classes = new Map<string, string>();
for (const line of figureTable.split("\n").slice(1)) {
  if (!line || line.startsWith("#")) continue;
  const [word = "", pos = "", kind = ""] = line.split("\t");
  classes.set(`${word} ${pos}`, kind);
}

/** What a noun counted or a verb around a figure tells of ("force", "killing"); "other" where the table does not say. */
export const figureClass = (lemma: string, pos: "noun" | "verb"): string =>
  classes.get(`${lemma.toLowerCase()} ${pos}`) ?? "other";

/** A figure or rank as it stands in a sentence. */
export interface Figure {
  readonly type: QuantityMention["type"] | "superlative" | "since" | "share";
  readonly value: string;
  readonly amount: number | null;
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** Row past all that is told of it: past `to` where a time bounds a rank. */
  readonly whole: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The figures of a tagged sentence that may be claimed: its quantities, ranks without a number ("the largest trading
 * partner", "never before"), lengths of time by their beginning ("since 1991") and shares in words ("half of the island").
 *
 * @param quantities the sentence's; @param times the sentence's.
 */
export function figuresOf(
  text: string,
  sentence: Sentence,
  quantities: readonly QuantityMention[],
  times: readonly TimeMention[],
): Figure[] {
  const found: Figure[] = quantities.map((quantity) => ({ ...quantity, whole: quantity.to }));
  const free = (from: number, to: number) => found.every((one) => one.to <= from || one.from >= to);
  const add = (type: Figure["type"], from: number, to: number, head: number) => {
    if (to <= from || !free(from, to)) return;
    const [start, end] = [sentence.starts[from] ?? 0, sentence.ends[to - 1] ?? 0];
    found.push({ type, value: text.slice(start, end), amount: null, from, to, whole: to, head, start, end });
  };
  for (let row = 0; row < sentence.length; row++) {
    const form = sentence.lower[row] ?? "";
    const next = sentence.lower[row + 1] ?? "";
    if (isSuperlative(sentence, row)) {
      const noun = nounAfter(sentence, row);
      if (noun >= 0) add("superlative", row, noun + 1, noun);
    } else if (form === "half" && (next === "of" || next === "the")) add("share", row, row + 2, row);
    else if (form === "never" && sentence.form.slice(row, row + 5).some((word) => word.toLowerCase() === "before"))
      add("superlative", row, row + 1, row);
    else if (/^\d{1,3}(?:st|nd|rd|th)$/.test(form) && ["year", "month", "week", "day"].includes(next))
      add("rank", row, row + 2, row + 1);
    else if (sentence.upos[row] === "NUM" && /^\d{1,3}(?:[,.]\d{3})+$/.test(form)) add("count", row, row + 1, row);
  }
  for (const time of times) {
    const since = sinceBefore(sentence, time.from);
    if (since >= 0) add("since", since, time.to, time.head);
  }
  return found
    .sort((a, b) => a.from - b.from)
    .reduce<Figure[]>((told, figure) => {
      const before = told.at(-1);
      if (before && boundsRank(sentence, figure, before)) {
        const { to: whole, end } = figure;
        told[told.length - 1] = { ...before, whole, end, value: text.slice(before.start, end) };
      } else if (!before || !completes(sentence, figure, before)) told.push(figure);
      return told;
    }, []);
}

/** Words back from a time to the rank that it bounds. */
const BOUNDED = 14;

/** Whether a figure is the time that the rank before it is of: "the first visit in 20 years", "… since 1991". */
function boundsRank({ lower }: Sentence, { type, from }: Figure, before: Figure): boolean {
  const ranked = before.type === "rank" || before.type === "superlative";
  if (
    !ranked ||
    from - before.whole > BOUNDED ||
    !(type === "since" || (type === "duration" && lower[from - 1] === "in"))
  )
    return false;
  return !lower.slice(before.whole, from).some((word) => /^[.,;:]$/.test(word));
}

/**
 * Whether a figure only completes the one before, with which it is told: how many of those counted are of a sort
 * ("17 people, four of them children"), or money in another currency ("5 million crowns ($500,000)").
 */
function completes({ lower }: Sentence, { type, from, to }: Figure, before: Figure): boolean {
  if (type === "money") return before.type === "money" && before.to === from - 1 && lower[from - 1] === "(";
  const part = lower[from - 1] === "," && lower[to] === "of" && /^(?:them|whom)$/.test(lower[to + 1] ?? "");
  return part && type === "count" && before.type === "count";
}

/** "the largest", "its most serious", "the only", "the last … to". */
function isSuperlative(sentence: Sentence, row: number): boolean {
  const tag = sentence.xpos[row] ?? "";
  const form = sentence.lower[row] ?? "";
  if (tag === "JJS" && !["least", "most", "best"].includes(form)) return true;
  if (form === "most" && /^JJ/.test(sentence.xpos[row + 1] ?? "")) return true;
  return (
    ["last", "only", "sole", "longest", "top", "leading"].includes(form) &&
    /^(the|its|their|his)$/i.test(sentence.form[row - 1] ?? "")
  );
}

/** The noun that a superlative ranks; the superlative's own end where it stands without one ("the most extensive yet"). */
function nounAfter(sentence: Sentence, row: number): number {
  let at = row + 1;
  while (at < row + 6 && /^(ADJ|NOUN|PROPN|ADV|NUM)$/.test(sentence.upos[at] ?? "")) at++;
  return Math.max(at - 1, row);
}

/** Row of a "since" a few words before a time, with no verb between but one that says what began; -1 where there is none. */
function sinceBefore(sentence: Sentence, time: number): number {
  for (let row = time; row >= Math.max(0, time - 14); row--) if ((sentence.lower[row] ?? "") === "since") return row;
  return -1;
}
