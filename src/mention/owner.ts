import type { Sentence } from "../language/index.js";
import { mayBe } from "./again.js";
import { judgedBefore, type Past } from "./antecedents.js";
import { bySurnameIn } from "./known-person.js";
import { bySurname } from "./leaders.js";
import { mayHave } from "./may-have.js";
import type { Phrase } from "./phrase.js";
import { type Question, referentsOf, wordBefore } from "./referents.js";
import { REGION } from "./role-phrase.js";
import type { Story } from "./story.js";

/** Whose a body or office without a name of its own is: its possessor's, else whose the story tells; null where no one is told of. */
export function ownerOf(story: Story, sentence: Sentence, phrase: Phrase): string | null {
  if (phrase.possessor !== null && phrase.possessor !== REGION) {
    const known = story.named(phrase.possessor, true);
    const code =
      known?.code ?? bySurnameIn(story, phrase.possessor)[0]?.code ?? ledBy(phrase.possessor, phrase.role?.words ?? "");
    if (code !== null || !phrase.compound) return code;
  }
  if (phrase.owner >= 0) return possessorOf(story, sentence, phrase.owner);
  const holder = phrase.holder === null ? null : ownerOf(story, sentence, phrase.holder);
  if (holder !== null && mayHave(holder, phrase.role?.words ?? "")) return holder;
  return unnamedOwner(story, sentence, phrase, phrase.role?.kind ?? phrase.kind);
}

/** "the Clinton administration", years on: of the only state that was ever led by one of that surname; null for other bodies. */
const ledBy = (surname: string, words: string): string | null =>
  LED.has(words) ? (bySurname(surname, null)[0]?.code ?? null) : null;

/** What is called after who leads it. */
const LED = new Set(["administration", "government", "cabinet", "regime", "presidency"]);

/** "its", "his", "their", "whose": whom the pronoun that owns a body or office means. */
function possessorOf(story: Story, sentence: Sentence, row: number): string | null {
  const form = sentence.lower[row] ?? "";
  if (form === "whose") return bearerBefore(story, sentence, row);
  const question: Question = {
    sort: `of ${form}`,
    word: `of ${form}`,
    index: story.index,
    row,
    after: wordBefore(sentence, row),
    definite: true,
    judged: judgedBefore(story.past, story.index, sentence, row),
  };
  const fits = ({ kind, person, mention }: Past) =>
    kind !== "adjective" && mention.parties.length > 0 && (form === "their" || (form === "its") === (person === null));
  return story.choose(question, referentsOf(story, question, fits))?.code ?? null;
}

/** "Chad, whose troops", "a minister of Chad in whose office": the one named right before; null where no one is. */
function bearerBefore({ past, index }: Story, { lower, upos }: Sentence, row: number): string | null {
  const preposition = upos[row - 1] === "ADP" ? row - 1 : row;
  const end = lower[preposition - 1] === "," ? preposition - 1 : preposition;
  const bearer = past.findLast(({ sentence, mention }) => sentence === index && mention.to === end);
  return bearer?.mention.parties[0]?.code ?? null;
}

/** "In Lima the foreign ministry": whose the place is that the sentence opens with, right before a body; null where none does. */
function placeBefore({ placed }: Story, { lower, upos }: Sentence, { from, kind }: Phrase): string | null {
  const [code = null, ...others] = placed;
  if (kind !== "body" || lower[0] !== "in" || from < 2 || from > 5 || others.length > 0) return null;
  for (let row = 1; row < from; row++) if (upos[row] !== "PROPN" && lower[row] !== ",") return null;
  return code;
}

function unnamedOwner(story: Story, sentence: Sentence, phrase: Phrase, kind: string): string | null {
  const place = placeBefore(story, sentence, phrase);
  if (place !== null) return place;
  const question: Question = {
    sort: `${kind} ${phrase.sector ?? ""}`,
    word: phrase.role?.words ?? phrase.words,
    index: story.index,
    row: phrase.from,
    after: wordBefore(sentence, phrase.from),
    definite: phrase.definite,
    judged: null,
  };
  const fits = (code: string, sector: string | null) =>
    phrase.kind === "again" ? mayBe(code, question.word, sector) : mayHave(code, question.word);
  const fitting = ({ mention: { parties } }: Past) => fits(parties[0]?.code ?? "", parties[0]?.sector ?? null);
  const referents = referentsOf(story, question, (past) => isOne(past) && fitting(past), {
    unnamed: [story.home, story.land].flatMap((code) => (code !== null && fits(code, null) ? [code] : [])),
  });
  return story.choose(question, referents)?.code ?? null;
}

/** Whether a mention is of one party that bodies and offices belong to. */
const isOne = ({ mention: { parties } }: Past): boolean =>
  parties.length === 1 && parties[0]?.code != null && !parties[0].code.startsWith("GRP:");

/** "Foreign Minister Ali Hassan" without a state: that of the person's possessor, else whose the story tells. */
export function stateOf(story: Story, sentence: Sentence, phrase: Phrase): string | null {
  return phrase.owner >= 0 || phrase.possessor !== null || phrase.holder !== null
    ? ownerOf(story, sentence, phrase)
    : unnamedOwner(story, sentence, phrase, "titled");
}
