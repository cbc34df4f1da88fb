import type { CodedArticle, Statement, Status } from "../statement/index.js";

/** The part of a coded article that a brief cites. */
export type CitedArticle = Pick<CodedArticle, "id" | "url" | "title" | "publisher" | "published" | "text">;

/** A statement with the id of the article it stands in. */
export interface Reported {
  readonly article: string;
  readonly statement: Statement;
}

/** One dated entry in an engagement's history. */
export interface HistoryEntry {
  readonly status: Status;
  readonly start: string | null;
  readonly end: string | null;
  readonly place: string | null;
  readonly reported: string | null;
  readonly article: string;
  readonly statement: string;
}

/** An engagement as it is published (`chancery engagements --json`). */
export interface PublishedEngagement {
  readonly id: string;
  readonly form: string | null;
  readonly parties: readonly string[];
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly persons: readonly string[];
  readonly start: string | null;
  readonly end: string | null;
  readonly place: string | null;
  readonly venue: string | null;
  readonly status: Status;
  readonly topics: readonly string[];
  readonly history: readonly HistoryEntry[];
  readonly reports: readonly string[];
}

/** What a brief is made from: all that is known of a dyad, or what one report says. */
export interface BriefSource {
  readonly articles: ReadonlyMap<string, CitedArticle>;
  readonly statements: readonly Reported[];
  readonly engagements: readonly PublishedEngagement[];
}
