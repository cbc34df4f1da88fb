import { assemble, type ReadOptions, type Source } from "./assemble.js";
import { dateLine } from "./date-line.js";
import { checkLength, LONGEST } from "./longest.js";
import { comparable, normaliseCharacters, squeeze } from "./normalise.js";
import type { Article, Removed } from "./schema.js";

/** Longest headline, in words. */
const HEADLINE_WORDS = 22;
/** Columns beyond which a line is taken for a paragraph of its own rather than a wrapped line. */
const WRAP_COLUMNS = 100;
/** Most lines of outlet, author and date between headline and report. */
const HEAD_LINES = 4;

/**
 * A plain-text report as an article. Paragraphs may be parted by blank lines (and hard-wrapped inside), or be one line each.
 * A headline, an outlet and a date are read where they plainly stand at the head.
 *
 * @throws UnreadableArticle where there is no word in it, it is too large, or `options.published` is no date.
 * @example readText("Tokyo, Seoul to talk\n\nSEOUL - …", { published: "2025-02-05" }).title // "Tokyo, Seoul to talk"
 */
export function readText(input: string, options: ReadOptions = {}): Article {
  checkLength(input.length, 4 * LONGEST);
  const text = normaliseCharacters(input);
  const paragraphs = paragraphsOf(text);
  return assemble({ ...head(paragraphs, options), source: text, url: null, language: null }, options);
}

/** Paragraphs of plain text, whatever way its lines are broken. */
function paragraphsOf(text: string): string[] {
  const lines = text.split(/[\n\f]/).map(squeeze);
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line) blocks.at(-1)?.push(line);
    else if (blocks.at(-1)?.length) blocks.push([]);
  }
  // Words as they stand elsewhere tell a hyphen that only parts syllables from one of the word's own; looked up only where a line ends in one.
  let words: Set<string> | undefined;
  const isWord = (word: string) => {
    words ??= new Set(text.match(/\p{L}+/gu));
    return words.has(word);
  };
  return blocks.flatMap((block) => (isWrapped(block) ? [joinWrapped(block, isWord)] : block));
}

/** Lines of a wrapped paragraph are of like length, none long, and mostly do not end a sentence. */
function isWrapped(block: readonly string[]): boolean {
  if (block.length < 2) return false;
  const body = block.slice(0, -1);
  const longest = block.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest > WRAP_COLUMNS || body.some((line) => line.length < longest * 0.6)) return false;
  return body.filter((line) => /[.!?]["”’)]?$/.test(line)).length < body.length * 0.7;
}

/** Lines put together; "co-" + "operate" is one word without a hyphen where the text writes it so elsewhere, "vice-" + "president" keeps it. */
function joinWrapped(block: readonly string[], isWord: (word: string) => boolean): string {
  const parts: string[] = [];
  for (const [at, line] of block.entries()) {
    const next = block[at + 1];
    const head = /(\p{Ll}+)-$/u.exec(line.slice(-40))?.[1];
    const tail = next && /^\p{Ll}+/u.exec(next.slice(0, 40))?.[0];
    if (head && tail) parts.push(isWord(head + tail) ? line.slice(0, -1) : line);
    else parts.push(line, next === undefined ? "" : " ");
  }
  return parts.join("");
}

/** Reads headline, outlet and date off the first paragraphs, where they stand there as metadata. */
function head(
  paragraphs: readonly string[],
  options: ReadOptions,
): Pick<Source, "title" | "publisher" | "published" | "paragraphs" | "removed"> {
  let title: string | null = null;
  let publisher: string | null = null;
  let published: string | null = null;
  const removed: Removed[] = [];
  const rest = [...paragraphs];
  const repeated = options.title ? undefined : repeatedHeadline(paragraphs);
  if (!options.title && rest[0] !== undefined && rest.length > 1 && isHeadline(rest[0])) title = rest.shift() ?? null;
  while (rest.length > 1 && removed.length < HEAD_LINES) {
    const text = rest[0] ?? "";
    const date = dateLine(text);
    const isOutlet = !publisher && title && isName(text) && rest.slice(1, 3).some((next) => dateLine(next));
    if (date) published ??= date;
    else if (isOutlet) publisher = text;
    else if (!isByline(text)) break;
    removed.push({ text, reason: isByline(text) ? "credit" : "furniture" });
    rest.shift();
  }
  return { title: title ?? repeated ?? null, publisher, published, paragraphs: rest, removed };
}

/** A line without a full stop, short enough, before longer text. */
function isHeadline(line: string): boolean {
  const words = line.split(" ").length;
  return (
    words >= 3 &&
    words <= HEADLINE_WORDS &&
    !/[.!;:,]["”’)]?$/.test(line) &&
    !dateLine(line) &&
    !/^[\p{Lu}. ,-]{3,40} ?(\([^)]{2,30}\))? ?(-|–|—)/u.test(line)
  );
}

/** A headline that the page repeats further down, as scraped pages do: the first line that reads like one and comes again. */
function repeatedHeadline(paragraphs: readonly string[]): string | undefined {
  const count = new Map<string, number>();
  for (const paragraph of paragraphs) count.set(comparable(paragraph), (count.get(comparable(paragraph)) ?? 0) + 1);
  return paragraphs.find((paragraph) => isHeadline(paragraph) && (count.get(comparable(paragraph)) ?? 0) > 1);
}

const isByline = (line: string) => /^(By|BY|by) \p{Lu}[^.!?]{1,80}$/u.test(line);

const isName = (line: string) => line.split(" ").length <= 5 && /^\p{Lu}/u.test(line) && !/[.!?]$/.test(line);
