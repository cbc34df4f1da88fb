import type { Sentence } from "../language/index.js";
import { LOCATIVE } from "./locative.js";
import { articleBefore, EMPTY, type Phrase } from "./phrase.js";

/** Whether a word is written with a capital. */
export const isCapital = (sentence: Sentence, row: number) => /^\p{Lu}/u.test(sentence.form[row] ?? "");

/** Words that stand for many by themselves, as "Asian" in "Asian and African leaders" does not. */
const MANY = /^(?:Europe|West|\p{Lu}.*s)$/u;

/** "Europe", "the West", "Arabs" with no name beside them and not as a place. */
export function isBareGroup(sentence: Sentence, row: number): boolean {
  const before = sentence.lower[articleBefore(sentence, row) - 1] ?? "";
  return (
    MANY.test(sentence.form[row] ?? "") &&
    sentence.upos[row] === "PROPN" &&
    sentence.upos[row + 1] !== "PROPN" &&
    sentence.upos[row - 1] !== "PROPN" &&
    !LOCATIVE.has(before)
  );
}

/** "Kurds", "the West": a people, a part of the world or a group by the word for it. */
export function ethnicPhrase(sentence: Sentence, row: number, scope: string): Phrase {
  const from = articleBefore(sentence, row);
  // "Kurds", "the West"; "the Kurdish" is an adjective whatever follows.
  const plural = /^NNP?S$/.test(sentence.xpos[row] ?? "") || MANY.test(sentence.form[row] ?? "");
  const noun = plural && sentence.upos[row + 1] !== "NOUN" && sentence.upos[row + 1] !== "PROPN";
  const group = scope === "group" || scope === "continent";
  return {
    ...EMPTY,
    from,
    to: row + 1,
    head: row,
    kind: noun ? (group ? "group" : "rebel") : "adjective",
    words: sentence.lower[row] ?? "",
    plural: true,
  };
}
