import { sql } from "drizzle-orm";
import { bit, boolean, customType, integer, json, pgSchema, smallint, text, timestamp } from "drizzle-orm/pg-core";
import type { Removed } from "../article/index.js";
import type { Statement } from "../statement/index.js";
import type { Gist } from "./gist.js";
import type { Published, What } from "./published.js";

/** The tables as the migrations leave them; a test compares the two. They lie in a schema of their own. */
const chancery = pgSchema("chancery");

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

export const articles = chancery.table("articles", {
  row: integer().primaryKey().generatedAlwaysAsIdentity(),
  key: text().notNull(),
  hash: text().notNull(),
  id: text().notNull(),
  url: text(),
  title: text(),
  publisher: text(),
  published: text(),
  language: text().notNull(),
  coder: text().notNull(),
  text: text().notNull(),
  removed: json().$type<Removed[]>().notNull(),
  notes: json().$type<string[]>().notNull(),
  chosen: boolean().notNull(),
  superseded: boolean().notNull(),
  retracted: boolean().notNull(),
  added: timestamp({ withTimezone: true }).notNull().defaultNow(),
  search: tsvector(),
  signature: integer().array(),
  copyOf: integer("copy_of"),
  parties: text().array(),
});

export const statements = chancery.table("statements", {
  article: integer().notNull(),
  ordinal: integer().notNull(),
  id: text().notNull(),
  kind: text().$type<Statement["kind"]>().notNull(),
  codes: text().array().notNull(),
  body: json().$type<Statement>().notNull(),
});

export const reports = chancery.table("reports", {
  name: text().notNull(),
  article: integer().notNull(),
  ordinal: integer().notNull(),
  key: text().notNull(),
  day: text().notNull(),
  liesFrom: integer("lies_from"),
  liesTo: integer("lies_to"),
  looksFrom: integer("looks_from"),
  looksTo: integer("looks_to"),
  drawsFrom: integer("draws_from"),
  drawsTo: integer("draws_to"),
  gist: json().$type<Gist>().notNull(),
  group: text().notNull(),
  event: text().notNull(),
  marks: bit({ dimensions: 512 }),
  words: smallint(),
  sums: text().array(),
});

export const events = chancery.table("events", {
  id: text().primaryKey(),
  mergeKey: text("merge_key").notNull(),
  anchor: text().notNull(),
  members: text().array().notNull(),
  redirect: text(),
  type: text().notNull(),
  status: text().notNull(),
  parties: text().array().notNull(),
  firstDay: text("first_day"),
  lastDay: text("last_day"),
  reported: text(),
  body: json().$type<Published>(),
  what: text().$type<What>().notNull(),
  mode: text(),
});

export const retractions = chancery.table("retractions", {
  entry: integer().primaryKey().generatedAlwaysAsIdentity(),
  hash: text().notNull(),
  action: text().$type<"retract" | "restore">().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const decisions = chancery.table("decisions", {
  entry: integer().primaryKey().generatedAlwaysAsIdentity(),
  action: text().$type<"merge" | "split">().notNull(),
  names: text().array().notNull(),
  others: text().array().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const bands = chancery.table("bands", {
  period: integer().notNull(),
  band: integer().notNull(),
  article: integer().notNull(),
});

export const pairs = chancery.table("pairs", {
  pair: text().notNull(),
  published: text(),
  article: integer().notNull(),
});

/** What tells of an article itself: not its words as they are searched, nor how it was added. */
export const coded = {
  row: articles.row,
  hash: articles.hash,
  id: articles.id,
  url: articles.url,
  title: articles.title,
  publisher: articles.publisher,
  published: articles.published,
  language: articles.language,
  text: articles.text,
  removed: articles.removed,
  coder: articles.coder,
  notes: articles.notes,
};

/** The condition that an article is in view. */
export const visible = sql`(${articles.chosen} and not ${articles.superseded} and not ${articles.retracted})`;
