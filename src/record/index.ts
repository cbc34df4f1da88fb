/** What is known so far? Statements of many articles in, engagements and events with their history out. */
export type { Added } from "./add.js";
export type { Decided } from "./by-hand.js";
export type { Conflict } from "./conflicts.js";
export type { Counts } from "./counts.js";
export { RecordBusy, RecordError } from "./error.js";
export type { Reading } from "./identity.js";
export { mergeArticles } from "./merge.js";
export { openPatiently } from "./open-patiently.js";
export type { Outdated } from "./outdated.js";
export type { Position, PositionQuery } from "./positions.js";
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
export type { CommitmentQuery, StandingCommitment } from "./read-commitments.js";
export { type EventQuery, UNDATED_DAYS } from "./read-events.js";
export { openRecord, type Record } from "./record.js";
export type { Retracted } from "./retract.js";
export { scoreOf } from "./scores.js";
export { type Found, MARKS, type SearchQuery } from "./search.js";
export type { Evidenced, Shown } from "./show.js";
export { tellingEntries } from "./telling.js";
export type { Month, Partner } from "./temperature.js";
