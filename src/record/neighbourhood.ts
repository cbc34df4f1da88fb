import { randomBytes } from "node:crypto";
import { covers, type Days, insertDays } from "./day.js";
import { type Decision, partingsOf } from "./decisions.js";
import type { Database } from "./engine.js";
import type { Prepared, Report } from "./event-report.js";
import { type Bearing, type Gathered, gather, type Item, type Parting } from "./gather.js";
import { type Fresh, type Kept, type Later, type Near, readKept, readWhole, type Wanted } from "./kept-reports.js";

/** A report as it is looked at now. */
interface Looked extends Kept {
  /** Where it was merged to before; null where it came into view. */
  readonly before: { readonly group: string; readonly event: string } | null;
}

const NOTHING: Wanted = { near: [], later: [], articles: [], names: [], groups: [] };

/** The reports that lie near to a change, read as far as the change makes itself felt. */
export class Neighbourhood {
  private readonly reports = new Map<string, Looked>();
  private readonly byKey = new Map<string, Set<string>>();
  private readonly groups = new Map<string, Set<string>>();
  private readonly read = new Set<string>();
  private readonly near = new Map<string, Days[]>();
  private readonly later = new Map<string, Later[]>();
  private readonly articles = new Set<string>();
  private readonly whole = new Map<string, Report>();
  /** What tells names of groups given here from others, and how many were given. */
  private readonly own = randomBytes(6).toString("base64url");
  private named = 0;

  /**
   * @param decisions looks up the decisions made by hand that name any of the statements.
   */
  constructor(
    private readonly tx: Database,
    private readonly decisions: (tx: Database, names: readonly string[]) => Promise<Decision[]>,
  ) {}

  /**
   * Gathers anew what a change bears on, reading more until nothing further is touched.
   *
   * @returns the names of the groups that changed.
   */
  async settle(added: readonly Fresh[], gone: readonly Kept[], anew: readonly string[]): Promise<ReadonlySet<string>> {
    const fresh = added.map(({ article, ordinal, report, prepared }): Looked => {
      this.whole.set(report.name, report);
      return { article, ordinal, report: prepared, group: "", event: "", before: null };
    });
    // A text that comes into view brings all it tells; one that left has nothing more.
    for (const { report } of [...fresh, ...gone]) this.articles.add(`${report.key} ${report.hash}`);
    await this.readMore({ ...NOTHING, names: anew, groups: [...new Set(gone.map(({ group }) => group))] });
    for (const looked of fresh) this.note(looked);
    let partings = await this.partings();
    const open = new Set([...this.byKey.keys(), ...gone.map(({ report }) => report.key)]);
    const placeAnew = new Set(anew);
    const outcomes = new Map<string, Gathered>();
    while (open.size > 0) {
      const wanted = { near: [] as Near[], later: [] as Later[], articles: [] as { key: string; hash: string }[] };
      for (const key of open) {
        const outcome = gather(this.itemsOf(key, gone, placeAnew), partings);
        outcomes.set(key, outcome);
        this.missing(key, outcome.bearing, wanted);
      }
      open.clear();
      for (const { key } of [...wanted.near, ...wanted.later, ...wanted.articles]) open.add(key);
      if (open.size > 0) await this.readMore({ ...NOTHING, ...wanted });
      const held = partings.length;
      partings = await this.partings();
      // A parting of reports read just now bears on all.
      if (partings.length !== held) for (const key of this.byKey.keys()) open.add(key);
    }
    return this.place([...outcomes.values()]);
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
      const looked = this.reports.get(name);
      if (looked) items.push({ report: looked.report, group: looked.before?.group ?? null, anew: anew.has(name) });
    }
    for (const { report, group } of gone) if (report.key === key) items.push({ report, group, gone: true });
    return items;
  }

  /** Adds what bears on an answer and was not read yet. */
  private missing(
    key: string,
    { lying, drawing, since, seen, drawn, articles }: Bearing,
    wanted: { near: Near[]; later: Later[]; articles: { key: string; hash: string }[] },
  ): void {
    for (const [list, isDrawing] of [[lying, false] as const, [drawing, true] as const]) {
      const read = this.near.get(`${key} ${isDrawing}`) ?? [];
      for (const days of list) if (!covers(read, days)) wanted.near.push({ key, ...days, drawing: isDrawing });
    }
    if (since !== null) {
      const read = this.later.get(key) ?? [];
      for (const [list, isDrawn] of [[seen, false] as const, [drawn, true] as const]) {
        for (const days of list) {
          const known = read.filter((one) => one.drawn === isDrawn && one.since <= since);
          if (!covers(known, days)) wanted.later.push({ key, ...days, since, drawn: isDrawn });
        }
      }
    }
    for (const hash of articles) if (!this.articles.has(`${key} ${hash}`)) wanted.articles.push({ key, hash });
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
          const looked = this.reports.get(own);
          if (looked) this.reports.set(own, { ...looked, group });
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
    if (missing.length > 0) await this.readMore({ ...NOTHING, names: missing });
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

  /** Whether a report came into view with the change. */
  isFresh(name: string): boolean {
    return this.reports.get(name)?.before === null;
  }

  /** Whether a report is now merged elsewhere than before. */
  moved({ report, group, event }: Kept): boolean {
    const before = this.reports.get(report.name)?.before;
    return before?.group !== group || before.event !== event;
  }

  private async readMore(wanted: Wanted): Promise<void> {
    for (const kept of await readKept(this.tx, wanted, this.read)) {
      this.read.add(kept.group);
      if (!this.reports.has(kept.report.name)) this.note({ ...kept, before: { group: kept.group, event: kept.event } });
    }
    for (const { key, from, to, drawing } of wanted.near)
      insertDays(listOf(this.near, `${key} ${drawing}`), { from, to });
    for (const later of wanted.later) listOf(this.later, later.key).push(later);
    for (const { key, hash } of wanted.articles) this.articles.add(`${key} ${hash}`);
  }

  private note(looked: Looked): void {
    const { report, group } = looked;
    this.reports.set(report.name, looked);
    setOf(this.byKey, report.key).add(report.name);
    if (group !== "") setOf(this.groups, group).add(report.name);
  }
}

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
