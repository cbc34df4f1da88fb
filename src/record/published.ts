import type { CodedArticle, EventType, Statement, Status } from "../statement/index.js";

/** The part of a coded article that a brief cites. */
export type CitedArticle = Pick<CodedArticle, "id" | "url" | "title" | "publisher" | "published" | "text">;

/** A statement with the id of the article it stands in. */
export interface Reported {
  readonly article: string;
  readonly statement: Statement;
}

/** One dated entry in the history of an engagement or event. */
export interface HistoryEntry {
  readonly status: Status;
  readonly start: string | null;
  readonly end: string | null;
  readonly place: string | null;
  /** The day it was reported. */
  readonly reported: string | null;
  readonly article: string;
  readonly statement: string;
}

/** How exact a date is. */
export type Precision = "day" | "month" | "year";

/** An engagement or another event, as it is published (`chancery engagements --json`, `chancery events --json`). */
export interface PublishedEvent {
  readonly id: string;
  /** CONSULT for engagements. */
  readonly type: EventType;
  readonly mode: string | null;
  /** Of engagements only. */
  readonly form: string | null;
  readonly parties: readonly string[];
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly persons: readonly string[];
  readonly start: string | null;
  readonly end: string | null;
  readonly precision: Precision | null;
  readonly place: string | null;
  readonly venue: string | null;
  readonly status: Status;
  readonly topics: readonly string[];
  readonly history: readonly HistoryEntry[];
  /** Ids of the articles that tell of it. */
  readonly reports: readonly string[];
}

/** All that is known of a dyad: what a brief is made from. */
export interface BriefSource {
  readonly articles: ReadonlyMap<string, CitedArticle>;
  readonly statements: readonly Reported[];
  readonly engagements: readonly PublishedEvent[];
}
