// Runs one of the project's own TypeScript programs (training, benches): `node scripts/run.mjs bench/speed.ts ARGS`.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { bundling } from "./build.mjs";

const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  console.error("usage: node scripts/run.mjs FILE.ts [ARGS]");
  process.exit(2);
}
// Flat, so that ../model/ is found as from src/ and dist/.
const outfile = `.build/${entry.replaceAll("/", "-").replace(/\.ts$/, ".mjs")}`;
await build({ ...bundling, entryPoints: [entry], outfile, sourcemap: "inline" });
const { status } = spawnSync(process.execPath, ["--enable-source-maps", outfile, ...args], { stdio: "inherit" });
process.exit(status ?? 1);
