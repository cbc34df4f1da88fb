import { expect, test } from "vitest";
import { loadCoder } from "../src/coder.js";
import { Classifier } from "../src/statement/event/classifier.js";
import { FeatureList } from "../src/statement/event/features.js";
import { judges } from "../src/statement/event/judges.js";
import { parseCodedReports } from "./coded-reports.js";
import { align, describe, readReport } from "./lessons.js";
import { fitSide, sideLessons } from "./sides.js";

const REPORT = `=== x-001 2025-02-05 Berlin condemns attack
Turkish forces attacked the Syrian town of Tel Rifaat on Monday. Germany condemned the operation.
event | ASSAULT | TUR > SYR | happened | 2025-02-03 | SYR | - | - | attacked | Turkish forces attacked the Syrian town of Tel Rifaat
event | ACCUSE/disapprove | DEU > TUR | happened | - | - | - | - | condemned | Germany condemned the operation
`;

test("what is coded of an act is what its sides' judges are to answer", async () => {
  const coder = await loadCoder();
  const { reports, faults } = parseCodedReports(REPORT);
  expect(faults).toEqual([]);
  const [report] = reports;
  if (!report) throw new Error("no report");
  const pupil = readReport(coder, report);
  describe(pupil, judges.nominal);
  align(pupil, judges.act);
  const lessons = sideLessons(pupil, coder.reader.read(pupil.settings), judges);
  expect(lessons.map(({ side }) => side)).toEqual(["actor", "recipient", "actor", "recipient"]);
  for (const { right } of lessons) expect(right.filter(Boolean)).toHaveLength(1);
  const judge = new Classifier(fitSide(Array.from({ length: 30 }, () => lessons).flat(), "recipient"));
  const list = new FeatureList();
  for (const { options, right, side } of lessons) {
    if (side !== "recipient") continue;
    const scores = options.map((features) => {
      list.clear();
      list.ids.set(features);
      list.size = features.length;
      return judge.scores(list)[0] ?? 0;
    });
    expect(scores.indexOf(Math.max(...scores))).toBe(right.indexOf(true));
  }
});
