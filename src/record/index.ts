/** What is known so far? Statements of many articles in, engagements and events with their history out. */
export type { Added } from "./add.js";
export type { Counts } from "./counts.js";
export { RecordBusy, RecordError } from "./error.js";
export type { Reading } from "./identity.js";
export { mergeArticles } from "./merge.js";
export { openPatiently } from "./open-patiently.js";
export type {
  BriefSource,
  CitedArticle,
  HistoryEntry,
  PledgeEntry,
  Precision,
  PublishedCommitment,
  PublishedEvent,
  Reported,
} from "./published.js";
export type { ListedArticle } from "./read-articles.js";
export { type EventQuery, UNDATED_DAYS } from "./read-events.js";
export { openRecord, type Record } from "./record.js";
export type { Retracted } from "./retract.js";
export type { Evidenced, Shown } from "./show.js";
