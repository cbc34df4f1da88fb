import type { Article } from "../article/index.js";
import type { Sentence } from "../language/index.js";
import type { ActorMention, Mentions, Party, PlaceMention, QuantityMention, TimeMention } from "../mention/index.js";
import { bySentence } from "./by-sentence.js";
import { firstPersons } from "./quotation/first-person.js";
import type { Quote } from "./schema.js";
import { struckPlaces } from "./syntax/struck-places.js";
import { type Tree, treeOf } from "./syntax/tree.js";

/** A parsed sentence with what is mentioned in it, as the coders of aims, concerns, commitments and claims read it. */
export interface Passage {
  readonly article: Article;
  /** The sentence's place among the article's. */
  readonly index: number;
  readonly tree: Tree;
  readonly actors: readonly ActorMention[];
  readonly places: readonly PlaceMention[];
  readonly times: readonly TimeMention[];
  readonly quantities: readonly QuantityMention[];
  /** Parties of the sentences before, latest first. */
  readonly earlier: readonly Party[];
  /** Codes of the two parties that the article names most. */
  readonly foremost: readonly string[];
  /** Parties of the article by code, each as it is named first. */
  readonly known: ReadonlyMap<string, Party>;
  /** Who speaks where the sentence stands wholly in a quotation; null else. */
  readonly speaker: Party | null;
}

/** Sentences back whose parties a sentence that names none may be about. */
const BACK = 3;
/** Parties kept of them. */
const KEPT = 4;

/** The passage of each sentence; null where the sentence is not parsed. */
export function passagesOf(
  article: Article,
  sentences: readonly Sentence[],
  mentions: Mentions,
  quotes: readonly Omit<Quote, "id">[],
): (Passage | null)[] {
  const actors = bySentence(sentences.length, mentions.actors);
  const places = bySentence(sentences.length, mentions.places);
  const times = bySentence(sentences.length, mentions.times);
  const quantities = bySentence(sentences.length, mentions.quantities);
  const foremost = foremostOf(mentions.actors);
  const known = new Map<string, Party>();
  for (const { parties } of mentions.actors)
    for (const party of parties) if (party.code !== null && !known.has(party.code)) known.set(party.code, party);
  return sentences.map((sentence, index) => {
    if (!sentence.parsed) return null;
    const earlier: Party[] = [];
    for (let back = index - 1; back >= Math.max(0, index - BACK); back--)
      for (const { parties } of actors[back] ?? [])
        for (const party of parties)
          if (party.code !== null && earlier.length < KEPT && earlier.every(({ code }) => code !== party.code))
            earlier.push(party);
    const tree = treeOf(sentence);
    const named = actors[index] ?? [];
    const struck = struckPlaces(tree, places[index] ?? [], named);
    return {
      article,
      index,
      tree,
      actors: [...named, ...struck, ...firstPersons(sentence, index, quotes)].sort((a, b) => a.from - b.from),
      places: places[index] ?? [],
      times: times[index] ?? [],
      quantities: quantities[index] ?? [],
      earlier,
      foremost,
      known,
      speaker: speakerOf(sentence, quotes),
    };
  });
}

function foremostOf(actors: readonly ActorMention[]): string[] {
  const counts = new Map<string, number>();
  for (const { parties } of actors)
    for (const { code } of parties)
      if (code !== null && !code.startsWith("GRP:")) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([code]) => code);
}

function speakerOf({ start, end }: Sentence, quotes: readonly Omit<Quote, "id">[]): Party | null {
  const quote = quotes.find(({ wordsSpan }) => wordsSpan.start <= start + 2 && wordsSpan.end >= end - 3);
  if (!quote || quote.code === null) return null;
  const span = quote.speakerSpan ?? quote.evidence;
  return { code: quote.code, sector: null, name: quote.speaker, office: null, start: span.start, end: span.end };
}
