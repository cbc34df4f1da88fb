import type { Sentence } from "../language/index.js";
import { antecedentOf, judgedBefore, type Past } from "./antecedents.js";
import { bySurnameIn } from "./known-person.js";
import type { Phrase } from "./phrase.js";
import { isState } from "./resolved.js";
import { REGION } from "./role-phrase.js";
import type { Story } from "./story.js";

/** The state of a body or office without a name of its own: its possessor, else the actor last spoken of. */
export function ownerOf(story: Story, index: number, sentence: Sentence, phrase: Phrase): string | null {
  if (phrase.possessor !== null && phrase.possessor !== REGION) {
    const known = story.named(phrase.possessor, true);
    const code = known?.code ?? bySurnameIn(story, phrase.possessor)[0]?.code ?? null;
    if (code !== null || !phrase.compound) return code;
  }
  if (phrase.owner >= 0) {
    const form = sentence.lower[phrase.owner] ?? "";
    const before = story
      .near(index)
      .filter((past) => past.sentence < index || (past.sentence === index && past.mention.from < phrase.from));
    const wanted =
      form === "its"
        ? (past: Past) => !past.person && !past.plural
        : form === "their"
          ? (past: Past) => past.plural
          : (past: Past) => past.person !== null;
    const owner =
      judgedBefore(story.past, index, sentence, phrase.from) ??
      antecedentOf(index, phrase.from, wanted, story.past)?.past ??
      before.findLast((past) => index - past.sentence <= 1);
    return owner?.mention.parties[0]?.code ?? null;
  }
  const near = story.recent(index, ({ mention, kind }) => kind !== "adjective" && isState(mention.parties[0]?.code));
  return near?.mention.parties[0]?.code ?? story.home;
}

/** "Foreign Minister Ali Hassan" without a state: that of the person's possessor, else of where the report comes from. */
export function stateOf(story: Story, sentence: Sentence, phrase: Phrase): string | null {
  if (phrase.owner >= 0 || phrase.possessor !== null)
    return ownerOf(story, story.past.at(-1)?.sentence ?? 0, sentence, phrase);
  const last = story.past.findLast(({ mention }) => isState(mention.parties[0]?.code));
  return last?.mention.parties[0]?.code ?? story.home;
}
