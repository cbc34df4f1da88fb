import type { Unnumbered } from "../src/statement/unnumbered.js";
import type { CodedStatement } from "./coded-reports.js";

/** A coded statement other than an event. */
export type Gold = Exclude<CodedStatement, { kind: "event" }>;

/** Codes that the scorers take for one. */
const SAME: Readonly<Record<string, string>> = { YUG: "SRB", ZAR: "COD" };

/** Codes without repetition and order, to be compared. */
export function codesOf(codes: readonly (string | null)[]): string {
  return [...new Set(codes.flatMap((code) => (code ? [SAME[code] ?? code] : [])))].sort().join(" ");
}

/** The codes of parties, to be compared. */
export const setOf = (parties: readonly { readonly code: string | null }[]): string =>
  codesOf(parties.map(({ code }) => code));

const tokens = (words: string) => words.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** How many words two texts share, twice over the number of both (0 to 1). */
export function likeness(a: string, b: string): number {
  const [left, right] = [tokens(a), tokens(b)];
  const rest = [...right];
  const shared = left.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / Math.max(1, left.length + right.length);
}

/** Whether a statement's words are those of a coded one: they overlap by three tenths of the shorter. */
function overlaps(text: string, { evidence }: Unnumbered, words: string): boolean {
  const start = text.indexOf(words);
  const end = start + words.length;
  const shared = Math.min(end, evidence.end) - Math.max(start, evidence.start);
  return start >= 0 && shared > 0 && shared >= 0.3 * Math.min(end - start, evidence.end - evidence.start);
}

/**
 * Whether a statement says what people coded, as the scorer counts it.
 *
 * @param loosely without regard to who holds it.
 */
export function fits(text: string, draft: Unnumbered, gold: Gold, loosely = false): boolean {
  if (draft.kind !== gold.kind) return false;
  switch (gold.kind) {
    case "quote": {
      if (draft.kind !== "quote" || likeness(draft.words, gold.words) < 0.8) return false;
      const name = tokens(gold.speaker).at(-1);
      return (
        codesOf([draft.code]) === codesOf([gold.code]) || (name !== undefined && name === tokens(draft.speaker).at(-1))
      );
    }
    case "claim": {
      if (draft.kind !== "claim") return false;
      const figure = new Set(tokens(gold.figure));
      return overlaps(text, draft, gold.evidence) && tokens(draft.figure).some((word) => figure.has(word));
    }
    case "commitment":
      return (
        draft.kind === "commitment" &&
        overlaps(text, draft, gold.evidence) &&
        (loosely || setOf(draft.by) === codesOf(gold.by))
      );
    default:
      return (
        (draft.kind === "aim" || draft.kind === "concern") &&
        overlaps(text, draft, gold.evidence) &&
        (loosely || setOf(draft.holder) === codesOf(gold.holder))
      );
  }
}
