/**
 * What becomes of damaged inputs: how many are read, how many refused, and the slowest.
 *
 *     node scripts/run.mjs bench/damaged.ts [COUNT] [SEED]
 *
 * 2,000 of seed 1 unless told otherwise. Ends with 1 where one crashed the coder or gave an error without a mend.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCoder } from "../src/coder.js";
import { readSources } from "../src/source/index.js";
import { damaged } from "./damaged-inputs.js";

const count = Number(process.argv[2] ?? 2000);
const coder = await loadCoder();
const folder = mkdtempSync(join(tmpdir(), "chancery-damaged-"));
const file = join(folder, "input");
const times: { name: string; read: number; code: number }[] = [];
let articles = 0;
let statements = 0;
let refused = 0;
let failures = 0;
let done = 0;
for (const { name, bytes, type } of damaged(Number(process.argv[3] ?? 1))) {
  if (done++ === count) break;
  writeFileSync(file, bytes);
  const start = performance.now();
  let coding = 0;
  try {
    for await (const item of readSources([file], type ? { type } : {})) {
      if ("error" in item) {
        refused++;
        if (item.error.name !== "UnreadableArticle") throw item.error;
      } else {
        const before = performance.now();
        statements += coder.code(item.article).statements.length;
        coding += performance.now() - before;
        articles++;
      }
    }
  } catch (error) {
    failures++;
    console.error(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
  }
  times.push({ name, read: performance.now() - start - coding, code: coding });
}
rmSync(folder, { recursive: true });
console.log(
  `${count} damaged inputs: ${articles} articles read (${statements} statements), ${refused} refused, ${failures} failures`,
);
for (const step of ["read", "code"] as const) {
  const [slowest, ...next] = times.sort((a, b) => b[step] - a[step]).slice(0, 5);
  const show = (one: (typeof times)[number]) => `${one.name} ${one[step].toFixed(0)} ms`;
  if (slowest) console.log(`slowest to ${step}: ${[slowest, ...next].map(show).join("; ")}`);
}
process.exitCode = failures > 0 ? 1 : 0;
