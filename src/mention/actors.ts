import ethnicTable from "../../data/ethnicities.tsv";
import type { Sentence } from "../language/index.js";
import { bandWords, UNARMED } from "./bands.js";
import type { Hit } from "./gazetteer.js";
import { knownPersonAt, termsOf } from "./leaders.js";
import { type Role, type RoleHit, roleAt } from "./roles.js";
import { readTable } from "./table.js";

/**
 * A noun phrase that stands for an actor, as far as its own sentence tells. `resolve.ts` says who it is.
 */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** Code of the state or body that qualifies it ("Turkish officials"), or that it names. */
  readonly code: string | null;
  readonly sector: string | null;
  /** Rows `[from, to)` of the words that give the code. */
  readonly codeFrom: number;
  readonly codeTo: number;
  readonly role: Role | null;
  /** Further states that qualify it: the first of "Syrian and Russian jets". */
  readonly also: readonly Hit[];
  /** Name of the person, as written, and its rows. */
  readonly person: string | null;
  readonly personFrom: number;
  readonly personTo: number;
  /** Row of a possessive pronoun that owns it ("his office"); -1 where none. */
  readonly owner: number;
  /** Name of the person who owns it ("Erdogan's spokesman"); null where none does. */
  readonly possessor: string | null;
  /** The owner's name stands before it without a mark ("the Assad regime"), so it may be no owner's. */
  readonly compound: boolean;
  readonly plural: boolean;
  /** Lower-case words of the phrase without articles, for groups no table holds. */
  readonly words: string;
  readonly definite: boolean;
  readonly kind:
    | "state"
    | "adjective"
    | "body"
    | "person"
    | "office"
    | "agents"
    | "rebel"
    | "group"
    | "pronoun"
    | "sides";
  /** A city or building that may be only the place of something. */
  readonly located: boolean;
}

const ethnic = new Map(readTable(ethnicTable).map((cell) => [cell("word").toLowerCase(), cell("scope")] as const));
const PARTICLES = new Set([
  "al",
  "el",
  "bin",
  "ibn",
  "ben",
  "de",
  "da",
  "dos",
  "del",
  "la",
  "van",
  "von",
  "der",
  "den",
  "di",
  "du",
  "le",
  "abu",
  "ul",
  "bint",
  "as",
  "ad",
  "an",
  "ar",
  "ash",
  "at",
  "al-",
  "el-",
]);
const PRONOUNS = new Set([
  "he",
  "him",
  "his",
  "himself",
  "she",
  "her",
  "hers",
  "herself",
  "it",
  "its",
  "itself",
  "they",
  "them",
  "their",
  "theirs",
  "themselves",
]);
const LOCATIVE = new Set([
  "in",
  "at",
  "to",
  "near",
  "outside",
  "around",
  "into",
  "through",
  "via",
  "inside",
  "across",
  "over",
  "throughout",
  "toward",
  "towards",
  "from",
  "leaving",
  "reaching",
]);
/** Participles behind a hyphen that say by whom something is done: "US-backed", "rebel-held". */
const BY_OTHERS = new Set(
  "backed led held controlled supported funded financed trained armed sponsored run owned occupied administered brokered mediated imposed dominated allied based born educated made built drafted proposed".split(
    " ",
  ),
);
/** Those of them after which the one who does it acts no more: "US-backed fighters", but not "Russian-sponsored talks". */
const BEHIND = new Set(
  "backed led supported funded financed trained armed allied based born educated made built".split(" "),
);
const MODIFIERS = new Set(["ADJ", "NOUN", "PROPN", "NUM", "VERB", "ADV"]);

/**
 * Finds the phrases of one tagged sentence in the order of the text; none overlaps another.
 *
 * @param names the names of the tables that the sentence holds.
 * @param day day of publication, on which office holders are looked up.
 */
export function findPhrases(sentence: Sentence, names: readonly Hit[], day: string | null): Phrase[] {
  const nameAt = new Map(names.map((hit) => [hit.from, hit] as const));
  const nameEnd = new Map(names.map((hit) => [hit.to, hit] as const));
  const covered = new Uint8Array(sentence.length);
  for (const hit of names) covered.fill(1, hit.from, hit.to);
  const found: Phrase[] = [];
  for (let row = 0; row < sentence.length; ) {
    const phrase = phraseAt(sentence, row, nameAt, nameEnd, covered, day, found);
    if (phrase) {
      // A phrase that reaches back over an earlier one ("the US" + "president") takes its place.
      while ((found.at(-1)?.to ?? 0) > phrase.from) found.pop();
      found.push(phrase);
    }
    row = Math.max(row + 1, phrase?.to ?? 0);
  }
  return found;
}

type Names = ReadonlyMap<number, Hit>;

function phraseAt(
  sentence: Sentence,
  row: number,
  nameAt: Names,
  nameEnd: Names,
  covered: Uint8Array,
  day: string | null,
  found: readonly Phrase[],
): Phrase | null {
  const form = (sentence.form[row] ?? "").toLowerCase();
  const hit = nameAt.get(row);
  const role = hit ? null : roleAt(sentence, row);
  // "Sheikh Hasina", "Lord Robertson": a title that belongs to the name.
  const titled = role?.role.kind === "honorific" ? knownPersonAt(sentence, row) : row;
  if (role && titled > role.to) return personPhrase(sentence, row, titled, nameAt, nameEnd, covered, found);
  if (role && isNoActor(sentence, role)) return null;
  if (role && !isVerbUse(sentence, role)) return rolePhrase(sentence, role, nameAt, nameEnd, covered, day);
  if (hit) return namePhrase(sentence, hit, nameAt, covered);
  const person = personRun(sentence, row, covered, day);
  if (person > row) return personPhrase(sentence, row, person, nameAt, nameEnd, covered, found);
  if (PRONOUNS.has(form) && sentence.upos[row] === "PRON") {
    return {
      ...EMPTY,
      from: row,
      to: row + 1,
      head: row,
      kind: "pronoun",
      words: form,
      plural: form.startsWith("the"),
    };
  }
  const sides = sidesAt(sentence, row);
  if (sides > row)
    return {
      ...EMPTY,
      from: row,
      to: sides,
      head: sides - 1,
      kind: "sides",
      words: wordsOf(sentence, row, sides),
      plural: true,
    };
  const group = ethnic.get(form);
  if (group && sentence.form[row]?.charAt(0) !== form.charAt(0)) return ethnicPhrase(sentence, row, group);
  return null;
}

const EMPTY: Omit<Phrase, "from" | "to" | "head" | "kind"> = {
  code: null,
  sector: null,
  codeFrom: -1,
  codeTo: -1,
  role: null,
  also: [],
  person: null,
  personFrom: -1,
  personTo: -1,
  owner: -1,
  possessor: null,
  compound: false,
  plural: false,
  words: "",
  definite: false,
  located: false,
};

/** "to head", "forces Iran to", "states that": a role word used as a verb is none. */
function isVerbUse(sentence: Sentence, { from, to, role }: RoleHit): boolean {
  const tag = sentence.upos[to - 1];
  if (tag === "VERB" || tag === "AUX" || tag === "ADV") return true;
  return (
    tag === "ADJ" && to - from === 1 && role.kind !== "honorific" && role.words !== "rebel" && role.words !== "militant"
  );
}

/** "rebel-held towns", "its opposition to the deal": words that stand for no one. */
function isNoActor(sentence: Sentence, { from, to, role }: RoleHit): boolean {
  if (sentence.form[to] === "-" && BY_OTHERS.has((sentence.form[to + 1] ?? "").toLowerCase())) return true;
  if (role.words !== "opposition") return false;
  const before = (sentence.form[from - 1] ?? "").toLowerCase();
  const after = (sentence.form[to] ?? "").toLowerCase();
  return (
    ["to", "from", "over", "against"].includes(after) ||
    ["his", "her", "its", "their", "in", "of", "strong"].includes(before)
  );
}

/** A name of the tables, with what follows it when that is no role ("Russian gas" is the adjective alone). */
function namePhrase(sentence: Sentence, hit: Hit, nameAt: Names, covered: Uint8Array): Phrase | null {
  const { from, to, name } = hit;
  if (sentence.form[to] === "-") {
    const led = coalition(sentence, hit);
    if (led || (BEHIND.has((sentence.form[to + 1] ?? "").toLowerCase()) && !isTalks(sentence.lemma[to + 2] ?? "")))
      return led;
  }
  if (name.kind === "demonym") {
    const next = sentence.upos[to];
    const noun = sentence.xpos[to - 1]?.startsWith("NN") && next !== "NOUN" && next !== "PROPN" && next !== "ADJ";
    const start = articleBefore(sentence, from);
    return {
      ...EMPTY,
      from: noun ? start : from,
      to,
      head: to - 1,
      kind: noun ? "state" : "adjective",
      code: name.code,
      codeFrom: from,
      codeTo: to,
      plural: /s$/.test(sentence.form[to - 1] ?? ""),
    };
  }
  // "Turkey's Erdogan", "Mr Jordan", "Jordan Smith": a country's name inside a person's.
  if (name.kind === "city") return null;
  const rebel = rebelAfter(sentence, to);
  if (name.kind === "group" && rebel > to) {
    return {
      ...EMPTY,
      from: articleBefore(sentence, from),
      to: rebel,
      head: rebel - 1,
      kind: "body",
      code: name.code,
      sector: name.sector,
      codeFrom: from,
      codeTo: to,
      plural: true,
    };
  }
  const before = (sentence.form[from - 1] ?? "").toLowerCase();
  const place = name.kind === "capital" || name.kind === "seat";
  const possessive = sentence.form[to] === "'s" || sentence.form[to] === "’s";
  const located =
    place &&
    !possessive &&
    (LOCATIVE.has(before) || (before === "the" && LOCATIVE.has((sentence.form[from - 2] ?? "").toLowerCase())));
  // "between Moscow and Kyiv", "from Berlin to Paris": coordination is left to the frames.
  void covered;
  void nameAt;
  const code = name.name === "Brussels" && !located ? "EUR" : name.code;
  const kind = name.kind === "state" ? "state" : "body";
  return {
    ...EMPTY,
    from: articleBefore(sentence, from),
    to,
    head: to - 1,
    kind,
    code,
    sector: name.sector,
    codeFrom: from,
    codeTo: to,
    located,
  };
}

const isTalks = (lemma: string) =>
  /^(talk|peace|conference|process|negotiation|ceasefire|truce|deal|plan|effort|summit|mission|operation|invasion)$/.test(
    lemma,
  );

/** "the Saudi-led coalition" is a group of its own; other words behind such a hyphen only describe. */
function coalition(sentence: Sentence, { from, to }: Hit): Phrase | null {
  const noun = sentence.form[to + 2] === "military" || sentence.form[to + 2] === "international" ? to + 3 : to + 2;
  if ((sentence.form[to + 1] ?? "") !== "led" || (sentence.form[noun] ?? "").toLowerCase() !== "coalition") return null;
  const who = wordsAsWritten(sentence, from, to + 2).toLowerCase();
  return {
    ...EMPTY,
    from: articleBefore(sentence, from),
    to: noun + 1,
    head: noun,
    kind: "rebel",
    code: `GRP:${who} coalition`,
    sector: "MIL",
    codeFrom: from,
    codeTo: noun + 1,
  };
}

function rebelAfter(sentence: Sentence, row: number): number {
  const role = roleAt(sentence, row);
  return role &&
    (role.role.kind === "rebel" || role.role.kind === "agents" || role.role.words === "leader") &&
    role.plural
    ? role.to
    : row;
}

/** Words that make an office one held before or for a time. */
const FORMER = new Set(["former", "ex", "late", "outgoing", "then", "acting", "incoming", "ousted", "deposed"]);

/** A role with what qualifies it before and after, and the person who holds it. */
function rolePhrase(
  sentence: Sentence,
  hit: RoleHit,
  nameAt: Names,
  nameEnd: Names,
  covered: Uint8Array,
  day: string | null,
): Phrase | null {
  const { role } = hit;
  let from = hit.from;
  let code: Hit | null = null;
  let owner = -1;
  let ethnicity = "";
  let possessor: string | null = null;
  let compound = false;
  let group: string | null = null;
  for (let row = hit.from - 1; row >= Math.max(0, hit.from - 7); row--) {
    const ended = nameEnd.get(row + 1);
    const form = (sentence.form[row] ?? "").toLowerCase();
    const band = roleAt(sentence, row);
    if (group === null && band?.role.kind === "rebel" && band.to === row + 1 && role.kind === "office") {
      group = form;
      from = row;
      continue;
    }
    if (ended && role.kind === "group" && from < hit.from + 1 && /^['’]s?$/.test(sentence.form[row + 1] ?? "")) break;
    if (ended) {
      code = ended.name.kind === "city" ? null : (code ?? ended);
      from = ended.from;
      if (ended.name.kind !== "demonym" && ended.name.kind !== "state") break;
      row = ended.from;
      // "Kurdish Syrian forces" goes on; "US and Turkish officials" is two qualifiers, the nearest counts here.
      if (!ethnic.has((sentence.form[row - 1] ?? "").toLowerCase())) break;
      continue;
    }
    if ((form === "'s" || form === "’s") && row > 0 && !covered[row - 1] && sentence.upos[row - 1] === "PROPN") {
      possessor = sentence.form[row - 1] ?? null;
      break;
    }
    if (role.kind === "body" && row === hit.from - 1 && sentence.upos[row] === "PROPN" && !covered[row]) {
      possessor = sentence.form[row] ?? null;
      compound = true;
      from = row;
      continue;
    }
    if (form === "'s" || form === "’s" || form === "-" || form === "'" || form === "’") continue;
    if (["his", "her", "its", "their"].includes(form)) {
      owner = row;
      from = row;
      break;
    }
    if (ethnic.has(form)) {
      ethnicity = form;
      from = row;
      continue;
    }
    // "US-backed rebels" are not the backer's.
    if (BY_OTHERS.has(form) && sentence.form[row - 1] === "-") break;
    const isModifier = MODIFIERS.has(sentence.upos[row] ?? "") && !covered[row] && !isFinite_(sentence, row);
    if (!isModifier || isVerbAfterSubject(sentence, row)) break;
    if (row < hit.from - 4) break;
    from = row;
  }
  if (code && from === code.from && FORMER.has((sentence.form[from - 1] ?? "").toLowerCase())) from--;
  const also =
    code && from === code.from && (hit.plural || role.kind === "agents") ? listBefore(sentence, from, nameEnd) : [];
  if (also[0]) from = also[0].from;
  // Modifiers belong to the phrase only when a code, an owner or an article closes it on the left.
  const article = articleBefore(sentence, from);
  if (article === from && !code && owner < 0 && !ethnicity && !sentence.form[from]?.match(/^\p{Lu}/u)) from = hit.from;
  let to = hit.to;
  // "allies of the US" are not the US, which is a mention of its own.
  const after = role.kind === "group" ? null : ofState(sentence, to, nameAt);
  if (!code && after) {
    code = after;
    to = after.to;
  }
  const [personFrom, personTo] = personAfter(
    sentence,
    hit,
    to,
    covered,
    day,
    articleBefore(sentence, from) < from || owner >= 0 || code !== null || possessor !== null,
  );
  let end = Math.max(to, personTo);
  if (personTo > 0 && !code) {
    const home = ofState(sentence, personTo, nameAt);
    if (home) {
      code = home;
      end = home.to;
    }
  }
  const start = Math.min(articleBefore(sentence, from), from);
  const qualified = code ? `${wordsOf(sentence, code.from, code.to)} ` : "";
  const isPerson = personTo > 0 && role.kind !== "agents" && role.kind !== "rebel" && role.kind !== "group";
  if (role.kind === "honorific" && !isPerson) return null;
  const acting = ethnicity && role.kind === "agents" ? "rebel" : role.kind;
  const kind = isPerson || acting === "honorific" ? "person" : acting;
  return {
    ...EMPTY,
    from: start,
    to: isPerson ? end : to,
    head: isPerson && personFrom === hit.to ? personTo - 1 : hit.to - 1,
    code: group !== null ? `NSA:${qualified}${group}` : (code?.name.code ?? null),
    sector: group !== null ? "OPP" : role.sector || null,
    codeFrom: code?.from ?? -1,
    codeTo: code?.to ?? -1,
    role,
    also: isPerson ? [] : also,
    person: isPerson ? wordsAsWritten(sentence, personFrom, personTo) : null,
    personFrom,
    personTo,
    owner,
    possessor,
    compound,
    plural: hit.plural,
    words:
      kind === "rebel" && !UNARMED.has(role.sector)
        ? bandWords(sentence, from, hit.from, role.words, code?.name.code ?? null)
        : groupWords(sentence, from, hit.to),
    definite: articleBefore(sentence, from) < from || possessor !== null,
    kind,
  };
}

/** Demonyms and states listed before the one at a row: "American, French and British ships". In the order of the text. */
function listBefore(sentence: Sentence, row: number, nameEnd: Names): Hit[] {
  const found: Hit[] = [];
  let at = row;
  for (let step = 0; step < 6; step++) {
    const joint = sentence.form[at - 1] ?? "";
    if (joint !== "and" && joint !== ",") break;
    const end = sentence.form[at - 2] === "," && joint === "and" ? at - 2 : at - 1;
    const hit = nameEnd.get(end);
    if (!hit || (hit.name.kind !== "demonym" && hit.name.kind !== "state")) break;
    found.unshift(hit);
    at = hit.from;
  }
  // A comma alone is no list ("In Syria, Russian jets").
  return found.length > 0 && sentence.form[row - 1] === "and" ? found : [];
}

/** "of Japan", "for the European Union" right after a role or a person. */
function ofState(sentence: Sentence, row: number, nameAt: Names): Hit | null {
  const form = (sentence.form[row] ?? "").toLowerCase();
  if (form !== "of" && form !== "for") return null;
  const at = (sentence.form[row + 1] ?? "").toLowerCase() === "the" ? row + 2 : row + 1;
  const hit = nameAt.get(at) ?? nameAt.get(row + 1);
  return hit && hit.name.kind !== "city" && hit.name.kind !== "demonym" ? hit : null;
}

/** The name of the person who holds a role: right after it, or after a comma where the role is definite. */
function personAfter(
  sentence: Sentence,
  hit: RoleHit,
  to: number,
  covered: Uint8Array,
  day: string | null,
  definite: boolean,
): [number, number] {
  if (hit.role.kind === "body" || hit.role.kind === "rebel" || hit.role.kind === "group" || hit.role.kind === "agents")
    return [-1, -1];
  const named = portfolioEnd(sentence, hit.to);
  const direct = personRun(sentence, named, covered, day, true);
  if (direct > named) return [named, direct];
  if (!definite || sentence.form[to] !== ",") return [-1, -1];
  // "the commander, Gen Ali Hassan": a rank may stand before the name.
  const rank = roleAt(sentence, to + 1);
  const start = rank && (rank.role.kind === "honorific" || rank.role.sector === "MIL") ? rank.to : to + 1;
  const apposed = personRun(sentence, start, covered, day, true);
  const closed =
    [",", ".", "(", "’s", "'s", ")"].includes(sentence.form[apposed] ?? ".") ||
    sentence.upos[apposed] === "VERB" ||
    sentence.upos[apposed] === "AUX";
  return apposed > start && closed ? [start, apposed] : [-1, -1];
}

const PORTFOLIOS = new Set(
  "finance defence defense trade industry foreign external affairs interior home energy health justice economy economic commerce aviation agriculture transport education information security labour labor environment culture tourism oil planning communications state development cooperation science technology immigration and the".split(
    " ",
  ),
);

/** End of a portfolio behind an office: "Minister of Trade and Industry Tilda Harrow". */
function portfolioEnd(sentence: Sentence, row: number): number {
  const form = sentence.form[row] ?? "";
  if (form !== "of" && form !== "for") return row;
  let to = row + 1;
  while (PORTFOLIOS.has((sentence.form[to] ?? "").toLowerCase())) to++;
  return to > row + 1 ? to : row;
}

const TITLECASE = /^\p{Lu}[\p{L}.'’-]*$/u;
const LETTERS = /^\p{L}+$/u;
const OF_CALENDAR = new Set(
  "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split(
    " ",
  ),
);
/** "Abdullah II", "John XXIII", "Marcos Jr.": part of a name whatever its tag. */
const ORDINAL = /^(?:[IVX]{1,5}|Jr\.?|Sr\.?)$/;

/**
 * End of the run of name words that begins at a row; the row itself where none does.
 *
 * @param titled whether a title stands before it, after which one word is enough.
 */
function personRun(sentence: Sentence, row: number, covered: Uint8Array, day: string | null, titled = false): number {
  const known = knownPersonAt(sentence, row);
  let to = known;
  while (to < sentence.length && to - row < 10) {
    const form = sentence.form[to] ?? "";
    if (OF_CALENDAR.has(form)) break;
    const hyphen = form === "-" && to > row && sentence.starts[to] === sentence.ends[to - 1];
    const joined = to > row && sentence.form[to - 1] === "-" && sentence.starts[to] === sentence.ends[to - 1];
    const next = sentence.form[to + 1] === "-" ? to + 2 : to + 1;
    const particle = to > row && PARTICLES.has(form.toLowerCase()) && TITLECASE.test(sentence.form[next] ?? "");
    const opening = to === row && (form === "al" || form === "el") && TITLECASE.test(sentence.form[to + 2] ?? "");
    const word =
      (TITLECASE.test(form) || (joined && LETTERS.test(form))) && !covered[to] && sentence.upos[to] === "PROPN";
    const ordinal = to > row && ORDINAL.test(form) && form !== "I";
    if (!word && !hyphen && !particle && !opening && !ordinal) break;
    if (!hyphen && to > row && roleAt(sentence, to)) break;
    to++;
  }
  while (to > known && (sentence.form[to - 1] === "-" || PARTICLES.has(sentence.form[to - 1] ?? ""))) to--;
  if (to === row) return row;
  if (titled || to - row > 1) return to;
  // One word alone is a person only as a surname the article or the tables know; `resolve.ts` decides.
  return termsOf(sentence.form[row] ?? "", day).length > 0 || TITLECASE.test(sentence.form[row] ?? "") ? to : row;
}

/** A person by name, with an apposition after it: "Kaja Kallas, the EU's top diplomat,". */
function personPhrase(
  sentence: Sentence,
  row: number,
  to: number,
  nameAt: Names,
  nameEnd: Names,
  covered: Uint8Array,
  found: readonly Phrase[],
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
  void found;
  if (sentence.form[to] !== ",") return base;
  for (let at = to + 1; at < Math.min(sentence.length, to + 9); at++) {
    if (sentence.form[at] === ",") break;
    const hit = roleAt(sentence, at);
    if (!hit || hit.plural || hit.role.kind !== "office") continue;
    // "the Norwegian deputy energy minister": an office may be the first word of a longer one.
    if (sentence.upos[hit.to] === "NOUN" || sentence.upos[hit.to] === "PROPN") continue;
    const role = rolePhrase(sentence, hit, nameAt, nameEnd, covered, null);
    const end = role?.to ?? hit.to;
    if (!role || role.from > to + 2 || role.person) break;
    return {
      ...base,
      to: end,
      head: to - 1,
      role: hit.role,
      sector: hit.role.sector,
      code: role.code,
      codeFrom: role.codeFrom,
      codeTo: role.codeTo,
      owner: role.owner,
      possessor: role.possessor,
    };
  }
  return base;
}

const SIDE_NOUNS = new Set([
  "sides",
  "countries",
  "nations",
  "leaders",
  "governments",
  "ministers",
  "presidents",
  "states",
  "parties",
  "neighbours",
  "neighbors",
  "men",
  "capitals",
  "powers",
  "allies",
  "delegations",
  "rivals",
  "factions",
]);

/** "the two sides", "both countries", "the trio", "the pair". */
function sidesAt(sentence: Sentence, row: number): number {
  const at = (n: number) => (sentence.form[row + n] ?? "").toLowerCase();
  const two =
    at(0) === "the" && (at(1) === "two" || at(1) === "three") ? 2 : at(0) === "both" ? 1 : at(0) === "two" ? 1 : 0;
  if (two > 0) {
    for (let skip = 0; skip <= 2; skip++) {
      if (SIDE_NOUNS.has(at(two + skip))) return row + two + skip + 1;
      if (sentence.upos[row + two + skip] !== "ADJ" && sentence.upos[row + two + skip] !== "NOUN") break;
    }
    return at(0) === "the" &&
      sentence.upos[row + 2] !== "NOUN" &&
      sentence.upos[row + 2] !== "ADJ" &&
      sentence.upos[row + 2] !== "NUM" &&
      sentence.upos[row + 2] !== "PROPN"
      ? row + 2
      : row;
  }
  if (at(0) === "the" && (at(1) === "pair" || at(1) === "trio" || at(1) === "duo")) return row + 2;
  return row;
}

function ethnicPhrase(sentence: Sentence, row: number, scope: string): Phrase {
  const from = articleBefore(sentence, row);
  const noun = sentence.upos[row + 1] !== "NOUN" && sentence.upos[row + 1] !== "PROPN";
  const group = scope === "group" || scope === "continent";
  return {
    ...EMPTY,
    from,
    to: row + 1,
    head: row,
    kind: noun ? (group ? "group" : "rebel") : "adjective",
    words: (sentence.form[row] ?? "").toLowerCase(),
    plural: true,
  };
}

const articleBefore = (sentence: Sentence, row: number) =>
  (sentence.form[row - 1] ?? "").toLowerCase() === "the" ? row - 1 : row;

/** "troops shelled rebels": what looks like a participle before a noun is a verb when someone stands before it. */
const isVerbAfterSubject = (sentence: Sentence, row: number) =>
  sentence.upos[row] === "VERB" &&
  row > 0 &&
  ["NOUN", "PROPN", "PRON", "AUX", "ADV", "SCONJ"].includes(sentence.upos[row - 1] ?? "");

const isFinite_ = (sentence: Sentence, row: number) => /^(VBD|VBZ|VBP|VB|MD)$/.test(sentence.xpos[row] ?? "");

const wordsOf = (sentence: Sentence, from: number, to: number) => sentence.form.slice(from, to).join(" ").toLowerCase();

/** Tokens as they stand in the text, with the spaces between them. */
function wordsAsWritten(sentence: Sentence, from: number, to: number): string {
  let words = "";
  for (let row = from; row < to; row++) {
    if (row > from && (sentence.starts[row] ?? 0) > (sentence.ends[row - 1] ?? 0)) words += " ";
    words += sentence.form[row];
  }
  return words;
}

const EMPTY_WORDS = new Set([
  "the",
  "a",
  "an",
  "some",
  "other",
  "many",
  "several",
  "all",
  "his",
  "her",
  "its",
  "their",
  "'s",
  "’s",
  "two",
  "three",
  "most",
]);

function groupWords(sentence: Sentence, from: number, to: number): string {
  const rows = Array.from({ length: to - from }, (_, at) => from + at).filter(
    (row) => !EMPTY_WORDS.has((sentence.form[row] ?? "").toLowerCase()) && sentence.upos[row] !== "NUM",
  );
  const first = rows[0] ?? from;
  return wordsAsWritten(sentence, first, to).toLowerCase();
}
