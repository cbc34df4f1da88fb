import type { Sentence } from "../language/index.js";
import { employerAfter } from "./employer.js";
import { EMPTY, type Phrase, wordsAsWritten } from "./phrase.js";
import { type Names, rolePhrase } from "./role-phrase.js";
import { roleAt } from "./roles.js";

/** A person by name, with an apposition after it: "Kaja Kallas, the EU's top diplomat,". */
export function personPhrase(
  sentence: Sentence,
  row: number,
  to: number,
  nameAt: Names,
  nameEnd: Names,
  covered: Uint8Array,
): Phrase {
  const base = {
    ...EMPTY,
    from: row,
    to,
    head: to - 1,
    kind: "person" as const,
    person: wordsAsWritten(sentence, row, to),
    personFrom: row,
    personTo: to,
  };
  // "Turkey's Erdogan": the owner before the name gives the state.
  const possessor =
    sentence.form[row - 1] === "'s" || sentence.form[row - 1] === "’s" ? nameEnd.get(row - 1) : undefined;
  if (possessor && possessor.name.kind === "state") {
    return { ...base, from: possessor.from, code: possessor.name.code, codeFrom: possessor.from, codeTo: possessor.to };
  }
  return withApposition(sentence, base, nameAt, nameEnd, covered);
}

/** A person with what the words after the name say: "Admiral Brad Cooper, the head of US Central Command,". */
export function withApposition(
  sentence: Sentence,
  person: Phrase,
  nameAt: Names,
  nameEnd: Names,
  covered: Uint8Array,
): Phrase {
  const { to } = person;
  if (sentence.form[to] !== ",") return person;
  for (let at = to + 1; at < Math.min(sentence.length, to + 9); at++) {
    if (sentence.form[at] === ",") break;
    const hit = roleAt(sentence, at);
    if (!hit || hit.plural || hit.role.kind !== "office") continue;
    // "the Norwegian deputy energy minister": an office may be the first word of a longer one.
    if (sentence.upos[hit.to] === "NOUN" || sentence.upos[hit.to] === "PROPN") continue;
    const role = rolePhrase(sentence, hit, nameAt, nameEnd, covered, null);
    const end = role?.to ?? hit.to;
    if (!role || role.from > to + 2 || role.person) break;
    const owned = role.code !== null || role.owner >= 0 || role.possessor !== null;
    const employer = owned ? null : employerAfter(sentence, end, nameAt, covered);
    const house = employer === "unlisted" ? null : employer;
    return {
      ...person,
      to: house?.to ?? end,
      head: to - 1,
      role: hit.role,
      sector: hit.role.sector,
      code: house?.name.code ?? role.code,
      codeFrom: house?.from ?? role.codeFrom,
      codeTo: house?.to ?? role.codeTo,
      unlisted: employer === "unlisted",
      owner: role.owner,
      possessor: role.possessor,
    };
  }
  return person;
}
