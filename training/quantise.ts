// Packs a trained network into the model file: bytes with a scale for each column of a matrix or row of a table
// (Jacob et al. 2018, "Quantization and training of neural networks for efficient integer-arithmetic-only inference").
import { packSections } from "../src/language/weights.js";
import type { Matrix } from "./arena.js";
import type { Inventory } from "./examples.js";
import type { Linear } from "./layers.js";
import type { Network } from "./network.js";
import { VECTOR_WIDTH, type WordVectors } from "./vectors.js";

export type Section = readonly [string, Uint8Array];

const bytes = (array: Int8Array | Int32Array | Float32Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** A value as a byte, given what the largest one is. */
const toByte = (value: number, scale: number): number => Math.max(-127, Math.min(127, Math.round(value / scale)));

/** Packs columns of matrices that lie side by side. */
export function packMatrix(
  name: string,
  rows: number,
  columns: number,
  value: (row: number, column: number) => number,
  bias: (column: number) => number,
): Section[] {
  const weights = new Int8Array(rows * columns);
  const scale = new Float32Array(columns);
  for (let c = 0; c < columns; c++) {
    let top = 1e-8;
    for (let r = 0; r < rows; r++) top = Math.max(top, Math.abs(value(r, c)));
    scale[c] = top / 127;
    for (let r = 0; r < rows; r++) weights[r * columns + c] = toByte(value(r, c), scale[c] ?? 1);
  }
  return [
    [name, bytes(weights)],
    [`${name}.scale`, bytes(scale)],
    [`${name}.bias`, bytes(Float32Array.from({ length: columns }, (_, c) => bias(c)))],
  ];
}

/** Packs a table of rows of one width: bytes with a scale for each row. */
export function packRows(name: string, values: Float32Array, width: number): Section[] {
  const rows = values.length / width;
  const packed = new Int8Array(values.length);
  const scale = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    let top = 1e-8;
    for (let d = 0; d < width; d++) top = Math.max(top, Math.abs(values[r * width + d] ?? 0));
    scale[r] = top / 127;
    for (let d = 0; d < width; d++) packed[r * width + d] = toByte(values[r * width + d] ?? 0, scale[r] ?? 1);
  }
  return [
    [name, bytes(packed)],
    [`${name}.scale`, bytes(scale)],
  ];
}

/** Word vectors as they are looked up: the frozen vector lifted, plus what was learned for the word. */
function wordRows(network: Network, inventory: Inventory, vectors: WordVectors): Section[] {
  const { arena, sizes, words, lift } = network;
  const f = arena.floats;
  const weight = lift.weight.value;
  const learned = new Map(inventory.words.map((hash, row) => [hash, row]));
  learned.delete(inventory.words[0] ?? 0);
  const frozen = new Map(vectors.hashes.map((hash, row) => [hash, row]));
  const hashes = Int32Array.from(new Set([...vectors.hashes, ...learned.keys()])).sort();
  const values = new Float32Array((hashes.length + 1) * sizes.word);
  values.set(words.values.subarray(0, sizes.word));
  hashes.forEach((hash, i) => {
    const to = (i + 1) * sizes.word;
    const own = (learned.get(hash) ?? 0) * sizes.word;
    const row = frozen.get(hash);
    for (let d = 0; d < sizes.word; d++) {
      let sum = words.values[own + d] ?? 0;
      if (row !== undefined) {
        for (let k = 0; k < VECTOR_WIDTH; k++) {
          sum += (vectors.values[row * VECTOR_WIDTH + k] ?? 0) * (f[weight.at + k * weight.stride + d] ?? 0);
        }
      }
      values[to + d] = sum;
    }
  });
  return [["words.hash", bytes(hashes)], ...packRows("words", values, sizes.word)];
}

/**
 * Packs a network.
 *
 * @returns the bytes of a model file
 */
export function packNetwork(network: Network, inventory: Inventory, vectors: WordVectors): Uint8Array {
  const f = network.arena.floats;
  const at = (m: Matrix, row: number, column: number): number => f[m.at + row * m.stride + column] ?? 0;
  const linear = (name: string, layer: Linear): Section[] => {
    const { value } = layer.weight;
    const bias = layer.bias?.value;
    return packMatrix(
      name,
      value.rows,
      value.cols,
      (r, c) => at(value, r, c),
      (c) => (bias ? at(bias, 0, c) : 0),
    );
  };
  const row = (name: string, m: Matrix): Section => [name, bytes(f.slice(m.at, m.at + m.cols))];
  const units = [...network.tagLayers, ...network.parseLayers].flatMap((unit) => [
    ...linear(`${unit.name}.in`, unit.projection),
    row(`${unit.name}.carry`, unit.carry.value),
    row(`${unit.name}.reset`, unit.reset.value),
  ]);
  // One matrix asks for heads and weighs distances. The bias that heads carry by themselves is the query's.
  const { arc } = network.sizes;
  const query = network.bilinear.weight.value;
  const distance = network.distance.weight.value;
  const arcs = packMatrix(
    "arcs",
    arc,
    arc + distance.cols,
    (r, c) => (c < arc ? at(query, r, c) : at(distance, r, c - arc)),
    (c) => (c < arc ? at(network.arcBias.value, c, 0) : at(network.distance.bias?.value ?? distance, 0, c - arc)),
  );
  return packSections(
    {
      name: "english",
      licence: "CC BY-SA 4.0",
      tags: inventory.tags,
      relations: inventory.relations,
      sizes: network.sizes,
    },
    [
      ...wordRows(network, inventory, vectors),
      ...packRows("spellings", network.spellings.values, network.sizes.spelling),
      ...units,
      ...linear("tags", network.tagHead),
      ...linear("bridge", network.bridge),
      ...linear("fine", network.fine),
      ...linear("heads", network.heads),
      ...arcs,
      row("root.arc", network.arcRoot.value),
      row("root.label", network.labelRoot.value),
      ...linear("labels", network.labels),
    ],
  );
}
