// Learns which words head names, and of what, over what the parser knows of them: multinomial logistic regression
// (Bishop 2006, §4.3.4) by stochastic gradient descent with AdaGrad's steps (Duchi et al. 2011).
import { type OpenLanguage, openLanguage } from "../src/language/model.js";
import { NAME_CLASSES, NAME_TYPES, nameFeatureCount, nameSpan, writeNameFeatures } from "../src/language/names.js";
import type { Sentence } from "../src/language/sentence.js";
import { packSections, unpackSections } from "../src/language/weights.js";
import type { MarkedSentence } from "./entities.js";
import { packMatrix } from "./quantise.js";
import { Random } from "./random.js";
import { blankSentence } from "./treebank.js";

const EPOCHS = 10;
const RATE = 0.05;
const PENALTY = 1e-4;
const FOLDS = 4;
/** The parser's numbers of longer sentences are not all there when it is done. */
const LONGEST = 256;

interface Example {
  readonly document: string;
  readonly sentence: Sentence;
  readonly row: number;
  readonly features: Float64Array;
  readonly label: number;
}

/** Number of a class by GUM's name of the type. */
function classOf(type: string | undefined): number {
  if (type === undefined) return 0;
  const at = NAME_CLASSES.findIndex((name) => name === (type === "organization" ? "organisation" : type));
  return at > 0 ? at : NAME_CLASSES.length - 1;
}

/** Parses the sentences and takes an example of each word tagged as a name. */
function examplesOf(language: OpenLanguage, marked: readonly MarkedSentence[]): Example[] {
  const { memory, parser, relations } = language;
  const width = nameFeatureCount(parser.known.width, relations.length);
  return marked.flatMap(({ document, gold, mentions }) => {
    if (gold.length > LONGEST) return [];
    const sentence = blankSentence(gold.form);
    language.parse(sentence);
    const found: Example[] = [];
    sentence.upos.forEach((upos, row) => {
      if (upos !== "PROPN" && gold.upos[row] !== "PROPN") return;
      // Of mentions with one head the shortest is the name.
      const [mention] = mentions.filter(({ head }) => head === row).sort((a, b) => a.to - a.from - (b.to - b.from));
      const features = new Float64Array(width);
      writeNameFeatures(memory, parser.known, parser.joined, sentence, row, row, relations, features);
      found.push({ document, sentence, row, features, label: classOf(mention?.type) });
    });
    return found;
  });
}

interface Weights {
  /** A row a feature, the last one the bias. */
  readonly values: Float64Array;
  readonly inputs: number;
}

const CLASSES = NAME_CLASSES.length;

function score(weights: Weights, features: Float64Array, out: Float64Array): number {
  const { values, inputs } = weights;
  for (let k = 0; k < CLASSES; k++) out[k] = values[inputs * CLASSES + k] ?? 0;
  for (let d = 0; d < inputs; d++) {
    const x = features[d] ?? 0;
    if (x === 0) continue;
    for (let k = 0; k < CLASSES; k++) out[k] = (out[k] ?? 0) + x * (values[d * CLASSES + k] ?? 0);
  }
  return out.indexOf(Math.max(...out));
}

function fit(examples: readonly Example[], seed: number): Weights {
  const inputs = examples[0]?.features.length ?? 0;
  const values = new Float64Array((inputs + 1) * CLASSES);
  const squares = new Float64Array(values.length).fill(1e-3);
  const out = new Float64Array(CLASSES);
  const random = new Random(seed);
  const step = (at: number, slope: number): void => {
    const g = slope + PENALTY * (values[at] ?? 0);
    squares[at] = (squares[at] ?? 0) + g * g;
    values[at] = (values[at] ?? 0) - (RATE * g) / Math.sqrt(squares[at] ?? 1);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const at of random.permutation(examples.length)) {
      const example = examples[at];
      if (!example) continue;
      const { features, label } = example;
      const top = out[score({ values, inputs }, features, out)] ?? 0;
      let sum = 0;
      for (let k = 0; k < CLASSES; k++) {
        out[k] = Math.exp((out[k] ?? 0) - top);
        sum += out[k] ?? 0;
      }
      for (let k = 0; k < CLASSES; k++) {
        const slope = (out[k] ?? 0) / sum - (k === label ? 1 : 0);
        if (Math.abs(slope) < 1e-4) continue;
        for (let d = 0; d < inputs; d++) if (features[d] !== 0) step(d * CLASSES + k, slope * (features[d] ?? 0));
        step(inputs * CLASSES + k, slope);
      }
    }
  }
  return { values, inputs };
}

/** Precision, recall and F1 of names: span and type right, in percent. */
export interface NameScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly names: number;
}

/**
 * How well names of persons, organisations and places are found in GUM's news, learned from all other documents and
 * those of the other folds.
 */
export function crossValidateNames(bytes: Uint8Array, marked: readonly MarkedSentence[]): NameScores {
  const examples = examplesOf(openLanguage(bytes), marked);
  const news = [...new Set(marked.map(({ document }) => document))].filter((name) => name.includes("_news_"));
  const out = new Float64Array(CLASSES);
  let [right, found, names] = [0, 0, 0];
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = new Set(news.filter((_, i) => i % FOLDS === fold));
    const weights = fit(
      examples.filter(({ document }) => !held.has(document)),
      fold + 1,
    );
    const told = new Map<string, Set<string>>();
    for (const { document, sentence, row, features } of examples) {
      if (!held.has(document) || sentence.upos[row] !== "PROPN") continue;
      const type = NAME_TYPES[score(weights, features, out) - 1];
      if (type === undefined) continue;
      const key = `${document} ${sentence.form.join(" ")}`;
      told.set(key, (told.get(key) ?? new Set()).add([...nameSpan(sentence, row), type].join(" ")));
    }
    for (const { document, gold, mentions } of marked) {
      if (!held.has(document)) continue;
      const spans = told.get(`${document} ${gold.form.join(" ")}`) ?? new Set();
      const wanted = new Set(
        mentions.flatMap(({ from, to, head, type }) => {
          const name = NAME_TYPES[classOf(type) - 1];
          return gold.upos[head] === "PROPN" && name ? [[from, to, name].join(" ")] : [];
        }),
      );
      names += wanted.size;
      found += spans.size;
      for (const span of spans) if (wanted.has(span)) right++;
    }
  }
  const share = (n: number, of: number): number => Math.round((1000 * n) / Math.max(1, of)) / 10;
  return { precision: share(right, found), recall: share(right, names), f1: share(2 * right, found + names), names };
}

/**
 * A model that finds names too.
 *
 * @param bytes a model file
 * @param marked sentences with their mentions
 * @returns the file with the section "names"
 */
export function withNames(bytes: Uint8Array, marked: readonly MarkedSentence[]): Uint8Array {
  const { values, inputs } = fit(examplesOf(openLanguage(bytes), marked), 1);
  const { description, sections } = unpackSections(bytes);
  const matrix = packMatrix(
    "names",
    inputs,
    CLASSES,
    (row, column) => values[row * CLASSES + column] ?? 0,
    (column) => values[inputs * CLASSES + column] ?? 0,
  );
  return packSections(description, [...sections, ...matrix]);
}
