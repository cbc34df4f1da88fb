import { Cluster } from "./cluster.js";
import { type Days, gap, insertDays } from "./day.js";
import { inOrder, type Prepared } from "./event-report.js";
import { fitness } from "./fitness.js";
import { reachOf } from "./reach.js";

/** A report as it is gathered: where it was before, and what is to become of it. */
export interface Item {
  readonly report: Prepared;
  /** The group it was in; null where it is new. */
  readonly group: string | null;
  /** Out of view now: its group is to be looked at again, and it is in none. */
  readonly gone?: boolean;
  /** To be placed anew, though nothing near it changed: a parting by hand names it. */
  readonly anew?: boolean;
}

/** A parting made by hand: reports that belong together, and those they are not of one event with. */
export interface Parting {
  readonly names: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  /** Statements that were joined again later: between two of one set the parting does not hold. */
  readonly rejoined: readonly ReadonlySet<string>[];
}

/** Reports that tell of one event. */
export interface Group {
  /** The group's name so far; null where it is new. */
  readonly name: string | null;
  readonly reports: readonly Prepared[];
}

/** What became of the reports of one merge key. */
export interface Gathered {
  /** Groups that are new or differ from before. */
  readonly changed: readonly Group[];
  /** Former groups that are left without reports. */
  readonly emptied: readonly string[];
  /** The days whose reports bear on the answer: it holds if all that reach into them were given. */
  readonly days: readonly Days[];
  /** The articles, by hash, whose reports bear on it likewise. */
  readonly articles: ReadonlySet<string>;
}

/**
 * Gathers reports of one merge key into groups that tell of one event each. Reports are read in the order of their days;
 * each joins the group it fits best, or opens one. The answer is a function of the set of reports.
 *
 * Reports that were gathered before stay where they are, unless something within their reach changed: so what late
 * news costs depends on how much lies near it in time, not on how much there is. `days` and `articles` say which reports
 * must be among those given for the answer to be that of all.
 *
 * @param items reports, with all of any group that one of them was in.
 */
export function gather(items: readonly Item[], partings: readonly Parting[] = []): Gathered {
  return new Gathering(items, partings).run();
}

class Gathering {
  private readonly items: readonly Item[];
  private readonly former: ReadonlyMap<string, readonly Item[]>;
  private readonly clusters: Cluster[] = [];
  private readonly nameOf = new Map<Cluster, string>();
  private readonly named = new Map<string, Cluster>();
  private readonly dirty = new Set<Cluster>();
  private readonly dirtyNames = new Set<string>();
  private readonly near: Days[] = [];
  private readonly nearArticles = new Set<string>();
  private readonly noted = new Set<string>();
  private readonly wanted: Days[] = [];
  private readonly wantedArticles = new Set<string>();

  constructor(
    items: readonly Item[],
    private readonly partings: readonly Parting[],
  ) {
    this.items = [...items].sort((a, b) => inOrder(a.report, b.report));
    const former = new Map<string, Item[]>();
    for (const item of this.items) {
      if (item.group === null) continue;
      const group = former.get(item.group);
      if (group) group.push(item);
      else former.set(item.group, [item]);
    }
    this.former = former;
  }

  run(): Gathered {
    for (const item of this.items) {
      if (item.gone) {
        if (item.group !== null) this.changeFormer(item.group);
      } else if (item.group !== null && !item.anew && !this.isNear(item.report)) this.stay(item.report, item.group);
      else this.place(item);
    }
    const kept = new Set(this.nameOf.values());
    return {
      changed: [...this.dirty].map((cluster) => ({ name: this.nameOf.get(cluster) ?? null, reports: cluster.reports })),
      emptied: [...this.dirtyNames].filter((name) => !kept.has(name)),
      days: [...this.wanted, ...this.near],
      articles: new Set([...this.wantedArticles, ...this.nearArticles]),
    };
  }

  /** Puts a report where it was. */
  private stay(report: Prepared, name: string): void {
    const home = this.named.get(name) ?? this.open(name);
    home.add(report);
  }

  /** Puts a report where it fits best, and notes what that changes. */
  private place({ report, group }: Item): void {
    const reach = reachOf(report);
    if (reach) insertDays(this.wanted, reach);
    this.wantedArticles.add(report.hash);
    const former = group === null ? undefined : this.named.get(group);
    const best = this.bestFor(report);
    // The first of its group that opens one opens it again.
    const home = best ?? this.open(group !== null && !former ? group : null);
    home.add(report);
    const stays = group !== null && this.nameOf.get(home) === group;
    if (!stays) {
      if (group !== null) this.changeFormer(group);
      this.change(home);
    } else if (this.dirty.has(home)) this.change(home);
  }

  private open(name: string | null): Cluster {
    const cluster = new Cluster();
    this.clusters.push(cluster);
    if (name !== null) {
      this.nameOf.set(cluster, name);
      this.named.set(name, cluster);
      if (this.dirtyNames.has(name)) this.dirty.add(cluster);
    }
    return cluster;
  }

  private bestFor(report: Prepared): Cluster | null {
    let nearest: Cluster | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const cluster of this.clusters) {
      const ruling = this.ruling(cluster, report);
      if (ruling === "together") return cluster;
      const score = ruling === "apart" ? null : fitness(cluster, report);
      if (score === null || score >= least) continue;
      nearest = cluster;
      least = score;
    }
    return nearest;
  }

  /** What a parting by hand says of a report and a group; the latest one counts. */
  private ruling(cluster: Cluster, { name }: Prepared): "together" | "apart" | null {
    let ruling: "together" | "apart" | null = null;
    for (const { names, others, rejoined } of this.partings) {
      const own = names.has(name) ? names : others.has(name) ? others : null;
      if (!own) continue;
      const other = own === names ? others : names;
      const holds = (it: string) => other.has(it) && !rejoined.some((set) => set.has(it) && set.has(name));
      if (cluster.reports.some((report) => holds(report.name))) ruling = "apart";
      else if (own === names && cluster.reports.some((report) => names.has(report.name))) ruling = "together";
    }
    return ruling;
  }

  /** Notes that a group differs from before: what comes after it and is near it must be placed anew. */
  private change(cluster: Cluster): void {
    const name = this.nameOf.get(cluster);
    if (name !== undefined) this.changeFormer(name);
    this.dirty.add(cluster);
    for (const report of cluster.reports) this.note(report);
  }

  private changeFormer(name: string): void {
    if (this.dirtyNames.has(name)) return;
    this.dirtyNames.add(name);
    for (const { report } of this.former.get(name) ?? []) this.note(report);
    const cluster = this.named.get(name);
    if (cluster) this.change(cluster);
  }

  private note(report: Prepared): void {
    if (this.noted.has(report.name)) return;
    this.noted.add(report.name);
    this.nearArticles.add(report.hash);
    const reach = reachOf(report);
    if (reach) insertDays(this.near, reach);
  }

  private isNear(report: Prepared): boolean {
    if (this.noted.has(report.name) || this.nearArticles.has(report.hash)) return true;
    const reach = reachOf(report);
    return reach !== null && this.near.some((days) => gap(days, reach) === 0);
  }
}
