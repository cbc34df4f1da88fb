import type { Sentence } from "../language/index.js";
import { type Day, exists, monday, monthAfter, pad, toDay, toIso, weekday } from "./calendar.js";
import type { TimeMention } from "./mention.js";
import { anchoredAt, stretchAt } from "./stretches.js";

/**
 * Times of a sentence, resolved against the publication day as news speaks of them. A grammar of our own over tokens: the
 * maintained library measured for it read 20 of 30 news phrases, ignores tense, and gives a day where the words say a week, a month or a year.
 */

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const DAY_ABBR = ["sun.", "mon.", "tue.", "wed.", "thu.", "fri.", "sat.", "tues.", "thurs."];
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    several: 3,
    couple: 2,
  }),
);
const UNITS: ReadonlyMap<string, "day" | "week" | "month" | "year"> = new Map(
  Object.entries({
    day: "day",
    days: "day",
    week: "week",
    weeks: "week",
    month: "month",
    months: "month",
    year: "year",
    years: "year",
    fortnight: "week",
    decade: "year",
    decades: "year",
  }),
);

/** What some tokens say of a time: its reading, and where the words leave a choice the readings behind and ahead. */
export interface Reading {
  readonly to: number;
  readonly past: string | null;
  readonly future: string | null;
}

/**
 * The times of one tagged sentence in the order of the text.
 *
 * @param day publication day, ISO; null leaves relative times unresolved (their dates are null).
 * @param last the date told last before the sentence, from which "four days later" is counted; null where none was.
 */
export function findTimes(
  index: number,
  sentence: Sentence,
  day: string | null,
  last: string | null = null,
): TimeMention[] {
  const found: TimeMention[] = [];
  const lower = sentence.form.map((form) => form.toLowerCase());
  for (let row = 0; row < sentence.length; ) {
    const reading = anchoredAt(lower, row, found.at(-1)?.date ?? last) ?? read(sentence, lower, row, day);
    if (!reading) {
      row++;
      continue;
    }
    const from = row;
    found.push(mention(index, sentence, lower, from, reading, day));
    row = reading.to;
  }
  return found;
}

function mention(
  index: number,
  sentence: Sentence,
  lower: readonly string[],
  from: number,
  { to, past, future }: Reading,
  day: string | null,
): TimeMention {
  let front = from - 1;
  while (/^(the|early|late|mid|shortly|just|at|least)$/.test(lower[front] ?? "")) front--;
  const before = lower[front] ?? "";
  const relation: TimeMention["relation"] =
    before === "by" || before === "before"
      ? "by"
      : before === "since" || before === "after"
        ? "since"
        : before === "until" || before === "till"
          ? "until"
          : (before === "for" && isLength(sentence, lower, from, to)) || (before === "over" && !past?.includes("/"))
            ? "duration"
            : "at";
  const date = past === future ? past : isFuture(sentence, lower, from) ? future : past;
  const since =
    relation === "since" && date !== null && day !== null && before === "since" && date < day ? `${date}/${day}` : date;
  return {
    kind: "time",
    sentence: index,
    from,
    to,
    head: to - 1,
    start: sentence.starts[from] ?? 0,
    end: sentence.ends[to - 1] ?? 0,
    date: since,
    past: since === date ? past : since,
    future: since === date ? future : since,
    relation,
  };
}

/** "for three weeks", "for the last two years", but not "planned for 3 June" or "for Friday". */
function isLength(sentence: Sentence, lower: readonly string[], from: number, to: number): boolean {
  const words = lower.slice(from, to);
  return (
    words.some((word) => UNITS.get(word) !== undefined) &&
    !words.includes("next") &&
    !words.some((_, at) => monthOf(sentence, lower, from + at) >= 0)
  );
}

/** Whether the verb nearest before a time (else after it) looks ahead. */
function isFuture(sentence: Sentence, lower: readonly string[], row: number): boolean {
  for (let distance = 1; distance < sentence.length; distance++) {
    for (const at of [row - distance, row + distance]) {
      const tag = sentence.xpos[at] ?? "";
      if (tag === "VBD" || tag === "VBN") {
        const scheduled = ["due", "scheduled", "expected", "set", "planned", "slated"].includes(lower[at] ?? "");
        return scheduled || (tag === "VBN" && lower[at - 1] === "be");
      }
      if (tag === "MD") return true;
      // "to meet" looks ahead, "let them go" and "did not meet" do not.
      if (
        tag === "VB" &&
        sentence.xpos.slice(Math.max(0, at - 2), at).some((before) => before === "TO" || before === "MD")
      )
        return true;
      if (tag === "VBZ" || tag === "VBP")
        return lower[at] !== "has" && lower[at] !== "have" && !/^(says|say)$/.test(lower[at] ?? "");
    }
  }
  return false;
}

/** Words that a time may open with; most tokens are none of them and are passed over at once. */
const OPENERS: ReadonlySet<string> = new Set([
  ...DAYS,
  ...DAY_ABBR,
  ...MONTHS,
  ...MONTHS.flatMap((name) => [name.slice(0, 3), `${name.slice(0, 3)}.`]),
  ...NUMBERS.keys(),
  ..."sept sept. last next this coming early earlier late later mid mid- today tonight yesterday tomorrow overnight christmas first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth final recent past weekend end beginning start middle close previous current in within the".split(
    " ",
  ),
]);

const isDigit = (code: number) => code >= 48 && code <= 57;

function read(sentence: Sentence, lower: readonly string[], row: number, day: string | null): Reading | null {
  const word = lower[row] ?? "";
  const digits = isDigit(word.charCodeAt(0)) || isDigit(word.charCodeAt(word.length - 1));
  if (!digits && !OPENERS.has(word)) return null;
  return (
    relativeDay(lower, row, day) ??
    halfOfMonth(sentence, lower, row, day) ??
    recently(lower, row, day) ??
    weekendAt(lower, row, day) ??
    weekOfMonth(sentence, lower, row, day) ??
    weekdayAt(sentence, lower, row, day) ??
    monthAt(sentence, lower, row, day) ??
    dayMonth(sentence, lower, row, day) ??
    unitAt(lower, row, day) ??
    ago(lower, row, day) ??
    stretchAt(lower, row, day) ??
    isoAt(word, row) ??
    edgeOfYear(word, row) ??
    yearAt(sentence, lower, row) ??
    partOfYear(lower, row, day)
  );
}

const both = (to: number, date: string | null): Reading => ({ to, past: date, future: date });

const SHIFTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ today: 0, tonight: 0, yesterday: -1, tomorrow: 1 }),
);

function relativeDay(lower: readonly string[], row: number, day: string | null): Reading | null {
  const word = lower[row] ?? "";
  const by = SHIFTS.get(word);
  if (by !== undefined) return both(row + 1, day && toIso(toDay(day) + by));
  if (word === "christmas" && day !== null) {
    const year = Number(day.slice(0, 4));
    return { to: row + 1, past: `${day.slice(5) >= "12-20" ? year : year - 1}-12`, future: `${year}-12` };
  }
  if (word === "overnight" || (word === "this" && /^(morning|afternoon|evening)$/.test(lower[row + 1] ?? "")))
    return both(row + (word === "this" ? 2 : 1), day);
  if (word === "last" && lower[row + 1] === "night") return both(row + 2, day && toIso(toDay(day) - 1));
  return null;
}

/** "Friday", "last Friday", "next Friday", "Friday night", "Thursday and Friday" is two mentions. */
function weekdayAt(sentence: Sentence, lower: readonly string[], row: number, day: string | null): Reading | null {
  const lead = /^(last|next|this|coming)$/.test(lower[row] ?? "") ? 1 : 0;
  const word = lower[row + lead] ?? "";
  const at =
    DAYS.indexOf(word) >= 0
      ? DAYS.indexOf(word)
      : DAY_ABBR.includes(word)
        ? DAYS.findIndex((name) => name.startsWith(word.slice(0, 3)))
        : -1;
  if (at < 0 || !/^\p{Lu}/u.test(sentence.form[row + lead] ?? "")) return null;
  let to = row + lead + 1;
  // "Monday, June 5": the date decides.
  const comma = lower[to] === "," ? 1 : 0;
  const exact = monthAt(sentence, lower, to + comma, day) ?? dayMonth(sentence, lower, to + comma, day);
  if (exact && /\d/.test(lower.slice(to, exact.to).join(" "))) return exact;
  if (day === null) return both(to, null);
  const today = toDay(day);
  const back = (weekday(today) - at + 7) % 7;
  const ahead = (at - weekday(today) + 7) % 7;
  const weekLater = lower[to] === "next" && lower[to + 1] === "week";
  const weekEarlier = lower[to] === "last" && lower[to + 1] === "week";
  if (weekLater || weekEarlier) {
    const date = toIso(monday(today) + (weekLater ? 7 : -7) + ((at + 6) % 7));
    return both(to + 2, date);
  }
  if (/^(morning|afternoon|evening|night)$/.test(lower[to] ?? "")) to++;
  const lead0 = lead ? lower[row] : "";
  if (lead0 === "last") return both(to, toIso(today - (back || 7)));
  if (lead0 === "next" || lead0 === "coming") return both(to, toIso(today + (ahead || 7)));
  return { to, past: toIso(today - back), future: toIso(today + ahead) };
}

const WEEKS: ReadonlyMap<string, number> = new Map(
  Object.entries({ first: 1, second: 2, third: 3, fourth: 4, last: 5, final: 5 }),
);

/** "the first week of May", "the last week of March 2024": the first is its first seven days, the last its last seven. */
function weekOfMonth(sentence: Sentence, lower: readonly string[], row: number, day: string | null): Reading | null {
  const week = WEEKS.get(lower[row] ?? "");
  if (week === undefined || lower[row + 1] !== "week" || (lower[row + 2] !== "of" && lower[row + 2] !== "in"))
    return null;
  const month = monthAt(sentence, lower, row + 3, day);
  if (!month) return null;
  const inMonth = (date: string | null): string | null => {
    if (date === null || !/^\d{4}-\d\d$/.test(date)) return null;
    const length = toDay(`${monthAfter(date, 1)}-01`) - toDay(`${date}-01`);
    const first = week === 5 ? length - 6 : 7 * week - 6;
    return `${date}-${pad(first)}/${date}-${pad(first + 6)}`;
  };
  return { to: month.to, past: inMonth(month.past), future: inMonth(month.future) };
}

/** "the first half of September": up to its fifteenth day, or from its sixteenth. */
function halfOfMonth(sentence: Sentence, lower: readonly string[], row: number, day: string | null): Reading | null {
  const half = lower[row] ?? "";
  if ((half !== "first" && half !== "second") || lower[row + 1] !== "half" || lower[row + 2] !== "of") return null;
  const month = monthAt(sentence, lower, row + 3, day);
  if (!month) return null;
  const inMonth = (date: string | null): string | null => {
    if (date === null || !/^\d{4}-\d\d$/.test(date)) return null;
    if (half === "first") return `${date}-01/${date}-15`;
    return `${date}-16/${toIso(toDay(`${monthAfter(date, 1)}-01`) - 1)}`;
  };
  return { to: month.to, past: inMonth(month.past), future: inMonth(month.future) };
}

/** "in the last few days", "over the past two years": the stretch up to the day of the report; "in recent days": its month. */
function recently(lower: readonly string[], row: number, day: string | null): Reading | null {
  if (lower[row] === "recent" && /^(days|weeks)$/.test(lower[row + 1] ?? "") && lower[row - 1] === "in")
    return both(row + 2, day?.slice(0, 7) ?? null);
  if (!/^(last|past)$/.test(lower[row] ?? "") || lower[row - 1] !== "the") return null;
  const word = lower[row + 1] ?? "";
  const count = word === "few" ? 5 : (NUMBERS.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : null));
  const unit = UNITS.get(lower[row + 2] ?? "");
  if (count === null || unit === undefined || lower[row + 2]?.startsWith("decade")) return null;
  if (day === null) return both(row + 3, null);
  if (unit === "month" || unit === "year")
    return both(row + 3, `${monthAfter(day, -count * (unit === "year" ? 12 : 1))}/${day.slice(0, 7)}`);
  const days = unit === "week" ? 7 * count : count === 2 ? 1 : count;
  return both(row + 3, `${toIso(toDay(day) - days)}/${day}`);
}

/** "at the weekend", "over the weekend": the one behind, or in a clause that looks ahead the next. */
function weekendAt(lower: readonly string[], row: number, day: string | null): Reading | null {
  if (lower[row] !== "weekend") return null;
  const lead = lower[row - 1] === "the" ? lower[row - 2] : lower[row - 1];
  if (!/^(at|over|during|on)$/.test(lead ?? "")) return null;
  if (day === null) return both(row + 1, null);
  const today = toDay(day);
  const next = monday(today) + 5;
  const last = weekday(today) === 6 || weekday(today) === 0 ? next : next - 7;
  const write = (saturday: Day) => `${toIso(saturday)}/${toIso(saturday + 1)}`;
  return { to: row + 1, past: write(last), future: write(next) };
}

function monthOf(sentence: Sentence, lower: readonly string[], row: number): number {
  const word = (lower[row] ?? "").replace(/\.$/, "");
  if (!/^\p{Lu}/u.test(sentence.form[row] ?? "")) return -1;
  const at = MONTHS.findIndex(
    (name) =>
      name === word ||
      (word.length >= 3 &&
        name.startsWith(word) &&
        (word.length === 3 || word === "sept") &&
        lower[row] !== "may" &&
        lower[row] !== "mar"),
  );
  // "May" and "March" are also a name and a verb: a month stands after a preposition, or by a number.
  if ((at === 4 || at === 2) && !/\d/.test(`${lower[row + 1] ?? ""}${lower[row - 1] ?? ""}`)) {
    const before = lower[row - 1] ?? "";
    const led = [
      "in",
      "of",
      "since",
      "until",
      "by",
      "last",
      "next",
      "this",
      "early",
      "late",
      "mid",
      "from",
      "to",
      "for",
      "during",
      "-",
      "before",
      "after",
      "and",
      "or",
    ].includes(before);
    return led && sentence.upos[row] === "PROPN" ? at : -1;
  }
  return at;
}

const DAY_NUMBER = /^([12]?\d|3[01])(st|nd|rd|th)?$/;
const YEAR = /^(19|20)\d\d$/;

/** "March", "March 2024", "February 5", "Feb. 5, 2025", "May 3-5", "June 28 and 29". */
function monthAt(sentence: Sentence, lower: readonly string[], row: number, day: string | null): Reading | null {
  const lead = /^(last|next|this|early|late|mid|mid-)$/.test(lower[row] ?? "") ? 1 : 0;
  const skip = lead && lower[row + 1] === "-" ? 2 : lead;
  const month = monthOf(sentence, lower, row + skip);
  if (month < 0) return null;
  let to = row + skip + 1;
  const first = DAY_NUMBER.exec(lower[to] ?? "");
  if (first && !YEAR.test(lower[to] ?? "")) {
    to++;
    let last = 0;
    const join = lower[to] ?? "";
    const second = DAY_NUMBER.exec(lower[to + 1] ?? "");
    if (
      second &&
      (join === "-" || join === "–" || join === "to" || join === "and") &&
      Number(second[1]) > Number(first[1]) &&
      !/^(percent|%|million|people|troops)$/.test(lower[to + 2] ?? "")
    ) {
      last = Number(second[1]);
      to += 2;
    }
    const [year, end] = yearAfter(lower, to);
    return dated(end, year, month + 1, Number(first[1]), last, day);
  }
  const [year, end] = yearAfter(lower, to);
  // "in February and March"
  const join = lower[end] ?? "";
  const other = join === "and" || join === "to" || join === "-" ? monthOf(sentence, lower, end + 1) : -1;
  if (other > month && !DAY_NUMBER.test(lower[end + 2] ?? "") && lead === 0) {
    const [last, close] = yearAfter(lower, end + 2);
    const span = (y: number) => `${y}-${pad(month + 1)}/${y}-${pad(other + 1)}`;
    const given = last ?? year;
    if (given) return both(close, span(given));
    if (day === null) return both(close, null);
    const here = Number(day.slice(0, 4));
    const now = Number(day.slice(5, 7));
    return {
      to: close,
      past: span(month + 1 > now ? here - 1 : here),
      future: span(other + 1 < now ? here + 1 : here),
    };
  }
  if (year) return both(end, `${year}-${pad(month + 1)}`);
  return monthReadings(to, month + 1, lower[row] ?? "", day);
}

function yearAfter(lower: readonly string[], to: number): [number | null, number] {
  if (YEAR.test(lower[to] ?? "")) return [Number(lower[to]), to + 1];
  if (lower[to] === "," && YEAR.test(lower[to + 1] ?? "")) return [Number(lower[to + 1]), to + 2];
  if ((lower[to] === "last" || lower[to] === "this" || lower[to] === "next") && lower[to + 1] === "year")
    return [null, to + 2];
  return [null, to];
}

function monthReadings(to: number, month: number, lead: string, day: string | null): Reading {
  if (day === null) return both(to, null);
  const year = Number(day.slice(0, 4));
  const now = Number(day.slice(5, 7));
  const past = `${month > now ? year - 1 : year}-${pad(month)}`;
  const future = `${month < now ? year + 1 : year}-${pad(month)}`;
  return lead === "last"
    ? both(to, `${month >= now ? year - 1 : year}-${pad(month)}`)
    : lead === "next"
      ? both(to, `${month <= now ? year + 1 : year}-${pad(month)}`)
      : { to, past, future };
}

/** "5 February", "3 to 5 May 2024", "the 14th of July". */
function dayMonth(sentence: Sentence, lower: readonly string[], row: number, day: string | null): Reading | null {
  const first = DAY_NUMBER.exec(lower[row] ?? "");
  if (!first) return null;
  let to = row + 1;
  let last = 0;
  const second = DAY_NUMBER.exec(lower[to + 1] ?? "");
  if (second && ["-", "–", "to", "and"].includes(lower[to] ?? "")) {
    last = Number(second[1]);
    to += 2;
  }
  if (lower[to] === "of") to++;
  const month = monthOf(sentence, lower, to);
  if (month < 0) return null;
  const [year, end] = yearAfter(lower, to + 1);
  return dated(end, year, month + 1, Number(first[1]), last, day);
}

/** A day of a month; without a year the nearest one behind and ahead. */
function dated(
  to: number,
  year: number | null,
  month: number,
  first: number,
  last: number,
  day: string | null,
): Reading | null {
  const write = (y: number) =>
    `${y}-${pad(month)}-${pad(first)}${last > first ? `/${y}-${pad(month)}-${pad(last)}` : ""}`;
  if (!exists(year ?? 2024, month, first)) return null;
  if (year) return both(to, write(year));
  if (day === null) return both(to, null);
  const here = Number(day.slice(0, 4));
  const same = `${here}-${pad(month)}-${pad(Math.max(last, first))}`;
  const past = write(same > day && toDay(same) - toDay(day) > 0 ? here - 1 : here);
  const future = write(same < day ? here + 1 : here);
  // A date some days off is this year's whatever the tense; only half a year away does the year change.
  const near = Math.abs(toDay(same) - toDay(day)) < 150;
  return near ? both(to, write(here)) : { to, past, future };
}

/** "last week", "next month", "this year", "later this month", "the end of the year", "next few days". */
function unitAt(lower: readonly string[], row: number, day: string | null): Reading | null {
  let at = row;
  let edge = "";
  if (/^(early|earlier|late|later|mid)$/.test(lower[at] ?? "") && /^(last|this|next|in)$/.test(lower[at + 1] ?? "")) {
    edge = lower[at] ?? "";
    at++;
    if (lower[at] === "in") return null;
  } else if (/^(end|beginning|start|middle|close)$/.test(lower[at] ?? "") && lower[at + 1] === "of") {
    edge = lower[at] ?? "";
    at += 2;
    if (lower[at] === "the") at++;
    const unit = lower[at] ?? "";
    if (unit === "year" || unit === "month" || unit === "week") return period(at + 1, unit, 0, edge, day);
    if (YEAR.test(unit))
      return both(
        at + 1,
        edge === "end" || edge === "close"
          ? `${unit}-12`
          : edge === "beginning" || edge === "start"
            ? `${unit}-01`
            : unit,
      );
  }
  const lead = lower[at] ?? "";
  const shift =
    lead === "last" || lead === "previous"
      ? -1
      : lead === "this" || lead === "current"
        ? 0
        : lead === "next" || lead === "coming"
          ? 1
          : null;
  if (shift === null) return null;
  const unit = lower[at + 1] ?? "";
  if (unit === "weekend") {
    if (day === null) return both(at + 2, null);
    const base = monday(toDay(day)) + 5 + (shift === -1 ? (weekday(toDay(day)) === 0 ? 0 : -7) : shift === 1 ? 7 : 0);
    return both(at + 2, `${toIso(base)}/${toIso(base + 1)}`);
  }
  if (unit !== "week" && unit !== "month" && unit !== "year") return null;
  return period(at + 2, unit, shift, edge, day);
}

function period(to: number, unit: "week" | "month" | "year", shift: number, edge: string, day: string | null): Reading {
  if (day === null) return both(to, null);
  const ending = edge === "end" || edge === "close";
  if (unit === "year") {
    const year = Number(day.slice(0, 4)) + shift;
    return both(to, ending ? `${year}-12` : edge === "beginning" || edge === "start" ? `${year}-01` : String(year));
  }
  if (unit === "month") return both(to, monthAfter(day, shift));
  const today = toDay(day);
  const start: Day = monday(today) + 7 * shift;
  if (shift !== 0)
    return both(
      to,
      edge === "early"
        ? `${toIso(start)}/${toIso(start + 2)}`
        : edge === "late" || edge === "later" || ending
          ? `${toIso(start + 3)}/${toIso(start + 6)}`
          : `${toIso(start)}/${toIso(start + 6)}`,
    );
  const past =
    edge === "earlier" && start < today
      ? `${toIso(start)}/${toIso(today - 1)}`
      : start === today
        ? day
        : `${toIso(start)}/${day}`;
  const future = start + 6 === today ? day : `${toIso(edge === "later" ? today + 1 : today)}/${toIso(start + 6)}`;
  return edge === "earlier" ? both(to, past) : edge === "later" ? both(to, future) : { to, past, future };
}

/** "two weeks ago", "three days earlier", "in five days", "within six months". */
function ago(lower: readonly string[], row: number, day: string | null): Reading | null {
  const word = lower[row] ?? "";
  const ahead = word === "in" || word === "within";
  const at = ahead ? row + 1 : row;
  const count = NUMBERS.get(lower[at] ?? "") ?? (/^\d{1,3}$/.test(lower[at] ?? "") ? Number(lower[at]) : null);
  const unit = UNITS.get(lower[at + 1] ?? "");
  if (count === null || !unit) return null;
  const after = lower[at + 2] ?? "";
  const past = after === "ago" || after === "earlier" || after === "before";
  const time = after === "'" || after === "’" ? lower[at + 3] === "time" : after === "from" && lower[at + 3] === "now";
  if (!past && !time && !(ahead && word === "in" && unit !== "year")) return null;
  if (day === null) return both(at + (past ? 3 : 2), null);
  const times = (lower[at + 1] ?? "").startsWith("decade") ? 10 : lower[at + 1] === "fortnight" ? 2 : 1;
  const n = count * times * (past ? -1 : 1);
  const today = toDay(day);
  const date =
    unit === "day"
      ? toIso(today + n)
      : unit === "week"
        ? toIso(today + 7 * n)
        : unit === "month"
          ? monthAfter(day, n)
          : String(Number(day.slice(0, 4)) + n);
  return both(at + (past ? 3 : time ? 4 : 2), date);
}

/** "mid-2015", "late-1992" as one token. */
function edgeOfYear(word: string, row: number): Reading | null {
  const year = /^(?:early|mid|late)-((?:19|20)\d\d)$/.exec(word)?.[1];
  return year === undefined ? null : both(row + 1, year);
}

const isoAt = (word: string, row: number): Reading | null =>
  /^(19|20)\d\d-\d\d-\d\d$/.test(word) ? both(row + 1, word) : null;

/** A bare year after a word that dates: "in 1992", "since 2015", "by 2027", "the 1991 war", "2023-24". */
function yearAt(sentence: Sentence, lower: readonly string[], row: number): Reading | null {
  const word = lower[row] ?? "";
  if (!YEAR.test(word) || sentence.upos[row] !== "NUM") return null;
  const before = lower[row - 1] ?? "";
  const dating = [
    "in",
    "since",
    "by",
    "until",
    "of",
    "from",
    "to",
    "before",
    "after",
    "during",
    "early",
    "late",
    "mid",
    "-",
    "the",
    "for",
    "and",
    "between",
    "around",
    "summer",
    "spring",
    "autumn",
    "winter",
    "fall",
  ].includes(before);
  const unit = lower[row + 1] ?? "";
  // "its 1990 invasion", "the failed 2016 coup"
  const names = /^(NOUN|PROPN|ADJ)$/.test(sentence.upos[row + 1] ?? "") && sentence.xpos[row + 1] !== "NNS";
  const owned =
    names && (/^(ADJ|DET|PRON|PART|PUNCT)$/.test(sentence.upos[row - 1] ?? "") || sentence.xpos[row - 1] === "VBN");
  if (
    !(dating || owned) ||
    UNITS.get(unit) !== undefined ||
    /^(troops|soldiers|people|tonnes|tons|miles|men|km)$/.test(unit)
  )
    return null;
  return both(row + 1, word);
}

const SEASONS: ReadonlyMap<string, readonly [string, string]> = new Map(
  Object.entries({
    spring: ["03", "05"],
    summer: ["06", "08"],
    autumn: ["09", "11"],
    fall: ["09", "11"],
  }),
);

/** "last summer", "the spring", "the first half of 2025", "the third quarter". */
function partOfYear(lower: readonly string[], row: number, day: string | null): Reading | null {
  const lead = lower[row] ?? "";
  const season = SEASONS.get(lower[row + 1] ?? "");
  if (season && /^(last|this|next|the)$/.test(lead) && day !== null) {
    const year = Number(day.slice(0, 4));
    const write = (y: number) => `${y}-${season[0]}/${y}-${season[1]}`;
    const over = day.slice(5, 7) > season[1];
    if (lead === "last") return both(row + 2, write(over ? year : year - 1));
    if (lead === "next") return both(row + 2, write(over ? year + 1 : day.slice(5, 7) < season[0] ? year : year + 1));
    if (lead === "this") return both(row + 2, write(year));
    if (lower[row - 1] !== "in") return null;
    return {
      to: row + 2,
      past: write(day.slice(5, 7) < season[0] ? year - 1 : year),
      future: write(over ? year + 1 : year),
    };
  }
  if (
    (lead === "first" || lead === "second") &&
    lower[row + 1] === "half" &&
    lower[row + 2] === "of" &&
    YEAR.test(lower[row + 3] ?? "")
  ) {
    const year = lower[row + 3] ?? "";
    return both(row + 4, lead === "first" ? `${year}-01/${year}-06` : `${year}-07/${year}-12`);
  }
  return null;
}
