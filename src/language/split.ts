import { newSentence } from "./build-sentence.js";
import { CHARACTER, characterClass } from "./characters.js";
import { datelineEnd } from "./dateline.js";
import type { Sentence } from "./sentence.js";
import { SentenceEnds } from "./sentence-ends.js";
import { KIND, TokenBuffer } from "./token-buffer.js";
import { Tokenizer } from "./tokenizer.js";

/**
 * Divides text into sentences and tokens.
 *
 * Paragraphs are separated by blank lines and no sentence crosses one. Every character that is not white space stands
 * in exactly one token. Never throws; time is linear in the text's length.
 *
 * @param text any text
 * @returns sentences in order, offsets in UTF-16 units of `text`, not tagged or parsed
 * @example split("Mr. Li didn't go. She did.").map((s) => s.form) // [["Mr.", "Li", "did", "n't", "go", "."], ["She", "did", "."]]
 */
export function split(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const tokens = new TokenBuffer();
  const tokenizer = new Tokenizer(text, tokens);
  const ends = new SentenceEnds(text, tokens);
  let paragraph = 0;
  for (let from = 0; from < text.length; ) {
    const to = paragraphEnd(text, from);
    tokens.length = 0;
    tokenizer.run(from, to);
    if (tokens.length > 0) {
      // A dateline is a sentence of its own, so that the report's first sentence is parsed without it.
      const dateline = datelineEnd(text, from);
      let report = 0;
      if (dateline > from) while (report < tokens.length && (tokens.starts[report] ?? 0) < dateline) report++;
      for (let row = 0; row < tokens.length; ) {
        const next = row < report ? report : ends.next(row);
        sentences.push(assemble(text, tokens, row, next, ends.divided, paragraph));
        row = next;
      }
      paragraph++;
    }
    from = to;
  }
  return sentences;
}

/** End of the paragraph at `from`: just past a line break that a blank line follows, or the end of the text. */
function paragraphEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x20 && unit !== 0x2029) continue;
    if (unit === 0x2029) return at + 1;
    if (unit !== 0x0a) continue;
    let next = at + 1;
    while (
      next < text.length &&
      text.charCodeAt(next) !== 0x0a &&
      characterClass[text.charCodeAt(next)] === CHARACTER.space
    )
      next++;
    if (next < text.length && text.charCodeAt(next) === 0x0a) return next + 1;
    at = next - 1;
  }
  return text.length;
}

/** Makes a sentence of the tokens `[from, to)`; an abbreviation at row `divided` gives its full stop a token of its own. */
function assemble(
  text: string,
  tokens: TokenBuffer,
  from: number,
  to: number,
  divided: number,
  paragraph: number,
): Sentence {
  const more = divided >= from && divided < to ? 1 : 0;
  const length = to - from + more;
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const joined = new Uint8Array(length);
  const form = new Array<string>(length);
  let out = 0;
  for (let row = from; row < to; row++) {
    const start = tokens.starts[row] ?? 0;
    const end = tokens.ends[row] ?? 0;
    starts[out] = start;
    joined[out] = tokens.joined[row] ?? 0;
    if (more && row === divided && tokens.kinds[row] === KIND.abbreviation) {
      ends[out] = end - 1;
      form[out++] = text.slice(start, end - 1);
      starts[out] = end - 1;
      ends[out] = end;
      form[out++] = text.slice(end - 1, end);
    } else {
      ends[out] = end;
      form[out++] = text.slice(start, end);
    }
  }
  return newSentence({ start: starts[0] ?? 0, end: ends[length - 1] ?? 0, paragraph, starts, ends, form, joined });
}
