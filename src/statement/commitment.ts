import deedTable from "../../data/deeds.tsv";
import pledgeTable from "../../data/pledges.tsv";
import type { Article } from "../article/index.js";
import type { ActorMention, Mentions, QuantityMention, TimeMention } from "../mention/index.js";
import { evidenceOf } from "./evidence.js";
import { actorAt, partiesOf, partiesUnder } from "./parties.js";
import type { Commitment } from "./schema.js";
import { caseOf, child, negated, reach, relation, subject, type Tree, treeOf } from "./tree.js";

const rowsOf = (table: string) =>
  table
    .split("\n")
    .slice(1)
    .filter((row) => row && !row.startsWith("#"))
    .map((row) => row.split("\t"));

const deeds = new Set(rowsOf(deedTable).map(([lemma = ""]) => lemma));
const pledges = new Map(
  rowsOf(pledgeTable).map(([lemma = "", pos = "", strength = ""]) => [`${lemma} ${pos}`, strength] as const),
);
const POS: Readonly<Record<string, string>> = { VERB: "verb", NOUN: "noun" };

/** Longest evidence in tokens. */
const LONGEST = 40;

/** Whether a tagged sentence holds a word of promise, so that parsing it may pay. */
export function mayHoldCommitment(sentence: Tree["sentence"]): boolean {
  return sentence.lemma.some(
    (lemma, row) =>
      pledges.get(`${lemma} ${POS[sentence.upos[row] ?? ""] ?? ""}`) === "strong" ||
      (sentence.form[row] === "will" && sentence.upos[row] === "AUX"),
  );
}

/**
 * Commitments of one parsed sentence: a party binds itself to a future act or level ("will raise spending to 2% by 2027",
 * "pledged $50 million", "Japan's commitment to …").
 */
export function codeCommitments(
  article: Article,
  index: number,
  sentence: Tree["sentence"],
  actors: readonly ActorMention[],
  mentions: Mentions,
): Omit<Commitment, "id">[] {
  const tree = treeOf(sentence);
  const found: Omit<Commitment, "id">[] = [];
  for (let row = 0; row < sentence.length; row++) {
    const strength = pledges.get(`${sentence.lemma[row] ?? ""} ${POS[sentence.upos[row] ?? ""] ?? ""}`);
    if (!strength || negated(tree, row)) continue;
    const commitment = codePledge(article, index, tree, actors, mentions, row, strength);
    if (commitment) found.push(commitment);
  }
  return found;
}

function codePledge(
  article: Article,
  index: number,
  tree: Tree,
  actors: readonly ActorMention[],
  mentions: Mentions,
  row: number,
  strength: string,
): Omit<Commitment, "id"> | null {
  const noun = tree.sentence.upos[row] === "NOUN";
  const [binder, binderRow] = binderOf(tree, actors, row, noun);
  const content = contentOf(tree, row);
  if (content < 0 || binder.length === 0) return null;
  const firm = strength === "strong" || isDeed(tree, content, binder, actors, tree.sentence.lemma[row] ?? "");
  if (!firm || isTalk(tree, content)) return null;
  const [, end] = reach(tree, content, ["parataxis"]);
  const near = binderRow >= 0 && binderRow < row && row - binderRow <= 12;
  const first = near ? reach(tree, binderRow, ["acl", "appos", "parataxis"])[0] : row;
  const last = Math.min(Math.max(end, row), first + LONGEST);
  const inside = (mention: { sentence: number; from: number; to: number }) =>
    mention.sentence === index && mention.from >= row && mention.to <= last + 1;
  const quantity = chooseValue(mentions.quantities.filter(inside));
  const time = mentions.times.filter(inside).find(isDeadline);
  const to = partiesUnder(tree, actors, hearer(tree, row), binder);
  return {
    kind: "commitment",
    evidence: evidenceOf(article, tree.sentence, first, last),
    by: binder,
    to: to.length > 0 ? to : partiesUnder(tree, actors, beneficiary(tree, content), binder),
    what: whatOf(article, tree, content),
    value: quantity?.value ?? null,
    unit: quantity?.unit ?? null,
    amount: quantity?.amount ?? null,
    valueSpan: quantity ? { start: quantity.start, end: quantity.end } : null,
    deadline: time?.future ?? time?.date ?? null,
    deadlineSpan: time ? { start: time.start, end: time.end } : null,
    source: null,
    confidence: confidenceOf(strength, actorAt(actors, binderRow), quantity, time),
  };
}

/** Who binds itself: the subject of the verb, or the noun's owner; "an agreement" binds those who reached it. */
function binderOf(
  tree: Tree,
  actors: readonly ActorMention[],
  row: number,
  noun: boolean,
): [ReturnType<typeof partiesOf>, number] {
  if (!noun) {
    const who = subject(tree, row);
    return [partiesOf(tree, actors, who), who];
  }
  const owner = child(tree, row, "nmod:poss", "amod", "compound");
  const owned = owner >= 0 ? partiesOf(tree, actors, owner) : [];
  if (owned.length > 0) return [owned, owner];
  const by =
    tree.children[row]?.find(
      (at) => ["by", "from", "of"].includes(caseOf(tree, at)) && relation(tree, at) === "nmod",
    ) ?? -1;
  const given = partiesOf(tree, actors, by);
  if (given.length > 0) return [given, by];
  const head = tree.sentence.head[row] ?? -1;
  const giver =
    head >= 0 &&
    ["make", "give", "renew", "repeat", "reaffirm", "reiterate", "honour", "honor", "keep", "reach", "sign"].includes(
      tree.sentence.lemma[head] ?? "",
    )
      ? subject(tree, head)
      : -1;
  return [partiesOf(tree, actors, giver), giver];
}

/** Row of what is promised; -1 where the words do not say. */
function contentOf(tree: Tree, row: number): number {
  for (const at of tree.children[row] ?? []) {
    const kind = relation(tree, at);
    if (at > row && (kind === "xcomp" || kind === "ccomp")) return at;
    if (at > row && kind === "acl" && caseOf(tree, at) === "to") return at;
    if (at > row && (kind === "acl" || kind === "ccomp") && caseOf(tree, at) === "that") return at;
    if (at > row && kind === "nmod" && ["to", "of"].includes(caseOf(tree, at))) return at;
    if (at > row && kind === "acl") return at;
  }
  const object = child(tree, row, "obj");
  if (tree.sentence.upos[row] === "VERB" && object > row && tree.sentence.upos[object] !== "PRON") return object;
  const oblique =
    tree.children[row]?.find((at) => at > row && relation(tree, at) === "obl" && caseOf(tree, at) === "to") ?? -1;
  return oblique;
}

const FUTURE = new Set(["will", "would", "shall", "'ll"]);

/** Whether what follows is a deed the speaker's own side will do, and not a report of the past or of another's act. */
function isDeed(
  tree: Tree,
  content: number,
  binder: ReturnType<typeof partiesOf>,
  actors: readonly ActorMention[],
  lemma: string,
): boolean {
  const { sentence } = tree;
  if (!deeds.has(sentence.lemma[content] ?? "")) return false;
  if (relation(tree, content) === "xcomp") return lemma !== "say" && lemma !== "tell";
  const auxiliary = child(tree, content, "aux");
  if (auxiliary < 0 || !FUTURE.has((sentence.form[auxiliary] ?? "").toLowerCase())) return false;
  const doer = partiesOf(tree, actors, child(tree, content, "nsubj"));
  const own = new Set(binder.map(({ code }) => code));
  return doer.length > 0 && doer.every(({ code }) => own.has(code));
}

const TALK = new Set([
  "meet",
  "visit",
  "talk",
  "speak",
  "discuss",
  "consult",
  "attend",
  "travel",
  "convene",
  "report",
  "consider",
  "cooperate",
  "work",
  "continue",
]);

/** Meeting and speaking bind nobody. */
const isTalk = (tree: Tree, content: number) =>
  TALK.has(tree.sentence.lemma[content] ?? "") && child(tree, content, "xcomp") < 0;

function hearer(tree: Tree, row: number): number {
  const indirect = child(tree, row, "iobj");
  if (indirect >= 0) return indirect;
  const object = child(tree, row, "obj");
  return object >= 0 && child(tree, row, "ccomp", "xcomp") >= 0 ? object : -1;
}

const beneficiary = (tree: Tree, content: number) =>
  tree.children[content]?.find(
    (at) => ["to", "for", "with"].includes(caseOf(tree, at)) && ["obl", "nmod"].includes(relation(tree, at)),
  ) ?? -1;

/** Money and shares come before counts, counts before ranks and lengths of time. */
function chooseValue(quantities: readonly QuantityMention[]): QuantityMention | undefined {
  const order: readonly QuantityMention["type"][] = ["money", "percent", "count"];
  return order
    .map((type) => quantities.find((quantity) => quantity.type === type))
    .find((quantity) => quantity !== undefined);
}

const isDeadline = ({ relation: how, future, date, past }: TimeMention) =>
  (how === "by" || how === "until" || how === "at") &&
  (future ?? date) !== null &&
  !(how === "at" && date === past && date !== future);

function whatOf(article: Article, tree: Tree, content: number): string | null {
  const object = tree.sentence.upos[content] === "VERB" ? child(tree, content, "obj", "obl") : content;
  if (object < 0) return null;
  const [first, last] = reach(tree, object, ["case", "det", "acl", "appos", "advcl", "conj", "nummod", "nmod"]);
  return last - first < 8 ? evidenceOf(article, tree.sentence, first, last).text : null;
}

function confidenceOf(
  strength: string,
  binder: ActorMention | undefined,
  quantity: QuantityMention | undefined,
  time: TimeMention | undefined,
): number {
  const named = binder !== undefined && binder.form !== "pronoun" && binder.form !== "group";
  return Math.min(
    0.95,
    (strength === "strong" ? 0.62 : 0.45) + (named ? 0.1 : 0) + (quantity ? 0.1 : 0) + (time ? 0.05 : 0),
  );
}
