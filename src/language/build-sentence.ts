import type { NameType } from "./names.js";
import type { Sentence, Upos } from "./sentence.js";

/** The columns that say where a sentence's tokens stand. */
export interface Spans {
  readonly start: number;
  readonly end: number;
  /** Index of the paragraph; 0 where left out. */
  readonly paragraph?: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly form: readonly string[];
  /** Left out, no token is joined to the one before. */
  readonly joined?: Uint8Array;
}

/**
 * A sentence that is not tagged or parsed yet: heads are -1, tags "X", lemmas and relations empty.
 *
 * @param spans where it and its tokens stand; offsets are UTF-16 units into the article's text
 * @example newSentence({ start: 0, end: 3, starts: Int32Array.of(0, 2), ends: Int32Array.of(2, 3), form: ["Go", "!"] })
 */
export function newSentence(spans: Spans): Sentence {
  const length = spans.form.length;
  return {
    start: spans.start,
    end: spans.end,
    paragraph: spans.paragraph ?? 0,
    length,
    starts: spans.starts,
    ends: spans.ends,
    form: spans.form,
    lower: spans.form.map((form) => form.toLowerCase()),
    joined: spans.joined ?? new Uint8Array(length),
    lemma: new Array<string>(length).fill(""),
    upos: new Array<Upos>(length).fill("X"),
    xpos: new Array<string>(length).fill(""),
    head: new Int32Array(length).fill(-1),
    deprel: new Array<string>(length).fill(""),
    name: new Array<NameType | "">(length).fill(""),
    tagged: false,
    parsed: false,
  };
}
