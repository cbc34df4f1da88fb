import { type BriefSource, type EventReport, mergeKey, mergeReports } from "../record/index.js";
import type { CodedArticle, Event } from "../statement/index.js";

/**
 * What a brief on a single report rests on: the report alone, its engagements merged as the record would. Pure.
 *
 * @example makeBrief(articleSource(coded), { parties: [], on: "2025-02-06", title: "One report", nameOf })
 */
export function articleSource(article: CodedArticle): BriefSource {
  const reports = new Map<string, EventReport[]>();
  for (const statement of article.statements) {
    if (statement.kind !== "event" || statement.type !== "CONSULT") continue;
    const key = mergeKey(statement);
    reports.set(key, [...(reports.get(key) ?? []), reportOf(article, statement)]);
  }
  const engagements = [...reports.values()].flatMap((group) =>
    mergeReports(group).map(({ members, state }) => ({ id: members[0] ?? "", ...state })),
  );
  return {
    articles: new Map([[article.id, article]]),
    statements: article.statements.map((statement) => ({ article: article.id, statement })),
    engagements,
  };
}

const reportOf = ({ id, hash, published }: CodedArticle, statement: Event): EventReport => ({
  name: statement.id,
  article: id,
  hash,
  reported: published?.slice(0, 10) ?? null,
  statement,
});
