import type { Sentence } from "../language/index.js";
import { judgedBefore, type Past } from "./antecedents.js";
import { nameKey } from "./leaders.js";
import { namedBehind, subjectOver } from "./own-subject.js";
import { sameName } from "./person-names.js";
import type { Phrase } from "./phrase.js";
import { type Question, type Referent, referentsOf, wordBefore } from "./referents.js";
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
  const sort = SORTS.get(form) ?? form;
  const question: Question = {
    sort,
    word: sort,
    index,
    row: phrase.from,
    after: wordBefore(sentence, phrase.from),
    definite: true,
    judged: OWNING.has(form) ? judgedBefore(story.past, index, sentence, phrase.from) : null,
  };
  const fits = ({ kind, mention, person }: Past) => {
    if (kind === "adjective" || mention.parties.length === 0) return false;
    if (gender !== null) return person !== null && person.female !== !gender;
    return plural || person === null;
  };
  const self =
    OBJECTS.has(form) && sentence.xpos[phrase.from] === "PRP"
      ? subjectOver(story.past, index, sentence, phrase.from)
      : null;
  const behind = SUBJECTS.has(form) ? namedBehind(story.namesAhead, sentence, phrase.from) : [];
  const isSelf = ({ past }: Referent) =>
    past !== null &&
    ((self !== null && isSame(past, self, gender !== null)) ||
      (behind.length > 0 && behind.some((name) => isCalled(past, name))));
  const referents = referentsOf(story, question, fits, { lists: plural });
  const chosen = story.choose(question, referents);
  const other = () =>
    gender === null
      ? null
      : story.choose(
          question,
          referents.filter((one) => !isSelf(one)),
        );
  const found = (chosen && isSelf(chosen) ? other() : chosen)?.past;
  if (!found) return null;
  const { parties, people } = found.mention;
  return { parties: [...parties], people: [...people], form: "pronoun", person: found.person };
}

/** Whether two mentions are of one person, or share a party. */
const isSame = (one: Past, other: Past, personal: boolean): boolean =>
  personal
    ? one.person !== null && one.person.name === other.person?.name
    : one.mention.parties.some(
        ({ code }) => code !== null && other.mention.parties.some((party) => party.code === code),
      );

/** Whether a mention is of the person that a name, full or short, means. */
const isCalled = ({ person }: Past, name: string): boolean =>
  person !== null && sameName(nameKey(person.name), nameKey(name), !name.includes(" "));

const SUBJECTS = new Set(["he", "she"]);

/** Pronouns that may stand as objects. */
const OBJECTS = new Set(["it", "him", "her", "them"]);

/** Pronouns that are answered as others are. */
const SORTS: ReadonlyMap<string, string> = new Map(
  Object.entries({ him: "he", she: "he", her: "his", hers: "his", herself: "himself", theirs: "their" }),
);

const OWNING = new Set(["its", "his", "her", "their"]);
