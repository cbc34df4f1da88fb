import { evidenceOf } from "../evidence.js";
import type { Passage } from "../passage.js";
import type { Commitment } from "../schema.js";
import { tellerOf } from "../source.js";
import { following } from "../syntax/following.js";
import { distinct } from "../syntax/parties.js";
import { caseOf, child, isInfinitive, reach, relation, type Tree } from "../syntax/tree.js";
import type { Reading, Word } from "./candidate.js";
import { commitmentFeatures } from "./commitment-features.js";
import { promisedValue, type Value } from "./commitment-value.js";
import { type Deadline, deadlineOf } from "./deadline.js";
import { type Gapped, gappedAfter } from "./gapped.js";
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
    // Of a future told by someone the doer binds itself, and of a promise who makes it or is bound by it.
    const holders = holdersOf(passage, bindsOther(tree, pledge) ? pledge.content : row);
    const [top] = holders;
    if (!top) continue;
    const terms = termsOf(passage, pledge, top);
    const features = commitmentFeatures(passage, pledge, top, terms);
    const readings = () => holders.map((by, rank) => readingOf(passage, pledge, by, rank, holders));
    found.push({ kind: "commitment", row: pledge.row, features, readings });
    for (const one of gappedAfter(passage, row)) {
      const told = () => [gappedReading(passage, pledge, one)];
      found.push({ kind: "commitment", row: pledge.row, features, readings: told });
    }
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
    isWilled(tree, row) ||
    // Taggers take the verb of "would free" for an adjective.
    (deeds.has((sentence.lemma[row] ?? "").toLowerCase()) && upos !== "VERB" && futureBefore(sentence, row));
  // "Israel is to hand over the town": what an agreement lays down.
  if (upos === "VERB" && isInfinitive(tree, row) && sentence.lemma[child(tree, row, "cop", "aux")] === "be")
    return { row, strength: "due", content: row, joined: relation(tree, row) };
  if (willed && (upos === "VERB" || upos === "ADJ" || upos === "NOUN"))
    return { row, strength: "will", content: row, joined: relation(tree, row) };
  const willing = sentence.head[row] ?? -1;
  // "will leave the town and pull out of the valley".
  if (sentence.xpos[row] === "VB" && relation(tree, row) === "conj" && willing >= 0 && isWilled(tree, willing))
    return { row, strength: "will", content: row, joined: "conj" };
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

/** Words that bind whom they are told of: "the treaty obliges Oslo to free them". */
const BINDING = new Set(["oblige", "bind", "require", "commit"]);

/** Whether who is bound is not who is told to bind: "commits both sides to disarm". */
function bindsOther(tree: Tree, { row, content }: Pledge): boolean {
  const object = child(tree, row, "obj");
  return (
    content !== row &&
    object > row &&
    object < content &&
    BINDING.has((tree.sentence.lemma[row] ?? "").toLowerCase()) &&
    tree.sentence.upos[content] === "VERB" &&
    !/self|selves/.test(tree.sentence.lower[object] ?? "")
  );
}

const isFuture = ({ form }: Tree["sentence"], row: number) => FUTURE.has((form[row] ?? "").toLowerCase());

const isWilled = (tree: Tree, row: number) =>
  (tree.children[row] ?? []).some((at) => relation(tree, at) === "aux" && isFuture(tree.sentence, at));

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
    // "a pledge by the king to free them": parsers hang what is promised on who does.
    const inner = kind === "nmod" && by === "by" ? child(tree, at, "acl", "ccomp") : -1;
    if (inner >= 0) return [inner, `acl ${caseOf(tree, inner)}`];
  }
  const object = child(tree, row, "obj");
  if (tree.sentence.upos[row] === "VERB" && object > row && tree.sentence.upos[object] !== "PRON")
    return [object, "obj"];
  const oblique = tree.children[row]?.find((at) => at > row && relation(tree, at) === "obl" && joinsThing(tree, at));
  if (oblique !== undefined) return [oblique, "obl to"];
  const above = promisedAbove(tree, row);
  if (above >= 0) return [above, "obj"];
  return following(tree, row, (name) => ["xcomp", "ccomp", "to", "of", "on"].includes(name));
}

/** "agreed to a truce", "agreed on 50 million euros"; "on Monday" is when. */
function joinsThing(tree: Tree, at: number): boolean {
  const by = caseOf(tree, at);
  return by === "to" || (by === "on" && /^(?:NOUN|SYM)$/.test(tree.sentence.upos[at] ?? ""));
}

/** Row of what is promised where it stands before the promise: "the money that Bonn promised", "ships promised by Oslo", "aid was pledged"; -1 where none is. */
function promisedAbove(tree: Tree, row: number): number {
  const { sentence } = tree;
  if (sentence.upos[row] !== "VERB" || !["strong", "offer"].includes(strengthOf(sentence, row))) return -1;
  const isRelative = (at: number) => /^(?:WP|WDT)$/.test(sentence.xpos[at] ?? "");
  const above = sentence.head[row] ?? -1;
  const passive = child(tree, row, "nsubj:pass");
  if (passive >= 0) return isRelative(passive) ? above : passive;
  const doer = child(tree, row, "nsubj");
  // "Bonn, which promised": the noun above is who promises.
  const ofObject = sentence.deprel[row] === "acl:relcl" && doer >= 0 && !isRelative(doer);
  return ofObject || (sentence.deprel[row] === "acl" && sentence.xpos[row] === "VBN") ? above : -1;
}

/** The words of a promise, with its value and its deadline. */
export interface Terms {
  readonly first: number;
  readonly last: number;
  readonly value: Value | undefined;
  readonly deadline: Deadline | undefined;
}

function termsOf(passage: Passage, { row, content, strength }: Pledge, by: Holder): Terms {
  const { tree } = passage;
  const end = reach(tree, content, ["parataxis", "advcl", "conj", "cc"])[1];
  const near = by.row >= 0 && by.row < row && row - by.row <= 9;
  const start =
    content < row
      ? reach(tree, content, ["acl", "appos", "parataxis", "conj", "cc"])[0]
      : near
        ? reach(tree, by.row, ["acl", "appos", "parataxis"])[0]
        : reach(tree, row, ["nsubj", "advcl", "conj", "cc", "mark", "parataxis", "obl"])[0];
  const first = row - start > 14 ? row : Math.min(start, row);
  // "Rome promised $6 million, Bonn five": what others promise is told of them.
  const [next] = gappedAfter(passage, row);
  const before = next ? next.mention.from - 1 : first + LONGEST;
  const whole = Math.max(row, Math.min(Math.max(end, row), first + LONGEST, before));
  // Parsers hang "four" of "over four years" on the money before it: an amount or a time is told whole.
  const cut = [...passage.quantities, ...passage.times].find(({ from, to }) => from <= whole && to > whole + 1);
  const last = cut ? cut.to - 1 : whole;
  return {
    first,
    last,
    value: promisedValue(passage, first, last + 1, row, content, by.row),
    deadline: deadlineOf(passage, first, last, row, content, strength === "will" || strength === "due"),
  };
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
  const { first, last, value, deadline } = termsOf(passage, pledge, by);
  const held = new Set(by.parties.map(({ code }) => code));
  const pivot = { row: content, verb: row, span: [first, last + 1] as const, tags: [`strength ${strength}`] };
  const draft: Omit<Commitment, "id"> = {
    kind: "commitment",
    evidence: evidenceOf(article, tree.sentence, first, last),
    by: [...by.parties],
    to: [],
    what: whatOf(passage, content),
    value: value?.value ?? null,
    unit: value?.unit ?? null,
    amount: value?.amount ?? null,
    valueSpan: value ? { start: value.start, end: value.end } : null,
    deadline: deadline?.date ?? null,
    deadlineSpan: deadline ? { start: deadline.start, end: deadline.end } : null,
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

/** What another promises by a word told only of the first who does. */
function gappedReading(
  passage: Passage,
  { row, content, strength }: Pledge,
  { mention, from, to, value }: Gapped,
): Reading<Omit<Commitment, "id">> {
  const { article, tree, actors, places } = passage;
  const by = distinct(mention.parties);
  const held = new Set(by.map(({ code }) => code));
  const pivot = { row: content, verb: row, span: [from, to] as const, tags: [`strength ${strength}`] };
  const draft: Omit<Commitment, "id"> = {
    kind: "commitment",
    evidence: evidenceOf(article, tree.sentence, from, to - 1),
    by,
    to: [],
    what: null,
    value: value.value,
    unit: value.unit,
    amount: value.amount,
    valueSpan: { start: value.start, end: value.end },
    deadline: null,
    deadlineSpan: null,
    source: tellerOf(passage, row, by),
    confidence: 0,
  };
  const sets = () => partySets(tree, actors, places, pivot, passage.earlier, passage.foremost, held);
  return {
    draft,
    choice: {
      part: "commitment.to",
      side: "about",
      trust: 0,
      sets,
      take: (parties) => ({ ...draft, to: [...parties] }),
    },
  };
}

const LOOSE = ["case", "det", "acl", "appos", "advcl", "conj", "nummod", "nmod"];

function whatOf({ article, tree }: Passage, content: number): string | null {
  const object = tree.sentence.upos[content] === "VERB" ? child(tree, content, "obj", "obl") : content;
  if (object < 0) return null;
  const [first, last] = reach(tree, object, LOOSE);
  return last - first < 8 ? evidenceOf(article, tree.sentence, first, last).text : null;
}
