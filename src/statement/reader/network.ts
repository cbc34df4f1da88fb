import * as z from "zod";
import { Dense, Memory, RecurrentUnit, readMatrix, type Sections } from "../../language/index.js";
import { ACTS, KINDS } from "./acts.js";
import { placeRows, takeRow } from "./rows.js";
import { readBytes, readNames, readTable } from "./table.js";

/** Words seen at once: longer sentences are read in stretches, so time stays linear. */
export const BLOCK = 256;
/** Memory set aside, in bytes: some more than the weights and a block's activations need. */
const MEMORY = 16 << 20;
/** Numbers of a word's vector, as the language's model has it. */
export const VECTOR = 120;

const Sizes = z.object({
  /** Numbers kept of a word, and of a word and a party together. */
  state: z.number().int().multipleOf(16),
  pair: z.number().int().multipleOf(8),
  lemma: z.number().int(),
  fine: z.number().int(),
  path: z.number().int(),
  slot: z.number().int(),
});

/** The reader's network, as `training/reader` learned it: layers in memory, tables of rows, and names of rows. */
export type Network = ReturnType<typeof openNetwork>;

/**
 * Lays a model file out for reading.
 *
 * @param simd false to do without WebAssembly: slower, the same answers.
 * @throws ModelError, ZodError where the file is no such network.
 */
export function openNetwork(file: Sections, simd = true) {
  const { state, pair, lemma, fine, path, slot } = Sizes.parse(file.description.sizes);
  const memory = new Memory(MEMORY, simd);
  const dense = (name: string, inputs: number, outputs: number) =>
    new Dense(memory, readMatrix(file, name, inputs, outputs));
  const ofState = (name: string) => placeRows(memory, readTable(file, name, state));
  const ofPair = (name: string) => placeRows(memory, readTable(file, name, pair));
  const modes = [...readNames(file, "modes", 0).keys()];
  const modesOf = new Map(
    ACTS.map((type) => [
      type,
      modes.flatMap((label, at) => (label.startsWith(`${type}/`) ? [[label, at] as const] : [])),
    ]),
  );
  return {
    memory,
    state,
    pair,
    /** Position of a row of noughts, as wide as the widest. */
    nothing: takeRow(memory, Math.max(state, pair)),
    names: {
      lemmas: readNames(file, "lemmas", 1),
      fine: readNames(file, "fine.names", 1),
      coarse: readNames(file, "coarse.names", 0),
      upos: readNames(file, "upos.names", 0),
      relations: readNames(file, "relations", 0),
      forms: readNames(file, "forms", 1),
      parties: readNames(file, "parties", 0),
      sources: readNames(file, "sources", 0),
      words: readNames(file, "words", 0),
      realities: readNames(file, "realities", 0),
      paths: readNames(file, "paths", 1),
      slots: readNames(file, "slots", 1),
    },
    modes,
    /** Modes and forms of each type of act, with their columns. */
    modesOf,
    lemma: readBytes(file, "lemma", lemma),
    fine: readTable(file, "fine", fine),
    input: dense("input", VECTOR + lemma + fine, state),
    coarse: ofState("coarse"),
    upos: ofState("upos"),
    relation: ofState("relation"),
    capital: ofState("capital"),
    party: ofState("party"),
    heading: ofState("heading"),
    form: ofState("form"),
    unit: new RecurrentUnit(file, "unit", memory, state),
    tree: dense("tree", state, 3 * state),
    up: ofState("up"),
    down: ofState("down"),
    around: dense("around", 3 * state, state),
    mention: dense("mention", state, 3 * pair),
    word: dense("word", state, pair),
    path: readBytes(file, "path", path),
    slot: readTable(file, "slot", slot),
    way: dense("way", path + slot, pair),
    distance: ofPair("distance"),
    told: dense("told", 2 * state + pair, state),
    kind: ofState("kind"),
    reality: ofState("reality"),
    quoted: ofState("quoted"),
    frames: ofState("frames"),
    act: dense("act", state, ACTS.length + KINDS.length),
    mode: dense("mode", state, modes.length),
    modeOf: readTable(file, "mode.of", modes.length),
    type: ofPair("type.pair"),
    acting: dense("acting", pair, pair),
    absent: ofPair("absent"),
    seek: dense("seek", state, pair),
    typeSought: ofPair("type.seek"),
    gap: ofPair("gap"),
    part: dense("part", 3 * pair, pair),
    partyKind: ofPair("party.kind"),
    source: ofPair("source"),
    rank: ofPair("rank"),
    order: ofPair("order"),
    together: ofPair("together"),
    ruled: ofPair("ruled"),
    known: ofPair("known"),
    typeOfPart: ofPair("type.part"),
    among: [dense("among0", 3 * pair, pair), dense("among1", 3 * pair, pair)] as const,
    role: dense("role", pair, 4),
  };
}
