import { wordClass } from "../event/word-class.js";
import type { Passage } from "../passage.js";
import { actorAt, partiesUnder } from "../syntax/parties.js";
import { child, negated, relation, type Tree } from "../syntax/tree.js";
import type { Pledge, Terms } from "./commitment.js";
import type { Holder } from "./holders.js";
import { deeds, strengthOf } from "./pledge-words.js";

const TALK = new Set(
  "meet visit talk speak discuss consult attend travel convene report consider cooperate work continue arrive come go be have make begin become return fly see hear focus address seek try leave receive".split(
    " ",
  ),
);

const TALKS = new Set([
  "visit",
  "talk",
  "meeting",
  "summit",
  "call",
  "conference",
  "trip",
  "tour",
  "discussion",
  "consultation",
  "negotiation",
]);

/** What the judge of commitments looks at, as names of yes-or-no facts. */
export function commitmentFeatures(
  { article, tree, actors, index, speaker }: Passage,
  { row, strength, content, joined }: Pledge,
  by: Holder,
  { first, last, value, deadline }: Terms,
): string[] {
  const { sentence } = tree;
  const lemma = (sentence.lemma[row] ?? "").toLowerCase();
  const deed = (sentence.lemma[content] ?? "").toLowerCase();
  const object = (sentence.lemma[child(tree, content, "obj")] ?? "").toLowerCase();
  // "pay a visit", "hold talks" are talk.
  const talked = TALKS.has(object) || TALK.has(deed);
  const kind = talked ? "talk" : (deeds.get(deed) ?? (sentence.upos[content] === "VERB" ? "other" : "thing"));
  const head = sentence.head[row] ?? -1;
  const above = head < 0 ? "root" : ((strengthOf(sentence, head) || sentence.upos[head]) ?? "");
  const form = by.row < 0 ? "absent" : (actorAt(actors, by.row)?.form ?? "other");
  const who = [...new Set(by.parties.map(({ code }) => (code?.includes(":") ? code.slice(0, 3) : "state")))]
    .sort()
    .join("+");
  const held = new Set(by.parties.map(({ code }) => code));
  const doer = child(tree, content, "nsubj");
  const doers = doer < 0 ? [] : partiesUnder(tree, actors, doer);
  const doing =
    doer < 0 ? "same" : doers.length === 0 ? "no party" : doers.every(({ code }) => held.has(code)) ? "own" : "other";
  const aux = child(tree, row, "aux");
  const helper = aux < 0 ? "none" : (sentence.lower[aux] ?? "");
  return [
    "always",
    `strength ${strength}`,
    `word ${strength === "will" ? "will" : lemma} ${sentence.upos[row]}`,
    `deed ${kind}`,
    `strength ${strength} deed ${kind}`,
    `deed word ${deed}`,
    `deed class ${wordClass(deed).coarse}`,
    `deed fine ${wordClass(deed).fine}`,
    `strength ${strength} deed class ${wordClass(deed).coarse}`,
    `object class ${object === "" ? "none" : wordClass(object).coarse}`,
    `strength ${strength} object class ${object === "" ? "none" : wordClass(object).coarse}`,
    `above class ${head < 0 ? "root" : wordClass((sentence.lemma[head] ?? "").toLowerCase()).coarse}`,
    `joined ${joined}`,
    `strength ${strength} joined ${joined}`,
    `by ${by.how}`,
    `strength ${strength} by ${by.how}`,
    `by is ${who}`,
    `by form ${form}`,
    `doing ${doing}`,
    `strength ${strength} doing ${doing}`,
    `above ${above}`,
    `strength ${strength} above ${above}`,
    `above ${above} deed ${kind}`,
    `object ${object === "" ? "none" : object}`,
    `deed ${kind} doing ${doing}`,
    `deed ${kind} above ${above} ${helper}`,
    `valued ${value !== undefined}`,
    `deed ${kind} valued ${value !== undefined}`,
    `dated ${deadline !== undefined}`,
    `negated ${negated(tree, row) || negated(tree, content)}`,
    `tense ${sentence.xpos[row] ?? ""}`,
    `strength ${strength} tense ${sentence.xpos[row] ?? ""}`,
    `helper ${helper}`,
    `quoted ${speaker !== null}`,
    `passive ${child(tree, row, "nsubj:pass") >= 0}`,
    `relation ${relation(tree, row)}`,
    ...nearWords(tree, first, last),
    ...underDeal(article.text, sentence, row).flatMap((deal) => [
      deal,
      `${deal} ${strength}`,
      `${deal} ${strength} ${kind}`,
    ]),
    `place ${index < 1 ? 0 : index < 4 ? 1 : index < 10 ? 4 : 10}`,
  ];
}

/** Words that tell of a bargain, whose terms are told in plain futures: "Moscow will pay for the rebuilding". */
const DEAL = /\b(?:accord|agreement|deal|treaty|pact|declaration|communiqu|memorandum|bargain|protocol)/i;
/** Characters before a sentence in which a bargain may be told of. */
const BEFORE = 250;

/** Whether a bargain is told of in the sentence before a row, or before the sentence. */
function underDeal(text: string, { starts }: Tree["sentence"], row: number): string[] {
  const start = starts[0] ?? 0;
  return [
    ...(DEAL.test(text.slice(Math.max(0, start - BEFORE), start)) ? ["deal before"] : []),
    ...(DEAL.test(text.slice(start, starts[row] ?? start)) ? ["deal"] : []),
  ];
}

/** The words of a promise and their classes. */
function nearWords({ sentence }: Tree, first: number, last: number): string[] {
  const found = new Set<string>();
  for (let at = first; at <= last; at++) {
    if (!/^(?:NOUN|VERB|ADJ|ADV)$/.test(sentence.upos[at] ?? "")) continue;
    const lemma = (sentence.lemma[at] ?? "").toLowerCase();
    found.add(`near ${lemma}`);
    found.add(`near fine ${wordClass(lemma).fine}`);
    found.add(`near class ${wordClass(lemma).coarse}`);
  }
  return [...found];
}
