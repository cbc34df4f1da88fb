import type { Event, Status } from "../statement/index.js";
import { cameAbout } from "./came-about.js";
import { daysOf, engagementDate, precisionOf } from "./day.js";
import { compare, inOrder, isFormerPlan, isHeld, isOff, type Report } from "./event-report.js";
import type { HistoryEntry, PublishedEvent } from "./published.js";

/** Which status counts where reports of one day disagree: what came about outranks what was expected. */
const WEIGHT: Readonly<Record<Status, number>> = {
  denied: 0,
  alleged: 1,
  possible: 2,
  planned: 3,
  postponed: 4,
  cancelled: 5,
  ongoing: 6,
  happened: 7,
};

/** Forms from the most telling to the least, for when as many reports say one as another. */
const FORMS = ["summit", "visit", "conference", "talks", "meeting", "call"];

/**
 * The event that reports add up to, all but its id: its history by the day reported, and its state now, which the
 * reports decide that say what came about, else the latest. Derived anew each time, from nothing but the reports, whatever order they come in.
 *
 * @param reports at least one.
 */
export function stateOf(reports: readonly Report<Event>[]): Omit<PublishedEvent, "id"> {
  const told = [...reports].sort(byTime);
  const newest = [...told].reverse();
  const deciding = newest.filter(decides(newest));
  const dated = best(deciding, newest, ({ statement }) => engagementDate(statement), precise);
  const [start = null, end = null] = dated?.split("/") ?? [];
  const leading = leadingReport(told);
  const consult = leading.statement.type === "CONSULT";
  return {
    type: leading.statement.type,
    mode: mostSaid(told, ({ mode }) => mode, []),
    form: consult ? mostSaid(told, ({ form }) => form, FORMS) : null,
    parties: [...new Set(told.flatMap(({ statement }) => partiesOf(statement)))].sort(),
    actor: codes(leading.statement.actor),
    recipient: codes(leading.statement.recipient),
    persons: distinct(told.flatMap(({ statement }) => statement.people.map(({ name }) => name))),
    start,
    end: end === start ? null : end,
    precision: precisionOf(dated),
    place: best(deciding, newest, ({ statement }) => statement.place),
    venue: best(deciding, newest, ({ statement }) => statement.venue),
    status: (deciding[0] ?? leading).statement.status,
    topics: fullest(told.flatMap(({ statement }) => statement.topics)),
    history: historyOf(told),
    reports: [...new Set(told.map(({ article }) => article))],
  };
}

function byTime(a: Report<Event>, b: Report<Event>): number {
  return (
    compare(a.reported ?? "", b.reported ?? "") ||
    WEIGHT[a.statement.status] - WEIGHT[b.statement.status] ||
    Number(isFormerPlan(b.statement)) - Number(isFormerPlan(a.statement)) ||
    inOrder(a, b)
  );
}

/**
 * Whether a report says that it came about; without a day, only where its own article does not plan it or put it off, and
 * until a later one says that it was put off.
 */
function saysSo(newest: readonly Report<Event>[]): (report: Report<Event>) => boolean {
  const off = newest.find(({ statement }) => isOff(statement));
  const looks = newest.map(lookOf);
  return (report) => {
    const { statement, reported } = report;
    const later = precisionOf(statement.date) === "day" || !off || (reported ?? "") >= (off.reported ?? "");
    return later && cameAbout(lookOf(report), looks);
  };
}

/** What tells whether a report says that its event came about. */
const lookOf = ({ hash, statement }: Report<Event>) => ({
  hash,
  status: statement.status,
  days: daysOf(engagementDate(statement)),
});

/** What has come about is not unmade by a later look back at the plan. */
function decides(newest: readonly Report<Event>[]): (report: Report<Event>) => boolean {
  // Most events are told of once.
  if (newest.length === 1) return () => true;
  const came = saysSo(newest);
  if (newest.some(came)) return came;
  const others = ({ statement }: Report<Event>) => !isHeld(statement);
  const expected = newest.some((report) => others(report) && WEIGHT[report.statement.status] >= WEIGHT.possible);
  return (report) => others(report) && (!expected || WEIGHT[report.statement.status] >= WEIGHT.possible);
}

/**
 * The value that counts, among the deciding reports, where they give none among all: the most exact; of what came about
 * the one that most articles give, also those that announced it, then the one that was reported first, since what is told later is told from memory; of
 * what lies ahead the newest.
 */
function best(
  deciding: readonly Report<Event>[],
  newest: readonly Report<Event>[],
  value: (report: Report<Event>) => string | null,
  exactness: (value: string) => number = () => 0,
): string | null {
  const [only] = newest;
  if (only && newest.length === 1) return value(only);
  const held = deciding.some(({ statement }) => WEIGHT[statement.status] >= WEIGHT.ongoing);
  for (const reports of [deciding, newest]) {
    const given = new Set<string>();
    for (const report of held ? [...reports].reverse() : reports) {
      const said = value(report);
      if (said !== null) given.add(said);
    }
    const support = (said: string) => (held ? backers(newest, said, value) : 0);
    // The order of the set stands where all else is equal.
    const [first] = [...given].sort((a, b) => exactness(b) - exactness(a) || support(b) - support(a));
    if (first !== undefined) return first;
  }
  return null;
}

/** How many articles give a value. */
const backers = (
  reports: readonly Report<Event>[],
  said: string,
  value: (report: Report<Event>) => string | null,
): number => new Set(reports.filter((report) => value(report) === said).map(({ hash }) => hash)).size;

/** Days that a stay lasts at most; a longer stretch is rather a week in which it was. */
const STAY_DAYS = 4;

function precise(date: string): number {
  const exactness = ["year", "month", "day"].indexOf(precisionOf(date) ?? "");
  const days = daysOf(date);
  return exactness === 2 && days && days.to - days.from >= STAY_DAYS ? 1.5 : exactness;
}

/** The value that most articles give; on a tie, the one that stands first in `order`, then in the alphabet. */
function mostSaid(
  reports: readonly Report<Event>[],
  value: (event: Event) => string | null,
  order: readonly string[],
): string | null {
  const [only] = reports;
  if (only && reports.length === 1) return value(only.statement);
  const articles = new Map<string, Set<string>>();
  for (const { statement, hash } of reports) {
    const said = value(statement);
    if (said !== null) articles.set(said, (articles.get(said) ?? new Set()).add(hash));
  }
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const ranked = [...articles].sort(
    (a, b) => b[1].size - a[1].size || place(a[0]) - place(b[0]) || compare(a[0], b[0]),
  );
  return ranked[0]?.[0] ?? null;
}

/** The report that says who does it to whom: the first that tells visitor from host, else the first. */
function leadingReport(told: readonly Report<Event>[]): Report<Event> {
  const directed = told.find(({ statement }) => statement.actor.length > 0 && statement.recipient.length > 0);
  const leading = directed ?? told[0];
  if (!leading) throw new RangeError("an event has at least one report");
  return leading;
}

/** Entries of one article that say the same are one entry; a word that its own article gainsays is none. */
function historyOf(told: readonly Report<Event>[]): HistoryEntry[] {
  const seen = new Set<string>();
  const history: HistoryEntry[] = [];
  const looks = told.map(lookOf);
  for (const report of told) {
    const { statement, reported, article } = report;
    if (isHeld(statement) && !cameAbout(lookOf(report), looks)) continue;
    const [start = null, end = null] = engagementDate(statement)?.split("/") ?? [];
    const { status, place } = statement;
    const entry = { status, start, end: end === start ? null : end, place, reported, article, statement: statement.id };
    const same = told.length > 1 ? JSON.stringify([status, start, entry.end, place, article]) : "";
    if (!seen.has(same)) history.push(entry);
    seen.add(same);
  }
  return history;
}

const codes = (parties: Event["actor"]): string[] =>
  distinct(parties.flatMap(({ code }) => (code === null ? [] : [code])));

const partiesOf = ({ actor, recipient }: Event): string[] => [...codes(actor), ...codes(recipient)];

/** Each once, as first written, whatever its capitals. */
function distinct(names: readonly string[]): string[] {
  if (names.length < 2) return [...names];
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  return [...seen.values()];
}

/** What they met about, each item once and in its fullest form: not "ceasefire" beside "ceasefire in Sudan". */
function fullest(topics: readonly string[]): string[] {
  const items = distinct(topics).map((topic) => ({ topic, words: topic.toLowerCase().split(/\s+/) }));
  return items
    .filter(
      ({ words }) =>
        !items.some((other) => other.words.length > words.length && words.every((word) => other.words.includes(word))),
    )
    .map(({ topic }) => topic);
}
