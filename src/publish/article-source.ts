import { type BriefSource, mergeArticles } from "../record/index.js";
import type { CodedArticle } from "../statement/index.js";

/**
 * What a brief on a single report rests on: the report alone, its engagements merged as the record would. Pure.
 *
 * @example makeBrief(articleSource(coded), { parties: [], on: "2025-02-06", title: "One report", nameOf })
 */
export function articleSource(article: CodedArticle): BriefSource {
  return {
    articles: new Map([[article.id, article]]),
    statements: article.statements.map((statement) => ({ article: article.id, statement })),
    engagements: mergeArticles([article]).filter(({ type }) => type === "CONSULT"),
  };
}
