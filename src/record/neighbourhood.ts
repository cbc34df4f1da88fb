import { randomBytes } from "node:crypto";
import type { SQL } from "drizzle-orm";
import { covers, type Days } from "./day.js";
import { type Decision, partingsOf } from "./decisions.js";
import type { Database } from "./engine.js";
import type { Prepared, Report } from "./event-report.js";
import { type Bearing, type Gathered, gather, type Item, type Parting } from "./gather.js";
import { SPOKEN_OF_DAYS } from "./horizon.js";
import { columnsOf, type Fresh, type Kept, readKept, readWhole } from "./kept-reports.js";
import { type Alike, type Nearby, sourcesOf, type Wanted } from "./wanted.js";

/** What is still to be read. */
interface Wanting {
  readonly nearby: Nearby[];
  readonly alike: Alike[];
  readonly articles: { key: string; article: number }[];
}

/** Looks up the decisions made by hand that name any of the statements. */
type LookUp = (tx: Database, names: readonly string[]) => Promise<Decision[]>;

/** The reports that lie near to a change, read as far as the change makes itself felt. */
export class Neighbourhood {
  private readonly reports = new Map<string, Kept>();
  /** As they were read: those that come into view are not among them. */
  private readonly before = new Map<string, Kept>();
  private readonly byKey = new Map<string, Set<string>>();
  private readonly groups = new Map<string, Set<string>>();
  private readonly read = new Set<string>();
  private readonly near = new Map<string, Pick<Nearby, "lying" | "drawing" | "placed">[]>();
  private readonly later = new Map<string, Pick<Nearby, "seen" | "drawn" | "since">[]>();
  /** Promises of which those before them that may be one with them were read, and those after them from a day on. */
  private readonly promised = new Set<string>();
  private readonly spoken = new Map<string, number>();
  private readonly articles = new Set<string>();
  /** Rows of articles by their texts' hashes. */
  private readonly rows = new Map<string, number>();
  private readonly whole = new Map<string, Report>();
  private readonly outcomes = new Map<string, Gathered>();
  /** The queries for what the reports that come into view want first. */
  private readonly first: readonly SQL[];
  /** What is written of these reports, whatever they are merged to. */
  readonly columns: SQL;
  private decisions: LookUp = async () => [];
  /** What tells names of groups given here from others, and how many were given. */
  private readonly own = randomBytes(6).toString("base64url");
  private named = 0;

  /**
   * Works out what bears on reports that come into view, as far as they tell: all that can be done before other writers
   * must wait.
   */
  constructor(
    private readonly tx: Database,
    private readonly added: readonly Fresh[],
  ) {
    for (const { article, ordinal, report, prepared } of added) {
      this.whole.set(report.name, report);
      // A text that comes into view brings all it tells.
      this.articles.add(`${prepared.key} ${prepared.hash}`);
      this.note({ article, ordinal, report: prepared, group: "", event: "" });
    }
    this.first = sourcesOf(this.gathered(this.byKey.keys(), [], new Set(), []));
    this.columns = columnsOf(added);
  }

  /** Whether it is that of just these reports. */
  isOf(added: readonly Fresh[]): boolean {
    return added.length === this.added.length && added.every((own, at) => own.report === this.added[at]?.report);
  }

  /**
   * Gathers anew what a change bears on, reading more until nothing further is touched.
   *
   * @param decisions looks up the decisions made by hand that name any of the statements.
   * @returns the names of the groups that changed.
   */
  async settle(gone: readonly Kept[], anew: readonly string[], decisions: LookUp): Promise<ReadonlySet<string>> {
    this.decisions = decisions;
    // A text that left has nothing more to tell.
    for (const { report } of gone) this.articles.add(`${report.key} ${report.hash}`);
    const groups = [...new Set(gone.map(({ group }) => group))];
    const found = await this.readMore({ names: anew, groups }, this.first);
    let partings = await this.partings();
    // Where nothing else changed, what was worked out of a merge key stands unless more reports of it were found.
    const all = gone.length + anew.length + partings.length > 0;
    const open = new Set(all ? [...this.byKey.keys(), ...gone.map(({ report }) => report.key)] : found);
    const placeAnew = new Set(anew);
    while (open.size > 0) {
      const wanted = this.gathered(open, gone, placeAnew, partings);
      open.clear();
      // Where nothing more was found, the answer stands.
      for (const key of await this.readMore(wanted)) open.add(key);
      const held = partings.length;
      partings = await this.partings();
      // A parting of reports read just now bears on all.
      if (partings.length !== held) for (const key of this.byKey.keys()) open.add(key);
    }
    return this.place([...this.outcomes.values()]);
  }

  /** Gathers the reports of merge keys, and gives what bears on them and was not read yet. */
  private gathered(
    keys: Iterable<string>,
    gone: readonly Kept[],
    anew: ReadonlySet<string>,
    partings: readonly Parting[],
  ): Wanting {
    const wanted: Wanting = { nearby: [], alike: [], articles: [] };
    for (const key of keys) {
      const outcome = gather(this.itemsOf(key, gone, anew), partings);
      this.outcomes.set(key, outcome);
      this.want(key, outcome.bearing, wanted);
    }
    return wanted;
  }

  /** The partings made by hand of any report read so far, with all the reports they name. */
  private async partings(): Promise<Parting[]> {
    const found = partingsOf(await this.decisions(this.tx, [...this.reports.keys()]));
    await this.groupsOf(found.flatMap(({ names, others }) => [...names, ...others]));
    return found;
  }

  private itemsOf(key: string, gone: readonly Kept[], anew: ReadonlySet<string>): Item[] {
    const items: Item[] = [];
    for (const name of this.byKey.get(key) ?? []) {
      const kept = this.reports.get(name);
      const group = this.before.get(name)?.group ?? null;
      if (kept) items.push({ report: kept.report, group, anew: anew.has(name) });
    }
    for (const { report, group } of gone) if (report.key === key) items.push({ report, group, gone: true });
    return items;
  }

  /** Adds what bears on an answer and was not read yet, and notes that it is read now. */
  private want(key: string, { placed, since, promised, spoken, articles, ...days }: Bearing, wanted: Wanting): void {
    const near = listOf(this.near, key);
    const lying = unread(near, ({ lying: read }) => read, days.lying);
    const before = near.filter((one) => (one.placed ?? "") <= placed);
    const drawing = unread(before, ({ drawing: read }) => read, days.drawing);
    if (lying.length + drawing.length > 0) near.push({ placed, lying, drawing });
    const later = listOf(this.later, key);
    const earlier = later.filter((one) => (one.since ?? "") <= (since ?? ""));
    const seen = since === null ? [] : unread(earlier, ({ seen: read }) => read, days.seen);
    const drawn = since === null ? [] : unread(earlier, ({ drawn: read }) => read, days.drawn);
    if (seen.length + drawn.length > 0) later.push({ since, seen, drawn });
    if (lying.length + drawing.length + seen.length + drawn.length > 0)
      wanted.nearby.push({ key, placed, lying, drawing, since, seen, drawn });
    for (const report of promised) {
      if (report.day === null || this.promised.has(report.name)) continue;
      this.promised.add(report.name);
      wanted.alike.push({ report, from: report.day - SPOKEN_OF_DAYS, to: report.day });
    }
    for (const { report, from } of spoken) {
      const to = (report.day ?? 0) + SPOKEN_OF_DAYS;
      if (from > to || from >= (this.spoken.get(report.name) ?? Number.POSITIVE_INFINITY)) continue;
      this.spoken.set(report.name, from);
      wanted.alike.push({ report, from, to });
    }
    for (const hash of articles) {
      const article = this.rows.get(hash);
      if (article === undefined || this.articles.has(`${key} ${hash}`)) continue;
      this.articles.add(`${key} ${hash}`);
      wanted.articles.push({ key, article });
    }
  }

  private place(outcomes: readonly Gathered[]): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const { changed: groups, emptied } of outcomes) {
      for (const name of emptied) this.groups.delete(name);
      for (const { name, reports } of groups) {
        const group = name ?? this.freshGroup(reports);
        changed.add(group);
        this.groups.set(group, new Set(reports.map((report) => report.name)));
        for (const { name: own } of reports) {
          const kept = this.reports.get(own);
          if (kept && kept.group !== group) this.reports.set(own, { ...kept, group });
        }
      }
    }
    return changed;
  }

  /** A name for a group that no other one has; names given one after the other lie together in the index. */
  private freshGroup(reports: readonly Prepared[]): string {
    const newest = Math.max(0, ...reports.map(({ name }) => this.reports.get(name)?.article ?? 0));
    return `${newest.toString(36).padStart(6, "0")}-${this.own}-${this.named++}`;
  }

  /** The decisions made by hand on any statement of the groups. */
  decisionsOn(groups: readonly string[]): Promise<Decision[]> {
    return this.decisions(
      this.tx,
      groups.flatMap((group) => [...(this.groups.get(group) ?? [])]),
    );
  }

  /** The groups that the named statements are in, read where they were not yet; those out of view are in none. */
  async groupsOf(names: readonly string[]): Promise<string[]> {
    const missing = names.filter((name) => !this.reports.has(name));
    if (missing.length > 0) await this.readMore({ names: missing });
    return [...new Set(names.map((name) => this.groupOf(name)).filter((group) => group !== null))];
  }

  /** The group a statement is in; null where it is out of view or was not read. */
  groupOf(name: string): string | null {
    return this.reports.get(name)?.group ?? null;
  }

  /** The reports of a group. */
  reportsOf(group: string): Kept[] {
    return [...(this.groups.get(group) ?? [])].flatMap((name) => this.reports.get(name) ?? []);
  }

  /** The same reports whole. */
  async wholeOf(kept: readonly Kept[]): Promise<ReadonlyMap<string, Report>> {
    const missing = kept.filter(({ report }) => !this.whole.has(report.name));
    for (const [name, report] of await readWhole(this.tx, missing)) this.whole.set(name, report);
    return this.whole;
  }

  /** Whether a report is now merged elsewhere than before. */
  moved({ report, group, event }: Kept): boolean {
    const before = this.before.get(report.name);
    return before?.group !== group || before.event !== event;
  }

  /** Reads what is wanted; gives the merge keys of what was not known before. */
  private async readMore(wanted: Wanted, sources: readonly SQL[] = []): Promise<ReadonlySet<string>> {
    const keys = new Set<string>();
    for (const kept of await readKept(this.tx, [...sources, ...sourcesOf(wanted)], this.read)) {
      this.read.add(kept.group);
      const { name, key } = kept.report;
      if (this.reports.has(name)) continue;
      this.before.set(name, kept);
      this.note(kept);
      keys.add(key);
    }
    return keys;
  }

  private note(kept: Kept): void {
    const { report, group, article } = kept;
    this.reports.set(report.name, kept);
    this.rows.set(report.hash, article);
    setOf(this.byKey, report.key).add(report.name);
    if (group !== "") setOf(this.groups, group).add(report.name);
  }
}

/** Of stretches of days those that none of what was read holds. */
const unread = <T>(read: readonly T[], daysOf: (one: T) => readonly Days[], days: readonly Days[]): Days[] =>
  days.filter((own) => !read.some((one) => covers(daysOf(one), own)));

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  return set;
}
