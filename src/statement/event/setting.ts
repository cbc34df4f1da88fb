import type { Article } from "../../article/index.js";
import type { Mentions } from "../../mention/index.js";
import type { Passage } from "../passage.js";
import { quotations } from "../quotation/quotation.js";
import type { Scene } from "../syntax/arguments.js";
import { type Company, companyOf, type PartyCandidate, partyCandidates } from "./party-candidates.js";

/** One sentence in its report, as the judges see it. */
export interface Setting {
  readonly article: Article;
  /** The sentence's place among the article's. */
  readonly index: number;
  readonly scene: Scene;
  readonly mentions: Mentions;
  readonly company: Company;
  /** Parties that may be sides of its acts. */
  readonly candidates: readonly PartyCandidate[];
  /** Whether a row stands inside a quotation. */
  readonly quoted: (row: number) => boolean;
}

/** The settings of a report's parsed sentences, from its passages. */
export function settingsOf(article: Article, mentions: Mentions, passages: readonly (Passage | null)[]): Setting[] {
  const company = companyOf(mentions);
  const quotes = quotations(article.text);
  return passages.flatMap((passage) => {
    if (!passage) return [];
    const { index, tree, actors, places } = passage;
    const { starts, ends } = tree.sentence;
    const scene: Scene = { tree, actors, places };
    return [
      {
        article,
        index,
        scene,
        mentions,
        company,
        candidates: partyCandidates(scene, index, company),
        quoted: (row: number) =>
          quotes.some(({ start, end }) => start <= (starts[row] ?? 0) && (ends[row] ?? 0) <= end),
      },
    ];
  });
}
