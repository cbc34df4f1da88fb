import { assemble, type ReadOptions, type Source } from "./assemble.js";
import { LARGEST } from "./decode.js";
import { comparable, normaliseCharacters, squeeze } from "./normalise.js";
import { parsePublished } from "./published.js";
import type { Article } from "./schema.js";
import { UnreadableArticle } from "./unreadable.js";

/** Longest headline, in words. */
const HEADLINE_WORDS = 22;
/** Columns beyond which a line is taken for a paragraph of its own rather than a wrapped line. */
const WRAP_COLUMNS = 100;

/**
 * A plain-text report as an article. Paragraphs may be parted by blank lines (and hard-wrapped inside), or be one line each.
 * A headline, an outlet and a date are read where they plainly stand at the head.
 *
 * @throws UnreadableArticle where there is no word in it, it is too large, or `options.published` is no date.
 * @example readText("Tokyo, Seoul to talk\n\nSEOUL - …", { published: "2025-02-05" }).title // "Tokyo, Seoul to talk"
 */
export function readText(input: string, options: ReadOptions = {}): Article {
  if (input.length > LARGEST)
    throw new UnreadableArticle(`${input.length} characters are too many for one article`, "split it, or leave it out");
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
  return blocks.flatMap((block) => (isWrapped(block) ? [joinWrapped(block)] : block));
}

/** Lines of a wrapped paragraph are of like length, none long, and mostly do not end a sentence. */
function isWrapped(block: readonly string[]): boolean {
  if (block.length < 2) return false;
  const body = block.slice(0, -1);
  const longest = Math.max(...block.map((line) => line.length));
  if (longest > WRAP_COLUMNS || body.some((line) => line.length < longest * 0.6)) return false;
  return body.filter((line) => /[.!?]["”’)]?$/.test(line)).length < body.length * 0.7;
}

const joinWrapped = (block: readonly string[]) =>
  block.reduce((text, line) =>
    /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(line) ? text.slice(0, -1) + line : `${text} ${line}`,
  );

/** Reads headline, outlet and date off the first paragraphs, where they stand there as metadata. */
function head(
  paragraphs: readonly string[],
  options: ReadOptions,
): Pick<Source, "title" | "publisher" | "published" | "paragraphs"> {
  let title: string | null = null;
  let publisher: string | null = null;
  let published: string | null = null;
  const rest = [...paragraphs];
  const repeated = options.title ? undefined : repeatedHeadline(paragraphs);
  if (!options.title && rest[0] !== undefined && rest.length > 1 && isHeadline(rest[0])) title = rest.shift() ?? null;
  for (let looked = 0; looked < 4 && rest.length > 1; looked++) {
    const line = rest[0] ?? "";
    const date = dateLine(line);
    if (date && !published) published = date;
    else if (/^by [\p{Lu}][^.!?]{1,80}$/iu.test(line)) looked += 0;
    else if (!publisher && title && isName(line) && rest.slice(1, 3).some((next) => dateLine(next))) publisher = line;
    else break;
    rest.shift();
  }
  return { title: title ?? repeated ?? null, publisher, published, paragraphs: rest };
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

/** The date of a line that says nothing but when it was published. */
function dateLine(line: string): string | null {
  if (line.length > 60) return null;
  const bare = line.replace(/^(first )?(published|posted|updated|date|last updated)( on| at)?:?\s*/i, "");
  const rest = bare.replace(
    /\b(mon|tues|wednes|thurs|fri|satur|sun)(day)?\b|\b(gmt|utc|est|edt|bst|am|pm|at)\b|\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\d+(st|nd|rd|th)?|[-–,.:/|TZ+ ]/gi,
    "",
  );
  return rest === "" ? parsePublished(bare) : null;
}

const isName = (line: string) => line.split(" ").length <= 5 && /^\p{Lu}/u.test(line) && !/[.!?]$/.test(line);
