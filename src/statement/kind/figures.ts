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
  const found: Figure[] = [...quantities];
  const free = (from: number, to: number) => found.every((one) => one.to <= from || one.from >= to);
  const add = (type: Figure["type"], from: number, to: number, head: number) => {
    if (to <= from || !free(from, to)) return;
    const [start, end] = [sentence.starts[from] ?? 0, sentence.ends[to - 1] ?? 0];
    found.push({ type, value: text.slice(start, end), amount: null, from, to, head, start, end });
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
  return found;
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
