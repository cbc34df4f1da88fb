// Bundles the library and the command line into dist/: TypeScript compiled, the library's tables inlined as text. Every
// file of dist/ lies directly in it, since weights, tables and samples are found beside it from wherever it runs.
import { chmod, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

export const bundling = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // Node has had them since version 10; esbuild would build such an expression anew wherever it is met.
  supported: { "regexp-unicode-property-escapes": true },
  packages: "external",
  loader: { ".tsv": "text", ".css": "text", ".sql": "text", ".bin": "binary" },
  logLevel: "warning",
};

const compact = { outdir: "dist", splitting: true, minifySyntax: true, minifyWhitespace: true, metafile: true };

/**
 * Packages that the command line takes into its bundle: resolving and reading their hundreds of files would be a third
 * of the time that coding a report takes. The others are loaded only where a record, a page or the server asks for them.
 */
const inlined = [
  "commander",
  "zod",
  "picocolors",
  "cli-table3",
  "cli-progress",
  "tinyld",
  "@noble/hashes",
  "chrono-node",
];

/** Everything else from node_modules stays outside. */
const others = {
  name: "others-external",
  setup({ onResolve }) {
    onResolve({ filter: /^[a-z@]/ }, ({ path, importer, kind }) => {
      if (kind === "entry-point" || importer.includes("/node_modules/")) return null;
      return inlined.some((name) => path === name || path.startsWith(`${name}/`)) ? null : { external: true };
    });
  },
};

/** Weights and tables are read from model/ and data/ as the program starts: in the bundle they would be parsed as program text. */
const dataBeside = {
  name: "data-beside",
  setup({ onLoad }) {
    onLoad({ filter: /\/(model|data)\/[\w-]+\.(bin|tsv)$/ }, ({ path }) => {
      const [folder, name] = path.split("/").slice(-2);
      const encoding = name.endsWith(".tsv") ? ', "utf8"' : "";
      return {
        contents: `import { readFileSync } from "node:fs";
export default readFileSync(new URL("../${folder}/${name}", import.meta.url)${encoding});`,
      };
    });
  },
};

/** The licences of the packages in the bundle, as they ask to be passed on. */
async function writeNotices({ inputs }) {
  const packages = new Set(
    Object.keys(inputs).flatMap((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const notices = [];
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    notices.push(`${name} ${version} (${license})\n\n${file ? await readFile(`${folder}/${file}`, "utf8") : ""}`);
  }
  await writeFile(
    "dist/THIRD-PARTY.txt",
    notices.map((notice) => `${notice.trim()}\n`).join(`\n${"-".repeat(80)}\n\n`),
  );
}

/** Builds dist/. What another build left there goes last, so that a program running from it keeps its files till then. */
export async function setup() {
  const library = await build({
    ...bundling,
    ...compact,
    entryPoints: { index: "src/index.ts" },
    chunkNames: "library-[hash]",
  });
  const commandLine = await build({
    ...bundling,
    ...compact,
    packages: "bundle",
    plugins: [others, dataBeside],
    entryPoints: { chancery: "src/cli/main.ts" },
    chunkNames: "cli-[hash]",
    // CommonJS packages in the bundle ask for Node's own modules by require.
    banner: { js: 'import{createRequire as r}from"node:module";const require=r(import.meta.url);' },
  });
  await writeNotices(commandLine.metafile);
  await chmod("dist/chancery.js", 0o755);
  const built = new Set([library, commandLine].flatMap(({ metafile }) => Object.keys(metafile.outputs)));
  for (const name of await readdir("dist"))
    if (name.endsWith(".js") && !built.has(`dist/${name}`)) await rm(`dist/${name}`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) await setup();
