import type { ActorMention, Mentions, Party } from "../../mention/index.js";
import { leading } from "../leading.js";
import type { Scene } from "../syntax/arguments.js";

/** A party that may be a side of an act, with the mentions of the act's sentence that stand for it. */
export interface PartyCandidate {
  readonly code: string;
  readonly party: Party;
  /** Its mentions in the sentence, in the order of the text; empty for one that only the report around it names. */
  readonly mentions: readonly ActorMention[];
  /** Where the report names it, if the sentence does not. */
  readonly from: "sentence" | "before" | "report";
  /** How often the report names it, by rank: 0 the most named. */
  readonly rank: number;
  /** Place among the parties of the sentence it is taken from. */
  readonly order: number;
}

/** What a report as a whole tells of its parties. */
export interface Company {
  /** Parties by how often the report names them: 0 the most named. */
  readonly rank: ReadonlyMap<string, number>;
  /** Parties of each sentence, in the order of the text. */
  readonly bySentence: ReadonlyMap<number, readonly Party[]>;
  /** The parties named most, in the order of their rank, each as its sentences name it. */
  readonly foremost: readonly (readonly { readonly sentence: number; readonly party: Party }[])[];
  /** In how many sentences two parties are named together. */
  together(a: string, b: string): number;
}

/** Looks over the parties of a report. */
export function companyOf({ actors }: Mentions): Company {
  const counts = new Map<string, number>();
  const bySentence = new Map<number, Party[]>();
  for (const { sentence, parties } of actors) {
    const here = bySentence.get(sentence) ?? [];
    bySentence.set(sentence, here);
    for (const party of parties) {
      if (!party.code) continue;
      counts.set(party.code, (counts.get(party.code) ?? 0) + 1);
      if (!here.some(({ code }) => code === party.code)) here.push(party);
    }
  }
  const pairs = new Map<string, number>();
  for (const parties of bySentence.values())
    for (const a of parties)
      for (const b of parties) {
        const key = `${a.code} ${b.code}`;
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
  const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([code]) => code);
  const foremost = ranked.slice(0, FOREMOST).map((code) =>
    [...bySentence].flatMap(([sentence, parties]) => {
      const party = parties.find((one) => one.code === code);
      return party ? [{ sentence, party }] : [];
    }),
  );
  return {
    rank: new Map(ranked.map((code, rank) => [code, rank] as const)),
    bySentence,
    foremost,
    together: (a, b) => pairs.get(`${a} ${b}`) ?? 0,
  };
}

/** How many parties from outside the sentence are weighed: of the sentence before, and of the whole report. */
const BEFORE = 5;
const REPORT = 6;
/** How many of those that the report names most may be among them. */
const FOREMOST = 8;

/**
 * Parties that may be sides of the acts of one sentence: all it names, those of the sentence before, and those
 * the report names most.
 *
 * @param index the sentence's place among the article's.
 */
export function partyCandidates(
  scene: Scene,
  index: number,
  { rank, bySentence, foremost }: Company,
): PartyCandidate[] {
  const here = new Map<string, { party: Party; mentions: ActorMention[] }>();
  for (const mention of scene.actors)
    for (const party of mention.parties) {
      if (!party.code) continue;
      const known = here.get(party.code);
      if (!known) here.set(party.code, { party, mentions: [mention] });
      else if (known.mentions.at(-1) !== mention) known.mentions.push(mention);
    }
  const rankOf = (code: string) => rank.get(code) ?? 99;
  const found = [...here].map(
    ([code, known], order): PartyCandidate => ({ code, ...known, from: "sentence", rank: rankOf(code), order }),
  );
  const seen = new Set(here.keys());
  const add = (parties: readonly Party[], from: "before" | "report", most: number) => {
    let left = most;
    for (const [order, party] of parties.entries()) {
      if (left === 0 || !party.code || seen.has(party.code)) continue;
      seen.add(party.code);
      found.push({ code: party.code, party, mentions: [], from, rank: rankOf(party.code), order });
      left--;
    }
  };
  add(bySentence.get(index - 1) ?? [], "before", BEFORE);
  // As it was named last, or will be first.
  const named = foremost.flatMap(
    (times) => times[Math.max(0, leading(times, ({ sentence }) => sentence <= index) - 1)]?.party ?? [],
  );
  add(named, "report", REPORT);
  return found;
}
