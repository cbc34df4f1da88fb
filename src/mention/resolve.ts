import type { Sentence } from "../language/index.js";
import { antecedentOf, type Known, lastList, listWith, type Past, REACH } from "./antecedents.js";
import { Bands } from "./bands.js";
import { type Collective, collectiveOf, collectivesIn } from "./collectives.js";
import { isStateCode } from "./gazetteer.js";
import { holderOf, isCalled, PROMINENT } from "./holder.js";
import { bySurname, nameKey, type Term, termsOf } from "./leaders.js";
import type { ActorMention, Party, Person } from "./mention.js";
import { asWritten, genderOf, looksLikePerson, sameName } from "./person-names.js";
import type { Phrase } from "./phrase.js";
import { REGION } from "./role-phrase.js";
import type { Role } from "./roles.js";
import { sidesIn } from "./sides.js";

/** What a phrase turned out to stand for. */
interface Resolved {
  readonly parties: Party[];
  readonly people: Person[];
  readonly form: ActorMention["form"];
  readonly person: Known | null;
}

/** Resolves the phrases of an article, sentence by sentence, to actors. */
export class Resolver {
  readonly #day: string | null;
  readonly #persons: Known[] = [];
  readonly #past: Past[] = [];
  /** Lists of several, whom only plural pronouns refer to. */
  readonly #lists: Past[] = [];
  readonly mentions: ActorMention[] = [];
  /** State of the dateline, or the first state named: "the government" without an owner is most likely its. */
  #home: string | null = null;

  /** States and bodies the article names, by which a surname alone is told from others'. */
  readonly #codes = new Set<string>();
  readonly #bands = new Bands();
  /** How often the article names each state, body and group. */
  readonly #counts = new Map<string, number>();
  readonly #collectives = new Set<Collective>();

  /** The country that most of the article's places lie in. */
  readonly #land: string | null;

  /**
   * @param day day of publication.
   * @param land the country that most of the article's places lie in.
   */
  constructor(day: string | null, land: string | null) {
    this.#day = day;
    this.#land = land;
  }

  /** Notes the states and bodies that a sentence names. */
  notice(sentence: Sentence, phrases: readonly Phrase[]): void {
    for (const collective of collectivesIn(sentence)) this.#collectives.add(collective);
    this.#bands.noticeLands(sentence);
    for (const phrase of phrases) {
      if (phrase.code !== null) {
        this.#codes.add(phrase.code);
        this.#counts.set(phrase.code, (this.#counts.get(phrase.code) ?? 0) + 1);
      }
      this.#bands.notice(phrase);
    }
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
        this.#person(sentence, this.#withBand(phrase, 0));
      if (!this.#home && isState(phrase.code) && phrase.kind !== "adjective") this.#home = phrase.code;
    }
  }

  /** Resolves one sentence's phrases in order and adds the mentions. */
  resolve(index: number, sentence: Sentence, phrases: readonly Phrase[]): void {
    const verb = sentence.xpos.findIndex((tag) => /^(VBD|VBZ|VBP|MD)$/.test(tag));
    for (const phrase of phrases) {
      const resolved = this.#resolve(index, sentence, phrase);
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
      const listed = listWith(this.#past, sentence, mention);
      const possessive = /^['’]s?$/.test(sentence.form[phrase.to] ?? "");
      this.#past.push({
        mention,
        possessive,
        sentence: index,
        plural: phrase.plural || parties.length > 1,
        person,
        subject,
        kind: phrase.kind,
        role: phrase.role?.role ?? person?.role ?? "",
      });
      if (listed) this.#lists.push(listed);
    }
  }

  #resolve(index: number, sentence: Sentence, read: Phrase): Resolved | null {
    const phrase = this.#withBand(read, index);
    const span = { start: sentence.starts[phrase.from] ?? 0, end: sentence.ends[phrase.to - 1] ?? 0 };
    const party = (code: string | null, over: Partial<Party> = {}): Party => ({
      code,
      sector: phrase.sector,
      name: null,
      office: null,
      ...span,
      ...over,
    });
    const one = (p: Party, form: ActorMention["form"], people: Person[] = [], person: Known | null = null) => ({
      parties: [p],
      people,
      form,
      person,
    });
    switch (phrase.kind) {
      case "state":
      case "adjective":
        if (phrase.kind === "adjective" && phrase.code === null) return null;
        return phrase.located ? null : one(party(phrase.code, { sector: null }), "name");
      case "body": {
        if (phrase.role === null) return phrase.located ? null : one(party(phrase.code), "name");
        // "intelligence", "parliament" without article or owner speak of no one's; "police" are those of the place.
        if (!phrase.code && phrase.owner < 0 && !phrase.definite && !OF_THE_PLACE.has(phrase.role.words)) return null;
        const code = phrase.code ?? this.#owner(index, sentence, phrase);
        return code ? one(party(code), "office") : null;
      }
      case "person": {
        const known = this.#person(sentence, phrase);
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
        return this.#office(index, sentence, phrase, span);
      case "agents": {
        const together = this.#together(phrase, party);
        if (together) return together;
        const bare = !phrase.code && phrase.owner < 0 && !phrase.definite;
        if (bare && OF_MANY.has(phrase.role?.words ?? ""))
          return one(party(`GRP:${phrase.words}`, { sector: null }), "group");
        // "forces" with neither article nor owner are no one's.
        if (bare && phrase.role?.words === "forces") return null;
        const code = phrase.code ?? this.#owner(index, sentence, phrase);
        if (!code) return null;
        const also = phrase.also.map((hit) =>
          party(hit.name.code, { start: sentence.starts[hit.from] ?? 0, end: sentence.ends[hit.to - 1] ?? 0 }),
        );
        return { ...one(party(code), "office"), parties: [...also, party(code)] };
      }
      case "rebel": {
        if (phrase.code?.includes(":")) return one(party(phrase.code), "group");
        const sector = phrase.sector ?? "REB";
        return one(party(this.#bandCode(phrase.words, sector, index), { sector }), "group");
      }
      case "group":
        return this.#group(phrase, party);
      case "sides":
        return this.#sides(index, phrase, span);
      case "pronoun":
        return this.#pronoun(index, phrase);
    }
  }

  /** The code of a band by the words for it, of the one spoken of last where they tell no more. */
  #bandCode(words: string, sector: string, index: number): string {
    const earlier = this.#recent(
      index,
      ({ mention }) => mention.parties[0]?.code?.startsWith("NSA:") === true && mention.parties[0].sector === "REB",
    );
    return this.#bands.codeOf(words, sector, earlier?.mention.parties[0]?.code ?? null, this.#land);
  }

  /** A phrase with the code of the band it belongs to: "rebel leaders". */
  #withBand(phrase: Phrase, index: number): Phrase {
    if (phrase.band === null) return phrase;
    return { ...phrase, code: this.#bandCode(phrase.band, phrase.sector ?? "REB", index) };
  }

  /** The state of a body or office without a name of its own: its possessor, else the actor last spoken of. */
  #owner(index: number, sentence: Sentence, phrase: Phrase): string | null {
    if (phrase.possessor !== null && phrase.possessor !== REGION) {
      const key = nameKey(phrase.possessor);
      const known = this.#persons.findLast((person) => sameName(nameKey(person.name), key, true));
      const code = known?.code ?? this.#bySurname(phrase.possessor)[0]?.code ?? null;
      if (code !== null || !phrase.compound) return code;
    }
    if (phrase.owner >= 0) {
      const form = (sentence.form[phrase.owner] ?? "").toLowerCase();
      const before = this.#past.filter(
        (past) => past.sentence < index || (past.sentence === index && past.mention.from < phrase.from),
      );
      const wanted =
        form === "its"
          ? (past: Past) => !past.person && !past.plural
          : form === "their"
            ? (past: Past) => past.plural
            : (past: Past) => past.person !== null;
      const owner =
        before.findLast((past) => index - past.sentence <= REACH && wanted(past)) ??
        before.findLast((past) => index - past.sentence <= 1);
      return owner?.mention.parties[0]?.code ?? null;
    }
    const near = this.#recent(index, ({ mention, kind }) => kind !== "adjective" && isState(mention.parties[0]?.code));
    return near?.mention.parties[0]?.code ?? this.#home;
  }

  /** "the Greek prime minister", "the president", "his Turkish counterpart": the holder on the day, or the one spoken of. */
  #office(index: number, sentence: Sentence, phrase: Phrase, span: { start: number; end: number }): Resolved | null {
    const role = phrase.role;
    if (!role) return null;
    const counterpart = role.words === "counterpart";
    const wanted = counterpart
      ? (this.#recent(index, ({ person }) => person !== null && person.role !== "")?.person?.role ?? "")
      : role.role;
    if (phrase.code) {
      const former = /\b(former|ex|late|then|incoming|ousted|deposed|deputy|acting|vice|assistant)\b/.test(
        phrase.words,
      );
      const known = former
        ? null
        : (this.#persons.findLast(
            (person) => person.code === phrase.code && wanted !== "" && person.role.split("+").includes(wanted),
          ) ?? this.#holder(phrase.code, wanted, counterpart ? null : role.words));
      const people = known && !phrase.plural ? [{ name: known.name, code: phrase.code }] : [];
      return this.#one(
        { code: phrase.code, sector: phrase.sector, name: people[0]?.name ?? null, office: role.words, ...span },
        "office",
        people,
        people.length > 0 ? known : null,
      );
    }
    if (phrase.plural && phrase.owner < 0 && phrase.possessor === null)
      return this.#one(
        { code: `GRP:${phrase.words}`, sector: phrase.sector, name: null, office: role.words, ...span },
        "group",
        [],
        null,
      );
    if (!phrase.definite && phrase.owner < 0) return null;
    if (phrase.owner >= 0 || phrase.possessor !== null) {
      const code = this.#owner(index, sentence, phrase);
      return code
        ? this.#one({ code, sector: phrase.sector, name: null, office: role.words, ...span }, "office", [], null)
        : null;
    }
    // "the president", "the minister": the last person with that office; a general word takes any last person with one.
    const last = this.#recent(
      index,
      ({ person }) =>
        person !== null &&
        (role.role !== "" ? person.role.split("+").includes(role.role) : (person.office ?? "").endsWith(role.words)),
      8,
    );
    if (last?.person) {
      const { name, code, sector } = last.person;
      return this.#one(
        { code, sector, name, office: last.person.office, start: last.person.start, end: last.person.end },
        "office",
        [{ name, code }],
        last.person,
      );
    }
    const code = role.role === "" ? null : this.#home;
    const known = code ? this.#holder(code, role.role, role.words) : null;
    if (code && known)
      return this.#one(
        { code, sector: phrase.sector, name: known.name, office: role.words, ...span },
        "office",
        [{ name: known.name, code }],
        known,
      );
    const state =
      phrase.role?.kind === "office" && role.words !== "official" ? this.#owner(index, sentence, phrase) : null;
    return state
      ? this.#one({ code: state, sector: phrase.sector, name: null, office: role.words, ...span }, "office", [], null)
      : null;
  }

  #one(party: Party, form: ActorMention["form"], people: Person[], person: Known | null) {
    return { parties: [party], people, form, person };
  }

  #holder(code: string, role: string, words: string | null): Known | null {
    const term = holderOf(code, role, words, this.#day);
    return term ? known(term, 0, 0) : null;
  }

  /** "Central Asian leaders": the states of a region by its adjective. */
  #together(phrase: Phrase, party: (code: string, over?: Partial<Party>) => Party): Resolved | null {
    const [region] = this.#collectives;
    const collective =
      phrase.possessor === REGION && this.#collectives.size === 1 ? (region ?? null) : collectiveOf(phrase.words);
    return (
      collective && { parties: collective.codes.map((code) => party(code)), people: [], form: "group", person: null }
    );
  }

  #group(phrase: Phrase, party: (code: string, over?: Partial<Party>) => Party): Resolved | null {
    const words = phrase.words;
    const together = this.#together(phrase, party);
    if (together) return together;
    if (!phrase.plural && !/\b(west|europe|international community)\b/.test(words)) return null;
    return this.#one(party(`GRP:${words}`, { sector: null }), "group", [], null);
  }

  /** "the two sides": those the sentence or the one before it names, if just so many; else those the article has named most. */
  #sides(index: number, phrase: Phrase, span: { start: number; end: number }): Resolved | null {
    const wanted = sidesIn(phrase.words);
    const leaders = /leaders|presidents|ministers|men/.test(phrase.words);
    // "both countries" are states, "the two factions" are none.
    const groups = /faction|groups|part(y|ies)/.test(phrase.words);
    const wantedCode = /countr|nation|neighbo|capital|government|states/.test(phrase.words)
      ? isState
      : groups && this.#groups().length >= wanted
        ? (code: string) => code.startsWith("NSA:")
        : (code: string) => !code.startsWith("GRP:");
    const collective = [...this.#collectives].find(({ codes }) => codes.length === wanted);
    if (collective && wanted > 3)
      return {
        parties: collective.codes.map((code) => ({ code, sector: null, name: null, office: null, ...span })),
        people: [],
        form: "group",
        person: null,
      };
    const named = (reach: number) => {
      const found = new Map<string, { party: Party; count: number }>();
      for (const { sentence, mention, kind } of this.#past) {
        if (index - sentence > reach || (kind === "adjective" && reach > 1)) continue;
        for (const party of mention.parties) {
          if (party.code === null || party.code.startsWith("GRP:") || !wantedCode(party.code)) continue;
          found.set(party.code, { party, count: (found.get(party.code)?.count ?? 0) + 1 });
        }
      }
      return found;
    };
    let found = lastList(this.#past, index, wanted, wantedCode) ?? named(0);
    if (found.size !== wanted) found = named(1);
    if (found.size !== wanted) {
      const all = [...named(Number.POSITIVE_INFINITY)];
      const fitting = all.filter(([code]) => (groups ? wantedCode(code) : isState(code)));
      found = new Map(fitting.sort((a, b) => b[1].count - a[1].count).slice(0, wanted));
      // "the two factions" at the head of a report that names them further down.
      if (groups && found.size < wanted) {
        const named = this.#groups().slice(0, wanted);
        if (named.length < wanted) return null;
        found = new Map(
          named.map((code) => [code, { party: { code, sector: null, name: null, office: null, ...span }, count: 1 }]),
        );
      }
      if (found.size < wanted) return null;
    }
    const parties = [...found.values()].map(({ party }) => (leaders ? party : { ...party, name: null, office: null }));
    const leader = (code: string | null) =>
      this.#past.findLast(({ person }) => person !== null && person.code === code)?.person;
    const people = leaders
      ? parties.flatMap(({ code }) => leader(code) ?? []).map(({ name, code }) => ({ name, code }))
      : [];
    return { parties, people, form: "group", person: null };
  }

  /** Groups that the article names, the most named first. */
  #groups(): string[] {
    return [...this.#counts]
      .filter(([code]) => code.startsWith("NSA:"))
      .sort((a, b) => b[1] - a[1])
      .map(([code]) => code);
  }

  #pronoun(index: number, phrase: Phrase): Resolved | null {
    const form = phrase.words;
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
    const one = antecedentOf(index, phrase.from, fits, this.#past);
    const many = plural ? antecedentOf(index, phrase.from, fits, this.#lists) : null;
    const found = many && (!one || many.score > one.score) ? many.past : one?.past;
    if (!found) return null;
    const parties = found.mention.parties;
    return { parties: [...parties], people: [...found.mention.people], form: "pronoun", person: found.person };
  }

  #recent(index: number, fits: (past: Past) => boolean, reach = REACH): Past | null {
    const found = this.#past.findLast(fits);
    return found && index - found.sentence <= reach ? found : null;
  }

  /** The person a phrase names: known to the article, known to the tables, or new by title. */
  #person(sentence: Sentence, phrase: Phrase): Known | null {
    const name = phrase.person ?? "";
    const at = { start: sentence.starts[phrase.from] ?? 0, end: sentence.ends[phrase.to - 1] ?? 0 };
    const key = nameKey(name);
    const single = phrase.personTo - phrase.personFrom === 1;
    const titled = phrase.role !== null;
    let person = this.#persons.findLast(
      (one) =>
        sameName(nameKey(one.name), key, single) &&
        (phrase.band !== null || !phrase.code || !one.code || one.code === phrase.code),
    );
    if (!person) {
      const terms = single ? this.#bySurname(name, phrase.role) : termsOf(name, this.#day);
      // "opposition militia leader Abdul Rashid Dostum": the tables know better whose leader a known one is.
      const stated = phrase.band === null ? phrase.code : null;
      const fitting = terms.find((term) => !stated || term.code === stated) ?? (single ? undefined : terms[0]);
      if (fitting && (!stated || fitting.code === stated || !single))
        person = { ...known(fitting, at.start, at.end), name: asWritten(fitting.name, name, phrase.role) };
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
      this.#persons.push(person);
    }
    const office = phrase.role?.kind === "office" ? phrase.role : null;
    if (!person.code) person.code = phrase.code ?? (office ? this.#ownerOf(sentence, phrase) : null);
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

  /**
   * Who is known by a surname alone: of a state or body the article names, of one whose leaders need no introduction,
   * or by a title that fits ("King Hussein").
   */
  #bySurname(surname: string, title: Role | null = null): Term[] {
    const terms = bySurname(surname, this.#day);
    const named = terms.filter(({ code }) => this.#codes.has(code));
    if (named.length > 0) return named;
    return terms.filter(
      (term) => PROMINENT.has(term.code) || (title?.kind === "office" && isCalled(term, title.words)),
    );
  }

  /** "Foreign Minister Ali Hassan" without a state: that of the person's possessor, else of where the report comes from. */
  #ownerOf(sentence: Sentence, phrase: Phrase): string | null {
    if (phrase.owner >= 0 || phrase.possessor !== null)
      return this.#owner(this.#past.at(-1)?.sentence ?? 0, sentence, phrase);
    const last = this.#past.findLast(({ mention }) => isState(mention.parties[0]?.code));
    return last?.mention.parties[0]?.code ?? this.#home;
  }
}

/** Forces that act where a report is from, when it does not say whose they are. */
const OF_THE_PLACE = new Set(["police", "security forces", "armed forces"]);

/** Those who act for many when no one qualifies them: "foreign ministers gathered". */
const OF_MANY = new Set(
  "diplomats,ministers,foreign ministers,defence ministers,leaders,presidents,prime ministers,negotiators,envoys,representatives,delegates,agents,side".split(
    ",",
  ),
);

const isState = (code: string | null | undefined) => code?.length === 3 && isStateCode(code);

function known(term: Term, start: number, end: number): Known {
  const sector = term.role === "rebel" ? "REB" : term.role === "opposition" ? "OPP" : "GOV";
  return {
    name: term.name,
    code: term.code,
    sector,
    office: term.offices[0] ?? null,
    role: term.role,
    female: null,
    start,
    end,
  };
}
