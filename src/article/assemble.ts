import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { clean } from "./clean.js";
import { detectLanguage } from "./detect-language.js";
import { checkLength } from "./longest.js";
import { squeeze } from "./normalise.js";
import { givenDate } from "./published.js";
import type { Article, Removed } from "./schema.js";
import { UnreadableArticle } from "./unreadable.js";

/** What the caller knows of an article; it goes before what the article says of itself. */
export interface ReadOptions {
  readonly id?: string;
  readonly url?: string | null;
  readonly title?: string | null;
  readonly publisher?: string | null;
  /** ISO day, or date-time with zone. */
  readonly published?: string | null;
}

/** What was read off the bytes, before cleaning. */
export interface Source {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** Language the page declares, lower case; null where it does not. */
  readonly language: string | null;
  readonly paragraphs: readonly string[];
  /** Lines of outlet, author and date that stood above the report. */
  readonly removed: readonly Removed[];
  /** The normalised source text, from which the article's identity is taken. */
  readonly source: string;
}

/** Longest title: what a page puts there beyond it is damage. */
const TITLE = 500;
/** Characters of the hash that make an id: 64 bits, enough for any record. */
const ID_LENGTH = 16;

/**
 * Cleans what was read and gives it its identity.
 *
 * @throws UnreadableArticle where no text is left, there is too much of it, or a given date is none.
 */
export function assemble(read: Source, options: ReadOptions): Article {
  checkLength(read.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0));
  const title = squeeze((options.title ?? read.title ?? "").slice(0, TITLE)) || null;
  const { paragraphs, removed } = clean(read.paragraphs, title);
  const text = paragraphs.join("\n\n");
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new UnreadableArticle("there is no text in it", "give a file that holds a report");
  const hash = bytesToHex(sha256(utf8ToBytes(read.source.split(/\s+/).filter(Boolean).join(" "))));
  return {
    id: options.id || hash.slice(0, ID_LENGTH),
    url: options.url ?? read.url,
    title,
    publisher: options.publisher ?? read.publisher,
    published: givenDate(options.published) ?? read.published,
    language: detectLanguage(text, read.language),
    hash,
    text,
    removed: [...read.removed, ...removed],
  };
}
