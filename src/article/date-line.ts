import { parsePublished } from "./published.js";

/** Longest line, in characters, that can be a date and nothing else. */
const LONGEST = 90;
const LABEL = /^(first published|published|posted|updated|date|last updated|last modified|created)\b( on| at)?:?\s*/i;
const DATE_WORDS =
  /\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|\b([ap]\.?m|at|on|of|the|edited)\b|\b[A-Z]{1,3}[SD]?T\b|\bUTC\b|\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\d+(st|nd|rd|th)?|[-–—,.:/|()TZ+ ]/gi;

/**
 * The date of a line that says nothing but when something was published; null for any other line.
 *
 * @example dateLine("Updated: 5 February 2025, 10:30 am GMT") // "2025-02-05"
 */
export function dateLine(line: string): string | null {
  if (line.length > LONGEST) return null;
  const bare = line.replace(LABEL, "");
  const [first = ""] = bare.split(/\b(?:updated|modified)\b/i);
  return first.replace(DATE_WORDS, "") === "" ? parsePublished(first) : null;
}

/** Whether a line tells when the page was published or changed, and says so: "Published 2 hours ago", "Updated: 5 May 2025". */
export function isDateLabel(line: string): boolean {
  if (line.length > LONGEST || !LABEL.test(line)) return false;
  return dateLine(line) !== null || /^\w+ (an?|\d+) (min|minute|hour|day|week|month|year)s? ago$/i.test(line);
}
