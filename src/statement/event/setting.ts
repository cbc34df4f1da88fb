import type { Article } from "../../article/index.js";
import type { Mentions, TimeMention } from "../../mention/index.js";
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
  /** Times of the sentence. */
  readonly times: readonly TimeMention[];
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
  let next = 0;
  return passages.flatMap((passage) => {
    if (!passage) return [];
    const { index, tree, actors, places, times } = passage;
    const { starts, ends } = tree.sentence;
    // Quotations stand in the order of the text, as sentences do: of a long text's, each word asks only its sentence's.
    while ((quotes[next]?.end ?? Number.POSITIVE_INFINITY) <= tree.sentence.start) next++;
    let last = next;
    while ((quotes[last]?.start ?? Number.POSITIVE_INFINITY) < tree.sentence.end) last++;
    const here = quotes.slice(next, last);
    const scene: Scene = { tree, actors, places };
    return [
      {
        article,
        index,
        scene,
        times,
        company,
        candidates: partyCandidates(scene, index, company),
        quoted: (row: number) => here.some(({ start, end }) => start <= (starts[row] ?? 0) && (ends[row] ?? 0) <= end),
      },
    ];
  });
}
