/**
 * All benches one after the other, or those named: `npm run bench`, `npm run bench -- gold speed`.
 *
 * Those that need data beside the project (`../shared`) say so and go on without it. Ends with 1 where one failed.
 */
import { spawnSync } from "node:child_process";

const BENCHES: Readonly<Record<string, string>> = {
  gold: "statements against gold",
  sentences: "single sentences against the standards of types and pairs",
  quiet: "events found where there is no politics",
  agreement: "the scorer against the reference scorer",
  mentions: "actors, places, dates and people against gold",
  visits: "leaders against the record of state visits",
  language: "tags, lemmas and trees against treebanks",
  pages: "bodies, titles and dates of real pages",
  merging: "reports of one event made one",
  damaged: "2,000 damaged inputs",
  kill: "1,000 reports, killed half-way and run again",
  speed: "speed by stage",
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}`);
  process.exit(2);
}
const failed = [];
for (const [name, what] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`\n── ${name}: ${what}\n`);
  const { status } = spawnSync(process.execPath, ["scripts/run.mjs", `bench/${name}.ts`], { stdio: "inherit" });
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
