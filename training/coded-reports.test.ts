import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCodedReports, REPORTS, readCodedReports } from "./coded-reports.js";

const REPORT = `=== x-001 2025-05-14 Polish premier to visit Kyiv
WARSAW - Poland's prime minister will visit Kyiv on Friday, his office said.
event | CONSULT/visit/visit | POL > UKR | planned | 2025-05-16 | UKR:Kyiv | Donald Tusk | - | visit | Poland's prime minister will visit Kyiv on Friday
concern | NSA:farmers_union > RUS UKR | his office said
`;

describe("coded reports", () => {
  it("are read with all their fields", () => {
    const { reports, faults } = parseCodedReports(REPORT);
    expect(faults).toEqual([]);
    expect(reports[0]).toMatchObject({ id: "x-001", published: "2025-05-14", title: "Polish premier to visit Kyiv" });
    expect(reports[0]?.statements[0]).toMatchObject({
      type: "CONSULT",
      mode: "visit",
      form: "visit",
      actor: ["POL"],
      recipient: ["UKR"],
      place: "UKR",
      venue: "Kyiv",
      people: ["Donald Tusk"],
      trigger: "visit",
    });
    expect(reports[0]?.statements[1]).toMatchObject({ holder: ["NSA:farmers union"], about: ["RUS", "UKR"] });
  });

  it.each([
    ["POL > UKR", "Poland > UKR", "ISO alpha-3"],
    ["| visit | Pol", "| stay | Pol", "not in the evidence"],
    ["CONSULT/visit/visit", "CONSULT/stroll/visit", 'no mode "stroll"'],
    ["CONSULT/visit/visit", "AGREE/-/visit", "form stands on CONSULT"],
    ["on Friday\n", "on Sunday\n", "to the letter"],
    ["| planned ", "", "has 9 fields"],
  ])("say what is wrong: %s as %s", (right, wrong, told) => {
    const { faults } = parseCodedReports(REPORT.replace(right, wrong));
    expect(faults.map(({ wrong }) => wrong).join()).toContain(told);
    expect(faults[0]?.line).toBe(3);
  });

  it("never throw, whatever the text", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseCodedReports(`=== a 2025-01-01\n${text}`)));
  });

  it("that come with the project hold", () => {
    const reports = readCodedReports(REPORTS);
    expect(reports.length).toBeGreaterThan(100);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
  });
});
