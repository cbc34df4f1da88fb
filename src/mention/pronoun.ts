import { antecedentOf, type Past } from "./antecedents.js";
import type { Phrase } from "./phrase.js";
import type { Resolved } from "./resolved.js";
import type { Story } from "./story.js";

/** Whom a pronoun of the third person stands for; null where no one named before fits. */
export function pronounOf(story: Story, index: number, phrase: Phrase): Resolved | null {
  const form = phrase.words;
  const gender =
    form === "he" || form === "him" || form === "his" || form === "himself"
      ? false
      : form === "she" || form === "her" || form === "hers" || form === "herself"
        ? true
        : null;
  const plural = form.startsWith("the");
  const fits = (past: Past) => {
    if (past.kind === "adjective") return false;
    if (gender !== null) return past.person !== null && past.person.female !== !gender;
    if (plural) return past.plural && past.mention.form !== "pronoun";
    return past.person === null && !past.plural && past.mention.form !== "pronoun";
  };
  const one = antecedentOf(index, phrase.from, fits, story.past);
  const many = plural ? antecedentOf(index, phrase.from, fits, story.lists) : null;
  const found = many && (!one || many.score > one.score) ? many.past : one?.past;
  if (!found) return null;
  const parties = found.mention.parties;
  return { parties: [...parties], people: [...found.mention.people], form: "pronoun", person: found.person };
}
