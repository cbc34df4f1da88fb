/** A stretch of text inside quotation marks; within one paragraph but where the marks themselves reach over several. */
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
const DIGIT = /\d/;
const ENDING = /[.,!?;…]/;
const PARAGRAPH = "\n\n";

/** Paragraphs and UTF-16 units that one quotation may run on for without a mark. */
const FURTHER = 6;
const LONGEST = 3000;

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
 * apostrophes. An unclosed mark runs to the end of its paragraph; where the next paragraph opens none but closes one, the
 * quotation runs on to there (agencies' texts break a quotation into lines). Linear in the text's length.
 *
 * @example quotations('"No," he said.') // [{ start: 1, end: 4, outerStart: 0, outerEnd: 5, closed: true }]
 */
export function quotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let from = 0;
  while (from <= text.length) from = scanParagraph(text, from, paragraphEnd(text, from), found);
  return found;
}

function paragraphEnd(text: string, from: number): number {
  const gap = text.indexOf(PARAGRAPH, from);
  return gap < 0 ? text.length : gap;
}

/** Adds the quotations that begin in a paragraph; gives where to go on reading, which lies further on where one ran over. */
function scanParagraph(text: string, from: number, to: number, found: Quotation[]): number {
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
    if (close < 0 && single) {
      at++;
      continue;
    }
    if (close >= 0) {
      push(text, at, inner, close, close + width, true, found);
      at = close + width;
      continue;
    }
    const over = runOver(text, to, opener);
    if (over < 0) {
      push(text, at, inner, to, to, false, found);
      return to + PARAGRAPH.length;
    }
    const end = over + (CLOSERS[opener]?.[0]?.length ?? 1);
    pushParts(text, at, inner, over, end, found);
    // The rest of the paragraph that closed it is read as a paragraph of its own.
    return end;
  }
  return to + PARAGRAPH.length;
}

/** Where a quotation left open at the end of a paragraph is closed in one of the next; -1 where it is not. */
function runOver(text: string, paragraphTo: number, opener: string): number {
  const closers = CLOSERS[opener] ?? [opener];
  let from = paragraphTo + PARAGRAPH.length;
  for (let count = 0; count < FURTHER && from < text.length && from - paragraphTo < LONGEST; count++) {
    const to = paragraphEnd(text, from);
    if (startsWithMark(text, from)) return -1;
    const marks: number[] = [];
    for (let at = from; at < to; at++) {
      if (text.startsWith(opener, at) && !closers.includes(opener)) return -1;
      if (closers.some((closer) => text.startsWith(closer, at))) marks.push(at);
    }
    if (marks.length % 2 === 1) return marks[0] ?? -1;
    if (marks.length > 0) return -1;
    from = to + PARAGRAPH.length;
  }
  return -1;
}

function startsWithMark(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && SPACE.test(text.charAt(at))) at++;
  return openerAt(text, at, at) !== null;
}

/** A quotation over several paragraphs is one, but for an ellipsis before a break: it marks words left out between two. */
function pushParts(
  text: string,
  outerStart: number,
  inner: number,
  close: number,
  outerEnd: number,
  found: Quotation[],
) {
  let from = inner;
  let outer = outerStart;
  for (let gap = text.indexOf(PARAGRAPH, from); gap >= 0 && gap < close; gap = text.indexOf(PARAGRAPH, gap + 2)) {
    if (!/(?:\.\.\.|…)\s*$/.test(text.slice(Math.max(from, gap - 5), gap))) continue;
    push(text, outer, from, gap, gap, false, found);
    from = gap + PARAGRAPH.length;
    outer = from;
  }
  push(text, outer, from, close, outerEnd, true, found);
}

function openerAt(text: string, at: number, paragraphStart: number): string | null {
  const char = text.charAt(at);
  // `a 70" screen` is measured in inches.
  if (char === '"') return at > paragraphStart && DIGIT.test(text.charAt(at - 1)) ? null : char;
  if (char === "“" || char === "„" || char === "«") return char;
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
  const [nests, mixed] = opener === '"' ? ["“", "”"] : opener === "“" ? ['"', '"'] : ["", ""];
  let nested = false;
  for (let at = inner; at < to; at++) {
    for (const closer of closers) if (text.startsWith(closer, at)) return [at, closer.length];
    // Where but one mark of a pair is curly the other closes it, unless it belongs to words quoted inside.
    const char = text.charAt(at);
    if (char === mixed && nested) nested = false;
    else if (char === nests && opensInside(text, at)) nested = true;
    else if (char === mixed && char !== "" && ENDING.test(text.charAt(at - 1))) return [at, 1];
    // A second opening mark without a closing one: the first was left open and ends here.
    if (opener === "“" && text.charAt(at) === "“") return [at, 0];
  }
  return [-1, 0];
}

/** Whether a double mark inside a quotation opens words quoted in it: a space or a bracket stands before it. */
const opensInside = (text: string, at: number): boolean => /[\s(]/.test(text.charAt(at - 1));

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
