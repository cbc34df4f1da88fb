import type { Sentence } from "../language/index.js";
import { type Day, monday, monthAfter, toDay, toIso, weekday } from "./calendar.js";
import { YEAR } from "./number-words.js";
import { both, NUMBERS, type Reading, UNITS } from "./time-words.js";

/** "in the last few days", "over the past two years": the stretch up to the day of the report; "in recent days": its month. */
export function recently(lower: readonly string[], row: number, day: string | null): Reading | null {
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
export function weekendAt(lower: readonly string[], row: number, day: string | null): Reading | null {
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

/** "last week", "next month", "this year", "later this month", "earlier in the week", "the end of the year". */
export function unitAt(lower: readonly string[], row: number, day: string | null): Reading | null {
  let at = row;
  let edge = "";
  if (/^(early|earlier|late|later|mid)$/.test(lower[at] ?? "") && /^(last|this|next|in)$/.test(lower[at + 1] ?? "")) {
    edge = lower[at] ?? "";
    at++;
    if (lower[at] === "in") {
      // "earlier in the week", "later in the month"
      const unit = lower[at + 2] ?? "";
      const whole = lower[at + 1] === "the" && (unit === "week" || unit === "month" || unit === "year");
      return whole ? period(at + 3, unit, 0, edge, day) : null;
    }
  } else if (/^(end|beginning|start|middle|close)$/.test(lower[at] ?? "") && lower[at + 1] === "of") {
    // What comes before the end of a year comes some time in it.
    edge = lower[at - 1] === "the" && lower[at - 2] === "before" ? "" : (lower[at] ?? "");
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

/** "two weeks ago", "in five days", "within six months": from the day of the report until then. */
export function ago(lower: readonly string[], row: number, day: string | null): Reading | null {
  const word = lower[row] ?? "";
  const ahead = word === "in" || word === "within";
  const at = ahead ? row + 1 : row;
  const count = NUMBERS.get(lower[at] ?? "") ?? (/^\d{1,3}$/.test(lower[at] ?? "") ? Number(lower[at]) : null);
  const unit = UNITS.get(lower[at + 1] ?? "");
  if (count === null || !unit) return null;
  const after = lower[at + 2] ?? "";
  const past = after === "ago";
  const time = after === "'" || after === "’" ? lower[at + 3] === "time" : after === "from" && lower[at + 3] === "now";
  if (!past && !time && !(ahead && unit !== "year" && !isRecord(lower, row))) return null;
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
  if (word === "within") return both(at + 2, `${day.slice(0, date.length)}/${date}`);
  // What was done in six months was done in the last six.
  if (ahead && !time) {
    const since = unit === "month" ? monthAfter(day, -n) : toIso(today - (unit === "week" ? 7 : 1) * n);
    return { to: at + 2, past: `${since}/${day.slice(0, since.length)}`, future: date };
  }
  return both(at + (past ? 3 : time ? 4 : 2), date);
}

/** "mid-2015", "late-1992" as one token. */
export function edgeOfYear(word: string, row: number): Reading | null {
  const year = /^(?:early|mid|late)-((?:19|20)\d\d)$/.exec(word)?.[1];
  return year === undefined ? null : both(row + 1, year);
}

/** "2025-05-14" as written. */
export const isoAt = (word: string, row: number): Reading | null =>
  /^(19|20)\d\d-\d\d-\d\d$/.test(word) ? both(row + 1, word) : null;

/** A bare year after a word that dates: "in 1992", "since 2015", "by 2027", "the 1991 war", "2023-24". */
export function yearAt(sentence: Sentence, lower: readonly string[], row: number): Reading | null {
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
  // A chronology opens its entries with the year: "1939 - France cedes the district".
  if (row === 0 && /^[-–—]$/.test(unit)) return both(1, word);
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
export function partOfYear(lower: readonly string[], row: number, day: string | null): Reading | null {
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

const RANKS = new Set(
  "first second third only last biggest largest highest lowest worst best most deadliest longest fastest heaviest sharpest strongest".split(
    " ",
  ),
);

/** Whether what stands before a length is ranked: "the first swap in five months" looks back on them. */
const isRecord = (lower: readonly string[], row: number): boolean =>
  lower
    .slice(Math.max(0, row - 5), row)
    .join(" ")
    .replace(/.*,/, "")
    .split(" ")
    .some((word) => RANKS.has(word));
