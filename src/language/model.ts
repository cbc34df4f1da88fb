import { headlineForms, isHeadline } from "./headline.js";
import { lemmatize } from "./lemmatize.js";
import { Memory } from "./memory.js";
import { NameChooser } from "./names.js";
import { Parser } from "./parser.js";
import { type Sentence, UPOS, type Upos } from "./sentence.js";
import { type Encoded, type NetworkSizes, Tagger } from "./tagger.js";
import { ModelError, unpackSections } from "./weights.js";
import type { WordVectors } from "./word-vectors.js";

/** Learned analysis of English. Synchronous; same sentence, same answer. */
export interface Language {
  /** Vectors of words, for those who judge words by them. */
  readonly vectors: WordVectors;
  /** Fills `upos`, `xpos` and `lemma`. */
  tag(sentence: Sentence): void;
  /** Fills `head` and `deprel` with a tree of one root, and `name`; settles tags and lemmas by what the parser knows. */
  parse(sentence: Sentence): void;
}

/** Settings of `loadLanguage`. */
export interface LanguageOptions {
  /** False to do without WebAssembly: slower, the same answers. */
  readonly simd?: boolean;
}

/** Longest stretch of words that is seen at once. Longer sentences are taken in stretches, so time stays linear. */
const BLOCK = 256;
/** Memory set aside for weights and what is worked out with them, in bytes: some more than the model that ships needs. */
const MEMORY = 24 << 20;

interface JointTag {
  readonly upos: Upos;
  readonly xpos: string;
}

const OTHER: JointTag = { upos: "X", xpos: "" };

/** Forms as running text has them: a headline's capitals tell little of its words. */
const formsOf = (sentence: Sentence): readonly string[] =>
  isHeadline(sentence) ? headlineForms(sentence) : sentence.form;

const universal = new Map<string, Upos>(UPOS.map((tag) => [tag, tag]));

function strings(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every((x) => typeof x === "string")) {
    throw new ModelError(`model: header names no ${name}`);
  }
  return value;
}

function readSizes(value: unknown): NetworkSizes {
  const entries = new Map<string, unknown>(typeof value === "object" && value !== null ? Object.entries(value) : []);
  const size = (name: string): number => {
    const n = entries.get(name);
    if (typeof n !== "number" || !Number.isInteger(n) || n < 1 || n > 4096) {
      throw new ModelError(`model: header gives no size of "${name}"`);
    }
    return n;
  };
  return {
    word: size("word"),
    spelling: size("spelling"),
    tagger: size("tagger"),
    taggerLayers: size("taggerLayers"),
    bridge: size("bridge"),
    parser: size("parser"),
    parserLayers: size("parserLayers"),
    arc: size("arc"),
    label: size("label"),
    pair: size("pair"),
  };
}

/**
 * Reads a model.
 *
 * @param bytes a model file, such as `model/english.bin`
 * @returns the analysis it holds
 * @throws ModelError when the bytes are not a whole model file of this version
 * @example
 * const language = loadLanguage(await readFile("model/english.bin"));
 * for (const sentence of split(text)) language.parse(sentence);
 */
export function loadLanguage(bytes: Uint8Array, options: LanguageOptions = {}): Language {
  return openLanguage(bytes, options);
}

/** The analysis with what it works with, for those who learn more over it. */
export interface OpenLanguage extends Language {
  readonly memory: Memory;
  readonly parser: Parser;
  readonly relations: readonly string[];
}

/** As `loadLanguage`, open to look into: after `parse` the parser holds what it knows of the last block. */
export function openLanguage(bytes: Uint8Array, options: LanguageOptions = {}): OpenLanguage {
  const file = unpackSections(bytes);
  const tags = strings(file.description.tags, "tags").map((joint) => {
    const [upos = "", xpos = ""] = joint.split(" ");
    return { upos: universal.get(upos) ?? "X", xpos };
  });
  const relations = strings(file.description.relations, "relations");
  const sizes = readSizes(file.description.sizes);
  const memory = new Memory(MEMORY, options.simd);
  const tagger = new Tagger(file, memory, sizes, tags.length, BLOCK);
  const root = Math.max(0, relations.indexOf("root"));
  const parser = new Parser(file, memory, sizes, tagger, tags.length, relations.length, root, BLOCK);

  // A model that has not learned names yet gives none.
  const names = file.sections.has("names") ? new NameChooser(file, memory, sizes.parser, relations, BLOCK) : null;

  const lemmaOf = (form: string, tag: number): string => {
    const { upos, xpos } = tags[tag] ?? OTHER;
    return lemmatize(form, upos, xpos);
  };
  /** Writes the tag of word `i` of the last block, and its lemma, to a row. */
  const write = (sentence: Sentence, row: number, form: string, i: number, tag: number): void => {
    const { upos, xpos } = tags[tag] ?? OTHER;
    sentence.upos[row] = upos;
    sentence.xpos[row] = xpos;
    sentence.lemma[row] = tagger.lemma(i, form, tag, lemmaOf);
  };

  /** What the tagger knew of sentences of one block, so that parsing them need not read them again. */
  const encoded = new WeakMap<Sentence, Encoded>();
  const tagAs = (sentence: Sentence, form: readonly string[]): void => {
    for (let first = 0; first < sentence.length; first += BLOCK) {
      const count = Math.min(BLOCK, sentence.length - first);
      tagger.run(form, first, count);
      for (let i = 0; i < count; i++) {
        write(sentence, first + i, form[first + i] ?? "", i, tagger.tags[i] ?? 0);
      }
    }
    if (sentence.length <= BLOCK) encoded.set(sentence, tagger.keep(sentence.length));
    sentence.tagged = true;
  };
  const tag = (sentence: Sentence): void => tagAs(sentence, formsOf(sentence));

  const parse = (sentence: Sentence): void => {
    const form = formsOf(sentence);
    if (!sentence.tagged) tagAs(sentence, form);
    const kept = encoded.get(sentence);
    encoded.delete(sentence);
    let top = -1;
    for (let first = 0; first < sentence.length; first += BLOCK) {
      const count = Math.min(BLOCK, sentence.length - first);
      if (!kept || !tagger.restore(kept)) tagger.encode(form, first, count);
      parser.run(count);
      for (let i = 0; i < count; i++) {
        const settled = parser.tags[i] ?? 0;
        const { upos, xpos } = tags[settled] ?? OTHER;
        if (sentence.xpos[first + i] !== xpos || sentence.upos[first + i] !== upos) {
          write(sentence, first + i, form[first + i] ?? "", i, settled);
        }
        const head = parser.heads[i] ?? -1;
        sentence.head[first + i] = head < 0 ? -1 : first + head;
        sentence.deprel[first + i] = relations[parser.relations[i] ?? root] ?? "dep";
        if (head >= 0) continue;
        // The root of a later stretch hangs on that of the first.
        if (top < 0) top = first + i;
        else {
          sentence.head[first + i] = top;
          sentence.deprel[first + i] = "parataxis";
        }
      }
      names?.run(sentence, first, count, parser.known, parser.joined);
    }
    sentence.parsed = true;
  };
  return { vectors: tagger.vectors, tag, parse, memory, parser, relations };
}
