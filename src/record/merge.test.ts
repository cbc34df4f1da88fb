import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventReport } from "./event-report.js";
import { mergeReports, reportsOf } from "./merge.js";
import type { PublishedEvent } from "./published.js";
import { article, type Told } from "./test-articles.js";

function reports(id: string, published: string | null, ...told: Told[]): EventReport[] {
  return reportsOf(article(id, published, told));
}

/** What they add up to. */
function merged(all: readonly EventReport[]): Omit<PublishedEvent, "id">[] {
  return mergeReports(all).flatMap(({ state }) => ("type" in state ? [state] : []));
}

const told = (all: readonly EventReport[]) => merged(all).map(({ reports }) => reports.join(" "));

describe("engagements", () => {
  it("are one however many tell of them: announced, postponed, announced anew, held", () => {
    const [visit, ...others] = merged([
      ...reports("a", "2025-05-10", { status: "planned", date: "2025-05-16", place: "UKR" }),
      ...reports("b", "2025-05-15", { status: "postponed", date: null }),
      ...reports("c", "2025-05-20", { status: "planned", date: "2025-06-03", place: "UKR", venue: "Kyiv" }),
      ...reports("d", "2025-06-03", { status: "happened", date: "2025-06-03", topics: ["grain", "air defence"] }),
      ...reports("e", "2025-06-05", { status: "happened", date: null, form: "meeting", topics: ["Grain", "Defence"] }),
    ]);
    expect(others).toEqual([]);
    expect(visit).toMatchObject({
      status: "happened",
      start: "2025-06-03",
      precision: "day",
      place: "UKR",
      venue: "Kyiv",
      form: "visit",
      topics: ["grain", "air defence"],
    });
    expect(visit?.history.map(({ status, start }) => `${status} ${start}`)).toEqual([
      "planned 2025-05-16",
      "postponed null",
      "planned 2025-06-03",
      "happened 2025-06-03",
      "happened null",
    ]);
  });

  it("have their new day where the report of it recalls the old one", () => {
    const all = merged(
      reports(
        "a",
        "2025-05-10",
        { status: "planned", date: "2025-05-14", place: "UKR", words: "The premier will visit Kyiv on 14 May" },
        { status: "planned", date: "2025-05-21", place: "UKR", words: "She had been expected there on 21 May" },
      ),
    );
    expect(all.map(({ start, history }) => [start, history.map((entry) => entry.start)])).toEqual([
      ["2025-05-14", ["2025-05-21", "2025-05-14"]],
    ]);
  });

  it("look back, in the report that they were held, at how they were put off", () => {
    const all = merged([
      ...reports("a", "2025-03-17", { status: "planned", date: "2025-03-26", place: "UKR" }),
      ...reports("b", "2025-03-20", { status: "postponed", date: null, place: "UKR" }),
      ...reports(
        "c",
        "2025-04-14",
        { status: "happened", date: "2025-04-14", place: "UKR" },
        { status: "postponed", date: null, place: "UKR", words: "three weeks after the visit was postponed" },
      ),
    ]);
    expect(all.map(({ status, history }) => [status, history.length])).toEqual([["happened", 4]]);
  });

  it("find their new day though the news of the postponement recalls the plan", () => {
    const [visit, ...others] = merged([
      ...reports("a", "2025-03-17", { status: "planned", date: "2025-03-26/2025-03-30", place: "UKR" }),
      ...reports(
        "b",
        "2025-03-25",
        { status: "postponed", date: "2025-03-26", place: "UKR" },
        { status: "planned", date: "2025-03-28", place: "UKR", words: "The premier had been due in Kyiv" },
      ),
      ...reports("c", "2025-04-14", { status: "happened", date: "2025-04-14", place: "UKR" }),
    ]);
    expect(others).toEqual([]);
    expect(visit).toMatchObject({ status: "happened", start: "2025-04-14", reports: ["a", "b", "c"] });
  });

  it("have not come about while their own news plans them: the first visit since 2018", () => {
    const since = { status: "ongoing", date: "2018/2025-01-17", words: "the first visit since 2018" } as const;
    const announced = reports("a", "2025-01-17", { status: "planned", date: "2025-02-05", place: "UKR" }, since);
    expect(merged(announced)).toMatchObject([{ status: "planned", start: "2025-02-05" }]);
    expect(merged(announced)[0]?.history.map(({ status }) => status)).toEqual(["planned"]);
    const off = reports("b", "2025-02-03", { status: "postponed", date: "2025-02-03", place: "UKR" });
    expect(merged([...announced, ...off])).toMatchObject([{ status: "postponed", reports: ["a", "b"] }]);
  });

  it("are dated as they were announced where reports of them disagree, and not held days before", () => {
    const planned = { status: "planned", date: "2025-06-22", place: "UKR" } as const;
    const found = merged([
      ...reports("a", "2025-05-10", planned),
      ...reports("b", "2025-06-19", { status: "happened", date: "2025-06-19", people: ["Donald Tusk"] }),
      ...reports("c", "2025-06-21", { status: "happened", date: "2025-06-21", place: "UKR" }),
      ...reports("d", "2025-06-23", { status: "happened", date: "2025-06-22", place: "UKR" }),
    ]);
    expect(found.map(({ start, reports }) => `${start} ${reports.join(" ")}`).sort()).toEqual([
      "2025-06-19 b",
      "2025-06-22 a c d",
    ]);
  });

  it("are told by either side: the visitor's report and the host's", () => {
    const host = { actor: ["UKR"], recipient: ["POL"], form: "meeting", date: "2025-05-16" } as const;
    expect(told([...reports("a", "2025-05-16", { date: "2025-05-16" }), ...reports("b", "2025-05-17", host)])).toEqual([
      "a b",
    ]);
  });

  it("keep two calls in one week apart, and a call from a meeting on its day", () => {
    const call = { form: "call", mode: "phone" } as const;
    const found = told([
      ...reports("a", "2025-03-04", { ...call, date: "2025-03-03" }),
      ...reports("b", "2025-03-07", { ...call, date: "2025-03-06" }),
      ...reports("c", "2025-03-06", { form: "meeting", date: "2025-03-06" }),
    ]);
    expect(found.sort()).toEqual(["a", "b", "c"]);
  });

  it("keep annual meetings apart, also where reports give only the year", () => {
    const found = told([
      ...reports("a", "2023-09-20", { date: "2023-09-19" }),
      ...reports("b", "2024-09-20", { date: "2024-09-19" }),
      ...reports("c", "2024-10-20", { date: "2023" }),
    ]);
    expect(found.sort()).toEqual(["a c", "b"]);
  });

  it("keep the same day in two countries apart; one without a place joins", () => {
    const day = { date: "2025-07-01", form: "meeting" } as const;
    const found = told([
      ...reports("a", "2025-07-01", { ...day, place: "CHE" }),
      ...reports("b", "2025-07-01", { ...day, place: "AUT" }),
      ...reports("c", "2025-07-02", { ...day, place: null }),
    ]);
    expect(found).toHaveLength(2);
  });

  it("lay a vague date on the day within it, and keep the more exact one", () => {
    const [visit, ...others] = merged([
      ...reports("a", "2025-04-20", { status: "planned", date: "2025-05" }),
      ...reports("b", "2025-05-10", { status: "planned", date: "2025-05-16" }),
      ...reports("c", "2025-05-12", { status: "planned", date: "2025-05" }),
    ]);
    expect(others).toEqual([]);
    expect(visit).toMatchObject({ start: "2025-05-16", precision: "day" });
  });

  it("take a meeting planned for after one that was held for another one", () => {
    const found = told([
      ...reports("a", "2025-05-16", { date: "2025-05-16" }),
      ...reports("b", "2025-05-17", { status: "planned", date: "2025-05-30" }),
      ...reports("c", "2025-05-18", { status: "planned", date: null }),
    ]);
    expect(found).toEqual(["a", "b c"]);
  });

  it("are not unmade by a later look back at the plan", () => {
    const [visit] = merged([
      ...reports("a", "2025-05-16", { date: "2025-05-16" }),
      ...reports("b", "2025-05-20", { status: "planned", date: "2025-05-16" }),
    ]);
    expect(visit?.status).toBe("happened");
  });

  it("know no common event of other parties, or more of them", () => {
    const found = told([
      ...reports("a", "2025-05-16", { date: "2025-05-16" }),
      ...reports("b", "2025-05-16", { date: "2025-05-16", recipient: ["MDA"] }),
      ...reports("c", "2025-05-16", { date: "2025-05-16", recipient: ["MDA", "UKR"] }),
    ]);
    expect(found).toEqual(["a", "b", "c"]);
  });

  it("go by the persons: another minister in the same week is another engagement", () => {
    const week = { place: "UKR", form: "meeting" } as const;
    const found = told([
      ...reports("a", "2025-05-16", { ...week, date: "2025-05-16", people: ["Radosław Sikorski"] }),
      ...reports("b", "2025-05-19", { ...week, date: null, people: ["Ann Abel"] }),
      ...reports("c", "2025-06-20", { ...week, date: null, people: ["Radoslaw Sikorski"] }),
      ...reports("d", "2025-05-18", { ...week, date: "2025-05-18", people: ["Ann Abel"], form: "visit" }),
    ]);
    expect(found.sort()).toEqual(["a c", "d b"]);
  });

  it("take the country where one side is for the other side, and leave out who brought two together", () => {
    const visit = { date: "2025-05-16", place: "UKR" } as const;
    expect(
      told([...reports("a", "2025-05-16", visit), ...reports("b", "2025-05-17", { ...visit, recipient: [] })]),
    ).toEqual(["a b"]);
    const talks = { date: "2025-08-11", place: "QAT", form: "talks", recipient: [] } as const;
    const found = told([
      ...reports("a", "2025-08-11", { ...talks, actor: ["QAT", "COD", "RWA"] }),
      ...reports("b", "2025-08-12", { ...talks, actor: ["COD", "RWA"] }),
      ...reports("c", "2025-08-12", { ...talks, actor: ["QAT"], recipient: ["COD", "RWA"], mode: "third-party" }),
      ...reports("d", "2025-08-12", { ...talks, actor: ["QAT", "RWA"] }),
    ]);
    expect(found.sort()).toEqual(["a b c", "d"]);
  });

  it("keep a body's summit one whoever is named, and the meetings on its margins apart", () => {
    const summit = { date: "2026-07-07", place: "TUR", form: "summit", mode: null, recipient: [] } as const;
    const found = told([
      ...reports("a", "2026-07-01", { ...summit, actor: ["CAN", "NAT"], status: "planned" }),
      ...reports("b", "2026-07-08", { ...summit, actor: ["NAT"] }),
      ...reports("c", "2026-07-08", { ...summit, actor: ["CAN", "TUR"], form: "meeting" }),
    ]);
    expect(found.sort()).toEqual(["a b", "c"]);
  });

  it("are not dated by when the last such visit was", () => {
    const [visit] = merged([
      ...reports("a", "2024-07-10", { date: "2024-07-09" }),
      ...reports("b", "2024-07-10", { date: "1983/2024-07-10" }),
    ]);
    expect(visit).toMatchObject({ start: "2024-07-09", end: null, reports: ["a", "b"] });
  });

  it("are dated by most reports once they came about, then by the first", () => {
    const on = (date: string) => ({ date, place: "UKR" });
    const [visit, ...others] = merged([
      ...reports("a", "2025-05-16", on("2025-05-16")),
      ...reports("b", "2025-05-17", on("2025-05-16")),
      ...reports("c", "2025-05-30", on("2025-05-17")),
    ]);
    expect(others).toEqual([]);
    expect(visit?.start).toBe("2025-05-16");
  });

  it("were not held where a later report says that they were put off", () => {
    const [talks, ...others] = merged([
      ...reports("a", "2025-05-05", { date: null }),
      ...reports("b", "2025-05-12", { date: null, status: "postponed" }),
      ...reports("c", "2025-07-03", { date: "2025-07-09", status: "planned" }),
    ]);
    expect(others).toEqual([]);
    expect(talks).toMatchObject({ status: "planned", start: "2025-07-09" });
  });

  it("collapse what one article says twice into one entry", () => {
    const [visit] = merged(
      reports("a", "2025-05-16", { date: "2025-05-16" }, { date: "2025-05-16", words: "They spoke for two hours" }),
    );
    expect(visit?.history).toHaveLength(1);
  });
});

describe("other events", () => {
  const raid = {
    type: "ASSAULT",
    mode: "aerial",
    actor: ["RUS"],
    recipient: ["UKR"],
    place: "UKR",
    date: "2025-01-10",
  } as const;

  it("are one where two outlets tell of it in like words", () => {
    const ask = { type: "REQUEST", actor: ["USA"], recipient: ["JPN"] } as const;
    const found = told([
      ...reports("a", "2025-02-05", { ...ask, words: "Washington urged Tokyo to spend more on defence" }),
      ...reports("b", "2025-02-06", { ...ask, words: "The United States pressed Japan over defence spending" }),
      ...reports("c", "2025-02-06", { ...ask, words: "Washington asked Tokyo to open its rice market" }),
    ]);
    expect(found.sort()).toEqual(["a b", "c"]);
  });

  it("keep two raids on one day in two cities apart", () => {
    const found = told([
      ...reports("a", "2025-01-10", { ...raid, venue: "Kharkiv", words: "Missiles struck Kharkiv" }),
      ...reports("b", "2025-01-10", { ...raid, venue: "Odesa", words: "Missiles struck Odesa" }),
      ...reports("c", "2025-01-11", { ...raid, venue: "Odesa", words: "A barrage hit the port of Odesa" }),
    ]);
    expect(found.sort()).toEqual(["a", "b c"]);
  });

  it("go by who does it to whom", () => {
    const back = { ...raid, actor: ["UKR"], recipient: ["RUS"] };
    expect(told([...reports("a", "2025-01-10", raid), ...reports("b", "2025-01-10", back)])).toHaveLength(2);
  });
});

const someDate = fc.constantFrom(
  null,
  "2025",
  "2025-05",
  "2025-05-14",
  "2025-05-16",
  "2025-05-17",
  "2025-05-16/2025-05-18",
  "2025-06-02",
);
const someTold: fc.Arbitrary<Told> = fc.record({
  type: fc.constantFrom("CONSULT", "REQUEST"),
  form: fc.constantFrom("visit", "meeting", "call", null),
  mode: fc.constantFrom("visit", "phone", null),
  status: fc.constantFrom("planned", "possible", "happened", "ongoing", "postponed", "cancelled", "denied"),
  date: someDate,
  place: fc.constantFrom(null, "UKR", "POL"),
  recipient: fc.constantFrom(["UKR"], ["POL", "UKR"], []),
  topics: fc.subarray(["grain", "Grain", "gas"]),
  people: fc.subarray(["Donald Tusk", "Volodymyr Zelenskyy"]),
  words: fc.constantFrom("They spoke of grain", "The grain deal was raised", "A call about gas"),
});
const someReports = fc
  .array(
    fc.record({
      published: fc.constantFrom(null, "2025-05-10", "2025-05-14", "2025-05-16", "2025-05-20", "2025-06-05"),
      told: fc.array(someTold, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.flatMap(({ published, told }, at) => reports(`r${at}`, published, ...told)));

describe("merging", () => {
  it("does not depend on the order of the reports", () => {
    fc.assert(
      fc.property(
        someReports.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(mergeReports(shuffled)).toEqual(mergeReports(all));
        },
      ),
    );
  });

  it("puts every report in one event, and loses none", () => {
    fc.assert(
      fc.property(someReports, (all) => {
        const members = mergeReports(all).flatMap((event) => event.members);
        expect(members.sort()).toEqual(all.map(({ name }) => name).sort());
      }),
    );
  });
});
