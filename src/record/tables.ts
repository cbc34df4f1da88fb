import { sql } from "drizzle-orm";
import { boolean, integer, json, pgSchema, text, timestamp } from "drizzle-orm/pg-core";
import type { Removed } from "../article/index.js";
import type { Statement } from "../statement/index.js";
import type { PublishedEvent } from "./published.js";

/** The tables as the migrations leave them; a test compares the two. They lie in a schema of their own. */
const chancery = pgSchema("chancery");

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
});

export const statements = chancery.table("statements", {
  article: integer().notNull(),
  ordinal: integer().notNull(),
  id: text().notNull(),
  kind: text().$type<Statement["kind"]>().notNull(),
  codes: text().array().notNull(),
  name: text(),
  mergeKey: text("merge_key"),
  body: json().$type<Statement>().notNull(),
});

export const events = chancery.table("events", {
  id: text().primaryKey(),
  mergeKey: text("merge_key").notNull(),
  anchor: text().notNull(),
  members: text().array().notNull(),
  redirect: text(),
  engagement: boolean().notNull(),
  type: text().notNull(),
  status: text().notNull(),
  parties: text().array().notNull(),
  firstDay: text("first_day"),
  lastDay: text("last_day"),
  reported: text(),
  body: json().$type<PublishedEvent>(),
  digest: text().notNull(),
});

export const retractions = chancery.table("retractions", {
  entry: integer().primaryKey().generatedAlwaysAsIdentity(),
  hash: text().notNull(),
  action: text().$type<"retract" | "restore">().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** The condition that an article is in view. */
export const visible = sql`(${articles.chosen} and not ${articles.superseded} and not ${articles.retracted})`;
