import { cameAbout } from "./came-about.js";
import { type Days, gap } from "./day.js";
import { isHeld, isOff, type Prepared } from "./event-report.js";

/** Reports whose words are compared with a new one's; the first tell enough of a much reported event. */
export const COMPARED = 8;

/** Reports that tell of one event, gathered in the order of reading. */
export class Cluster {
  readonly reports: Prepared[] = [];
  /** Each once; there are few of each, and many clusters. */
  readonly places: string[] = [];
  readonly venues: string[] = [];
  readonly modes: string[] = [];
  /** Words of the persons' names, by their party. */
  readonly persons = new Map<string, Set<string>>();
  /** Dates to the day, each once. */
  readonly exact: Days[] = [];
  readonly vague: Days[] = [];
  readonly words: (readonly string[])[] = [];
  readonly articles = new Set<string>();
  /** Days on which reports without a date came, and of those the days of reports that told it as ahead or put off. */
  readonly undated: Days[] = [];
  readonly announced: Days[] = [];
  held = false;
  visit = false;
  /** The report that it is put off or called off, until a later article says otherwise. */
  off: Prepared | null = null;

  add(report: Prepared): void {
    const { days, day, place, venue, mode } = report;
    this.reports.push(report);
    this.articles.add(report.hash);
    if (place !== null) note(this.places, place);
    if (venue !== null) note(this.venues, venue);
    if (mode !== null) note(this.modes, mode);
    if (report.visit) this.visit = true;
    if (cameAbout(report, this.reports)) this.held = true;
    // What is put off later was not held before, whatever a report without a date seemed to say.
    if (isOff(report)) this.held = false;
    // The article that puts it off may recall the plan.
    if (isOff(report)) this.off = report;
    else if (this.off?.hash !== report.hash) this.off = null;
    for (const [code, names] of Object.entries(report.persons)) {
      const own = this.persons.get(code) ?? new Set();
      for (const name of names) own.add(name);
      this.persons.set(code, own);
    }
    if (this.words.length < COMPARED) this.words.push(report.words);
    if (days) remember(report.exact ? this.exact : this.vague, days);
    else if (day !== null) {
      remember(this.undated, { from: day, to: day });
      if (!isHeld(report)) remember(this.announced, { from: day, to: day });
    }
  }

  /** The days the event is known by: exact ones, else vague ones, else the days it was reported. */
  get days(): readonly Days[] {
    return this.exact.length > 0 ? this.exact : this.vague.length > 0 ? this.vague : this.undated;
  }

  /** Whether a report gave its date. */
  get dated(): boolean {
    return this.exact.length > 0 || this.vague.length > 0;
  }

  /** Days between the event and a stretch; null where the event's time is not known at all. */
  distance(days: Days): number | null {
    let least: number | null = null;
    for (const own of this.days) least = Math.min(least ?? Number.POSITIVE_INFINITY, gap(own, days));
    return least;
  }

  /** The first day the event is dated to. */
  get first(): number | null {
    return this.days.length === 0 ? null : Math.min(...this.days.map(({ from }) => from));
  }

  /** The last day the event is dated to. */
  get last(): number | null {
    return this.days.length === 0 ? null : Math.max(...this.days.map(({ to }) => to));
  }

  /** The greatest share of words that a report has in common with one of these. */
  likeness(words: readonly string[]): number {
    return Math.max(0, ...this.words.map((own) => overlap(own, words)));
  }
}

function note<T>(list: T[], value: T): void {
  if (!list.includes(value)) list.push(value);
}

function remember(list: Days[], days: Days): void {
  if (!list.some(({ from, to }) => from === days.from && to === days.to)) list.push(days);
}

/** Share of the smaller set's words that the other has too, 0 to 1; 0 where they are fewer than so many. */
export function overlap(a: readonly string[], b: readonly string[], least = 1): number {
  const shared = a.filter((word) => b.includes(word)).length;
  return shared < least ? 0 : shared / Math.min(a.length, b.length);
}
