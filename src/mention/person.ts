import type { Sentence } from "../language/index.js";
import type { Known } from "./antecedents.js";
import { homeOfGroup } from "./gazetteer.js";
import { bySurnameIn, known } from "./known-person.js";
import { holdsOn, type Term, termsOf } from "./leaders.js";
import { stateOf } from "./owner.js";
import { asWritten, genderOf, looksLikePerson } from "./person-names.js";
import type { Phrase } from "./phrase.js";
import { isState } from "./resolved.js";
import type { Story } from "./story.js";

/** The person a phrase names: known to the article, known to the tables, or new by title. */
export function personOf(story: Story, sentence: Sentence, phrase: Phrase, introduced = false): Known | null {
  const name = phrase.person ?? "";
  const at = { start: sentence.starts[phrase.from] ?? 0, end: sentence.ends[phrase.to - 1] ?? 0 };
  const single = phrase.personTo - phrase.personFrom === 1;
  const titled = phrase.role !== null;
  let person = story.named(
    name,
    single,
    (one) => phrase.band !== null || !phrase.code || !one.code || one.code === phrase.code,
  );
  if (!person) {
    const terms = single
      ? bySurnameIn(story, name, phrase.role)
      : termsOf(name, story.day).filter((term) => !term.lesser || isInStory(story, term, titled));
    // "opposition militia leader Abdul Rashid Dostum": the tables know better whose leader a known one is.
    const stated = phrase.band === null ? phrase.code : null;
    const fitting = terms.find((term) => !stated || term.code === stated) ?? (single ? undefined : terms[0]);
    // "Bush" of no day is the United States', but which Bush?
    const unsure = story.day === null && terms.some((term) => term.name !== fitting?.name);
    // "U.N. envoy Han Sung-joo" acts for the one he is said to, unless he leads a group: "Iraqi Kurdish leader".
    const other = fitting && stated && isOther(fitting.code, stated);
    if (fitting && !other && (!stated || fitting.code === stated || !single))
      person = {
        ...known(fitting, at.start, at.end),
        ...(unsure ? { name, office: null } : { name: asWritten(fitting.name, name, phrase.role) }),
        ...(actsForParty(fitting, phrase, story) && { code: phrase.code, sector: phrase.sector }),
      };
    else if (titled && phrase.role?.kind === "office")
      person = {
        name: asWritten(name, name, phrase.role),
        code: phrase.code,
        sector: phrase.sector,
        office: phrase.role.words,
        role: phrase.role.role,
        female: null,
        ...at,
      };
    else if (titled || (!single && looksLikePerson(name)))
      person = { name, code: phrase.code, sector: null, office: null, role: "", female: null, ...at };
    else return null;
    story.add(person);
  }
  const office = phrase.role?.kind === "office" ? phrase.role : null;
  if (!person.code)
    person.code = phrase.code ?? (office && !introduced && !phrase.unlisted ? stateOf(story, sentence, phrase) : null);
  if (office && !person.office) {
    person.office = office.words;
    person.sector = office.sector;
    person.role = office.role;
  }
  person.female ??= genderOf(person.name, phrase.role?.words ?? "");
  if (!single || titled) {
    person.start = at.start;
    person.end = at.end;
  } else {
    person.start = sentence.starts[phrase.personFrom] ?? at.start;
    person.end = sentence.ends[phrase.personTo - 1] ?? at.end;
  }
  return person;
}

/** Whether one whom few know is the one the tables have: titled, or beside those they act for. */
const isInStory = (story: Story, { code }: Term, titled: boolean): boolean =>
  titled || story.codes.has(code) || story.codes.has(homeOfGroup(code) ?? "");

/**
 * Whether one whom the tables know acts for the party that the report gives: "Labour leader Ali Hassan" when he governs no
 * more, and whoever is called "the opposition leader" of a party that the report does not name.
 */
const actsForParty = (term: Term, { code, band }: Phrase, story: Story): boolean =>
  code?.startsWith("NSA:") === true &&
  (isState(term.code)
    ? story.day !== null && !holdsOn(term, story.day)
    : band?.endsWith("opposition") === true && !story.codes.has(term.code));

/** Whether two codes are of different states or bodies, neither being a group's. */
const isOther = (code: string, stated: string): boolean =>
  !code.startsWith("NSA:") && !stated.startsWith("NSA:") && code !== stated;
