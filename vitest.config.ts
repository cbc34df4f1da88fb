import { defineConfig } from "vitest/config";

/** Tables (`*.tsv`) are imported as text, as in the esbuild bundle. */
const tables = {
  name: "tables-as-text",
  transform(code: string, id: string) {
    return id.endsWith(".tsv") ? { code: `export default ${JSON.stringify(code)};`, map: null } : null;
  },
};

export default defineConfig({
  plugins: [tables],
  test: { include: ["src/**/*.test.ts", "training/**/*.test.ts", "bench/**/*.test.ts"], testTimeout: 60_000 },
});
