import type { NameType } from "./names.js";

/** Universal part-of-speech tags (https://universaldependencies.org/u/pos/), in the order of their codes. */
export const UPOS = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
export type Upos = (typeof UPOS)[number];

/**
 * One sentence as parallel columns, a row a token, so that the hot path allocates no object per token.
 * Offsets are UTF-16 code units into the article's text. `head[i]` is a row of the same sentence, -1 for the root.
 * `split` fills the spans and forms; `tag` fills `upos`, `xpos` and `lemma`; `parse` fills `head` and `deprel`.
 */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Index of the paragraph (text between blank lines) the sentence stands in. */
  readonly paragraph: number;
  readonly length: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Token as written; `text.slice(starts[i], ends[i])`. */
  readonly form: readonly string[];
  /** The forms in lower case. */
  readonly lower: readonly string[];
  /** 1 where the token is written together with the one before as one word ("did|n't", "Trump|'s"): CoNLL-U multiword tokens. */
  readonly joined: Uint8Array;
  readonly lemma: string[];
  readonly upos: Upos[];
  /** Penn tag (VBD, NNS ...): tense and number are read from it. */
  readonly xpos: string[];
  readonly head: Int32Array;
  /** Universal relation with its subtype ("nsubj:pass"); empty until parsed. */
  readonly deprel: string[];
  /** What the word heads a name of; empty for most words, and until parsed. `namesIn` gives the names' spans. */
  readonly name: (NameType | "")[];
  tagged: boolean;
  parsed: boolean;
}
