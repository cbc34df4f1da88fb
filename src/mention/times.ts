import type { Sentence } from "../language/index.js";
import { monthFrom, type Shift, shiftAt, shifted } from "./anchored.js";
import { monday, toDay, toIso, weekday } from "./calendar.js";
import type { TimeMention } from "./mention.js";
import { dayMonth, halfOfMonth, monthAt, monthOf, weekOfMonth } from "./months.js";
import { ago, edgeOfYear, isoAt, partOfYear, recently, unitAt, weekendAt, yearAt } from "./periods.js";
import { stretchAt } from "./stretches.js";
import { both, DAY_ABBR, DAYS, MONTHS, NUMBERS, type Reading, UNITS } from "./time-words.js";

/**
 * Times of a sentence, resolved against the publication day as news speaks of them. A grammar of our own over tokens: the
 * maintained library measured for it read 20 of 30 news phrases, ignores tense, and gives a day where the words say a week, a month or a year.
 */

/**
 * The times of one tagged sentence in the order of the text.
 *
 * @param day publication day, ISO; null leaves relative times unresolved (their dates are null).
 * @param last the date told last before the sentence, no range, from which "four days later" is counted; null where none was.
 * @param lately the day told last that lies just before that of the report: "in the morning" is of it; null where none was.
 */
export function findTimes(
  index: number,
  sentence: Sentence,
  day: string | null,
  last: string | null = null,
  lately: string | null = null,
): TimeMention[] {
  const found: TimeMention[] = [];
  const { lower } = sentence;
  const shifts: { readonly from: number; readonly shift: Shift }[] = [];
  for (let row = 0; row < sentence.length; ) {
    const shift = shiftAt(lower, row);
    const reading = shift ?? monthFrom(sentence, row, found.at(-1)?.date ?? last) ?? read(sentence, lower, row, day);
    if (!reading) {
      row++;
      continue;
    }
    if (shift) shifts.push({ from: row, shift });
    else if ("past" in reading) found.push(mention(index, sentence, lower, row, reading, day));
    row = reading.to;
  }
  if (shifts.length === 0) return found;
  for (const { from, shift } of shifts) {
    // Told from the time nearest before in its sentence, else after it, else from the last one of the report; what came
    // before is told from the report's own day where there is none.
    const told = shift.part ? lately : last;
    // "The day before, ..." opens its sentence: what it is told from came before.
    const looksBack = from === 0 && lower[0] === "the";
    const before = looksBack ? undefined : found.findLast((time) => time.from < from);
    const near = before ?? (looksBack ? undefined : found[0]);
    // "two days after the vote of May 5": the later time is that of the vote itself.
    if (before === undefined && near !== undefined && from > 0 && isOfWhatWentBefore(lower, shift, near.from)) continue;
    const date =
      shifted(shift, near?.date ?? null) ?? shifted(shift, told) ?? (shift.count > 0 ? null : shifted(shift, day));
    if (date === null) continue;
    found.push(mention(index, sentence, lower, from, both(shift.to, date), day));
    found.sort((a, b) => a.from - b.from);
  }
  return found;
}

/** Whether a later time lies in the words that "two days after" is told from, and not in a clause behind them. */
const isOfWhatWentBefore = (lower: readonly string[], { to, count }: Shift, time: number): boolean =>
  lower[to - 1] === "after" && count < 0 && !lower.slice(to, time).includes(",");

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
  // "since the end of May"
  if (lower[front] === "of" && /^(end|start|beginning|middle)$/.test(lower[front - 1] ?? ""))
    front -= lower[front - 2] === "the" ? 3 : 2;
  const before = lower[front] ?? "";
  const relation: TimeMention["relation"] =
    before === "by" || before === "before"
      ? "by"
      : before === "since" || (before === "after" && !past?.includes("/"))
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
      // "planned for Friday has been put off": what "has" carries tells.
      if (at > row && /^(has|have)$/.test(lower[at] ?? "")) continue;
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
  if (word === "overnight") return both(row + 1, day && `${toIso(toDay(day) - 1)}/${day}`);
  if (word === "this" && /^(morning|afternoon|evening)$/.test(lower[row + 1] ?? "")) return both(row + 2, day);
  if (word === "last" && lower[row + 1] === "night") return both(row + 2, day && toIso(toDay(day) - 1));
  return null;
}

/** "Friday", "last Friday", "next Friday", "Friday night", "Thursday and Friday", "from Monday to Thursday". */
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
  const last = DAYS.indexOf(lower[to + 1] ?? "");
  const days = last < 0 ? 0 : (last - at + 7) % 7;
  const end = today - ((weekday(today) - last + 7) % 7);
  // Days that follow one another, or all from one to another.
  if (lower[to] === "and" ? days === 1 : days > 0 && lower[row - 1] === "from" && lower[to] === "to")
    return {
      to: to + 2,
      past: `${toIso(end - days)}/${toIso(end)}`,
      future: `${toIso(today + ahead)}/${toIso(today + ahead + days)}`,
    };
  return { to, past: toIso(today - back), future: toIso(today + ahead) };
}
