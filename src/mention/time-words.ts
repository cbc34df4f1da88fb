/** Words and shapes of times, shared by the grammars of days, months, years and lengths. */
/** Days of the week, from Sunday. */
export const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
/** Their abbreviations. */
export const DAY_ABBR = ["sun.", "mon.", "tue.", "wed.", "thu.", "fri.", "sat.", "tues.", "thurs."];
/** Months, from January. */
export const MONTHS = [
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
/** Numbers as words count spans of time. */
export const NUMBERS: ReadonlyMap<string, number> = new Map(
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
/** Units that spans of time are counted in. */
export const UNITS: ReadonlyMap<string, "day" | "week" | "month" | "year"> = new Map(
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

/** A day of a month, "3" or "3rd". */
export const DAY_NUMBER = /^([12]?\d|3[01])(st|nd|rd|th)?$/;
/** A year of the last century or this. */
export const YEAR = /^(19|20)\d\d$/;

/** A reading that leaves no choice. */
export const both = (to: number, date: string | null): Reading => ({ to, past: date, future: date });
