import type { Sentence } from "../language/index.js";
import { mayBe } from "./again.js";
import { listWith } from "./antecedents.js";
import { bandCode, withBand } from "./band-of.js";
import { UNARMED } from "./bands.js";
import { eachOf, groupOf, regionMeant } from "./collective-meant.js";
import { hasToo } from "./may-have.js";
import type { ActorMention, Party } from "./mention.js";
import { officeOf } from "./office.js";
import { ownerOf } from "./owner.js";
import { personOf } from "./person.js";
import { type Phrase, wordsOf } from "./phrase.js";
import { pronounOf } from "./pronoun.js";
import type { Chooser } from "./referents.js";
import { isState, one, type Resolved } from "./resolved.js";
import { sidesAt } from "./sides.js";
import { sidesMeant } from "./sides-meant.js";
import { Story } from "./story.js";

/** Resolves the phrases of an article, sentence by sentence, to actors. */
export class Resolver {
  readonly mentions: ActorMention[] = [];
  readonly #story: Story;

  /**
   * @param day day of publication.
   * @param land the country that most of the article's places lie in.
   * @param choose whom words mean of those they may.
   */
  constructor(day: string | null, land: string | null, choose: Chooser) {
    this.#story = new Story(day, land, choose);
  }

  /** Notes the states and bodies that a sentence names. */
  notice(sentence: Sentence, phrases: readonly Phrase[]): void {
    this.#story.notice(sentence, phrases);
  }

  /**
   * Notes the persons that a sentence introduces with title or apposition, so that surnames before and after find them.
   *
   * @param full whether those named in full are noted, which comes first, or those of one name with a title.
   */
  introduce(sentence: Sentence, phrases: readonly Phrase[], full: boolean): void {
    for (const phrase of phrases) {
      const several = phrase.personTo - phrase.personFrom > 1;
      if (phrase.kind === "person" && phrase.person !== null && (full ? several : !several && phrase.role !== null))
        personOf(this.#story, sentence, withBand(this.#story, phrase, 0), true);
      if (!this.#story.home && isState(phrase.code) && phrase.kind !== "adjective" && phrase.shared === null)
        this.#story.home = phrase.code;
    }
  }

  /**
   * Resolves one sentence's phrases in order and adds the mentions.
   *
   * @param places codes of the countries that the sentence's places lie in.
   */
  resolve(index: number, sentence: Sentence, phrases: readonly Phrase[], places: readonly string[]): void {
    const verb = sentence.xpos.findIndex((tag) => /^(VBD|VBZ|VBP|MD)$/.test(tag));
    this.#story.turnTo(index, sentence, phrases, places, verb);
    for (const phrase of phrases) {
      const resolved = whom(this.#story, index, sentence, phrase);
      if (!resolved) continue;
      const { parties, people, form, person } = resolved;
      const mention: ActorMention = {
        kind: "actor",
        form,
        sentence: index,
        from: phrase.from,
        to: phrase.to,
        head: phrase.head,
        start: sentence.starts[phrase.from] ?? 0,
        end: sentence.ends[phrase.to - 1] ?? 0,
        parties,
        people,
      };
      this.mentions.push(mention);
      const subject = verb < 0 || phrase.head < verb;
      const listed = listWith(this.#story.past, sentence, mention);
      const possessive = /^['’]s?$/.test(sentence.form[phrase.to] ?? "");
      this.#story.past.push({
        mention,
        possessive,
        sentence: index,
        plural: phrase.plural || parties.length > 1,
        person,
        subject,
        kind: phrase.kind,
        role: phrase.role?.role ?? person?.role ?? "",
        words: phrase.role?.words ?? "",
      });
      if (listed) this.#story.lists.push(listed);
    }
  }
}

/** What one phrase stands for; null where that is no one. */
function whom(story: Story, index: number, sentence: Sentence, read: Phrase): Resolved | null {
  const phrase = withBearer(story, withBand(story, read, index));
  const span = { start: sentence.starts[phrase.from] ?? 0, end: sentence.ends[phrase.to - 1] ?? 0 };
  const party = (code: string | null, over: Partial<Party> = {}): Party => ({
    code,
    sector: phrase.sector,
    name: null,
    office: null,
    ...span,
    ...over,
  });
  const both = ofSides(story, index, sentence, phrase, span);
  if (both) return both;
  // "the British and French governments", "the American and British embassies", "the Saudi and Omani princes" are those of each.
  const also = phrase.also.map((hit) =>
    party(hit.name.code, { start: sentence.starts[hit.from] ?? 0, end: sentence.ends[hit.to - 1] ?? 0 }),
  );
  const joint =
    phrase.kind === "body" || phrase.kind === "office" || (phrase.kind === "group" && phrase.role?.sector === "GOV");
  if (joint && phrase.code && also.length > 0)
    return { ...one(party(phrase.code), "office"), parties: [...also, party(phrase.code)] };
  switch (phrase.kind) {
    case "state":
    case "adjective":
      if (phrase.kind === "adjective" && phrase.code === null) return null;
      return phrase.located ? null : one(party(phrase.code, { sector: null }), "name");
    case "body": {
      if (phrase.role === null) return phrase.located ? null : one(party(phrase.code), "name");
      // "intelligence", "parliament" without article or owner speak of no one's; "police" are those of the place.
      if (!phrase.code && phrase.owner < 0 && !phrase.definite && !OF_THE_PLACE.has(phrase.role.words)) return null;
      const code = phrase.code ?? ownerOf(story, sentence, phrase);
      return code ? one(party(code), "office") : null;
    }
    case "person": {
      const known = personOf(story, sentence, phrase);
      if (!known) return null;
      const office = known.office ?? (phrase.role && phrase.role.kind === "office" ? phrase.role.words : null);
      return one(
        party(known.code, { sector: known.sector, name: known.name, office }),
        "person",
        [{ name: known.name, code: known.code }],
        known,
      );
    }
    case "office":
      return officeOf(story, index, sentence, phrase, span);
    case "agents": {
      const region = regionMeant(story, phrase, party);
      if (region) return region;
      const bare = !phrase.code && phrase.owner < 0 && !phrase.definite;
      if (bare && OF_MANY.has(phrase.role?.words ?? ""))
        return one(party(`GRP:${phrase.words}`, { sector: null }), "group");
      // "officials from several countries" are those countries', which are a mention of their own.
      if (bare && phrase.plural && sentence.lower[phrase.to] === "from") return null;
      // "forces" with neither article nor owner are no one's.
      if (bare && phrase.role?.words === "forces") return null;
      const code = phrase.code ?? ownerOf(story, sentence, phrase);
      if (!code) return null;
      return { ...one(party(code), "office"), parties: [...also, party(code)] };
    }
    case "rebel": {
      if (phrase.code?.includes(":"))
        return { ...one(party(phrase.code), "group"), parties: [...also, party(phrase.code)] };
      const sector = phrase.sector ?? "REB";
      const each = UNARMED.has(sector) ? eachOf(sentence, phrase, party) : null;
      if (each) return each;
      return one(party(bandCode(story, phrase.words, sector, index), { sector }), "group");
    }
    case "group":
      return groupOf(story, sentence, phrase, party);
    case "sides":
      return sidesMeant(story, index, sentence, phrase, span);
    case "again": {
      const code = ownerOf(story, sentence, phrase);
      // "his party" is not the state that he acts for.
      return code && mayBe(code, phrase.words, null) ? one(party(code), "office") : null;
    }
    case "pronoun":
      return pronounOf(story, index, sentence, phrase);
  }
}

/**
 * A body of a name that several states have is of the report's own state where it does not name the best known one's, or
 * names it less; a party of such a name is one of its own then.
 */
function withBearer(story: Story, phrase: Phrase): Phrase {
  const { shared, code, role } = phrase;
  if (shared === null || code === null) return phrase;
  const { home } = story;
  // India's Congress is a party.
  if (shared === "congress" && home === "IND" && role === null)
    return { ...phrase, code: "NSA:congress", sector: "PTY" };
  const named = story.codes.has(code);
  if (named && (home === null || !hasToo(home, shared) || story.timesNamed(home) <= story.timesNamed(code)))
    return phrase;
  if (!named && role === null && shared.endsWith(" party")) return { ...phrase, code: `NSA:${shared}` };
  return { ...phrase, code: home ?? code };
}

/** "officials from both nations", "the presidents of the two countries": of those whom the words after it mean. */
function ofSides(
  story: Story,
  index: number,
  sentence: Sentence,
  { kind, role, code, owner, possessor, to }: Phrase,
  span: { start: number; end: number },
): Resolved | null {
  if ((kind !== "office" && kind !== "agents" && kind !== "body") || code !== null || owner >= 0 || possessor !== null)
    return null;
  const end = /^(?:of|from|for)$/i.test(sentence.form[to] ?? "") ? sidesAt(sentence, to + 1) : 0;
  const sides =
    end > to + 1
      ? sidesMeant(story, index, sentence, { words: wordsOf(sentence, to + 1, end), from: to + 1, to: end }, span)
      : null;
  if (!sides) return null;
  const office = (role?.words ?? "").replace(/s$/, "");
  const holders = sides.parties.map((party) => {
    const held = story.persons.findLast((person) => person.code === party.code && person.office === office);
    return {
      party: { ...party, sector: role?.sector ?? party.sector, office: role?.words ?? null, name: held?.name ?? null },
      held,
    };
  });
  return {
    parties: holders.map(({ party }) => party),
    people: holders.flatMap(({ held }) => (held ? [{ name: held.name, code: held.code }] : [])),
    form: "office",
    person: null,
  };
}

/** Forces that act where a report is from, when it does not say whose they are. */
const OF_THE_PLACE = new Set(["police", "security forces", "armed forces"]);

/** Those who act for many when no one qualifies them: "foreign ministers gathered". */
const OF_MANY = new Set(
  "diplomats,ministers,foreign ministers,defence ministers,leaders,presidents,prime ministers,negotiators,envoys,representatives,delegates,agents,side".split(
    ",",
  ),
);
