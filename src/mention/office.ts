import type { Sentence } from "../language/index.js";
import { holderIn } from "./known-person.js";
import { mayBeCalled } from "./may-have.js";
import { ownerOf } from "./owner.js";
import type { Phrase } from "./phrase.js";
import { one, type Resolved } from "./resolved.js";
import type { Story } from "./story.js";

/** "the Greek prime minister", "the president", "his Turkish counterpart": the holder on the day, or the one spoken of. */
export function officeOf(
  story: Story,
  index: number,
  sentence: Sentence,
  phrase: Phrase,
  span: { start: number; end: number },
): Resolved | null {
  const role = phrase.role;
  if (!role) return null;
  if (phrase.local)
    return phrase.code === null
      ? null
      : one({ code: phrase.code, sector: phrase.sector, name: null, office: role.words, ...span }, "office");
  const counterpart = role.words === "counterpart";
  const wanted = counterpart
    ? (story.recent(index, ({ person }) => person !== null && person.role !== "")?.person?.role ?? "")
    : role.role;
  if (phrase.code) {
    const former = /\b(former|ex|late|then|incoming|ousted|deposed|deputy|acting|vice|assistant)\b/.test(phrase.words);
    const known = former
      ? null
      : (story.persons.findLast(
          (person) => person.code === phrase.code && wanted !== "" && person.role.split("+").includes(wanted),
        ) ?? holderIn(story, phrase.code, wanted, counterpart ? null : role.words));
    const people = known && !phrase.plural ? [{ name: known.name, code: phrase.code }] : [];
    return one(
      { code: phrase.code, sector: phrase.sector, name: people[0]?.name ?? null, office: role.words, ...span },
      "office",
      people,
      people.length > 0 ? known : null,
    );
  }
  if (phrase.plural && phrase.owner < 0 && phrase.possessor === null)
    return one(
      { code: `GRP:${phrase.words}`, sector: phrase.sector, name: null, office: role.words, ...span },
      "group",
      [],
      null,
    );
  if (!phrase.definite && phrase.owner < 0) return null;
  if (phrase.owner >= 0 || phrase.possessor !== null || phrase.holder !== null) {
    const code = ownerOf(story, sentence, phrase);
    return code
      ? one({ code, sector: phrase.sector, name: null, office: role.words, ...span }, "office", [], null)
      : null;
  }
  // "the president", "the minister": the last person with that office; a general word takes any last person with one.
  const last = story.salient(
    index,
    ({ person }) =>
      person !== null &&
      mayBeCalled(person.office, role.words) &&
      (role.role !== "" ? person.role.split("+").includes(role.role) : (person.office ?? "").endsWith(role.words)),
    8,
  );
  if (last?.person) {
    const { name, code, sector } = last.person;
    return one(
      { code, sector, name, office: last.person.office, start: last.person.start, end: last.person.end },
      "office",
      [{ name, code }],
      last.person,
    );
  }
  const code = role.role === "" ? null : story.home;
  const known = code ? holderIn(story, code, role.role, role.words) : null;
  if (code && known)
    return one(
      { code, sector: phrase.sector, name: known.name, office: role.words, ...span },
      "office",
      [{ name: known.name, code }],
      known,
    );
  const state = phrase.role?.kind === "office" && role.words !== "official" ? ownerOf(story, sentence, phrase) : null;
  return state
    ? one({ code: state, sector: phrase.sector, name: null, office: role.words, ...span }, "office", [], null)
    : null;
}
