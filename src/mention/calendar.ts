/** Days as numbers since 1970-01-01 (UTC), so that dates can be counted with. */
export type Day = number;

const MS = 86_400_000;

/** The day of an ISO date; NaN where it is none. */
export const toDay = (iso: string): Day => Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / MS);
/**
 * A day as `YYYY-MM-DD`.
 *
 * @throws RangeError where it is no day.
 */
export const toIso = (day: Day): string => new Date(day * MS).toISOString().slice(0, 10);
/**
 * An ISO day some days later than a date; earlier below zero.
 *
 * @example daysFrom("2024-02-28", 2) // "2024-03-01"
 */
export const daysFrom = (iso: string, days: number): string => toIso(toDay(iso) + days);
/** 0 is Sunday. */
export const weekday = (day: Day): number => (((day + 4) % 7) + 7) % 7;
/** The Monday of a day's week. */
export const monday = (day: Day): Day => day - ((weekday(day) + 6) % 7);

/** `YYYY-MM` a number of months after that of an ISO date. */
export function monthAfter(iso: string, months: number): string {
  const total = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + months;
  return `${Math.floor(total / 12)}-${String((((total % 12) + 12) % 12) + 1).padStart(2, "0")}`;
}

export const pad = (n: number): string => String(n).padStart(2, "0");

/** Whether a day exists: 30 February does not. */
export function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
