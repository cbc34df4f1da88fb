import { CHARACTER, characterClass } from "./characters.js";
import type { Scanner } from "./scanner.js";

const HYPHEN = 0x2d;

/** Whether three digits follow the comma: "1,200", but not "13,14". */
export function isThousands(scan: Scanner, comma: number, to: number): boolean {
  for (let at = comma + 1; at <= comma + 3; at++) if (scan.peek(at, to) !== CHARACTER.digit) return false;
  return scan.peek(comma + 4, to) !== CHARACTER.digit;
}

/** End of a telephone number or a date with hyphens ("202-456-1414", "2025-02-07", "345-9945") at `at`, or 0. */
export function phone(scan: Scanner, at: number, to: number): number {
  let groups = 1;
  let first = 0;
  let length = 0;
  let end = at;
  for (; end < to && end - at < 24; end++) {
    const unit = scan.text.charCodeAt(end);
    if (characterClass[unit] === CHARACTER.digit) length++;
    else if (unit === HYPHEN && scan.peek(end + 1, to) === CHARACTER.digit) {
      if (groups === 1) first = length;
      groups++;
      length = 0;
    } else break;
  }
  if (groups >= 3 || (groups === 2 && (first === 3 || first === 5) && length === 4)) return end;
  return 0;
}
