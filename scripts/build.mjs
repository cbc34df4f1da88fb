// Bundles the library and the command line into dist/: TypeScript compiled, tables inlined as text.
// Packages stay outside the bundle, so what npm installed is what runs. Every file of dist/ lies
// directly in it, since src/coder.ts finds the weights at ../model/ from wherever it runs.
import { chmod, rm } from "node:fs/promises";
import { build } from "esbuild";

export const bundling = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  loader: { ".tsv": "text", ".css": "text", ".sql": "text" },
  logLevel: "warning",
};

if (process.argv[1] === new URL(import.meta.url).pathname) {
  await rm("dist", { recursive: true, force: true });
  await build({
    ...bundling,
    entryPoints: { index: "src/index.ts", chancery: "src/cli/main.ts" },
    outdir: "dist",
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true,
  });
  await chmod("dist/chancery.js", 0o755);
}
