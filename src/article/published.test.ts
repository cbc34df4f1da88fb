import { describe, expect, test } from "vitest";
import { givenDate, parsePublished, publishedDay } from "./published.js";

describe("parsePublished", () => {
  test.each([
    ["2025-02-05", "2025-02-05"],
    ["2025-02-05T23:30:00-05:00", "2025-02-05T23:30:00-05:00"],
    ["2025-02-05T23:30:00.000+0530", "2025-02-05T23:30:00+05:30"],
    ["2025-02-05 23:30", "2025-02-05T23:30Z"],
    ["2025-02-05T10:00:00Z", "2025-02-05T10:00:00Z"],
    ["2025-02-05T10:00:00 EST", "2025-02-05"],
    ["20250205", "2025-02-05"],
    ["2025/2/5", "2025-02-05"],
    ["5 February 2025", "2025-02-05"],
    ["Wed, 05 Feb 2025 10:11:12 GMT", "2025-02-05"],
    ["February 5th, 2025", "2025-02-05"],
    ["Feb. 5, 2025, 10.30 am", "2025-02-05"],
    ["10:30 February 5, 2025", "2025-02-05"],
    ["Published on the 5th of May 2025", null],
    ["Sept 3 2024", "2024-09-03"],
    ["2025-02-30", null],
    ["31 June 2025", null],
    ["2025-02-05T10:00:00+99:00", null],
    ["05/02/2025", null],
    ["February 2025", null],
    ["yesterday", null],
    ["", null],
    ["1", null],
    ["0001-01-01", null],
  ])("%s is %s", (words, date) => {
    expect(parsePublished(words)).toBe(date);
  });
});

test("a date given must be one", () => {
  expect(givenDate("2025-02-05")).toBe("2025-02-05");
  expect(givenDate(" ")).toBeNull();
  expect(givenDate(null)).toBeNull();
  expect(() => givenDate("someday")).toThrow('published "someday" is not a date; write it as 2025-02-05');
});

test("the day is counted in the zone that is named", () => {
  expect(publishedDay({ published: "2025-02-05T23:30:00-05:00" })).toBe("2025-02-05");
  expect(publishedDay({ published: null })).toBeNull();
});
