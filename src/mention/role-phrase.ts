import type { Sentence } from "../language/index.js";
import { againPhrase } from "./again.js";
import { bandWords, UNARMED } from "./bands.js";
import { isEthnic, scopeOf } from "./ethnicity.js";
import type { Hit } from "./gazetteer.js";
import { isLocated } from "./locative.js";
import { personRun, portfolioEnd } from "./person-run.js";
import { articleBefore, EMPTY, groupWords, type Phrase, wordsAsWritten } from "./phrase.js";
import { isBoundary, isPeople, isTown, listBefore, qualifiedFrom } from "./qualifiers.js";
import { type Role, type RoleHit, roleAt } from "./roles.js";
import { senderBefore } from "./sender.js";
import { sidesAt } from "./sides.js";

/** Names of the tables by the row they begin at, or end before. */
export type Names = ReadonlyMap<number, Hit>;

/** Participles behind a hyphen that say by whom something is done: "US-backed", "rebel-held". */
export const BY_OTHERS = new Set(
  "backed led held controlled supported funded financed trained armed sponsored run owned occupied administered brokered mediated imposed dominated allied based born educated made built drafted proposed".split(
    " ",
  ),
);

/** Stands as possessor for the region that the article speaks of. */
export const REGION = "region";

const MODIFIERS = new Set(["ADJ", "NOUN", "PROPN", "NUM", "VERB", "ADV"]);

/** Kinds of names that armed men may be "of". */
const GROUPS: ReadonlySet<string> = new Set(["group", "organisation", "institution"]);

/** Words for those who govern, whichever party they are of. */
const GOVERNING =
  /^(?:government|cabinet|administration|(?:prime |foreign |defen[cs]e )?ministers?|premier|president)$/;

/** Words that make an office one held before or for a time. */
const FORMER = new Set(["former", "ex", "late", "outgoing", "then", "acting", "incoming", "ousted", "deposed"]);

/** "troops shelled rebels": what looks like a participle before a noun is a verb when someone stands before it. */
const isVerbAfterSubject = (sentence: Sentence, row: number) =>
  sentence.upos[row] === "VERB" &&
  row > 0 &&
  ["NOUN", "PROPN", "PRON", "AUX", "ADV", "SCONJ"].includes(sentence.upos[row - 1] ?? "");

const isFiniteVerb = (sentence: Sentence, row: number) => /^(VBD|VBZ|VBP|VB|MD)$/.test(sentence.xpos[row] ?? "");

/** A role with what qualifies it before and after, and the person who holds it. */
export function rolePhrase(
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
  let holder: Phrase | null = null;
  let group: RoleHit | null = null;
  let noun = role.words;
  let led: string | null = null;
  for (let row = hit.from - 1; row >= Math.max(0, hit.from - 7); row--) {
    const ended = nameEnd.get(row + 1);
    const form = sentence.lower[row] ?? "";
    if (isBoundary(sentence, row)) break;
    // "In Tehran crowds gathered": the town is where, not whose they are.
    if (ended && isPeople(role) && isTown(ended) && isLocated(sentence, ended.from - 1)) break;
    const band = roleAt(sentence, row);
    if (band?.role.kind === "rebel" && band.to === row + 1) {
      // "rebel leaders" are the rebels', "separatist rebels" are one, "the opposition Greens" go by their own name.
      if (role.kind === "office" || role.kind === "agents" || role.kind === "body") group ??= band;
      else if (role.sector !== "PTY") noun = band.role.words;
      from = row;
      continue;
    }
    if (ended && role.kind === "group" && from < hit.from + 1 && /^['’]s?$/.test(sentence.form[row + 1] ?? "")) break;
    const sender = ended ? senderBefore(sentence, role, ended, nameEnd) : null;
    if (sender) {
      code = sender;
      from = sender.from;
      break;
    }
    if (ended) {
      code = ended.name.kind === "city" && !sitsIn(ended, role) ? null : (code ?? ended);
      from = ended.from;
      if (ended.name.kind !== "demonym" && ended.name.kind !== "state") break;
      row = ended.from;
      // "Kurdish Syrian forces" goes on; "US and Turkish officials" is two qualifiers, the nearest counts here.
      if (!isEthnic(sentence.lower[row - 1] ?? "")) break;
      continue;
    }
    if ((form === "'s" || form === "’s") && row > 0 && !covered[row - 1] && sentence.upos[row - 1] === "PROPN") {
      possessor = sentence.form[row - 1] ?? null;
      break;
    }
    // "the region's leaders" are those of the states told of together.
    if ((form === "'s" || form === "’s") && sentence.form[row - 1] === "region") {
      possessor = REGION;
      from = row - 1;
      break;
    }
    if (role.kind === "body" && row === hit.from - 1 && sentence.upos[row] === "PROPN" && !covered[row]) {
      possessor = sentence.form[row] ?? null;
      compound = true;
      from = row;
      continue;
    }
    // "the kingdom's cabinet" is that of whom the kingdom was named before.
    if (form === "'s" || form === "’s") holder ??= heldBy(sentence, row - 1, covered);
    if (form === "'s" || form === "’s" || form === "-" || form === "'" || form === "’") continue;
    if (["his", "her", "its", "their"].includes(form)) {
      owner = row;
      from = row;
      break;
    }
    if (form === "whose") {
      owner = row;
      break;
    }
    if (isEthnic(form)) {
      ethnicity = form;
      from = row;
      // "Asian and African leaders" are one group.
      if (sentence.form[row - 1] === "and" && scopeOf(sentence.lower[row - 2] ?? "") === "continent") from = row - 2;
      continue;
    }
    // "US-backed rebels" are not the backer's, and "US-backed forces" no one's by name; "Kurdish-led forces" are a band.
    if (BY_OTHERS.has(form) && sentence.form[row - 1] === "-") {
      const people = sentence.lower[row - 2] ?? "";
      if (isEthnic(people) && (role.kind === "agents" || role.kind === "body")) {
        led = `${people}-${form} ${role.words}`;
        from = row - 2;
      } else if (role.kind === "agents") return null;
      break;
    }
    // "dead three Moslem guerrillas": a number opens the phrase.
    if (sentence.upos[row] === "NUM") {
      from = row;
      break;
    }
    const isModifier = MODIFIERS.has(sentence.upos[row] ?? "") && !covered[row] && !isFiniteVerb(sentence, row);
    if (!isModifier || isVerbAfterSubject(sentence, row)) break;
    if (row < hit.from - 4) break;
    from = row;
  }
  // "Then other leaders": an adverb at the head is the sentence's.
  if (from === 0 && hit.from > 0 && sentence.upos[0] === "ADV") from = 1;
  if (code && from === code.from && FORMER.has(sentence.lower[from - 1] ?? "")) from--;
  const also =
    code && from === code.from && (hit.plural || role.kind === "agents") ? listBefore(sentence, from, nameEnd) : [];
  if (also[0]) from = also[0].from;
  // Modifiers belong to the phrase only when a code, an owner or an article closes it on the left.
  const article = articleBefore(sentence, from);
  if (article === from && !code && owner < 0 && !ethnicity && !group && !sentence.form[from]?.match(/^\p{Lu}/u))
    from = isPeople(role) ? qualifiedFrom(sentence, from, hit.from) : hit.from;
  let to = hit.to;
  // "allies of the US" are not the US, which is a mention of its own.
  const after = role.kind === "group" ? null : ofState(sentence, to, nameAt, role);
  // "the Danish head of the U.N. mission" acts for the mission.
  if (after && (!code || (role.kind === "office" && after.name.kind === "organisation" && code.from < hit.from))) {
    code = after;
    to = after.to;
  }
  const town = role.kind === "office" && !code && !after ? ofTown(sentence, role, hit.to, nameAt) : null;
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
    const home = ofState(sentence, personTo, nameAt, null);
    if (home) {
      code = home;
      end = home.to;
    }
  }
  const start = Math.min(articleBefore(sentence, from), from);
  const isPerson = personTo > 0 && role.kind !== "agents" && role.kind !== "rebel" && role.kind !== "group";
  if (role.kind === "honorific" && !isPerson) return null;
  // "the Labour government", "a Socialist minister" govern the state.
  if (code?.name.sector === "PTY" && code.from < hit.from && GOVERNING.test(role.words)) code = null;
  // "the militants of Hamas", "fighters of the Amber Front" are the group that is named.
  if (role.kind === "rebel" && code !== null && code.from >= hit.to && GROUPS.has(code.name.kind))
    return {
      ...EMPTY,
      from: start,
      to,
      head: hit.to - 1,
      code: code.name.code,
      sector: code.name.sector,
      codeFrom: code.from,
      codeTo: code.to,
      plural: hit.plural,
    };
  const scope = scopeOf(ethnicity);
  // "European diplomats" are of no state, "Kurdish forces" of no government.
  const acting =
    !ethnicity || role.kind !== "agents"
      ? role.kind
      : scope === "continent" || ethnicity === "western" || (role.sector !== "MIL" && scope === "group")
        ? "group"
        : "rebel";
  const kind = isPerson || acting === "honorific" ? "person" : led !== null ? "rebel" : acting;
  // "the forces of President Ali Hassan" are told by whose they are.
  if (!code && !led && owner < 0 && possessor === null && role.kind === "agents" && sentence.form[hit.to] === "of")
    if (sidesAt(sentence, hit.to + 1) === hit.to + 1)
      // "the presidents of both countries" are told by whose they are too, and can be found.
      return null;
  return {
    ...EMPTY,
    from: start,
    to: isPerson ? end : to,
    head: isPerson && personFrom === hit.to ? personTo - 1 : hit.to - 1,
    code: led !== null ? `NSA:${led}` : group !== null ? null : (code?.name.code ?? town?.code ?? null),
    sector: group?.role.sector ?? (role.sector || null),
    band: group === null ? null : bandWords(sentence, from, group.from, group.role.words, code?.name.code ?? null),
    shared: led === null && group === null && code?.name.shared ? code.name.name.toLowerCase() : null,
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
    holder,
    plural: hit.plural,
    local: town !== null || code?.name.kind === "city",
    words:
      kind === "rebel" && !UNARMED.has(role.sector)
        ? bandWords(sentence, from, hit.from, noun, code?.name.code ?? null)
        : groupWords(sentence, role.kind === "agents" && !code ? qualifiedFrom(sentence, 0, from, true) : from, hit.to),
    definite: articleBefore(sentence, from) < from || possessor !== null,
    kind,
  };
}

/** "the kingdom" before its mark; null for "his kingdom", which is told by whose it is. */
function heldBy(sentence: Sentence, row: number, covered: Uint8Array): Phrase | null {
  const again = againPhrase(sentence, row, covered);
  return again !== null && again.owner < 0 ? again : null;
}

const SITS = new Set([
  "foreign ministry",
  "defence ministry",
  "defense ministry",
  "ministry",
  "government",
  "authorities",
]);

/** Whether a role before which a town or region is named acts for the state it lies in: "Kharkiv officials", "the Lyon court". */
const sitsIn = ({ name }: Hit, { kind }: Role): boolean =>
  !name.small && (kind === "office" || kind === "agents" || kind === "body");

/**
 * "of Japan", "for the European Union" right after a role or a person.
 *
 * @param role null after a person.
 */
function ofState(sentence: Sentence, row: number, nameAt: Names, role: Role | null): Hit | null {
  const form = sentence.lower[row] ?? "";
  if (form !== "of" && form !== "for" && form !== "in") return null;
  const at = sentence.lower[row + 1] === "the" ? row + 2 : row + 1;
  const hit = nameAt.get(at) ?? nameAt.get(row + 1);
  // "Leaders of Iraq's two factions" are the factions'.
  if (!hit || /^['’]s?$/.test(sentence.form[hit.to] ?? "")) return null;
  // "the foreign ministry in Brasilia" sits where it governs, "a court in Lyon" and "police in Basra" where they judge and guard.
  if (form === "in")
    return role !== null &&
      ((SITS.has(role.words) && hit.name.kind === "capital") ||
        ((role.sector === "JUD" || role.sector === "COP") && hit.name.kind === "city"))
      ? hit
      : null;
  return hit.name.kind !== "city" && hit.name.kind !== "demonym" ? hit : null;
}

/** Offices that towns and regions have too, besides heads of state and government. */
const LOCAL = new Set(["governor", "mayor", "chief minister", "deputy premier"]);

/** The town or region of an office: "the premier of Ontario", with its state's code where the tables know it. */
function ofTown(sentence: Sentence, role: Role, row: number, nameAt: Names): { readonly code: string | null } | null {
  if (role.role === "" && !LOCAL.has(role.words)) return null;
  if (sentence.form[row] !== "of" || sentence.upos[row + 1] !== "PROPN") return null;
  const hit = nameAt.get(row + 1);
  if (hit && hit.name.kind !== "city") return null;
  return { code: hit?.name.code ?? null };
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
  // "militia leader General Ali Hassan": a rank may stand before the name.
  const ranked = roleAt(sentence, named);
  const royal = ranked !== null && /^(?:crown )?prince(?:ss)?$/i.test(ranked.role.words);
  const first =
    ranked && (royal || ranked.role.kind === "honorific" || ranked.role.sector === "MIL") ? ranked.to : named;
  const direct = personRun(sentence, first, covered, day, true);
  if (direct > first) return [royal ? named : first, direct];
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
