import {
  type Article,
  decode,
  LARGEST,
  loadHtmlReader,
  parseJsonLine,
  parsePublished,
  readText,
  sniff,
  UnreadableArticle,
} from "../article/index.js";
import { type ByteStream, headText, isJson, isManyLined, type Kind, openInput } from "./byte-stream.js";
import { explained, findInputs, type Input } from "./find-inputs.js";
import { type Line, linesOf, lineText } from "./lines.js";

/** How to read inputs whose content does not tell. */
export interface ReadSourcesOptions {
  /** What every input is; left out, each is known by its content. */
  readonly type?: Kind;
  /** Publication date of articles that carry none: an ISO day, or date-time with zone. */
  readonly published?: string;
}

/** An article, or why there is none, with where it came from: `FILE`, or `FILE:LINE` for a line of JSONL. */
export type SourceItem =
  | { readonly origin: string; readonly article: Article }
  | { readonly origin: string; readonly error: Error };

/**
 * The articles of files, of all files below folders, and of standard input (`-`), one after the other in the order given.
 * Each input is text, HTML or JSONL, known by its content unless `type` says. JSONL is read line by line: memory stays
 * bounded however long the file is. An input that cannot be read gives an item with its error, which says what is wrong
 * and the mend; the others go on.
 *
 * @throws RangeError where `published` is no date; never for an input.
 * @example for await (const item of readSources(["reports/"])) if ("article" in item) console.log(item.article.title);
 */
export async function* readSources(
  paths: readonly string[],
  options: ReadSourcesOptions = {},
): AsyncGenerator<SourceItem> {
  const published = options.published ? parsePublished(options.published) : null;
  if (options.published && !published) throw new RangeError(`published "${options.published}" is not a date`);
  for await (const input of findInputs(paths)) {
    if ("error" in input) yield input;
    else
      for await (const item of readInput(input, options.type))
        yield "article" in item ? { ...item, article: dated(item.article, published) } : item;
  }
}

const dated = (article: Article, published: string | null): Article =>
  article.published || !published ? article : { ...article, published };

async function* readInput(input: Input, type: Kind | undefined): AsyncGenerator<SourceItem> {
  const { origin } = input;
  let stream: ByteStream | undefined;
  try {
    stream = await openInput(input);
    const head = headText(stream);
    if (type === "jsonl" || (!type && isJson(head) && !isManyLined(head))) yield* readLines(origin, stream);
    else {
      if (!type && isJson(head))
        throw new UnreadableArticle("this is JSON over several lines", "write one object a line, as jq -c does");
      yield { origin, article: await readWhole(stream, input.size, type) };
    }
  } catch (error) {
    yield { origin, error: explained(error) };
  } finally {
    stream?.close();
  }
}

async function readWhole({ chunks }: ByteStream, size: number | null, type: "text" | "html" | undefined) {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of chunks) {
    parts.push(part);
    length += part.length;
    if (length > LARGEST)
      throw new UnreadableArticle(
        `${size === null ? `more than ${LARGEST}` : size} bytes are too many for one article`,
        `split it, or leave it out (the limit is ${LARGEST})`,
      );
  }
  if (length === 0) throw new UnreadableArticle("it is empty", "give a file that holds a report");
  const text = decode(Buffer.concat(parts));
  return (type ?? sniff(text)) === "html" ? (await loadHtmlReader())(text) : readText(text);
}

async function* readLines(file: string, { chunks, head }: ByteStream): AsyncGenerator<SourceItem> {
  let lines = 0;
  for await (const line of linesOf(chunks, head)) {
    lines++;
    const origin = `${file}:${line.number}`;
    try {
      yield { origin, article: await readLine(line) };
    } catch (error) {
      yield { origin, error: explained(error) };
    }
  }
  if (lines === 0) throw new UnreadableArticle("it is empty", 'write one object a line: {"id": "…", "text": "…"}');
}

async function readLine({ bytes }: Line): Promise<Article> {
  if (!bytes) throw new UnreadableArticle(`the line has more than ${LARGEST} bytes`, "a line is one article; split it");
  const { text, html, ...known } = parseJsonLine(lineText(bytes));
  const options = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return text ? readText(text, options) : (await loadHtmlReader())(html ?? "", options);
}
