import type { QuantityMention, TimeMention } from "../../mention/index.js";
import { evidenceOf } from "../evidence.js";
import type { Passage } from "../passage.js";
import type { Commitment } from "../schema.js";
import { tellerOf } from "../source.js";
import { following } from "../syntax/following.js";
import { caseOf, child, isInfinitive, reach, relation, type Tree, under } from "../syntax/tree.js";
import type { Reading, Word } from "./candidate.js";
import { commitmentFeatures } from "./commitment-features.js";
import { type Holder, holderFeatures, holdersOf } from "./holders.js";
import { partySets } from "./party-choice.js";
import { deeds, strengthOf } from "./pledge-words.js";

const FUTURE = new Set(["will", "would", "shall", "'ll"]);

/** Longest evidence in tokens. */
const LONGEST = 28;

/** Whether a tagged sentence holds a word of promise, so that parsing it may pay. */
export function mayHoldCommitment(sentence: Tree["sentence"]): boolean {
  return sentence.lemma.some(
    (_, row) =>
      ["strong", "agree", "offer"].includes(strengthOf(sentence, row)) ||
      isFuture(sentence, row) ||
      (sentence.upos[row] === "AUX" && sentence.lemma[row] === "be" && sentence.xpos[row + 1] === "TO"),
  );
}

/** A word that may bind, and what it binds to. */
export interface Pledge {
  readonly row: number;
  readonly strength: string;
  /** Row of what is promised; the word's own row where a future stands alone. */
  readonly content: number;
  readonly joined: string;
}

/**
 * Words of a passage that may tell of commitments: a party binds itself to a future act or level ("will raise spending to
 * 2% by 2027", "pledged $50 million", "Japan's commitment to …").
 */
export function commitmentWords(passage: Passage): Word<Omit<Commitment, "id">>[] {
  const { tree } = passage;
  const found: Word<Omit<Commitment, "id">>[] = [];
  for (let row = 0; row < tree.sentence.length; row++) {
    const pledge = pledgeAt(tree, row);
    if (!pledge) continue;
    // Of a future told by someone the doer binds itself, and of a promise who makes it.
    const holders = holdersOf(passage, row);
    const [top] = holders;
    if (!top) continue;
    const features = commitmentFeatures(passage, pledge, top, termsOf(passage, pledge, top));
    const readings = () => holders.map((by, rank) => readingOf(passage, pledge, by, rank, holders));
    found.push({ kind: "commitment", row: pledge.row, features, readings });
  }
  return found;
}

function pledgeAt(tree: Tree, row: number): Pledge | null {
  const { sentence } = tree;
  const upos = sentence.upos[row] ?? "";
  const strength = strengthOf(sentence, row);
  if (strength !== "" && strength !== "say") {
    const [content, joined] = contentOf(tree, row);
    if (content >= 0) return { row, strength, content, joined };
  }
  const willed =
    (tree.children[row] ?? []).some((at) => relation(tree, at) === "aux" && isFuture(sentence, at)) ||
    // Taggers take the verb of "would free" for an adjective.
    (deeds.has((sentence.lemma[row] ?? "").toLowerCase()) && upos !== "VERB" && futureBefore(sentence, row));
  // "Israel is to hand over the town": what an agreement lays down.
  if (upos === "VERB" && isInfinitive(tree, row) && sentence.lemma[child(tree, row, "cop", "aux")] === "be")
    return { row, strength: "due", content: row, joined: relation(tree, row) };
  if (willed && (upos === "VERB" || upos === "ADJ" || upos === "NOUN"))
    return { row, strength: "will", content: row, joined: relation(tree, row) };
  if (isInfinitive(tree, row) && ["conj", "advcl"].includes(relation(tree, row))) {
    // "agreed to send and to pay": what is coordinated with a promised deed is promised too.
    const first = sentence.head[row] ?? -1;
    const above = first >= 0 ? (sentence.head[first] ?? -1) : -1;
    const strength = above >= 0 ? strengthOf(sentence, above) : "";
    if ((strength === "agree" || strength === "strong") && relation(tree, first) === "xcomp")
      return { row, strength, content: row, joined: "conj" };
  }
  return null;
}

const isFuture = ({ form }: Tree["sentence"], row: number) => FUTURE.has((form[row] ?? "").toLowerCase());

function futureBefore(sentence: Tree["sentence"], row: number): boolean {
  let at = row - 1;
  while (at > row - 3 && /^(ADV|PART)$/.test(sentence.upos[at] ?? "")) at--;
  return isFuture(sentence, at);
}

/** Row of what is promised and how it is joined; -1 where the words do not say. */
function contentOf(tree: Tree, row: number): [number, string] {
  for (const at of tree.children[row] ?? []) {
    const kind = relation(tree, at);
    const by = caseOf(tree, at);
    if (at < row) continue;
    if (kind === "xcomp" || kind === "ccomp") return [at, kind];
    if (kind === "acl") return [at, by === "to" || by === "that" ? `acl ${by}` : "acl"];
    if (kind === "nmod" && ["to", "of", "on", "for"].includes(by)) return [at, `nmod ${by}`];
    if (kind === "advcl" && by === "to") return [at, "advcl to"];
  }
  const object = child(tree, row, "obj");
  if (tree.sentence.upos[row] === "VERB" && object > row && tree.sentence.upos[object] !== "PRON")
    return [object, "obj"];
  const oblique = tree.children[row]?.find(
    (at) => at > row && relation(tree, at) === "obl" && caseOf(tree, at) === "to",
  );
  if (oblique !== undefined) return [oblique, "obl to"];
  return following(tree, row, (name) => ["xcomp", "ccomp", "to", "of", "on"].includes(name));
}

/** The words of a promise, with its value and its deadline. */
export interface Terms {
  readonly first: number;
  readonly last: number;
  readonly quantity: QuantityMention | undefined;
  readonly time: TimeMention | undefined;
}

function termsOf(passage: Passage, { row, content }: Pledge, by: Holder): Terms {
  const { tree } = passage;
  const end = reach(tree, content, ["parataxis", "advcl", "conj", "cc"])[1];
  const near = by.row >= 0 && by.row < row && row - by.row <= 9;
  const start = near
    ? reach(tree, by.row, ["acl", "appos", "parataxis"])[0]
    : reach(tree, row, ["nsubj", "advcl", "conj", "cc", "mark", "parataxis", "obl"])[0];
  const first = row - start > 14 ? row : Math.min(start, row);
  const last = Math.max(row, Math.min(Math.max(end, row), first + LONGEST));
  const inside = (mention: { from: number; to: number }) => mention.from >= first && mention.to <= last + 1;
  // "The three leaders agreed": how many promise is not what they promise.
  const promised = ({ head }: QuantityMention) => by.row < 0 || by.row === row || !under(tree, head, by.row);
  const quantity = chooseValue(passage.quantities.filter((mention) => inside(mention) && promised(mention)));
  const ahead = passage.times.filter(
    (mention) => mention.from > row - 3 && isDeadline(mention, passage.article.published),
  );
  // "by June" limits the promise wherever it stands after it; "in June" only inside what is promised.
  const time = ahead.find((mention) => inside(mention) || (mention.relation !== "at" && mention.from < last + 8));
  return { first, last, quantity, time };
}

function readingOf(
  passage: Passage,
  pledge: Pledge,
  by: Holder,
  rank: number,
  all: readonly Holder[],
): Reading<Omit<Commitment, "id">> {
  const { article, tree, actors, places } = passage;
  const { row, content, strength } = pledge;
  const { first, last, quantity, time } = termsOf(passage, pledge, by);
  const held = new Set(by.parties.map(({ code }) => code));
  const pivot = { row: content, verb: row, span: [first, last + 1] as const, tags: [`strength ${strength}`] };
  const draft: Omit<Commitment, "id"> = {
    kind: "commitment",
    evidence: evidenceOf(article, tree.sentence, first, last),
    by: [...by.parties],
    to: [],
    what: whatOf(passage, content),
    value: quantity?.value ?? null,
    unit: quantity?.unit ?? null,
    amount: quantity?.amount ?? null,
    valueSpan: quantity ? { start: quantity.start, end: quantity.end } : null,
    deadline: time ? (time.future ?? time.date) : null,
    deadlineSpan: time ? { start: time.start, end: time.end } : null,
    source: tellerOf(passage, row, by.parties),
    confidence: 0,
  };
  return {
    draft,
    holder: { parties: by.parties, features: holderFeatures(passage, row, by, rank, "commitment", strength, all) },
    choice: {
      part: "commitment.to",
      side: "about",
      trust: 0,
      sets: () => partySets(tree, actors, places, pivot, passage.earlier, passage.foremost, held),
      take: (parties) => ({ ...draft, to: [...parties] }),
    },
  };
}

/** Money and shares come before counts; ranks and lengths of time are no value. */
function chooseValue(quantities: readonly QuantityMention[]): QuantityMention | undefined {
  const order: readonly QuantityMention["type"][] = ["money", "percent", "count"];
  return order
    .map((type) =>
      quantities.find((quantity) => quantity.type === type && !(type === "count" && quantity.amount === 2)),
    )
    .find((quantity) => quantity !== undefined);
}

/** Whether a time may be the deadline of a promise: it lies ahead, and is no day on which the promise was made. */
function isDeadline({ relation: how, future, date, past }: TimeMention, published: string | null): boolean {
  const due = future ?? date;
  if (due === null || (how !== "by" && how !== "until" && how !== "at")) return false;
  const [from = "", to = from] = due.split("/");
  const day = published?.slice(0, to.length) ?? "";
  if (to < day || (to === day && how === "at" && to.length === 10)) return false;
  return how !== "at" || date !== past || date === future;
}

const LOOSE = ["case", "det", "acl", "appos", "advcl", "conj", "nummod", "nmod"];

function whatOf({ article, tree }: Passage, content: number): string | null {
  const object = tree.sentence.upos[content] === "VERB" ? child(tree, content, "obj", "obl") : content;
  if (object < 0) return null;
  const [first, last] = reach(tree, object, LOOSE);
  return last - first < 8 ? evidenceOf(article, tree.sentence, first, last).text : null;
}
