import { expect, test } from "vitest";
import { dateLine, isDateLabel } from "./date-line.js";

test.each([
  ["5 February 2025", "2025-02-05"],
  ["Published on 5 February 2025 at 10:30 GMT", "2025-02-05"],
  ["Updated: Wednesday, February 5th, 2025, 10.30 p.m. EST", "2025-02-05"],
  ["Published Feb 5, 2025 | Updated Feb 6, 2025", "2025-02-05"],
  ["2025-02-05T10:30:00Z", "2025-02-05T10:30:00Z"],
  ["On 5 February 2025 they met", null],
  ["February 2025", null],
  ["", null],
])("the date of %j is %s", (line, date) => {
  expect(dateLine(line)).toBe(date);
});

test.each([
  ["Published 3 days ago", true],
  ["Updated: 5 May 2025", true],
  ["5 May 2025", false],
  ["Published 3 days ago, the report names nine men", false],
])("%j is a label: %s", (line, is) => {
  expect(isDateLabel(line)).toBe(is);
});
