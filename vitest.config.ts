import { defineConfig } from "vitest/config";

/** Tables, styles and migrations are imported as text, as in the esbuild bundle. */
const texts = {
  name: "text-imports",
  enforce: "pre" as const,
  transform(code: string, id: string) {
    return /\.(tsv|css|sql)$/.test(id) ? { code: `export default ${JSON.stringify(code)};`, map: null } : null;
  },
};

export default defineConfig({
  plugins: [texts],
  test: {
    // The command line is tested as it is built.
    globalSetup: "scripts/build.mjs",
    include: ["src/**/*.test.ts", "training/**/*.test.ts", "bench/**/*.test.ts"], testTimeout: 60_000 },
});
