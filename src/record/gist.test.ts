import { describe, expect, it } from "vitest";
import { prepare, UNDATED } from "./event-report.js";
import { type Gist, gistOf, reportOf } from "./gist.js";
import { reportsOf } from "./merge.js";
import { article, withPledge } from "./test-articles.js";

const told = withPledge(
  article("a", "2025-05-14", [
    { status: "planned", date: "2025-05-16", place: "UKR", venue: "Kyiv", people: ["Donald Tusk"] },
    { type: "REQUEST", words: "Poland urged Ukraine to open the grain market" },
  ]),
  "Poland pledged $50 million in aid by June",
  { value: "$50 million", amount: 50_000_000, unit: "USD", deadline: "2025-06" },
);
const undated = article("b", null, [{}]);

describe("the gist of a report", () => {
  it("gives the report back with its row's name, key and day", () => {
    const reports = [told, undated].flatMap(reportsOf).map(prepare);
    expect(reports.length).toBe(4);
    for (const report of reports) {
      const kept: unknown = JSON.parse(JSON.stringify(gistOf(report)));
      expect(reportOf(kept as Gist, report.name, report.key, report.reported ?? UNDATED)).toEqual(report);
    }
  });

  it("holds nothing that says nothing", () => {
    const [request] = reportsOf(told).slice(1).map(prepare);
    expect(request && Object.keys(gistOf(request)).sort()).toEqual(["at", "day", "hash", "status", "words"]);
  });
});
