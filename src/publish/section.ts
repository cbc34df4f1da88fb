import type { PublishedEvent, Reported } from "../record/index.js";
import type { Notes } from "./notes.js";

/** One line of a brief: a lead ("7 February 2025"), what the words say, and the numbers of its notes. */
export interface Line {
  readonly lead: string;
  readonly text: string;
  readonly notes: readonly number[];
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
  /** What to print where the section has no line. */
  readonly empty: string;
  /** How many further lines the record would give. */
  readonly more: number;
}

/** A line before its notes are numbered. */
export interface DraftLine {
  readonly lead: string;
  readonly text: string;
  readonly rests: readonly Reported[];
}

export interface DraftSection {
  readonly title: string;
  readonly empty: string;
  readonly lines: readonly DraftLine[];
}

/** What the sections of one brief are made from. */
export interface Context {
  readonly parties: readonly string[];
  readonly on: string;
  readonly nameOf: (code: string) => string;
  /** Engagements of the parties. */
  readonly engagements: readonly PublishedEvent[];
  /** Statements that bear on the parties, the latest reported first. */
  readonly relevant: readonly Reported[];
  readonly byId: ReadonlyMap<string, Reported>;
  readonly notes: Notes;
}

/** Lines a section shows at most; the others stay in the record. */
const PER_SECTION = 15;

/** Cuts a section to its length and numbers the notes of the lines that stay. */
export function section({ notes }: Context, { title, empty, lines }: DraftSection): Section {
  const kept = lines.slice(0, PER_SECTION);
  return {
    title,
    empty,
    lines: kept.map(({ lead, text, rests }) => ({
      lead,
      text,
      notes: [...new Set(rests.map((item) => notes.cite(item)))],
    })),
    more: lines.length - kept.length,
  };
}
