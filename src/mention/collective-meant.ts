import { collectiveOf } from "./collectives.js";
import type { Party } from "./mention.js";
import type { Phrase } from "./phrase.js";
import { one, type Resolved } from "./resolved.js";
import { REGION } from "./role-phrase.js";
import type { Story } from "./story.js";

/** "Central Asian leaders": the states of a region by its adjective. */
export function regionMeant(
  story: Story,
  phrase: Phrase,
  party: (code: string, over?: Partial<Party>) => Party,
): Resolved | null {
  const [region] = story.collectives;
  const collective =
    phrase.possessor === REGION && story.collectives.size === 1 ? (region ?? null) : collectiveOf(phrase.words);
  return (
    collective && { parties: collective.codes.map((code) => party(code)), people: [], form: "group", person: null }
  );
}

/** "western leaders", "the West": a group by its words, or the states it stands for. */
export function groupOf(
  story: Story,
  phrase: Phrase,
  party: (code: string, over?: Partial<Party>) => Party,
): Resolved | null {
  const words = phrase.words;
  const region = regionMeant(story, phrase, party);
  if (region) return region;
  if (!phrase.plural && !/\b(west|europe|international community)\b/.test(words)) return null;
  return one(party(`GRP:${words}`, { sector: null }), "group", [], null);
}
