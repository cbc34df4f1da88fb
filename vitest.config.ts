import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** Tables, styles and migrations are imported as text, as in the esbuild bundle. */
const texts = {
  name: "text-imports",
  enforce: "pre" as const,
  resolveId(source: string, importer: string | undefined) {
    return /\.(tsv|css|sql)$/.test(source) && importer ? `${resolve(dirname(importer), source)}?raw` : null;
  },
  /** Bytes are no text: they are read here, before anything decodes them. */
  load(id: string) {
    if (!id.endsWith(".bin")) return null;
    return `export default Uint8Array.from(atob(${JSON.stringify(readFileSync(id, "base64"))}), (c) => c.charCodeAt(0));`;
  },
};

export default defineConfig({
  plugins: [texts],
  test: {
    // The command line is tested as it is built.
    globalSetup: "scripts/build.mjs",
    include: ["src/**/*.test.ts", "training/**/*.test.ts", "bench/**/*.test.ts"],
    // Tests share what they import: the weights and tables are read once a worker rather than once a file.
    isolate: false,
    // Two even on two cores: much of the time tests wait for programs they started.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Without this the style sheet would be taken for one of the test runner and emptied.
    css: true,
  },
});
