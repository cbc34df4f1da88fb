import * as z from "zod";
import { Article } from "../article/schema.js";
import { Party, Person } from "../mention/mention.js";

/** The exact words a statement rests on: `text === article.text.slice(start, end)`, or of the title where `in` says so. */
export const Evidence = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  text: z.string(),
  in: z.literal("title").optional(),
});
export type Evidence = z.infer<typeof Evidence>;

const Span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

/** Who says so, where the article attributes it. */
export const Source = z.object({
  name: z.string(),
  code: z.string().nullable(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Source = z.infer<typeof Source>;

export const EventType = z.enum([
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
]);
export type EventType = z.infer<typeof EventType>;

/** Types of act in which both sides act: "they met", "they signed". */
export const TWO_SIDED: ReadonlySet<EventType> = new Set(["CONSULT", "AGREE", "COOPERATE"]);

export const Status = z.enum([
  "happened",
  "ongoing",
  "planned",
  "possible",
  "cancelled",
  "postponed",
  "denied",
  "alleged",
]);
export type Status = z.infer<typeof Status>;

export const Form = z.enum(["meeting", "visit", "call", "summit", "talks", "conference"]);
export type Form = z.infer<typeof Form>;

const common = {
  id: z.string(),
  evidence: Evidence,
  confidence: z.number().min(0).max(1),
};

export const Event = z.object({
  ...common,
  kind: z.literal("event"),
  type: EventType,
  mode: z.string().nullable(),
  form: Form.nullable(),
  contexts: z.array(z.string()),
  actor: z.array(Party),
  recipient: z.array(Party),
  people: z.array(Person),
  status: Status,
  date: z.string().nullable(),
  dateSpan: Span.nullable(),
  place: z.string().nullable(),
  venue: z.string().nullable(),
  placeSpan: Span.nullable(),
  topics: z.array(z.string()),
  source: Source.nullable(),
});
export type Event = z.infer<typeof Event>;

export const Commitment = z.object({
  ...common,
  kind: z.literal("commitment"),
  by: z.array(Party),
  to: z.array(Party),
  what: z.string().nullable(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  amount: z.number().nullable(),
  valueSpan: Span.nullable(),
  deadline: z.string().nullable(),
  deadlineSpan: Span.nullable(),
  source: Source.nullable(),
});
export type Commitment = z.infer<typeof Commitment>;

export const Aim = z.object({
  ...common,
  kind: z.literal("aim"),
  holder: z.array(Party),
  topic: z.string().nullable(),
  source: Source.nullable(),
});
export type Aim = z.infer<typeof Aim>;

export const Concern = z.object({
  ...common,
  kind: z.literal("concern"),
  holder: z.array(Party),
  about: z.array(Party),
  topic: z.string().nullable(),
  source: Source.nullable(),
});
export type Concern = z.infer<typeof Concern>;

export const Claim = z.object({
  ...common,
  kind: z.literal("claim"),
  subject: z.array(Party),
  figure: z.string(),
  figureSpan: Span,
  source: Source.nullable(),
});
export type Claim = z.infer<typeof Claim>;

export const Quote = z.object({
  ...common,
  kind: z.literal("quote"),
  words: z.string(),
  wordsSpan: Span,
  speaker: z.string(),
  code: z.string().nullable(),
  speakerSpan: Span.nullable(),
});
export type Quote = z.infer<typeof Quote>;

/** What a report asserts; the coding guide says what each kind and field means. */
export const Statement = z.discriminatedUnion("kind", [Event, Commitment, Aim, Concern, Claim, Quote]);
export type Statement = z.infer<typeof Statement>;

/** The public output, one a report: the article, the coder's version, and what the article asserts. */
export const CodedArticle = Article.extend({
  coder: z.string(),
  /** Why nothing was coded, or what stayed unresolved ("language: fr is not coded", "no publication date: relative dates stay unresolved"). */
  notes: z.array(z.string()),
  statements: z.array(Statement),
});
export type CodedArticle = z.infer<typeof CodedArticle>;
