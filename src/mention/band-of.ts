import { mayMean } from "./bands.js";
import type { Phrase } from "./phrase.js";
import type { Story } from "./story.js";

/** The code of a band by the words for it, of the one spoken of last where they tell no more. */
export function bandCode(story: Story, words: string, sector: string, index: number): string {
  const noun = words.slice(words.lastIndexOf(" ") + 1);
  const earlier = story.recent(index, ({ mention: { parties } }) => {
    const [party] = parties;
    return party?.code?.startsWith("NSA:") === true && party.sector === "REB" && mayMean(noun, party.code);
  });
  return story.bands.codeOf(words, sector, earlier?.mention.parties[0]?.code ?? null);
}

/** A phrase with the code of the band it belongs to: "rebel leaders". */
export function withBand(story: Story, phrase: Phrase, index: number): Phrase {
  if (phrase.band === null) return phrase;
  return { ...phrase, code: bandCode(story, phrase.band, phrase.sector ?? "REB", index) };
}
