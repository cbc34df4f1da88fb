import type { Sentence } from "../language/index.js";
import { lastList, type Past } from "./antecedents.js";
import type { Party } from "./mention.js";
import { opensClause, subjectOver } from "./own-subject.js";
import { isState, type Resolved } from "./resolved.js";
import { sidesIn } from "./sides.js";
import type { Story } from "./story.js";

/**
 * Whom "the two sides", "both countries", "the three leaders" are: those whom the sentence names, if just so many; else
 * those named last, unless they were named aside; else those the article has named most. Whoever does something to both of them is
 * neither: "China urged both sides to wait".
 *
 * @param at words of the phrase, in small letters, and its rows; @param span where it stands.
 */
export function sidesMeant(story: Story, index: number, sentence: Sentence, at: At, span: Span): Resolved | null {
  const { words } = at;
  const wanted = sidesIn(words);
  const leaders = /leaders|presidents|ministers|men/.test(words);
  // "both countries" are states, "the two factions" are none.
  const groups = /faction|groups|part(y|ies)/.test(words);
  const sort = /countr|nation|neighbo|capital|government|states|peoples/.test(words)
    ? isState
    : groups && story.groups().length >= wanted
      ? (code: string) => code.startsWith("NSA:")
      : (code: string) => !code.startsWith("GRP:");
  const collective = [...story.collectives].find(({ codes }) => codes.length === wanted);
  if (collective && wanted > 3)
    return { parties: collective.codes.map((code) => partyAt(code, span)), people: [], form: "group", person: null };
  const states = foremostIn(story, index, wanted, isState);
  const third = new Set(
    thirdParty(story, index, sentence, at)
      ?.mention.parties.map(({ code }) => code)
      .filter((code) => code === null || !states?.has(code)),
  );
  const isApart = third.size > 0;
  const fits = (code: string) => sort(code) && !third.has(code);
  const foremost = groups || isApart ? foremostIn(story, index, wanted, fits) : states;
  const last = isApart ? listedIn(story, index, wanted, fits) : namedLast(story, index, wanted, fits);
  const found = last && !isAside(story, index, last, foremost) ? last : foremost;
  // "the two factions" at the head of a report that names them further down.
  const named = found ?? (groups ? groupsAhead(story, wanted, span) : null);
  if (!named) return null;
  const parties = [...named.values()].map((party) => (leaders ? party : { ...party, name: null, office: null }));
  const leader = (code: string | null) =>
    story.past.findLast(({ person }) => person !== null && person.code === code)?.person;
  const people = leaders
    ? parties.flatMap(({ code }) => leader(code) ?? []).map(({ name, code }) => ({ name, code }))
    : [];
  return { parties, people, form: "group", person: null };
}

/** A phrase in its sentence. */
interface At {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What may stand between a verb and both whom it reaches: "praised the courage of both leaders". */
const BETWEEN: ReadonlySet<string> = new Set(["ADP", "DET", "NOUN", "ADJ", "ADV", "NUM"]);

/** Who does what is done to, with or for both, if these are no subject themselves; null where the words show nobody. */
function thirdParty({ past }: Story, index: number, sentence: Sentence, { from, to }: At): Past | null {
  if (opensClause(sentence, to)) return null;
  let verb = from - 1;
  while (from - verb < FAR && BETWEEN.has(sentence.upos[verb] ?? "")) verb--;
  return subjectOver(past, index, sentence, verb + 1);
}

/** Words before the phrase among which the verb is looked for. */
const FAR = 6;

/** Parties by their codes. */
type Named = ReadonlyMap<string, Party>;

const partyAt = (code: string, span: Span): Party => ({ code, sector: null, name: null, office: null, ...span });

/** Those named in the last sentences, with how often. */
function namedWithin(story: Story, index: number, reach: number, fits: (code: string) => boolean) {
  const found = new Map<string, { party: Party; count: number }>();
  for (const { sentence, mention, kind } of story.past) {
    if (index - sentence > reach || (kind === "adjective" && reach > 1)) continue;
    for (const party of mention.parties) {
      if (party.code === null || party.code.startsWith("GRP:") || !fits(party.code)) continue;
      found.set(party.code, { party, count: (found.get(party.code)?.count ?? 0) + 1 });
    }
  }
  return found;
}

/** Just so many in one list, in this sentence, or in it and the one before; null where none of these names so many. */
function namedLast(story: Story, index: number, wanted: number, fits: (code: string) => boolean): Named | null {
  const listed = lastList(story.past, index, wanted, fits);
  for (const found of [listed, namedWithin(story, index, 0, fits), namedWithin(story, index, 1, fits)])
    if (found?.size === wanted) return new Map([...found].map(([code, { party }]) => [code, party]));
  return null;
}

/** Just so many in one list of the sentence itself. */
function listedIn(story: Story, index: number, wanted: number, fits: (code: string) => boolean): Named | null {
  const here = story.past.slice(story.opening);
  const listed = lastList(here, index, wanted, fits);
  return listed && new Map([...listed].map(([code, { party }]) => [code, party]));
}

/** Those the article has named most, in that order; null where they are fewer. */
function foremostIn(story: Story, index: number, wanted: number, fits: (code: string) => boolean): Named | null {
  const all = [...namedWithin(story, index, Number.POSITIVE_INFINITY, fits)].filter(([code]) => fits(code));
  const most = all.sort((a, b) => b[1].count - a[1].count).slice(0, wanted);
  return most.length < wanted ? null : new Map(most.map(([code, { party }]) => [code, party]));
}

/**
 * Whether parties were named aside, in a sentence before that is about another: "Japan is worried by the ties of Russia
 * and North Korea. Both nations …" goes on with those the article is about, Japan among them.
 */
function isAside(story: Story, index: number, last: Named, foremost: Named | null): boolean {
  if (!foremost || [...last.keys()].every((code) => foremost.has(code))) return false;
  const names = (past: Past, among: Named) => past.mention.parties.some(({ code }) => code !== null && among.has(code));
  const at = story.past.findLast((past) => names(past, last))?.sentence;
  if (at === undefined || at === index) return false;
  const subjects = story.past.filter((past) => past.sentence === at && past.subject && past.kind !== "adjective");
  return subjects.some((past) => names(past, foremost)) && !subjects.some((past) => names(past, last));
}

/** Groups that the article names only further down. */
function groupsAhead(story: Story, wanted: number, span: Span): Named | null {
  const groups = story.groups().slice(0, wanted);
  return groups.length < wanted ? null : new Map(groups.map((code) => [code, partyAt(code, span)]));
}
