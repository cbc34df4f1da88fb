import type { CitedArticle, Reported } from "../record/index.js";
import { agentsOf, type Coded, objectsOf } from "../statement/agents.js";
import type { Statement } from "../statement/index.js";

const holds = (parties: readonly Coded[], code: string) => parties.some((party) => party.code === code);

/** Whether a statement names every one of the parties, on either side. */
export function namesAll(statement: Statement, parties: readonly string[]): boolean {
  const named = [...agentsOf(statement), ...objectsOf(statement)];
  return parties.every((party) => holds(named, party));
}

/**
 * The statements that bear on a dyad: events that name both sides, and what either side promises, wants, fears,
 * claims or says in a report that holds such an event. The latest reported come first.
 */
export function bearingOn(
  reported: readonly Reported[],
  parties: readonly string[],
  articles: ReadonlyMap<string, CitedArticle>,
): Reported[] {
  const about = new Set(
    reported
      .filter(({ statement }) => statement.kind === "event" && namesAll(statement, parties))
      .map(({ article }) => article),
  );
  const publishedOf = ({ article }: Reported) => articles.get(article)?.published ?? "";
  return reported
    .filter(({ article, statement }) => {
      if (statement.evidence.in === "title") return false;
      if (namesAll(statement, parties)) return true;
      return about.has(article) && parties.some((party) => holds(agentsOf(statement), party));
    })
    .sort((a, b) => compare(publishedOf(b), publishedOf(a)) || a.statement.evidence.start - b.statement.evidence.start);
}

/** Order of two strings by code units, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
