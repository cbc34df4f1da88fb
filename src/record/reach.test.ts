import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toIso } from "../mention/index.js";
import { Cluster } from "./cluster.js";
import { gap } from "./day.js";
import { byReading, prepare } from "./event-report.js";
import { fitness } from "./fitness.js";
import { reportsOf } from "./merge.js";
import { reachOf } from "./reach.js";
import { article, type Told } from "./test-articles.js";

const someDay = fc.integer({ min: 20_000, max: 20_120 }).map(toIso);
const someTold: fc.Arbitrary<Told> = fc.record({
  type: fc.constantFrom("CONSULT", "REQUEST"),
  form: fc.constantFrom("visit", null),
  status: fc.constantFrom("planned", "possible", "happened", "ongoing", "postponed", "cancelled", "denied"),
  date: fc.oneof(
    fc.constant(null),
    someDay,
    someDay.map((day) => day.slice(0, 7)),
  ),
  place: fc.constantFrom(null, "UKR"),
  people: fc.subarray(["Donald Tusk", "Volodymyr Zelenskyy"]),
  words: fc.constantFrom("They spoke of grain", "Talks on grain were put off"),
});
const someReports = fc
  .array(fc.record({ published: fc.option(someDay), told: fc.array(someTold, { minLength: 1, maxLength: 2 }) }), {
    minLength: 2,
    maxLength: 6,
  })
  .map((list) => list.flatMap(({ published, told }, at) => reportsOf(article(`${at}`, published, told)).map(prepare)));

describe("how far a report reaches", () => {
  it("holds every event that it may tell of", () => {
    fc.assert(
      fc.property(someReports, (reports) => {
        const [first, ...others] = [...reports].sort(byReading);
        const last = others.findLast(({ key }) => key === first?.key);
        if (!first || !last) return;
        const cluster = new Cluster();
        for (const report of [first, ...others]) if (report.key === first.key && report !== last) cluster.add(report);
        if (fitness(cluster, last) === null) return;
        const own = reachOf(last);
        const near = cluster.reports.some((report) => {
          const reach = reachOf(report);
          if (report.hash === last.hash) return true;
          return reach && own && (gap(own.looks, reach.lies) === 0 || gap(reach.draws, own.lies) === 0);
        });
        expect(near).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
