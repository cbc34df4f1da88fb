// Says what does not hold in coded reports: node scripts/run.mjs training/check-reports.ts [FILE...]
import { readFileSync } from "node:fs";
import { ACTS, NEWS, parseCodedReports, RARE, REPORTS, reportFiles, SENTENCES } from "./coded-reports.js";

const files = process.argv.length > 2 ? process.argv.slice(2) : reportFiles(REPORTS, ACTS, SENTENCES, NEWS, RARE);
const kinds = new Map<string, number>();
const ids = new Set<string>();
let faulty = 0;
for (const file of files) {
  const { reports, faults } = parseCodedReports(readFileSync(file, "utf8"));
  for (const { line, wrong } of faults) console.log(`${file}:${line}: ${wrong}`);
  faulty += faults.length;
  for (const { id, statements } of reports) {
    if (ids.has(id)) console.log(`${file}: ${id} stands twice`);
    ids.add(id);
    for (const one of statements) {
      const name = one.kind === "event" ? one.type : one.kind;
      kinds.set(name, (kinds.get(name) ?? 0) + 1);
    }
  }
}
console.log(`${ids.size} reports, ${faulty} lines that do not hold`);
console.log([...kinds].map(([name, count]) => `${name} ${count}`).join(", "));
process.exitCode = faulty > 0 ? 1 : 0;
