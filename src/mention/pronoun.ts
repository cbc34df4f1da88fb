import type { Sentence } from "../language/index.js";
import { antecedentOf, judgedBefore, type Past } from "./antecedents.js";
import type { Phrase } from "./phrase.js";
import type { Resolved } from "./resolved.js";
import type { Story } from "./story.js";

/** What is said of a clause: "it was agreed that", "it is not clear whether", but "it was confident that" is someone's. */
const OF_CLAUSES = new Set(
  "agreed decided said announced reported believed thought understood expected feared hoped revealed confirmed claimed alleged stated noted known clear unclear likely unlikely possible impossible true important essential vital crucial obvious evident doubtful necessary difficult hard easy premature wrong right regrettable".split(
    " ",
  ),
);

/** Whether an "it" stands for the clause that follows. */
function isExpletive({ lower, upos }: Sentence, row: number): boolean {
  let at = row + 1;
  while (upos[at] === "AUX" || upos[at] === "ADV" || upos[at] === "PART") at++;
  return at > row + 1 && OF_CLAUSES.has(lower[at] ?? "") && /^(?:that|to|whether|how|why)$/.test(lower[at + 1] ?? "");
}

/** Whom a pronoun of the third person stands for; null where no one named before fits. */
export function pronounOf(story: Story, index: number, sentence: Sentence, phrase: Phrase): Resolved | null {
  const form = phrase.words;
  if (form === "it" && isExpletive(sentence, phrase.from)) return null;
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
  const judged = /^(?:its|his|her|their)$/.test(form) ? judgedBefore(story.past, index, sentence, phrase.from) : null;
  const one = judged ? { past: judged, score: 0 } : antecedentOf(index, phrase.from, fits, story.past);
  const many = plural && !judged ? antecedentOf(index, phrase.from, fits, story.lists) : null;
  const found = many && (!one || many.score > one.score) ? many.past : one?.past;
  if (!found) return null;
  const parties = found.mention.parties;
  return { parties: [...parties], people: [...found.mention.people], form: "pronoun", person: found.person };
}
