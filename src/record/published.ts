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

/** What a report says of a promise: the first word on it, or what became of it. */
export type PledgeWord = "made" | "repeated" | "raised" | "met" | "broken" | "withdrawn";

/** One dated entry in the history of a commitment. */
export interface PledgeEntry {
  readonly word: PledgeWord;
  readonly value: string | null;
  readonly deadline: string | null;
  /** The day it was reported. */
  readonly reported: string | null;
  readonly article: string;
  readonly statement: string;
}

/** A commitment, however many reports tell of it (`chancery commitments --json`). */
export interface PublishedCommitment {
  readonly id: string;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly what: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly amount: number | null;
  readonly deadline: string | null;
  /** Of the deadline. */
  readonly precision: Precision | null;
  /** What the reports say became of it, by the statement that says so; null while none does. */
  readonly outcome: { readonly state: "met" | "broken" | "withdrawn"; readonly statement: string } | null;
  readonly history: readonly PledgeEntry[];
  /** Ids of the articles that tell of it. */
  readonly reports: readonly string[];
}

/** Whatever reports add up to. */
export type Published = PublishedEvent | PublishedCommitment;

/** What a row of the record stands for. */
export type What = "engagement" | "event" | "commitment";

/** What something published is. */
export const whatIs = (published: Omit<PublishedEvent, "id"> | Omit<PublishedCommitment, "id">): What =>
  "type" in published ? (published.type === "CONSULT" ? "engagement" : "event") : "commitment";

/** All that is known of a dyad: what a brief is made from. */
export interface BriefSource {
  readonly articles: ReadonlyMap<string, CitedArticle>;
  readonly statements: readonly Reported[];
  readonly engagements: readonly PublishedEvent[];
}
