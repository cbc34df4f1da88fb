import type { Event } from "../statement/index.js";

/** Words shorter than this carry little of what an event is about. */
const SHORTEST = 4;
/** Words are compared by their beginnings, so that "launch" meets "launched" and "launches". */
const STEM = 5;
/** Words of any report, whatever it is about. */
const COMMON = new Set(
  "about after against also been before being between both could during from have having into later more most over said says should some such than that their them then there they this those through under until were what when where which while will with would".split(
    " ",
  ),
);

/** The words of an event's evidence that say what it is about: without the names of its parties. */
export function contentWords({ evidence, actor, recipient }: Event): ReadonlySet<string> {
  let words = evidence.text;
  if (evidence.in !== "title") {
    for (const { start, end } of [...actor, ...recipient]) {
      const [from, to] = [start - evidence.start, end - evidence.start];
      if (from >= 0 && to <= words.length) words = words.slice(0, from) + " ".repeat(to - from) + words.slice(to);
    }
  }
  const found = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    found.filter((word) => word.length >= SHORTEST && !COMMON.has(word)).map((word) => word.slice(0, STEM)),
  );
}

/** Share of the smaller set's words that the other has too, 0 to 1; 0 where either is empty. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / smaller;
}
