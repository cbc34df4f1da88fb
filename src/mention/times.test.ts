import { describe, expect, test } from "vitest";
import { mentionsOf } from "./test-mentions.js";

/** 14 May 2025 is a Wednesday. */
const DAY = "2025-05-14";
const datesOf = (text: string, day: string | undefined = DAY) => mentionsOf(text, day).times.map(({ date }) => date);

describe("weekdays", () => {
  test.each([
    ["The minister met him on Tuesday.", "2025-05-13"],
    ["The minister will meet him on Friday.", "2025-05-16"],
    ["He arrived on Wednesday.", "2025-05-14"],
    ["Talks are due this Friday.", "2025-05-16"],
    ["They met last Friday.", "2025-05-09"],
    ["They will meet next Monday.", "2025-05-19"],
    ["They will meet on Thursday next week.", "2025-05-22"],
    ["They met on Monday night.", "2025-05-12"],
    ["They met on Monday, May 5.", "2025-05-05"],
  ])("%s", (text, date) => {
    expect(datesOf(text)).toEqual([date]);
  });

  test("both readings are kept", () => {
    expect(mentionsOf("The minister met him on Tuesday.", DAY).times[0]).toMatchObject({
      past: "2025-05-13",
      future: "2025-05-20",
      relation: "at",
    });
  });
});

describe("days, weeks, months, years", () => {
  test.each([
    ["The deal was signed yesterday.", "2025-05-13"],
    ["It takes effect tomorrow.", "2025-05-15"],
    ["Talks were held last week.", "2025-05-05/2025-05-11"],
    ["They will meet next month.", "2025-06"],
    ["They met three days ago.", "2025-05-11"],
    ["Officials met on May 12.", "2025-05-12"],
    ["Elections are planned for 3 June 2026.", "2026-06-03"],
    ["The treaty was signed on 5 February 1994.", "1994-02-05"],
    ["The visit runs from 3 to 5 May.", "2025-05-03/2025-05-05"],
    ["The summit takes place in the first week of May.", "2025-05-01/2025-05-07"],
    ["It took place in the last week of February 2024.", "2024-02-23/2024-02-29"],
    ["The embargo has held since 1992.", "1992/2025-05-14"],
  ])("%s", (text, date) => {
    expect(datesOf(text)).toEqual([date]);
  });

  test.each([
    ["Spending must rise by 2027.", "2027", "by"],
    ["Soldiers will stay until June.", "2025-06", "until"],
    ["Elections are planned for 3 June 2026.", "2026-06-03", "at"],
  ])("%s", (text, date, relation) => {
    expect(mentionsOf(text, DAY).times[0]).toMatchObject({ date, relation });
  });
});

describe("year ends", () => {
  test.each([
    ["They will meet on Friday.", "2024-12-31", "2025-01-03"],
    ["They met on Monday.", "2025-01-02", "2024-12-30"],
    ["They will meet again in January.", "2024-12-20", "2025-01"],
    ["The ministers met in December.", "2025-01-10", "2024-12"],
    ["They will meet next month.", "2024-12-20", "2025-01"],
    ["Talks were held last month.", "2025-01-10", "2024-12"],
    ["They will meet tomorrow.", "2024-12-31", "2025-01-01"],
    ["They will meet tomorrow.", "2024-02-28", "2024-02-29"],
  ])("%s on %s", (text, day, date) => {
    expect(datesOf(text, day)).toEqual([date]);
  });
});

describe("the day of publication", () => {
  test("is counted in the zone that publication names", () => {
    expect(datesOf("They met today.", "2025-05-14T23:30:00-05:00")).toEqual(["2025-05-14"]);
    expect(datesOf("They met today.", "2025-05-15T01:30:00+09:00")).toEqual(["2025-05-15"]);
    expect(datesOf("They met today.", "2025-05-14T23:30:00Z")).toEqual(["2025-05-14"]);
  });

  test("without it relative times stay open, full dates do not", () => {
    expect(mentionsOf("They met on Tuesday and on 3 June 1994.").times.map(({ date }) => date)).toEqual([
      null,
      "1994-06-03",
    ]);
  });
});

test("'may' and 'march' as verbs are no months", () => {
  expect(datesOf("They may march home.")).toEqual([]);
});
