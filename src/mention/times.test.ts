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
    ["They met on Sunday and Monday.", "2025-05-11/2025-05-12"],
    ["They will meet on Thursday and Friday.", "2025-05-15/2025-05-16"],
    ["They will meet from Friday to Sunday.", "2025-05-16/2025-05-18"],
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

test("a rank in a length of time looks back on it", () => {
  expect(datesOf("It was the first exchange of prisoners in five months.")).toEqual([]);
  expect(datesOf("The deadliest raid in three weeks hit the town.")).toEqual([]);
  expect(datesOf("They will meet in five days.")).toEqual(["2025-05-19"]);
});

describe("stretches", () => {
  test.each([
    ["Clashes broke out at the weekend.", "2025-05-10/2025-05-11"],
    ["They will meet at the weekend.", "2025-05-17/2025-05-18"],
    ["Fighting went on over the last two days.", "2025-05-13/2025-05-14"],
    ["Shelling grew in recent days.", "2025-05"],
    ["Bombers struck in February and March.", "2025-02/2025-03"],
    ["The treaty will be signed in the first half of September.", "2025-09-01/2025-09-15"],
    ["The 12-year-old conflict goes on.", "2013/2025-05-14"],
    ["The truce ended six days of fighting.", "2025-05-08/2025-05-14"],
    ["The 1980-88 war ended.", "1980/1988"],
    ["Miners entered the third day of their strike.", "2025-05-12/2025-05-14"],
    ["He has ruled since early 1992.", "1992/2025-05-14"],
    ["The arrests followed the failed 2016 coup.", "2016"],
    ["He was killed in mid-2015.", "2015"],
    ["Talks broke down before Christmas.", "2024-12"],
    ["Shells hit the port overnight.", "2025-05-13/2025-05-14"],
    ["Shells fell for a third straight day.", "2025-05-12/2025-05-14"],
    ["They will meet again within ten days.", "2025-05-14/2025-05-24"],
    ["She will visit Oslo before the end of the year.", "2025"],
    ["She will visit Oslo by the end of the year.", "2025-12"],
    ["Crowds marched for the fourth day on Monday.", "2025-05-09/2025-05-12"],
    ["Envoys parted after a third day of talks.", "2025-05-12/2025-05-14"],
    ["The rebels have taken six towns in two months.", "2025-03/2025-05"],
    ["She warned them earlier in the week.", "2025-05-12/2025-05-13"],
    ["She will see them later in the month.", "2025-05"],
  ])("%s", (text, date) => {
    expect(datesOf(text)).toEqual([date]);
  });

  test("what is no time is none", () => {
    expect(datesOf("The firm has 1998 workers and a 12-year-old plant.")).toEqual([]);
  });

  test("what may be, or what Mrs May does, is in no month", () => {
    expect(datesOf("They met on January 5, 2022 for talks that may shape ties; he said that May would go.")).toEqual([
      "2022-01-05",
    ]);
  });

  test("a time may be counted from the one told before", () => {
    expect(datesOf("They met on May 2. Four days later the envoy left. He returned the following day.")).toEqual([
      "2025-05-02",
      "2025-05-06",
      "2025-05-07",
    ]);
    expect(datesOf("They met in October 2022 and again the following June, and in Oslo that September.")).toEqual([
      "2022-10",
      "2023-06",
      "2023-09",
    ]);
    expect(datesOf("Four days later the envoy left.")).toEqual([]);
  });

  test("what names but a part of its day is of the day told last, or else of that of the report", () => {
    expect(datesOf("They met on Monday. In the morning guards had shut the road. By nightfall it was open.")).toEqual([
      "2025-05-12",
      "2025-05-12",
      "2025-05-12",
    ]);
    expect(datesOf("They met in March 2009. Before dawn police searched the house.")).toEqual([
      "2009-03",
      "2025-05-14",
    ]);
    expect(datesOf("They met on Monday, and within hours the road was open.")).toEqual(["2025-05-12", "2025-05-12"]);
    expect(datesOf("Police came at dawn on Monday.")).toEqual(["2025-05-12"]);
  });

  test("years, months and weeks too may be those told before", () => {
    expect(datesOf("They met in October 2022. Norway left in that year.")).toEqual(["2022-10", "2022"]);
    expect(datesOf("They met on Monday. Norway left in the same week.")).toEqual([
      "2025-05-12",
      "2025-05-12/2025-05-18",
    ]);
    expect(datesOf("They met on May 2. He was freed on the tenth of that month.")).toEqual(["2025-05-02"]);
    expect(datesOf("They met on May 2. He had been freed the week before.")).toEqual([
      "2025-05-02",
      "2025-04-21/2025-04-27",
    ]);
  });

  test("and so may what came before or on the same day", () => {
    expect(datesOf("They signed on Monday, two days after the rebels left.")).toEqual(["2025-05-12", "2025-05-10"]);
    expect(datesOf("Two days after the rebels left they signed on Monday.")).toEqual(["2025-05-10", "2025-05-12"]);
    expect(datesOf("They met on May 2. The envoy had come the night before, and left hours later.")).toEqual([
      "2025-05-02",
      "2025-05-01",
      "2025-05-01",
    ]);
    expect(datesOf("He spoke in Oslo the same day. The envoy had left three days earlier.")).toEqual([
      "2025-05-14",
      "2025-05-11",
    ]);
    expect(datesOf("They met on May 2. The day before, Peru had left, and on Monday it came back.")).toEqual([
      "2025-05-02",
      "2025-05-01",
      "2025-05-12",
    ]);
    expect(datesOf("It was the day before the vote.")).toEqual([]);
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
    ["He was seized in January of last year.", "2024-01"],
    ["They met in March last year.", "2024-03"],
    ["In April a year ago they met.", "2024-04"],
    ["They met on 3 February last year.", "2024-02-03"],
    ["They will meet in June next year.", "2026-06"],
    ["1958 - Norway opens an embassy in Lima.", "1958"],
  ])("%s", (text, date) => {
    expect(datesOf(text)).toEqual([date]);
  });

  test.each([
    ["Spending must rise by 2027.", "2027", "by"],
    ["Soldiers will stay until June.", "2025-06", "until"],
    ["The road has been shut since the end of March.", "2025-03/2025-05-14", "since"],
    ["They met after three weeks of fighting.", "2025-04-23/2025-05-14", "at"],
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

test("what is told from a thing with a date of its own is not told from that date", () => {
  const text = "Norway stayed two years after Chad left the pact of June 5, 2015.";
  expect(datesOf(text, "2024-03-12")).toEqual(["2015-06-05"]);
  expect(datesOf("Two days after its troops left, Chad signed on Friday.", "2024-03-12")).toEqual([
    "2024-03-06",
    "2024-03-08",
  ]);
});

test("'may' and 'march' as verbs are no months", () => {
  expect(datesOf("They may march home.")).toEqual([]);
});
