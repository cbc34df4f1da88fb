// Names of persons, organisations and places, also of those that no table holds: which word of a sentence heads a name
// and of what, by a logistic regression over what the parser knows of the word and the place it has in the tree.
import type { Activations, Matrix } from "./dense.js";
import { readMatrix } from "./dense.js";
import { type Memory, UNIT } from "./memory.js";
import type { Sentence } from "./sentence.js";
import type { Sections } from "./weights.js";

/** What a name may be of. */
export const NAME_TYPES = ["person", "organisation", "place"] as const;
export type NameType = (typeof NAME_TYPES)[number];
/** What a word may be: no name's head, the head of a name of a type, or of one of something else. */
export const NAME_CLASSES = ["", ...NAME_TYPES, "time", "event", "abstract", "other"] as const;

/** A name in a sentence: rows `[from, to)`, its head's row, and what it is of. */
export interface Name {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly type: NameType;
}

const PREPOSITIONS = ["in", "at", "from", "to", "by", "with", "of", "for", "on"];
/** Flags: see `flagsOf`. */
const FLAGS = 8 + PREPOSITIONS.length;

/** Numbers that a word is known by: the parser's, those it began with, its relation, and flags of the tree around it. */
export function nameFeatureCount(parser: number, relations: number): number {
  return 2 * parser + relations + FLAGS;
}

/** Flags of the tree around a word that are up, by number. */
function flagsOf(sentence: Sentence, row: number): number[] {
  const { form, upos, xpos, head, deprel } = sentence;
  const flags: number[] = [];
  const above = head[row] ?? -1;
  if (above >= 0 && upos[above] === "PROPN") flags.push(0);
  const own = form[row] ?? "";
  if (own.length > 1 && own === own.toUpperCase()) flags.push(1);
  for (let i = 0; i < sentence.length; i++) {
    if (head[i] !== row) continue;
    const relation = deprel[i] ?? "";
    const named = upos[i] === "PROPN";
    if (named && relation === "flat") flags.push(2);
    if (named && relation === "compound") flags.push(3);
    if (relation === "nmod:desc") flags.push(4);
    if (xpos[i] === "POS") flags.push(5);
    if (relation === "det") flags.push(6);
    if (relation === "amod") flags.push(7);
    const preposition = relation === "case" ? PREPOSITIONS.indexOf((form[i] ?? "").toLowerCase()) : -1;
    if (preposition >= 0) flags.push(8 + preposition);
  }
  return flags;
}

/**
 * Writes what a word is known by.
 *
 * @param memory where the network's numbers lie
 * @param known the parser's numbers of the sentence's words
 * @param joined those it began with
 * @param row the word, in the sentence; `at` in the block of words that was parsed
 * @param relations names of relations, by number
 */
export function writeNameFeatures(
  memory: Memory,
  known: Activations,
  joined: Activations,
  sentence: Sentence,
  row: number,
  at: number,
  relations: readonly string[],
  out: Float64Array,
): void {
  out.fill(0);
  const width = known.width;
  for (let d = 0; d < width; d++) {
    out[d] = (memory.shorts[known.at + at * known.stride + d] ?? 0) / UNIT;
    out[width + d] = (memory.shorts[joined.at + at * joined.stride + d] ?? 0) / UNIT;
  }
  const relation = relations.indexOf(sentence.deprel[row] ?? "");
  if (relation >= 0) out[2 * width + relation] = 1;
  for (const flag of flagsOf(sentence, row)) out[2 * width + relations.length + flag] = 1;
}

/** Chooses what words head. */
export class NameChooser {
  private readonly matrix: Matrix;
  private readonly features: Float64Array;

  /**
   * @param file its section "names" has a column for each of `NAME_CLASSES`
   * @param parser width of the parser's numbers
   * @throws ModelError when the section is of the wrong size
   */
  constructor(
    file: Sections,
    private readonly memory: Memory,
    parser: number,
    private readonly relations: readonly string[],
  ) {
    const inputs = nameFeatureCount(parser, relations.length);
    this.matrix = readMatrix(file, "names", inputs, NAME_CLASSES.length);
    this.features = new Float64Array(inputs);
  }

  /** What a word heads; empty for nothing. The sentence is parsed; `at` is the word's row in the block. */
  choose(sentence: Sentence, row: number, at: number, known: Activations, joined: Activations): NameType | "" {
    const { matrix, features } = this;
    writeNameFeatures(this.memory, known, joined, sentence, row, at, this.relations, features);
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < matrix.outputs; k++) {
      let sum = 0;
      for (let d = 0; d < matrix.inputs; d++) sum += (features[d] ?? 0) * (matrix.weights[d * matrix.outputs + k] ?? 0);
      const score = sum * (matrix.scale[k] ?? 0) + (matrix.bias[k] ?? 0);
      if (score > bestScore) {
        best = k;
        bestScore = score;
      }
    }
    return NAME_TYPES[best - 1] ?? "";
  }
}

/** Relations whose words are no part of the name that they hang on. */
const OUTSIDE = new Set(
  "case cc punct mark advmod cop nsubj aux discourse vocative conj parataxis advcl obl expl csubj ccomp list orphan dislocated appos dep".split(
    " ",
  ),
);

/** Whether a word is of the phrase that `top` heads. */
function isWithin(sentence: Sentence, row: number, top: number): boolean {
  let at = row;
  for (let steps = 0; at !== top; steps++) {
    const head = sentence.head[at] ?? -1;
    if (head < 0 || steps > sentence.length) return false;
    if (head === top && OUTSIDE.has((sentence.deprel[at] ?? "").split(":")[0] ?? "")) return false;
    at = head;
  }
  return true;
}

/**
 * Where a name stands: the words around its head that hang on it, with articles, titles and the possessive ending, as
 * GUM marks entities; without prepositions, appositions and what is joined to it.
 *
 * @param sentence parsed
 * @param head row of the name's head
 * @returns rows `[from, to)`
 */
export function nameSpan(sentence: Sentence, head: number): readonly [number, number] {
  let from = head;
  let to = head + 1;
  while (from > 0 && isWithin(sentence, from - 1, head)) from--;
  while (
    to < sentence.length &&
    (isWithin(sentence, to, head) || (sentence.xpos[to] === "POS" && sentence.head[to] === head))
  ) {
    to++;
  }
  return [from, to];
}

/**
 * The names in a parsed sentence, in the order of their heads; one may lie within another ("the mayor of Oslo").
 *
 * @example namesIn(parsed) // [{ from: 0, to: 2, head: 0, type: "person" }] for "Jens Berg spoke."
 */
export function namesIn(sentence: Sentence): Name[] {
  const names: Name[] = [];
  sentence.name.forEach((type, head) => {
    if (type === "") return;
    const [from, to] = nameSpan(sentence, head);
    names.push({ from, to, head, type });
  });
  return names;
}
