import { lemmatize } from "./lemmatize.js";
import { tableLexicon } from "./lexicon.js";
import { Parser } from "./parser.js";
import { type Sentence, UPOS, type Upos } from "./sentence.js";
import { type Tag, Tagger } from "./tagger.js";
import { ModelError, unpackSections } from "./weights.js";
import { type Word, WordCache } from "./word.js";

/** Learned analysis of English. Synchronous; same sentence, same answer. */
export interface Language {
  /** Fills `upos`, `xpos` and `lemma`. */
  tag(sentence: Sentence): void;
  /** Fills `head` and `deprel` with a tree of one root; tags first where that was not done. */
  parse(sentence: Sentence): void;
}

const universal = new Map<string, Upos>(UPOS.map((tag) => [tag, tag]));

function strings(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || !value.every((x) => typeof x === "string")) {
    throw new ModelError(`model: header names no ${name}`);
  }
  return value;
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
export function loadLanguage(bytes: Uint8Array): Language {
  const { description, sections } = unpackSections(bytes);
  const section = (name: string): Uint8Array => {
    const found = sections.get(name);
    if (!found) throw new ModelError(`model: section "${name}" is missing`);
    return found;
  };
  const table = (name: string): Int8Array => new Int8Array(section(name).buffer);
  const mask = (weights: Int8Array): number => 2 ** Math.floor(Math.log2(weights.length)) - 1;
  const tags: Tag[] = strings(description.tags, "tags").map((joint) => {
    const [upos = "", xpos = ""] = joint.split(" ");
    return { upos: universal.get(upos) ?? "X", xpos };
  });
  const relations = strings(description.relations, "relations");
  const hashes = new Int32Array(section("lexicon").buffer);
  const sets = new Uint16Array(section("sets").buffer);
  const packed = section("members");
  const members: Uint8Array[] = [];
  for (let at = 0; at < packed.length; at += 1 + (packed[at] ?? 0)) {
    members.push(packed.subarray(at + 1, at + 1 + (packed[at] ?? 0)));
  }
  const tagWeights = table("tagger");
  const moves = table("moves");
  const labels = table("labels");
  const tagger = new Tagger(tagWeights, mask(tagWeights), tableLexicon(hashes, sets, members));
  const root = relations.indexOf("root");
  const parser = new Parser(moves, mask(moves), labels, mask(labels), relations.length, root);
  const coarse = new Map<string, number>(UPOS.map((tag, i) => [tag, i]));
  const joint = new Map<string, number>(tags.map((tag, i) => [`${tag.upos} ${tag.xpos}`, i]));
  const cache = new WordCache();
  const describe = (sentence: Sentence): Word[] => sentence.form.map((form) => cache.get(form));

  const tag = (sentence: Sentence): void => {
    const given = tagger.tag(describe(sentence));
    for (let i = 0; i < sentence.length; i++) {
      const { upos, xpos } = tags[given[i] ?? 0] ?? { upos: "X", xpos: "" };
      sentence.upos[i] = upos;
      sentence.xpos[i] = xpos;
      sentence.lemma[i] = lemmatize(sentence.form[i] ?? "", upos, xpos);
    }
    sentence.tagged = true;
  };
  return {
    tag,
    parse(sentence: Sentence): void {
      if (!sentence.tagged) tag(sentence);
      const c = parser.parse({
        words: describe(sentence),
        tags: Int32Array.from(sentence.xpos, (xpos, i) => joint.get(`${sentence.upos[i]} ${xpos}`) ?? 0),
        coarse: Int32Array.from(sentence.upos, (upos) => coarse.get(upos) ?? 0),
      });
      for (let i = 0; i < sentence.length; i++) {
        sentence.head[i] = c.head[i] ?? -1;
        sentence.deprel[i] = relations[c.label[i] ?? 0] ?? "dep";
      }
      sentence.parsed = true;
    },
  };
}
