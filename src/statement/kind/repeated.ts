import type { Unnumbered } from "../unnumbered.js";

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Share of the shorter text's words that the other has too. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** A statement with the words that say so. */
interface Worded<S> {
  readonly statement: S;
  readonly words: ReadonlySet<string>;
}

/** Share of the shorter evidence of two statements that both have. */
export function overlapOf(a: Unnumbered, b: Unnumbered): number {
  const overlap = Math.min(a.evidence.end, b.evidence.end) - Math.max(a.evidence.start, b.evidence.start);
  return overlap / Math.max(1, Math.min(a.evidence.end - a.evidence.start, b.evidence.end - b.evidence.start));
}

/** Whether two statements of a kind say the same: of figures the same one, else words that overlap or nearly repeat each other. */
function repeats(one: Worded<Unnumbered>, other: Worded<Unnumbered>): boolean {
  const [a, b] = [one.statement, other.statement];
  if (a.kind !== b.kind) return false;
  if (a.kind === "claim" && b.kind === "claim") {
    if (a.figure.toLowerCase() !== b.figure.toLowerCase()) return false;
    return a.figureSpan.start === b.figureSpan.start || likeness(one.words, other.words) > 0.8;
  }
  // Both parts of "…," she said, "…" carry who said them.
  if (a.kind === "quote" && b.kind === "quote" && a.wordsSpan.start !== b.wordsSpan.start)
    return (
      Math.min(a.words.length, b.words.length) > 0.8 * Math.max(a.words.length, b.words.length) &&
      likeness(words(a.words), words(b.words)) > 0.8
    );
  return overlapOf(a, b) > 0.3 || likeness(one.words, other.words) > 0.8;
}

/** Kind of a statement and whose it is, in one; null for kinds that nobody holds. */
export function ownerOf(statement: Unnumbered): string | null {
  if (statement.kind !== "aim" && statement.kind !== "concern" && statement.kind !== "commitment") return null;
  const holders = statement.kind === "commitment" ? statement.by : statement.holder;
  return [statement.kind, ...holders.map(({ code }) => code).sort()].join(" ");
}

/**
 * Leaves out what one sentence tells again: who wants, fears or promises something in it seldom wants, fears or promises
 * another thing besides; promises of amounts of their own are promises of their own.
 *
 * @param statements of one sentence.
 */
export function keepOfSentence(statements: readonly Unnumbered[]): Unnumbered[] {
  const kept: Unnumbered[] = [];
  for (const statement of [...statements].sort((a, b) => b.confidence - a.confidence)) {
    const own = ownerOf(statement);
    const valued = statement.kind === "commitment" && statement.value !== null;
    const told = kept.some(
      (other) =>
        own !== null && ownerOf(other) === own && !(valued && other.kind === "commitment" && other.value !== null),
    );
    if (!told) kept.push(statement);
  }
  return kept;
}

/** Leaves out statements that repeat a surer one of their kind. */
export function keepOnce<S extends Unnumbered>(statements: readonly S[]): S[] {
  const kept: Worded<S>[] = [];
  for (const statement of [...statements].sort((a, b) => b.confidence - a.confidence)) {
    const worded = { statement, words: words(statement.evidence.text) };
    if (!kept.some((other) => repeats(other, worded))) kept.push(worded);
  }
  return kept.map(({ statement }) => statement);
}
