/** A stretch of text inside quotation marks, within one paragraph. */
export interface Quotation {
  /** Offsets of the words, without the marks and surrounding spaces. */
  readonly start: number;
  readonly end: number;
  /** Offsets with the marks. */
  readonly outerStart: number;
  readonly outerEnd: number;
  /** Whether a closing mark was found; a quotation that goes on in the next paragraph has none. */
  readonly closed: boolean;
}

const SPACE = /\s/;
const LETTER = /[\p{L}\p{N}]/u;
const ENDING = /[.,!?;…]/;

/** Straight marks toggle; curly and doubled ones say themselves whether they open or close. */
const CLOSERS: Readonly<Record<string, readonly string[]>> = {
  "“": ["”"],
  "„": ["“", "”"],
  "«": ["»"],
  "``": ["''"],
  '"': ['"'],
};

/**
 * Finds the quotations of a text in order. Double marks of all fashions, and single ones where they cannot be
 * apostrophes. An unclosed mark runs to the end of its paragraph. Linear in the text's length.
 *
 * @example quotations('"No," he said.') // [{ start: 1, end: 4, outerStart: 0, outerEnd: 5, closed: true }]
 */
export function quotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let from = 0;
  while (from <= text.length) {
    const gap = text.indexOf("\n\n", from);
    const to = gap < 0 ? text.length : gap;
    scanParagraph(text, from, to, found);
    from = to + 2;
  }
  return found;
}

function scanParagraph(text: string, from: number, to: number, found: Quotation[]): void {
  let at = from;
  while (at < to) {
    const opener = openerAt(text, at, from);
    if (!opener) {
      at++;
      continue;
    }
    const inner = at + opener.length;
    const single = opener === "‘" || opener === "'";
    const [close, width] = single ? singleCloser(text, inner, to, opener) : closerOf(text, inner, to, opener);
    if (single && close < 0) {
      at++;
      continue;
    }
    const end = close < 0 ? to : close;
    push(text, at, inner, end, close < 0 ? to : close + width, close >= 0, found);
    at = close < 0 ? to : close + width;
  }
}

function openerAt(text: string, at: number, paragraphStart: number): string | null {
  const char = text.charAt(at);
  if (char === '"' || char === "“" || char === "„" || char === "«") return char;
  if (char === "`" && text.charAt(at + 1) === "`") return "``";
  if (char === "‘" || char === "'") {
    const before = at > paragraphStart ? text.charAt(at - 1) : " ";
    const opens = (SPACE.test(before) || before === "(" || before === "—") && LETTER.test(text.charAt(at + 1));
    return opens ? char : null;
  }
  return null;
}

function closerOf(text: string, inner: number, to: number, opener: string): [number, number] {
  const closers = CLOSERS[opener] ?? [opener];
  for (let at = inner; at < to; at++) {
    for (const closer of closers) if (text.startsWith(closer, at)) return [at, closer.length];
    // A second opening mark without a closing one: the first was left open and ends here.
    if (opener === "“" && text.charAt(at) === "“") return [at, 0];
  }
  return [-1, 0];
}

/**
 * A single mark closes where it cannot be an apostrophe: after punctuation, before no letter. A possessive
 * plural ("the workers' rights") looks like a closer, so one after a letter counts only when none after punctuation follows in the next words.
 */
function singleCloser(text: string, inner: number, to: number, opener: string): [number, number] {
  const mark = opener === "‘" ? "’" : "'";
  const limit = Math.min(to, inner + 1000);
  let fallback = -1;
  for (let at = inner; at < limit; at++) {
    if (text.charAt(at) === opener && opener === "‘") break;
    if (text.charAt(at) !== mark || LETTER.test(text.charAt(at + 1))) continue;
    if (ENDING.test(text.charAt(at - 1))) return [at, 1];
    if (fallback < 0 && ENDING.test(text.charAt(at + 1))) fallback = at;
    if (fallback < 0 && opener === "‘") fallback = at;
  }
  return [fallback, 1];
}

function push(
  text: string,
  outerStart: number,
  inner: number,
  close: number,
  outerEnd: number,
  closed: boolean,
  found: Quotation[],
): void {
  let start = inner;
  let end = close;
  while (start < end && SPACE.test(text.charAt(start))) start++;
  while (end > start && SPACE.test(text.charAt(end - 1))) end--;
  if (end > start) found.push({ start, end, outerStart, outerEnd, closed });
}
