/**
 * Packs what training/reader/main.py learned into a model file:
 * node scripts/run.mjs training/reader/pack.ts NUMBERS FOLDER OUTPUT
 *
 * FOLDER is where training/reader/export.ts wrote the reports in numbers: its vocabularies name the rows of tables.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { packSections } from "../../src/language/index.js";
import { readNumbers } from "../numbers.js";
import { packMatrix, packRows, type Section } from "../quantise.js";
import { LIMITED, LISTED } from "./names.js";

/** Rows of these are taken as they are. */
const FLOATS = new Set(["unit.carry", "unit.reset"]);
const Vocabularies = z.record(z.string(), z.object({ names: z.array(z.string()), n: z.array(z.number()) }));

const [numbersFile, folder, output] = process.argv.slice(2);
if (!numbersFile || !folder || !output) {
  console.error("usage: pack.ts NUMBERS FOLDER OUTPUT");
  process.exit(2);
}
const vocabularies = Vocabularies.parse(JSON.parse(readFileSync(join(folder, "vocab.json"), "utf8")));
const { places, floats } = readNumbers(numbersFile);

const numbersOf = (name: string): { rows: number; cols: number; values: Float32Array } => {
  const place = places.get(name);
  if (!place) throw new Error(`${numbersFile}: no matrix "${name}"`);
  return { ...place, values: floats.subarray(place.at, place.at + place.rows * place.cols) };
};
const text = (names: readonly string[]): Uint8Array => new TextEncoder().encode(names.join("\n"));

const sections: Section[] = [...places.keys()].flatMap((name) => {
  if (name.endsWith(".bias")) return [];
  const { rows, cols, values } = numbersOf(name);
  if (FLOATS.has(name)) return [[name, new Uint8Array(values.slice().buffer)] as const];
  if (!places.has(`${name}.bias`)) return packRows(name, values, cols);
  const bias = numbersOf(`${name}.bias`).values;
  return packMatrix(
    name,
    rows,
    cols,
    (row, column) => values[row * cols + column] ?? 0,
    (column) => bias[column] ?? 0,
  );
});
for (const [vocabulary, [least, section]] of Object.entries(LIMITED)) {
  const { names = [], n = [] } = vocabularies[vocabulary] ?? {};
  sections.push([section, text(names.filter((_, at) => (n[at] ?? 0) >= least))]);
}
for (const [vocabulary, section] of Object.entries(LISTED))
  sections.push([section, text(vocabularies[vocabulary]?.names ?? [])]);
writeFileSync(
  output,
  packSections(
    {
      name: "reader",
      licence: "CC BY-SA 4.0",
      sizes: {
        state: numbersOf("input").cols,
        pair: numbersOf("word").cols,
        lemma: numbersOf("lemma").cols,
        fine: numbersOf("fine").cols,
        path: numbersOf("path").cols,
        slot: numbersOf("slot").cols,
      },
    },
    sections,
  ),
);
