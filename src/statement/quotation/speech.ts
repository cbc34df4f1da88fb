import speechTable from "../../../data/speech.tsv";
import type { Sentence } from "../../language/index.js";

const strengths = new Map<string, number>();
const nouns = new Map<string, string>();
for (const line of speechTable.split("\n").slice(1)) {
  if (!line || line.startsWith("#")) continue;
  const [lemma = "", pos = "", kind = ""] = line.split("\t");
  if (pos === "verb") strengths.set(lemma, Number(kind));
  else nouns.set(lemma, kind);
}

/** What a noun that stands where a speaker is named tells of who speaks. */
export type Voice = "nameless" | "document" | "media" | "office" | "saying";

/**
 * How surely a verb reports words: 2 = direct speech by itself ("said"), 1 = where words in quotation marks or a clause
 * follow ("denied"), 0 = it does not.
 */
export const speechStrength = (lemma: string): number => strengths.get(lemma.toLowerCase()) ?? 0;

/** Whether the token at `row` is a verb that reports words. */
export function isSpeech(sentence: Sentence, row: number): boolean {
  const verb = sentence.upos[row] === "VERB" || sentence.upos[row] === "AUX";
  return verb && speechStrength(sentence.lemma[row] ?? "") > 0;
}

/**
 * What a noun says about who speaks: nameless ("source"), a document ("statement"), media ("newspaper"), an office
 * ("spokesman"), or that something is said ("announcement"); null for other nouns.
 */
export const voiceOf = (lemma: string): Voice | null => (nouns.get(lemma.toLowerCase()) ?? null) as Voice | null;
