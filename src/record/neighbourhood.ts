import { randomBytes } from "node:crypto";
import { covers, type Days, insertDays } from "./day.js";
import { type Decision, partingsOf } from "./decisions.js";
import type { Database } from "./engine.js";
import { prepare } from "./event-report.js";
import { gather, type Item, type Parting } from "./gather.js";
import { type Fresh, type Kept, readKept, type Wanted } from "./kept-reports.js";

/** A report as it is looked at now. */
interface Looked extends Kept {
  /** Where it was merged to before; null where it came into view. */
  readonly before: { readonly group: string; readonly event: string } | null;
}

const NOTHING: Wanted = { days: [], articles: [], names: [], groups: [] };

/** The reports that lie near to a change, read as far as the change makes itself felt. */
export class Neighbourhood {
  private readonly reports = new Map<string, Looked>();
  private readonly groups = new Map<string, Set<string>>();
  private readonly read = new Set<string>();
  private readonly days = new Map<string, Days[]>();
  private readonly articles = new Set<string>();

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
    const fresh = added.map(({ article, ordinal, report }) => ({
      article,
      ordinal,
      report: prepare(report),
      group: "",
      event: "",
      before: null,
    }));
    // A text that comes into view brings all it tells; one that left has nothing more.
    for (const { report } of [...fresh, ...gone]) this.articles.add(`${report.key} ${report.hash}`);
    await this.readMore({ ...NOTHING, names: anew, groups: [...new Set(gone.map(({ group }) => group))] });
    for (const kept of fresh) this.reports.set(kept.report.name, kept);
    let partings = await this.partings();
    const open = new Set([...this.reports.values(), ...gone].map(({ report }) => report.key));
    const placeAnew = new Set(anew);
    const outcomes = new Map<string, ReturnType<typeof gather>>();
    while (open.size > 0) {
      const wanted: { days: (Days & { key: string })[]; articles: { key: string; hash: string }[] } = {
        days: [],
        articles: [],
      };
      for (const key of open) {
        const items = this.itemsOf(key, gone, placeAnew);
        const outcome = gather(items, partings);
        outcomes.set(key, outcome);
        for (const days of outcome.days) if (this.lacks(key, days)) wanted.days.push({ key, ...days });
        for (const hash of outcome.articles)
          if (!this.articles.has(`${key} ${hash}`)) wanted.articles.push({ key, hash });
      }
      open.clear();
      for (const { key } of [...wanted.days, ...wanted.articles]) open.add(key);
      if (open.size > 0) await this.readMore({ ...NOTHING, ...wanted });
      const held = partings.length;
      partings = await this.partings();
      // A parting of reports read just now bears on all.
      if (partings.length !== held) for (const { report } of [...this.reports.values(), ...gone]) open.add(report.key);
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
    for (const { report, before } of this.reports.values())
      if (report.key === key) items.push({ report, group: before?.group ?? null, anew: anew.has(report.name) });
    for (const { report, group } of gone) if (report.key === key) items.push({ report, group, gone: true });
    return items;
  }

  private place(outcomes: readonly ReturnType<typeof gather>[]): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const { changed: groups, emptied } of outcomes) {
      for (const name of emptied) this.groups.delete(name);
      for (const { name, reports } of groups) {
        const group = name ?? randomBytes(9).toString("base64url");
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

  /** Whether a report came into view with the change. */
  isFresh(name: string): boolean {
    return this.reports.get(name)?.before === null;
  }

  /** Whether a report is now merged elsewhere than before. */
  moved({ report, group, event }: Kept): boolean {
    const before = this.reports.get(report.name)?.before;
    return before?.group !== group || before.event !== event;
  }

  private lacks(key: string, days: Days): boolean {
    return !covers(this.days.get(key) ?? [], days);
  }

  private async readMore(wanted: Wanted): Promise<void> {
    for (const kept of await readKept(this.tx, wanted, this.read)) this.keep(kept);
    for (const { key, from, to } of wanted.days) {
      const own = this.days.get(key) ?? [];
      insertDays(own, { from, to });
      this.days.set(key, own);
    }
    for (const { key, hash } of wanted.articles) this.articles.add(`${key} ${hash}`);
  }

  private keep(kept: Kept): void {
    this.read.add(kept.group);
    if (this.reports.has(kept.report.name)) return;
    this.reports.set(kept.report.name, { ...kept, before: { group: kept.group, event: kept.event } });
    const own = this.groups.get(kept.group) ?? new Set();
    own.add(kept.report.name);
    this.groups.set(kept.group, own);
  }
}
