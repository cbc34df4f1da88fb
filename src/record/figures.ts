import { amountIn } from "../mention/index.js";
import type { Claim, CodedArticle, Event } from "../statement/index.js";
import { compare } from "./event-report.js";
import { sentenceAround, stemsOf } from "./wording.js";

/** A figure that a report of an event gives in the sentence that tells of it. */
export interface Figure {
  readonly statement: Claim;
  /** The id of the article. */
  readonly article: string;
  readonly reported: string | null;
  readonly amount: number;
  /** Beginnings of the words that say what it is of: those after the figure, else those before it. */
  readonly words: readonly string[];
}

/** Share of words that two figures have in common at least to be of one matter. */
const ALIKE = 0.5;

/** The figures that an article gives in the sentence, or sentences, that tell of an event. */
export function figuresIn({ id, text, published, statements }: CodedArticle, { evidence }: Event): Figure[] {
  if (evidence.in === "title") return [];
  const [from, to] = sentenceAround(text, evidence);
  return statements.flatMap((statement) => {
    if (statement.kind !== "claim" || statement.evidence.in === "title") return [];
    const { evidence: said, figureSpan, figure } = statement;
    const amount = amountIn(figure);
    if (said.start < from || said.end > to || amount === null) return [];
    const after = stemsOf(text.slice(figureSpan.end, said.end).replace(/\d.*/s, ""));
    const words = after.length > 0 ? after : stemsOf(text.slice(said.start, figureSpan.start).replace(/.*\d/s, ""));
    return [{ statement, article: id, reported: published?.slice(0, 10) ?? null, amount, words }];
  });
}

/**
 * Figures by what they are of, in the order of reporting: those of one party told in like words are of one matter. What
 * one article counts apart is not.
 */
export function figuresOfOneMatter(figures: readonly Figure[]): Figure[][] {
  const told = [...figures].sort((a, b) => compare(a.reported ?? "", b.reported ?? ""));
  const matters: Figure[][] = [];
  for (const figure of told) {
    const [home] = matters
      .filter((matter) => matter.every(({ article }) => article !== figure.article))
      .map((matter) => ({ matter, likeness: Math.max(...matter.map((other) => likeness(other, figure))) }))
      .filter(({ likeness: share }) => share >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness);
    if (home) home.matter.push(figure);
    else matters.push([figure]);
  }
  return matters;
}

/** Share of the words of the one with fewer that both have; 0 where they are of other parties. */
function likeness(a: Figure, b: Figure): number {
  const [of, others] = [a, b].map(({ statement }) => statement.subject.map(({ code }) => code));
  if (of?.length && others?.length && !of.some((code) => others.includes(code))) return 0;
  const shared = a.words.filter((word) => b.words.includes(word)).length;
  const fewer = Math.min(a.words.length, b.words.length);
  return fewer === 0 ? 0 : shared / fewer;
}
