import type { Sentence } from "../language/index.js";
import { collectiveOf } from "./collectives.js";
import { codeOfName } from "./gazetteer.js";
import type { Party } from "./mention.js";
import { type Phrase, wordsOf } from "./phrase.js";
import { isState, one, type Resolved } from "./resolved.js";
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

/** Those who are a body taken together: "EU countries", "NATO member states", "the bloc's members". */
const MEMBERS = /^(.+) (?:countries|states|nations|members|governments|partners)$/;
/** Words that take some of them only: "several EU countries". */
const SOME = /^(?:some|several|other|many|most|few|certain|smaller|larger|individual|various|two|three|four|five|six)$/;

/** The code of the body whose members a group is, all of them; null where it is none. */
function bodyOf(sentence: Sentence, { words, from }: Phrase): string | null {
  const [, name] = MEMBERS.exec(words.replace(" member ", " ")) ?? [];
  const code = name === undefined ? null : codeOfName(name);
  const chosen = SOME.test(sentence.lower[from] ?? "") || SOME.test(sentence.lower[from - 1] ?? "");
  return code !== null && BODIES.test(code) && !chosen ? code : null;
}
const BODIES = /^(?:UNO|EUR|NAT|AFU|ARL|ASN|OSC|GTW|GSV|IGO:.+)$/;

/** Those whom a body sends: "U.N. observers", "OSCE monitors" act for it. */
const SENT = /^(?:observers|monitors|mediators|agencies|human rights monitors|aid agencies)$/;

/** The groups of a list, or the body that a group acts for; null where it is neither: "Romanian and Hungarian nationalists" are two groups; "U.N. observers" are the body that sent them. */
export function eachOf(
  sentence: Sentence,
  { code, role, also, codeFrom, codeTo, head }: Phrase,
  party: (code: string, over?: Partial<Party>) => Party,
): Resolved | null {
  if (code === null || role === null) return null;
  if (also.length === 0)
    return SENT.test(role.words) && !isState(code) ? one(party(code, { sector: "IGO" }), "office") : null;
  const noun = wordsOf(sentence, codeTo, head + 1);
  const each = [...also, { from: codeFrom, to: codeTo }].map(({ from, to }) =>
    party(`GRP:${wordsOf(sentence, from, to)} ${noun}`, {
      sector: null,
      start: sentence.starts[from] ?? 0,
      end: sentence.ends[head] ?? 0,
    }),
  );
  return { parties: each, people: [], form: "group", person: null };
}

/** "western leaders", "the West", "NATO members": a group by its words, or the states or the body it stands for. */
export function groupOf(
  story: Story,
  sentence: Sentence,
  phrase: Phrase,
  party: (code: string, over?: Partial<Party>) => Party,
): Resolved | null {
  const words = phrase.words;
  const region = regionMeant(story, phrase, party);
  if (region) return region;
  const several = eachOf(sentence, phrase, party);
  if (several) return several;
  const body = bodyOf(sentence, phrase);
  if (body) return one(party(body, { sector: "IGO" }), "group");
  if (!phrase.plural && !/\b(west|europe|international community)\b/.test(words)) return null;
  return one(party(`GRP:${words}`, { sector: null }), "group", [], null);
}
