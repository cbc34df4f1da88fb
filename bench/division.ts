// Scores how a text is divided: F1 of token and of sentence spans, as the CoNLL 2018 shared task's evaluation does
// (Zeman et al. 2018). Spans count characters without white space, and a multiword token is one token.
import type { Sentence } from "../src/language/index.js";

/** F1 in percent of the spans of two divisions of one text. */
export interface DivisionScore {
  readonly token: number;
  readonly sentence: number;
}

/** Spans over the text without white space: tokens (joined ones together) and sentences, as "start-end". */
function spans(sentences: readonly Sentence[]): { tokens: Set<string>; sentences: Set<string> } {
  const tokens = new Set<string>();
  const whole = new Set<string>();
  let at = 0;
  for (const sentence of sentences) {
    const begin = at;
    for (let i = 0; i < sentence.length; ) {
      const start = at;
      do at += (sentence.form[i++] ?? "").replace(/\s/g, "").length;
      while (i < sentence.length && sentence.joined[i] === 1);
      tokens.add(`${start}-${at}`);
    }
    whole.add(`${begin}-${at}`);
  }
  return { tokens, sentences: whole };
}

function f1(gold: ReadonlySet<string>, system: ReadonlySet<string>): number {
  let shared = 0;
  for (const span of system) if (gold.has(span)) shared++;
  return (200 * shared) / Math.max(1, gold.size + system.size);
}

/**
 * Scores a division of a text against gold.
 *
 * @param gold sentences with their gold tokens
 * @param system the same text's sentences as `split` gives them
 */
export function scoreDivision(gold: readonly Sentence[], system: readonly Sentence[]): DivisionScore {
  const g = spans(gold);
  const s = spans(system);
  return { token: f1(g.tokens, s.tokens), sentence: f1(g.sentences, s.sentences) };
}

/**
 * The raw text of a CoNLL-U file: its `# text` lines joined by a blank, with a blank line before each new paragraph
 * or document.
 *
 * @param conllu the file's content
 */
export function rawText(conllu: string): string {
  let text = "";
  let apart = false;
  for (const line of conllu.split("\n")) {
    if (/^# new(?:doc|par)\b/.test(line)) apart = true;
    if (!line.startsWith("# text = ")) continue;
    text += (text === "" ? "" : apart ? "\n\n" : " ") + line.slice("# text = ".length);
    apart = false;
  }
  return text;
}
