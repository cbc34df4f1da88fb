import * as z from "zod";
import { LARGEST } from "./decode.js";
import { UnreadableArticle } from "./unreadable.js";

const text = z.string().nullish();

/** One line of a JSONL file: an id and a text, or a page in place of the text. */
const JsonLine = z
  .object({
    id: z.union([z.string().min(1), z.number()]).transform(String),
    text,
    html: text,
    url: text,
    title: text,
    publisher: text,
    published: text,
  })
  .refine((line) => typeof line.text === "string" || typeof line.html === "string", {
    error: 'neither "text" nor "html" is there',
  });
export type JsonLine = z.infer<typeof JsonLine>;

/**
 * Parses a line of a JSONL file.
 *
 * @throws UnreadableArticle saying what is wrong with the line and how to mend it.
 * @example parseJsonLine('{"id": "a1", "text": "…"}').id // "a1"
 */
export function parseJsonLine(line: string): JsonLine {
  if (line.length > LARGEST)
    throw new UnreadableArticle(
      `the line has ${line.length} characters`,
      "a line is one article of at most 10 million",
    );
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UnreadableArticle("the line is not JSON", 'write one object a line: {"id": "…", "text": "…"}');
  }
  const parsed = JsonLine.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `"${issue.path.join(".")}": ` : "";
  throw new UnreadableArticle(
    `${where}${issue?.message ?? "not an article"}`,
    'a line needs {"id", "text"} or {"id", "html"}',
  );
}
