// Names of persons, organisations and places, also of those that no table holds: which word of a sentence heads a name
// and of what, by a logistic regression over what the parser knows of the word and the place it has in the tree.
import { type Activations, Dense, type Matrix, readMatrix, type Sums, takeSums } from "./dense.js";
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
  for (const feature of raisedFeatures(sentence, row, relations)) out[2 * width + feature] = 1;
}

/** Numbers of the relations and flags that hold of a word. */
function raisedFeatures(sentence: Sentence, row: number, relations: readonly string[]): number[] {
  const raised = flagsOf(sentence, row).map((flag) => relations.length + flag);
  const relation = relations.indexOf(sentence.deprel[row] ?? "");
  return relation < 0 ? raised : [relation, ...raised];
}

/** Chooses what words head. */
export class NameChooser {
  private readonly matrix: Matrix;
  private readonly knownPart: Dense;
  private readonly joinedPart: Dense;
  private readonly knownSums: Sums;
  private readonly joinedSums: Sums;

  /**
   * @param file its section "names" has a column for each of `NAME_CLASSES`
   * @param parser width of the parser's numbers
   * @throws ModelError when the section is of the wrong size
   */
  constructor(
    file: Sections,
    private readonly memory: Memory,
    private readonly parser: number,
    private readonly relations: readonly string[],
    block: number,
  ) {
    const outputs = NAME_CLASSES.length;
    this.matrix = readMatrix(file, "names", nameFeatureCount(parser, relations.length), outputs);
    const { weights, scale, bias } = this.matrix;
    const part = (first: number, added: Float32Array): Dense =>
      new Dense(memory, {
        inputs: parser,
        outputs,
        weights: weights.subarray(first * outputs, (first + parser) * outputs),
        scale,
        bias: added,
      });
    this.knownPart = part(0, bias);
    this.joinedPart = part(parser, new Float32Array(outputs));
    this.knownSums = takeSums(memory, block, outputs);
    this.joinedSums = takeSums(memory, block, outputs);
  }

  /** Fills `name` for the words `[first, first + count)` of a parsed sentence, the block that the numbers are of. */
  run(sentence: Sentence, first: number, count: number, known: Activations, joined: Activations): void {
    this.knownPart.apply(known, count, this.knownSums);
    this.joinedPart.apply(joined, count, this.joinedSums);
    for (let i = 0; i < count; i++) {
      sentence.name[first + i] = sentence.upos[first + i] === "PROPN" ? this.choose(sentence, first + i, i) : "";
    }
  }

  private choose(sentence: Sentence, row: number, at: number): NameType | "" {
    const { matrix, knownSums, joinedSums, parser, relations } = this;
    const { longs } = this.memory;
    const { outputs, weights } = matrix;
    const raised = raisedFeatures(sentence, row, relations);
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < outputs; k++) {
      let sum =
        (longs[knownSums.at + at * knownSums.stride + k] ?? 0) +
        (longs[joinedSums.at + at * joinedSums.stride + k] ?? 0);
      for (const feature of raised) sum += UNIT * (weights[(2 * parser + feature) * outputs + k] ?? 0);
      const score = sum * (matrix.scale[k] ?? 0);
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
