/** NUL, which PostgreSQL's text does not hold, and halves of surrogate pairs, which are no characters. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** How JSON writes them; what only looks like it, since a text holds a backslash, may be among what it finds. */
const PERHAPS = /\\u(?:0000|d[89a-f])/;

/**
 * JSON that PostgreSQL takes: what it cannot hold stands as U+FFFD, one for one, so that every offset still holds.
 *
 * @example storableJson(["a\0b"]) // '["a\uFFFDb"]'
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!isUnstorable(json)) return json;
  return JSON.stringify(value, (_, part) => (typeof part === "string" ? storable(part) : part));
}

/** One text as PostgreSQL takes it. */
export const storable = (text: string): string => text.replace(UNSTORABLE, "\uFFFD");

/** Whether JSON holds what PostgreSQL's text does not. Of most JSON the first look, which costs little, tells. */
export const isUnstorable = (json: string): boolean => json.includes("\\u") && PERHAPS.test(json);
