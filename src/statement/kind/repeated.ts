import type { Unnumbered } from "../unnumbered.js";

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Share of the shorter text's words that the other has too. */
function likeness(a: string, b: string): number {
  const [left, right] = [words(a), words(b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}

function shared(a: Unnumbered, b: Unnumbered): number {
  const overlap = Math.min(a.evidence.end, b.evidence.end) - Math.max(a.evidence.start, b.evidence.start);
  return overlap / Math.max(1, Math.min(a.evidence.end - a.evidence.start, b.evidence.end - b.evidence.start));
}

/** Whether two statements of a kind say the same: of figures the same one, else words that overlap or nearly repeat each other. */
function repeats(a: Unnumbered, b: Unnumbered): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "claim" && b.kind === "claim") {
    if (a.figure.toLowerCase() !== b.figure.toLowerCase()) return false;
    return a.figureSpan.start === b.figureSpan.start || likeness(a.evidence.text, b.evidence.text) > 0.8;
  }
  return shared(a, b) > 0.3 || likeness(a.evidence.text, b.evidence.text) > 0.8;
}

/** Leaves out statements that repeat a surer one of their kind. */
export function keepOnce<S extends Unnumbered>(statements: readonly S[]): S[] {
  const kept: S[] = [];
  for (const statement of [...statements].sort((a, b) => b.confidence - a.confidence))
    if (!kept.some((other) => repeats(other, statement))) kept.push(statement);
  return kept;
}
