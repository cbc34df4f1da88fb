import type { Sentence } from "../../language/index.js";
import type { ActorMention } from "../../mention/index.js";
import type { Quote } from "../schema.js";
import { rowAt } from "../syntax/tokens.js";

const FIRST = new Set(["i", "we", "us", "our", "my", "me", "ours"]);

/**
 * "We", "I", "our" inside a quotation stand for its speaker.
 *
 * @param index the sentence's place among the article's.
 * @param quotes the article's quotations with their speakers.
 */
export function firstPersons(sentence: Sentence, index: number, quotes: readonly Omit<Quote, "id">[]): ActorMention[] {
  return quotes.flatMap(({ code, speaker, speakerSpan, wordsSpan }) => {
    if (code === null || wordsSpan.start >= sentence.end || wordsSpan.end <= sentence.start) return [];
    const found: ActorMention[] = [];
    const from = rowAt(sentence, wordsSpan.start);
    for (let row = from; row < sentence.length && (sentence.ends[row] ?? 0) <= wordsSpan.end; row++) {
      if (sentence.upos[row] !== "PRON" || !FIRST.has(sentence.lower[row] ?? "")) continue;
      const span = { start: sentence.starts[row] ?? 0, end: sentence.ends[row] ?? 0 };
      const party = { code, sector: null, name: speaker, office: null, ...(speakerSpan ?? span) };
      found.push({
        kind: "actor",
        form: "pronoun",
        sentence: index,
        from: row,
        to: row + 1,
        head: row,
        ...span,
        parties: [party],
        people: [{ name: speaker, code }],
      });
    }
    return found;
  });
}
