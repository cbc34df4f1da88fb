import { type Article, publishedDay } from "./article/index.js";
import { type Language, loadLanguage, type Sentence, split } from "./language/index.js";
import { findMentions, type Mentions } from "./mention/index.js";
import {
  type CodedArticle,
  type CodingOptions,
  codeStatements,
  headlineOf,
  likelyToHold,
  mayHold,
  type Reader,
  readerOf,
  withHeadline,
} from "./statement/index.js";
import { CODER_VERSION } from "./version.js";

/** What the rooms made of an article on the way to its statements. */
export interface Analysis {
  readonly sentences: readonly Sentence[];
  readonly mentions: Mentions;
}

/** All rooms from article to statements, put together. Pure and synchronous once loaded. */
export interface Coder {
  readonly version: string;
  readonly language: Language;
  /** Reads whole reports, over what the language knows of words. */
  readonly reader: Reader;
  /**
   * The article's sentences and mentions; only sentences that may hold a statement are parsed. They are more than `code`
   * parses, which leaves out those that are not likely to hold one.
   */
  analyse(article: Article): Analysis;
  /** The article with its statements. Never throws on an article's content. */
  code(article: Article): CodedArticle;
}

/**
 * Reads the language model once and gives the coder.
 *
 * @param model the weights' bytes, or where they lie (a `file:` or `http(s):` URL). Left out, the model that comes with the package.
 * @param options `least`: the probability below which statements are left out; otherwise each kind's own limit.
 * @throws Error where the weights cannot be read or are not a model of this version.
 * @example
 * const coder = await loadCoder();
 * const { statements } = coder.code(readArticle(text, { published: "2025-05-14" }));
 */
export async function loadCoder(
  model?: Uint8Array | URL | string,
  options: Pick<CodingOptions, "least"> = {},
): Promise<Coder> {
  const bytes =
    model instanceof Uint8Array ? model : await bytesOf(model ?? new URL("../model/english.bin", import.meta.url));
  return assemble(loadLanguage(bytes), options);
}

async function bytesOf(where: URL | string): Promise<Uint8Array> {
  const url = new URL(where);
  if (url.protocol === "file:") {
    // Only Node has files; the name is kept from bundlers that would look for it in a browser.
    const { readFile } = await import("node:fs/promises");
    return readFile(url);
  }
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the language model at ${url.href} cannot be read: HTTP ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function assemble(language: Language, options: CodingOptions): Coder {
  const read = (article: Article, worthParsing: typeof mayHold): Analysis => {
    const sentences = split(article.text);
    for (const sentence of sentences) language.tag(sentence);
    const mentions = findMentions(article, sentences);
    const worth = worthParsing(sentences, mentions);
    sentences.forEach((sentence, index) => {
      if (worth[index]) language.parse(sentence);
    });
    return { sentences, mentions };
  };
  return {
    version: CODER_VERSION,
    language,
    // Opened where it is first asked for: those who only parse need none.
    get reader() {
      return readerOf(language);
    },
    analyse: (article) => read(article, mayHold),
    code(article) {
      const coded = { ...article, coder: CODER_VERSION };
      if (article.language !== "en") {
        return {
          ...coded,
          notes: [`language "${article.language}" is kept but not coded; only English is`],
          statements: [],
        };
      }
      const notes = publishedDay(article) ? [] : ["no publication date: relative dates stay unresolved"];
      const statementsOf = (text: Article, worthParsing: typeof mayHold) => {
        const { sentences, mentions } = read(text, worthParsing);
        return codeStatements(text, sentences, mentions, readerOf(language), options);
      };
      const statements = statementsOf(article, likelyToHold);
      const headline = headlineOf(article);
      if (!headline) return { ...coded, notes, statements };
      return {
        ...coded,
        notes,
        statements: withHeadline(article, statements, statementsOf(headline, mayHold), options.least),
      };
    },
  };
}
