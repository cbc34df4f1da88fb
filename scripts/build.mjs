// Bundles the library and the command line into dist/: source in TypeScript, tables inlined as text.
// Packages stay outside the bundle, so what npm installed is what runs.

import { chmod, cp, rm } from "node:fs/promises";
import { build } from "esbuild";

export const bundling = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  loader: { ".tsv": "text" },
  logLevel: "warning",
};

if (process.argv[1] === new URL(import.meta.url).pathname) {
  await rm("dist", { recursive: true, force: true });
  await build({
    ...bundling,
    entryPoints: { index: "src/index.ts", "cli/main": "src/cli/main.ts" },
    outdir: "dist",
    splitting: true,
    minifySyntax: true,
    banner: {},
  });
  await cp("model", "dist/model", { recursive: true });
  await chmod("dist/cli/main.js", 0o755);
}
