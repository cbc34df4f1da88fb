import type { Sentence } from "../language/index.js";
import { collectiveOf } from "./collectives.js";
import { codeOfName } from "./gazetteer.js";
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

/** Those who are a body taken together: "EU countries", "NATO member states", "the bloc's members". */
const MEMBERS = /^(.+) (?:countries|states|nations|members|governments)$/;
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
  const body = bodyOf(sentence, phrase);
  if (body) return one(party(body, { sector: "IGO" }), "group");
  if (!phrase.plural && !/\b(west|europe|international community)\b/.test(words)) return null;
  return one(party(`GRP:${words}`, { sector: null }), "group", [], null);
}
