import { Cluster } from "./cluster.js";
import { type Days, gap, insertDays } from "./day.js";
import { byReading, type Prepared, UNDATED } from "./event-report.js";
import { fitness } from "./fitness.js";
import { mayBeOne } from "./pledge-fit.js";
import { type Reach, reachOf } from "./reach.js";

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

/** A promise of an event that changed, and the first day on which others may feel it. */
export interface Spoken {
  readonly report: Prepared;
  readonly from: number;
}

/** Which reports bear on an answer: it holds if all of these were given. */
export interface Bearing {
  /** Those that lie in the days. */
  readonly lying: readonly Days[];
  /** Those whose events draw reports that lie in the days and came out on the day `placed` or later. */
  readonly drawing: readonly Days[];
  readonly placed: string;
  /** From a day of reporting on, null for none: those that look into `seen`, or lie in `drawn`. */
  readonly since: string | null;
  readonly seen: readonly Days[];
  readonly drawn: readonly Days[];
  /** Instead of all these, of promises: those that may be one with any of these and came out in the year before it, */
  readonly promised: readonly Prepared[];
  /** or with any of these and came out in the year after it, once its event had changed. */
  readonly spoken: readonly Spoken[];
  /** Those of these articles, by hash. */
  readonly articles: readonly string[];
}

/** What became of the reports of one merge key. */
export interface Gathered {
  /** Groups that are new or differ from before. */
  readonly changed: readonly Group[];
  /** Former groups that are left without reports. */
  readonly emptied: readonly string[];
  readonly bearing: Bearing;
}

/**
 * Gathers reports of one merge key into groups that tell of one event each. Reports are read in the order of their days;
 * each joins the group it fits best, or opens one. The answer is a function of the set of reports.
 *
 * Reports that were gathered before stay where they are, unless something within their reach changed before them: so
 * what news costs depends on how much lies near it in time, not on how much there is. `bearing` says which reports must be
 * among those given for the answer to be that of all.
 *
 * @param items reports, with all of any group that one of them was in.
 */
export function gather(items: readonly Item[], partings: readonly Parting[] = []): Gathered {
  return new Gathering(items, partings).run();
}

class Gathering {
  private readonly items: readonly Item[];
  private readonly former = new Map<string, Item[]>();
  private readonly clusters: Cluster[] = [];
  private readonly nameOf = new Map<Cluster, string>();
  private readonly named = new Map<string, Cluster>();
  private readonly dirty = new Set<Cluster>();
  private readonly dirtyNames = new Set<string>();
  private readonly noted = new Set<string>();
  private readonly lying: Days[] = [];
  private readonly drawing: Days[] = [];
  private readonly seen: Days[] = [];
  private readonly drawn: Days[] = [];
  private readonly promised: Prepared[] = [];
  private readonly spoken: Spoken[] = [];
  private readonly articles = new Set<string>();
  private readonly nearArticles = new Set<string>();
  private placed = UNDATED;
  private since: string | null = null;

  constructor(
    items: readonly Item[],
    private readonly partings: readonly Parting[],
  ) {
    this.items = [...items].sort((a, b) => byReading(a.report, b.report));
    for (const item of this.items) {
      if (item.group === null) continue;
      const group = this.former.get(item.group);
      if (group) group.push(item);
      else this.former.set(item.group, [item]);
    }
  }

  run(): Gathered {
    for (const item of this.items) {
      if (item.gone) {
        if (item.group !== null) this.changeFormer(item.group, item.report);
      } else if (item.group !== null && !item.anew && !this.isNear(item.report)) this.stay(item.report, item.group);
      else this.place(item);
    }
    const kept = new Set(this.nameOf.values());
    const { lying, drawing, placed, since, seen, drawn, promised, spoken } = this;
    return {
      changed: [...this.dirty].map((cluster) => ({ name: this.nameOf.get(cluster) ?? null, reports: cluster.reports })),
      emptied: [...this.dirtyNames].filter((name) => !kept.has(name)),
      bearing: {
        lying,
        drawing,
        placed,
        since,
        seen,
        drawn,
        promised,
        spoken,
        articles: [...this.articles, ...this.nearArticles],
      },
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
    if (report.pledge) this.promised.push(report);
    else if (reach) {
      insertDays(this.lying, reach.looks);
      insertDays(this.drawing, reach.lies);
      const day = report.reported ?? UNDATED;
      if (day < this.placed) this.placed = day;
    }
    this.articles.add(report.hash);
    const former = group === null ? undefined : this.named.get(group);
    // The first of its group that opens one opens it again.
    const home = this.bestFor(report) ?? this.open(group !== null && !former ? group : null);
    home.add(report);
    if (group !== null && this.nameOf.get(home) === group) {
      if (this.dirty.has(home)) this.note(report, report);
      return;
    }
    if (group !== null) this.changeFormer(group, report);
    this.change(home, report);
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
      const ruling = this.partings.length === 0 ? null : this.ruling(cluster, report);
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

  /** Notes that a group differs from before: what comes after and is near it must be placed anew. */
  private change(cluster: Cluster, by: Prepared): void {
    const name = this.nameOf.get(cluster);
    if (name !== undefined) this.changeFormer(name, by);
    this.dirty.add(cluster);
    for (const report of cluster.reports) this.note(report, by);
  }

  private changeFormer(name: string, by: Prepared): void {
    if (this.dirtyNames.has(name)) return;
    this.dirtyNames.add(name);
    for (const { report } of this.former.get(name) ?? []) this.note(report, by);
    const cluster = this.named.get(name);
    if (cluster) this.change(cluster, by);
  }

  private note(report: Prepared, by: Prepared): void {
    if (this.noted.has(report.name)) return;
    this.noted.add(report.name);
    const day = by.reported ?? UNDATED;
    // What else its article tells was read before, unless it came out since.
    if ((report.reported ?? UNDATED) >= day) this.nearArticles.add(report.hash);
    if (report.pledge) {
      // What came out without a day is read last, and is near to its own article alone.
      const from = Math.max(report.day ?? 0, by.day ?? Number.POSITIVE_INFINITY);
      this.spoken.push({ report, from });
      return;
    }
    if (this.since === null || day < this.since) this.since = day;
    const reach = reachOf(report);
    if (!reach) return;
    insertDays(this.seen, reach.lies);
    insertDays(this.drawn, reach.draws);
  }

  private isNear(report: Prepared): boolean {
    if (this.noted.has(report.name) || this.nearArticles.has(report.hash)) return true;
    if (report.pledge) return this.spoken.some((own) => mayBeOne(own.report, report));
    const reach = reachOf(report);
    return reach !== null && isWithin(reach, this.seen, this.drawn);
  }
}

const isWithin = ({ looks, lies }: Reach, seen: readonly Days[], drawn: readonly Days[]): boolean =>
  seen.some((days) => gap(days, looks) === 0) || drawn.some((days) => gap(days, lies) === 0);
