import figureTable from "../../data/figures.tsv";
import type { Article } from "../article/index.js";
import type { ActorMention, Mentions, Party, PlaceMention, QuantityMention } from "../mention/index.js";
import { evidenceOf } from "./evidence.js";
import { distinct, partiesOf, partiesUnder } from "./parties.js";
import type { Claim } from "./schema.js";
import { reach, relation, subject, type Tree, treeOf } from "./tree.js";

const weights = new Map(
  figureTable
    .split("\n")
    .slice(1)
    .filter((row) => row && !row.startsWith("#"))
    .map((row) => row.split("\t"))
    .map(([lemma = "", weight = "0"]) => [lemma, Number(weight)] as const),
);

/** Longest evidence in tokens; a longer noun phrase is cut after it. */
const LONGEST = 30;
/** Below this a figure is more often scenery than claim. */
const LEAST = 0.4;

/** Whether a figure stands in the sentence, so that parsing it may pay. */
export function mayHoldClaim(index: number, mentions: Mentions): boolean {
  return mentions.quantities.some(({ sentence }) => sentence === index);
}

/**
 * Claims of one parsed sentence: figures and ranks asserted as fact about a party or relation
 * ("3.5 million refugees", "the first visit since 2018", "five consecutive years").
 *
 */
export function codeClaims(
  article: Article,
  index: number,
  sentence: Tree["sentence"],
  actors: readonly ActorMention[],
  mentions: Mentions,
): Omit<Claim, "id">[] {
  const figures = mentions.quantities.filter((quantity) => quantity.sentence === index);
  if (figures.length === 0) return [];
  const tree = treeOf(sentence);
  const places = mentions.places.filter((place) => place.sentence === index);
  return figures.flatMap((figure) => codeClaim(article, tree, actors, places, figure) ?? []);
}

function codeClaim(
  article: Article,
  tree: Tree,
  actors: readonly ActorMention[],
  places: readonly PlaceMention[],
  figure: QuantityMention,
): Omit<Claim, "id"> | null {
  const noun = counted(tree, figure);
  const weight = weightOf(tree, figure, noun);
  if (weight < LEAST || isFuture(tree, noun)) return null;
  const [from, to] = reach(tree, noun, [
    "appos",
    "parataxis",
    "cop",
    "nsubj",
    "advcl",
    "aux",
    "conj",
    "cc",
    "case",
    "mark",
  ]);
  const first = Math.min(from, figure.from);
  const last = Math.min(Math.max(to, figure.to - 1), first + LONGEST);
  const subjectParties = subjectOf(article, tree, actors, places, noun, [first, last]);
  if (subjectParties.length === 0) return null;
  return {
    kind: "claim",
    evidence: evidenceOf(article, tree.sentence, first, last),
    subject: subjectParties,
    figure: figure.value,
    figureSpan: { start: figure.start, end: figure.end },
    source: null,
    confidence: Math.min(0.9, weight),
  };
}

/** Row of the noun a figure counts: the head of its noun phrase. */
function counted(tree: Tree, figure: QuantityMention): number {
  let row = figure.head;
  while (row >= 0 && row < tree.sentence.length) {
    const head = tree.sentence.head[row] ?? -1;
    const kind = relation(tree, row);
    const inPhrase =
      kind === "nummod" ||
      kind === "amod" ||
      kind === "compound" ||
      kind === "advmod" ||
      kind === "det" ||
      kind === "quantmod";
    if (!inPhrase || head < 0) break;
    row = head;
  }
  return row;
}

function weightOf(tree: Tree, figure: QuantityMention, noun: number): number {
  const own = weights.get((tree.sentence.lemma[noun] ?? "").toLowerCase()) ?? 0;
  switch (figure.type) {
    case "money":
      return 0.6;
    case "percent":
      return 0.5;
    case "rank":
      return rankWeight(tree, noun);
    case "duration":
      return durationWeight(tree, noun);
    default:
      // Small numbers in words count scenery ("two leaders"); a hedge or a large number counts something.
      return own * (figure.amount !== null && figure.amount < 5 ? 0.6 : 1);
  }
}

const OCCASION = new Set([
  "visit",
  "trip",
  "meeting",
  "talk",
  "summit",
  "leader",
  "president",
  "minister",
  "time",
  "state",
  "country",
  "contact",
  "test",
  "attack",
  "round",
  "assault",
  "operation",
  "partner",
  "investor",
  "supplier",
  "exporter",
  "importer",
  "buyer",
  "donor",
  "economy",
  "employer",
  "producer",
  "recipient",
  "trip",
  "deal",
  "agreement",
  "wave",
]);

/** A rank is a claim when it ranks among occasions or parties and says since when or among whom. */
function rankWeight(tree: Tree, noun: number): number {
  if (!OCCASION.has((tree.sentence.lemma[noun] ?? "").toLowerCase())) return 0.3;
  const bounded = (tree.children[noun] ?? []).some(
    (at) => at > noun && ["nmod", "acl", "advcl", "obl"].includes(relation(tree, at)),
  );
  return bounded ? 0.6 : 0.42;
}

/** A length of time is a claim when a war, a rank or a growth lasted it; the length of a visit is not. */
function durationWeight(tree: Tree, noun: number): number {
  const near = new Set(tree.sentence.lemma.slice(Math.max(0, noun - 4), noun + 6));
  const lasted = [
    "war",
    "conflict",
    "consecutive",
    "hostility",
    "embargo",
    "occupation",
    "row",
    "investor",
    "fighting",
  ].some((word) => near.has(word));
  return lasted ? 0.55 : 0.2;
}

const FUTURE = new Set(["will", "would", "shall", "could", "may", "might", "should"]);

/** What is still to come is a plan or a pledge, not a fact. */
function isFuture(tree: Tree, noun: number): boolean {
  let row = noun;
  for (let step = 0; step < 4 && row >= 0; step++) {
    if (tree.sentence.upos[row] === "VERB") {
      return (tree.children[row] ?? []).some(
        (at) => relation(tree, at) === "aux" && FUTURE.has((tree.sentence.form[at] ?? "").toLowerCase()),
      );
    }
    row = tree.sentence.head[row] ?? -1;
  }
  return false;
}

/** Whom the figure is about: parties in its noun phrase, else the subject of its clause; the place it is counted in. */
function subjectOf(
  article: Article,
  tree: Tree,
  actors: readonly ActorMention[],
  places: readonly PlaceMention[],
  noun: number,
  span: readonly [number, number],
): Party[] {
  const inside = partiesUnder(tree, actors, noun);
  const located = places
    .filter((place) => place.from >= span[0] && place.to <= span[1] + 1)
    .map(({ country, start, end }): Party => ({ code: country, sector: null, name: null, office: null, start, end }));
  const verb = verbOver(tree, noun);
  const doer = verb >= 0 ? partiesOf(tree, actors, subject(tree, verb)) : [];
  const found = distinct([...(inside.length > 0 ? inside : doer), ...located]);
  if (found.length > 0) return found.filter(({ start, end }) => end <= article.text.length && start < end);
  return distinct(actors.flatMap((actor) => actor.parties)).slice(0, 2);
}

function verbOver(tree: Tree, row: number): number {
  let at = row;
  for (let step = 0; step < 6 && at >= 0; step++) {
    if (tree.sentence.upos[at] === "VERB" || tree.sentence.upos[at] === "AUX") return at;
    if (tree.children[at]?.some((x) => relation(tree, x) === "cop")) return at;
    at = tree.sentence.head[at] ?? -1;
  }
  return -1;
}
