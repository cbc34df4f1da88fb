import type { CodedArticle, Commitment, Event } from "../statement/index.js";
import { eventId, statementNames } from "./event-name.js";
import { type EventReport, inOrder, prepare, type Report } from "./event-report.js";
import { gather } from "./gather.js";
import { groupBy } from "./grouping.js";
import { pledgeStateOf } from "./pledge-state.js";
import type { Published, PublishedEvent } from "./published.js";
import { stateOf } from "./state.js";
import { contentWords, type Mergeable } from "./wording.js";

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** An event or commitment with the names of the statements it rests on, in the order of reading. */
export interface Merged {
  readonly members: readonly string[];
  readonly state: WithoutId<Published>;
}

/** Whether a statement is merged with others of its like. */
export const isMergeable = (statement: { readonly kind: string }): statement is Mergeable =>
  statement.kind === "event" || statement.kind === "commitment";

/** The reports that a coded article makes, in the order of its statements. */
export function reportsOf(article: CodedArticle): EventReport[] {
  const { id, hash, published, title, text } = article;
  const told = article.statements.filter(isMergeable);
  const names = statementNames(hash, told);
  return told.map((statement, at) => ({
    name: names[at] ?? "",
    article: id,
    hash,
    reported: published?.slice(0, 10) ?? null,
    words: contentWords(statement, statement.evidence.in === "title" ? (title ?? "") : text),
    statement,
  }));
}

/** What reports of one event or commitment add up to. */
export function mergedOf(reports: readonly Report[]): Merged {
  const told = [...reports].sort(inOrder);
  return { members: told.map(({ name }) => name), state: stateTold(told) };
}

/** The state of what reports of one event or commitment tell of, given in the order of reading. */
export function stateTold(told: readonly Report[]): Merged["state"] {
  const events = told.filter((report): report is Report<Event> => report.statement.kind === "event");
  const pledges = told.filter((report): report is Report<Commitment> => report.statement.kind === "commitment");
  return events.length > 0 ? stateOf(events) : pledgeStateOf(pledges);
}

/**
 * What reports add up to: each event and commitment once, however many tell of it. Pure, and a function of the set: the
 * order in which the reports are given makes no difference.
 *
 * @example mergeReports([announced, held, anotherYear]).length // 2
 */
export function mergeReports(reports: readonly EventReport[]): Merged[] {
  return keyed(reports).map(([, group]) => mergedOf(group));
}

/**
 * The engagements and other events that coded articles tell of, as a record of them alone would hold them. Pure.
 *
 * @example mergeArticles([coder.code(article)]).filter(({ type }) => type === "CONSULT")
 */
export function mergeArticles(articles: readonly CodedArticle[]): PublishedEvent[] {
  return keyed(articles.flatMap(reportsOf)).flatMap(([key, group]) => {
    const { members, state } = mergedOf(group);
    return "type" in state ? [{ id: eventId(key, members[0] ?? ""), ...state }] : [];
  });
}

/** Groups with their merge keys, in the order of their first reports. */
function keyed(reports: readonly EventReport[]): [string, readonly Report[]][] {
  const byName = new Map(reports.map((report) => [report.name, report]));
  const byKey = groupBy([...reports].sort(inOrder).map(prepare), ({ key }) => key);
  return [...byKey].flatMap(([key, own]) => {
    const { changed } = gather(own.map((report) => ({ report, group: null })));
    return changed.map((group): [string, readonly Report[]] => [
      key,
      group.reports.flatMap(({ name }) => byName.get(name) ?? []),
    ]);
  });
}
