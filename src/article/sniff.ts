/** Characters in which a page's first tag is looked for. */
const HEAD = 4096;

/**
 * Whether text is a page: a tag of a document stands near its beginning.
 *
 * @example sniff("<!doctype html><title>Talks</title>") // "html"
 */
export function sniff(text: string): "text" | "html" {
  return /<(!doctype html|html|head|body|article|div|p|meta|script)[\s>]/i.test(text.slice(0, HEAD)) ? "html" : "text";
}
