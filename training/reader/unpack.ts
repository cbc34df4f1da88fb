/**
 * Takes a reader's model file apart, so that training/reader/tune.py can go on from it:
 * node scripts/run.mjs training/reader/unpack.ts MODEL FOLDER
 *
 * FOLDER then holds `start.numbers` (its weights, as training/numbers.ts reads them) and `names.json` (what the rows of
 * its tables stand for, by the names of export.ts's vocabularies).
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unpackSections } from "../../src/language/index.js";
import { LIMITED, LISTED } from "./names.js";

/** The vocabularies of export.ts, each with the section that lists its names. */
const lists = [
  ...Object.entries(LIMITED).map(([name, [, section]]) => [name, section] as const),
  ...Object.entries(LISTED),
];

const [model, folder] = process.argv.slice(2);
if (!model || !folder) {
  console.error("usage: unpack.ts MODEL FOLDER");
  process.exit(2);
}
const { sections } = unpackSections(readFileSync(model));
const floatsOf = (name: string) => new Float32Array((sections.get(name) ?? new Uint8Array()).slice().buffer);

const index: Record<string, { rows: number; cols: number; at: number }> = {};
const parts: Float32Array[] = [];
let at = 0;
for (const [name, bytes] of sections) {
  const scale = floatsOf(`${name}.scale`);
  if (name === "unit.carry" || name === "unit.reset") put(name, 1, floatsOf(name));
  else if (sections.has(`${name}.scale`)) {
    const numbers = new Int8Array(bytes.slice().buffer);
    // A matrix has a scale a column, and a bias; a table of rows a scale a row.
    const bias = sections.has(`${name}.bias`);
    const rows = bias ? numbers.length / scale.length : scale.length;
    const cols = numbers.length / rows;
    put(
      name,
      rows,
      Float32Array.from(numbers, (number, i) => number * (scale[bias ? i % cols : Math.floor(i / cols)] ?? 0)),
    );
    if (bias) put(`${name}.bias`, 1, floatsOf(`${name}.bias`));
  }
}

function put(name: string, rows: number, values: Float32Array): void {
  index[name] = { rows, cols: values.length / rows, at };
  parts.push(values);
  at += values.length;
}

const text = JSON.stringify(index);
const header = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
const length = Buffer.alloc(4);
length.writeUInt32LE(header.length);
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "start.numbers"),
  Buffer.concat([
    length,
    header,
    ...parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]),
);
const namesIn = (section: string) => new TextDecoder().decode(sections.get(section)).split("\n");
writeFileSync(
  join(folder, "names.json"),
  JSON.stringify(Object.fromEntries(lists.map(([name, section]) => [name, namesIn(section)]))),
);
