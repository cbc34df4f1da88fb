import { createHash } from "node:crypto";
import type { CodedArticle } from "../statement/index.js";
import { compare } from "./event-report.js";
import { groupBy } from "./grouping.js";
import { storableJson } from "./storable.js";

/** What tells one reading of an article from another: the text, where and when it was published, and who coded it. */
export type Reading = Pick<CodedArticle, "hash" | "id" | "url" | "title" | "publisher" | "published" | "coder">;

/** A reading in the record, with what was derived about it so far. */
export interface Standing extends Reading {
  readonly key: string;
  /** Of the readings of one text, the one that counts. */
  chosen: boolean;
  /** Whether a newer text came out at the same address or under the same id. */
  superseded: boolean;
  /** Taken out of view by hand; of a text, whichever reading. */
  retracted: boolean;
}

/** The name of a reading: equal for the same text, from the same place, coded by the same version. */
export function readingKey({ hash, id, url, title, publisher, published, coder }: Reading): string {
  const parts = storableJson([hash, id, url, title, publisher, published, coder]);
  return createHash("sha256").update(parts).digest("hex");
}

/** Whether a reading can be seen: it counts for its text, nothing newer replaces it, and nobody took it out. */
export const inView = ({ chosen, superseded, retracted }: Standing): boolean => chosen && !superseded && !retracted;

/**
 * Derives anew which readings are superseded and which one of a text counts. A function of the set of readings, so
 * that the order in which they came makes no difference; a reading only ever hides others, so what was superseded
 * before stays so.
 *
 * @param readings all that share an id or a URL with a fresh one, and all of the same texts; changed in place.
 */
export function settle(readings: readonly Standing[]): void {
  for (const groups of [groupBy(readings, ({ id }) => id), groupBy(readings, ({ url }) => url)]) {
    for (const group of groups.values()) supersede(group);
  }
  for (const group of groupBy(readings, ({ hash }) => hash).values()) {
    const counts = [...group].sort(byStanding)[0];
    const retracted = group.some((reading) => reading.retracted);
    for (const reading of group) {
      reading.chosen = reading === counts;
      reading.retracted = retracted;
    }
  }
}

/** Of the readings under one id or URL, each is superseded by a newer one of another text. */
function supersede(group: readonly Standing[]): void {
  const newest = group.reduce((a, b) => (byAge(a, b) < 0 ? b : a));
  const others = group.filter(({ hash }) => hash !== newest.hash);
  for (const reading of others) reading.superseded = true;
  if (others.length === 0) return;
  const next = others.reduce((a, b) => (byAge(a, b) < 0 ? b : a));
  for (const reading of group) {
    if (reading.hash === newest.hash && byAge(reading, next) < 0) reading.superseded = true;
  }
}

/** Readings of one text: those that nothing newer replaces first, then the newest coder, then the one published first, then by what else tells them apart. */
function byStanding(a: Standing, b: Standing): number {
  return (
    Number(a.superseded) - Number(b.superseded) ||
    compareVersions(b.coder, a.coder) ||
    compare(instant(a) || "9", instant(b) || "9") ||
    compare(a.published ?? "9", b.published ?? "9") ||
    compare(a.id, b.id) ||
    compare(a.url ?? "", b.url ?? "") ||
    compare(a.key, b.key)
  );
}

/** Versions of an article: the one published last is the newest, then the one whose hash is greater. */
function byAge(a: Standing, b: Standing): number {
  return compare(instant(a), instant(b)) || compare(a.hash, b.hash);
}

/** When it was published, in UTC, so that zones do not matter; empty where that is not known. */
function instant({ published }: Reading): string {
  const time = published === null ? Number.NaN : Date.parse(published);
  return Number.isNaN(time) ? "" : new Date(time).toISOString();
}

/** By the numbers in them: 0.10.0 comes after 0.9.0. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => (version.match(/\d+/g) ?? []).map(Number));
  for (let at = 0; at < Math.max(x?.length ?? 0, y?.length ?? 0); at++) {
    const difference = (x?.[at] ?? 0) - (y?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return compare(a, b);
}
