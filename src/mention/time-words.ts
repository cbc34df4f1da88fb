import { COUNTS } from "./number-words.js";

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
/** Words by which spans of time are counted. */
export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...COUNTS,
  ...Object.entries({ a: 1, an: 1, couple: 2, several: 3 }),
]);
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

/** A reading that leaves no choice. */
export const both = (to: number, date: string | null): Reading => ({ to, past: date, future: date });
