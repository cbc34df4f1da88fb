import type { Sentence } from "../language/index.js";
import { scopeOf } from "./ethnicity.js";
import type { Hit } from "./gazetteer.js";
import { knownPersonAt } from "./leaders.js";
import { personRun } from "./person-run.js";
import { articleBefore, EMPTY, type Phrase, wordsAsWritten, wordsOf } from "./phrase.js";
import { BY_OTHERS, type Names, rolePhrase } from "./role-phrase.js";
import { type RoleHit, roleAt } from "./roles.js";
import { sidesAt } from "./sides.js";

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

/** Those of them after which the one who does it acts no more: "US-backed fighters", but not "Russian-sponsored talks". */
const BEHIND = new Set(
  "backed led supported funded financed trained armed allied based born educated made built".split(" "),
);

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
    const phrase = phraseAt(sentence, row, nameAt, nameEnd, covered, day);
    if (phrase) {
      // A phrase that reaches back over an earlier one ("the US" + "president") takes its place.
      while ((found.at(-1)?.to ?? 0) > phrase.from) found.pop();
      found.push(phrase);
    }
    row = Math.max(row + 1, phrase?.to ?? 0);
  }
  return found;
}

function phraseAt(
  sentence: Sentence,
  row: number,
  nameAt: Names,
  nameEnd: Names,
  covered: Uint8Array,
  day: string | null,
): Phrase | null {
  const form = (sentence.form[row] ?? "").toLowerCase();
  const hit = nameAt.get(row);
  const role = hit ? null : roleAt(sentence, row);
  // "Sheikh Hasina", "Lord Robertson": a title that belongs to the name.
  const titled = role?.role.kind === "honorific" ? knownPersonAt(sentence, row) : row;
  if (role && titled > role.to) return personPhrase(sentence, row, titled, nameAt, nameEnd, covered);
  if (role && isNoActor(sentence, role)) return null;
  if (role && !isVerbUse(sentence, role)) return rolePhrase(sentence, role, nameAt, nameEnd, covered, day);
  if (hit) return namePhrase(sentence, hit, nameEnd);
  const scope = scopeOf(form);
  // "Europe told Washington": what would be a surname stands for many.
  if ((scope === "group" || scope === "continent") && isBareGroup(sentence, row))
    return ethnicPhrase(sentence, row, scope);
  const person = personRun(sentence, row, covered, day);
  if (person > row) return personPhrase(sentence, row, person, nameAt, nameEnd, covered);
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
  if (scope && isCapital(sentence, row)) return ethnicPhrase(sentence, row, scope);
  return null;
}

const isCapital = (sentence: Sentence, row: number) => /^\p{Lu}/u.test(sentence.form[row] ?? "");

/** "Europe", "the West", "Arabs" with no name beside them and not as a place. */
function isBareGroup(sentence: Sentence, row: number): boolean {
  const before = (sentence.form[articleBefore(sentence, row) - 1] ?? "").toLowerCase();
  return (
    isCapital(sentence, row) &&
    sentence.upos[row] === "PROPN" &&
    sentence.upos[row + 1] !== "PROPN" &&
    sentence.upos[row - 1] !== "PROPN" &&
    !LOCATIVE.has(before)
  );
}

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
  if (role.words === "west") return isDirection(sentence, from, to);
  if (role.words !== "opposition") return false;
  const before = (sentence.form[from - 1] ?? "").toLowerCase();
  const after = (sentence.form[to] ?? "").toLowerCase();
  return (
    ["to", "from", "over", "against"].includes(after) ||
    ["his", "her", "its", "their", "in", "of", "strong"].includes(before)
  );
}

/** "west of Arbil", "in the west": a direction, where "the west" is none. */
function isDirection(sentence: Sentence, from: number, to: number): boolean {
  const before = (sentence.form[from - 1] ?? "").toLowerCase();
  return before !== "the" || sentence.form[to] === "of" || LOCATIVE.has((sentence.form[from - 2] ?? "").toLowerCase());
}

/** A name of the tables, with what follows it when that is no role ("Russian gas" is the adjective alone). */
function namePhrase(sentence: Sentence, hit: Hit, nameEnd: Names): Phrase | null {
  const { from, to, name } = hit;
  // "the former Yugoslav republic" is none of today's.
  if ((name.code === "SRB" || name.code === "YUG" || name.code === "RUS") && isBygone(sentence, from)) return null;
  const owner = name.kind === "institution" ? nameEnd.get(from) : undefined;
  if (name.kind === "institution") {
    // "a Syrian Congress", "the Brazilian Senate" are theirs; "a Congress of Nations" is no parliament.
    if (owner && owner.name.code !== name.code && owner.name.code.length === 3)
      return {
        ...EMPTY,
        from: owner.from,
        to,
        head: to - 1,
        kind: "body",
        code: owner.name.code,
        sector: name.sector,
        codeFrom: owner.from,
        codeTo: owner.to,
      };
    if (to - from === 1 && /^(of|on|for)$/.test(sentence.form[to] ?? "")) return null;
  }
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
    (isDateline(sentence) && name.kind !== "organisation") ||
    (place &&
      !possessive &&
      (LOCATIVE.has(before) || (before === "the" && LOCATIVE.has((sentence.form[from - 2] ?? "").toLowerCase()))));
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

/** "MANAMA (Reuters) -" says where a report was filed, not who acts. */
const isDateline = (sentence: Sentence) =>
  sentence.length < 14 && /^(?:--?|[–—])$/.test(sentence.form[sentence.length - 1] ?? "");

/** "former Yugoslavia", "ex-Soviet". */
const isBygone = (sentence: Sentence, row: number) => {
  const before = (sentence.form[row - 1] ?? "").toLowerCase();
  return before === "former" || (before === "-" && /^ex$/i.test(sentence.form[row - 2] ?? ""));
};

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

/** A person by name, with an apposition after it: "Kaja Kallas, the EU's top diplomat,". */
function personPhrase(
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

function ethnicPhrase(sentence: Sentence, row: number, scope: string): Phrase {
  const from = articleBefore(sentence, row);
  // "Kurds", "the West"; "the Kurdish" is an adjective whatever follows.
  const plural = /^NNP?S$/.test(sentence.xpos[row] ?? "") || /s$/.test(sentence.form[row] ?? "");
  const noun =
    (plural || scope === "group" || scope === "continent") &&
    sentence.upos[row + 1] !== "NOUN" &&
    sentence.upos[row + 1] !== "PROPN";
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
