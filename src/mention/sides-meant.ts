import { lastList } from "./antecedents.js";
import type { Party } from "./mention.js";
import type { Phrase } from "./phrase.js";
import { isState, type Resolved } from "./resolved.js";
import { sidesIn } from "./sides.js";
import type { Story } from "./story.js";

/** "the two sides": those the sentence or the one before it names, if just so many; else those the article has named most. */
export function sidesMeant(
  story: Story,
  index: number,
  phrase: Phrase,
  span: { start: number; end: number },
): Resolved | null {
  const wanted = sidesIn(phrase.words);
  const leaders = /leaders|presidents|ministers|men/.test(phrase.words);
  // "both countries" are states, "the two factions" are none.
  const groups = /faction|groups|part(y|ies)/.test(phrase.words);
  const wantedCode = /countr|nation|neighbo|capital|government|states/.test(phrase.words)
    ? isState
    : groups && story.groups().length >= wanted
      ? (code: string) => code.startsWith("NSA:")
      : (code: string) => !code.startsWith("GRP:");
  const collective = [...story.collectives].find(({ codes }) => codes.length === wanted);
  if (collective && wanted > 3)
    return {
      parties: collective.codes.map((code) => ({ code, sector: null, name: null, office: null, ...span })),
      people: [],
      form: "group",
      person: null,
    };
  const named = (reach: number) => {
    const found = new Map<string, { party: Party; count: number }>();
    for (const { sentence, mention, kind } of story.past) {
      if (index - sentence > reach || (kind === "adjective" && reach > 1)) continue;
      for (const party of mention.parties) {
        if (party.code === null || party.code.startsWith("GRP:") || !wantedCode(party.code)) continue;
        found.set(party.code, { party, count: (found.get(party.code)?.count ?? 0) + 1 });
      }
    }
    return found;
  };
  let found = lastList(story.past, index, wanted, wantedCode) ?? named(0);
  if (found.size !== wanted) found = named(1);
  if (found.size !== wanted) {
    const all = [...named(Number.POSITIVE_INFINITY)];
    const fitting = all.filter(([code]) => (groups ? wantedCode(code) : isState(code)));
    found = new Map(fitting.sort((a, b) => b[1].count - a[1].count).slice(0, wanted));
    // "the two factions" at the head of a report that names them further down.
    if (groups && found.size < wanted) {
      const named = story.groups().slice(0, wanted);
      if (named.length < wanted) return null;
      found = new Map(
        named.map((code) => [code, { party: { code, sector: null, name: null, office: null, ...span }, count: 1 }]),
      );
    }
    if (found.size < wanted) return null;
  }
  const parties = [...found.values()].map(({ party }) => (leaders ? party : { ...party, name: null, office: null }));
  const leader = (code: string | null) =>
    story.past.findLast(({ person }) => person !== null && person.code === code)?.person;
  const people = leaders
    ? parties.flatMap(({ code }) => leader(code) ?? []).map(({ name, code }) => ({ name, code }))
    : [];
  return { parties, people, form: "group", person: null };
}
