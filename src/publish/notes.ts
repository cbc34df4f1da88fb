import { split } from "../language/index.js";
import type { CitedArticle, Reported } from "../record/index.js";

/** A source cited: where a line of the brief can be checked. */
export interface Note {
  readonly number: number;
  readonly article: string;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** The whole sentence the evidence stands in. */
  readonly sentence: string;
  /** Where the evidence lies. */
  readonly in: "text" | "title";
  /** The evidence's offsets, `[start, end)` in UTF-16 units of the cleaned article text, or of the title. */
  readonly start: number;
  readonly end: number;
}

/** Where a note's words stand, for somebody who wants to find them. */
export const spanOf = ({ in: where, start, end }: Note): string =>
  `${where === "title" ? "title, " : ""}characters ${start}–${end}`;

/** Numbers evidence in the order it is first cited; the same words keep their number. */
export class Notes {
  readonly list: Note[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #articles: ReadonlyMap<string, CitedArticle>;

  constructor(articles: ReadonlyMap<string, CitedArticle>) {
    this.#articles = articles;
  }

  /** The number of the note for a statement's evidence. */
  cite({ article, statement: { evidence } }: Reported): number {
    const where = evidence.in ?? "text";
    const key = `${article} ${where} ${evidence.start} ${evidence.end}`;
    const known = this.#numbers.get(key);
    if (known) return known;
    const source = this.#articles.get(article);
    const number = this.list.length + 1;
    this.list.push({
      number,
      article,
      publisher: source?.publisher ?? null,
      title: source?.title ?? null,
      published: source?.published ?? null,
      url: source?.url ?? null,
      sentence: (where === "text" && sentenceAround(source?.text ?? "", evidence.start, evidence.end)) || evidence.text,
      in: where,
      start: evidence.start,
      end: evidence.end,
    });
    this.#numbers.set(key, number);
    return number;
  }
}

/** The sentence, or sentences, of a text that hold `[start, end)`; empty where the span lies outside. */
function sentenceAround(text: string, start: number, end: number): string {
  const before = text.lastIndexOf("\n\n", start);
  const from = before < 0 ? 0 : before + 2;
  const after = text.indexOf("\n\n", end);
  const paragraph = text.slice(from, after < 0 ? text.length : after);
  const touching = split(paragraph).filter((s) => s.start + from < end && s.end + from > start);
  const [first, last] = [touching[0], touching.at(-1)];
  return first && last ? paragraph.slice(first.start, last.end) : "";
}
