import type { Sentence } from "../../language/index.js";
import type { Party } from "../../mention/index.js";
import { wordClass } from "../event/word-class.js";
import { evidenceOf } from "../evidence.js";
import type { Passage } from "../passage.js";
import { isSpeech } from "../quotation/speech.js";
import type { Claim } from "../schema.js";
import { tellerOf } from "../source.js";
import { caseOf, child, reach, relation, subject, type Tree } from "../syntax/tree.js";
import type { Word } from "./candidate.js";
import { type Figure, figureClass, figuresOf } from "./figures.js";
import { partySets } from "./party-choice.js";

/** Longest evidence in tokens; a longer clause is cut to the phrase of its figure. */
const LONGEST = 18;
/** Figures are often of two parties that no part of their sentence joins, whom the reader of the whole report knows better. */
const TRUST = 0.5;
const NO_ONE: ReadonlySet<string | null> = new Set();

/** Whether a tagged sentence ranks without a number ("the largest") or dates a beginning, so that parsing it may pay. */
export function mayRank({ xpos, form }: Sentence): boolean {
  return xpos.includes("JJS") || form.some((word) => /^since$/i.test(word));
}

/**
 * Words of a passage that may make claims: figures and ranks asserted as fact about a party or relation
 * ("3.5 million refugees", "the first visit since 2018", "five consecutive years").
 */
export function claimWords(passage: Passage): Word<Omit<Claim, "id">>[] {
  const { article, tree, quantities, times } = passage;
  return figuresOf(article.text, tree.sentence, quantities, times).map((figure) => wordOf(passage, figure));
}

function wordOf(passage: Passage, figure: Figure): Word<Omit<Claim, "id">> {
  const { article, tree, actors, places, earlier, foremost, known } = passage;
  const noun = counted(tree, figure);
  const verb = verbOver(tree, noun);
  const readings = () => {
    const [first, last] = extent(tree, figure, noun, verb);
    const draft: Omit<Claim, "id"> = {
      kind: "claim",
      evidence: evidenceOf(article, tree.sentence, first, last),
      subject: [],
      figure: figure.value,
      figureSpan: { start: figure.start, end: figure.end },
      source: tellerOf(passage, noun, []),
      confidence: 0,
    };
    const tags = [`type ${figure.type}`, `of ${nounClass(tree, noun)}`, `do ${verbClass(tree, verb)}`];
    const pivot = { row: noun, verb, span: [first, last + 1] as const, tags };
    return [
      {
        draft,
        choice: {
          part: "claim.subject",
          side: "by" as const,
          trust: TRUST,
          // A figure is always of someone.
          sets: (odds: ReadonlyMap<string, number> | null) => {
            const weighed =
              odds && [...known.values()].map((party) => [party, odds.get(party.code ?? "") ?? 0] as const);
            const sets = partySets(tree, actors, places, pivot, earlier, foremost, NO_ONE, weighed);
            return sets.filter(({ parties }) => parties.length > 0);
          },
          take: (parties: readonly Party[]) => ({ ...draft, subject: [...parties] }),
        },
      },
    ];
  };
  return { kind: "claim", row: noun, features: featuresOf(passage, figure, noun, verb), readings };
}

const PHRASAL = new Set(["nummod", "amod", "compound", "advmod", "det", "quantmod", "nmod:npmod"]);

/** Row of the noun a figure counts: the head of its noun phrase. */
function counted(tree: Tree, figure: Figure): number {
  let row = figure.head;
  for (let step = 0; step < 8; step++) {
    const head = tree.sentence.head[row] ?? -1;
    if (head < 0 || !PHRASAL.has(relation(tree, row)) || tree.sentence.upos[head] === "VERB") break;
    row = head;
  }
  return row;
}

function verbOver(tree: Tree, row: number): number {
  let at = row;
  for (let step = 0; step < 6 && at >= 0; step++) {
    if (tree.sentence.upos[at] === "VERB" || tree.sentence.upos[at] === "AUX") return at;
    if (child(tree, at, "cop") >= 0) return at;
    at = tree.sentence.head[at] ?? -1;
  }
  return -1;
}

/** First and last row of the words that carry a figure: its clause where that is short, else its phrase. */
function extent(tree: Tree, figure: Figure, noun: number, verb: number): [number, number] {
  const loose = ["appos", "parataxis", "cop", "nsubj", "advcl", "aux", "cc", "case", "mark"];
  const [from, to] = reach(tree, noun, loose);
  let phrase: [number, number] = [Math.min(from, figure.from), Math.max(to, figure.whole - 1)];
  if (phrase[1] - phrase[0] >= LONGEST) {
    const [start, end] = reach(tree, noun, [...loose, "conj", "acl"]);
    phrase = [Math.min(start, figure.from), Math.max(Math.min(end, start + LONGEST), figure.whole - 1)];
  }
  // Of what is said the saying is no part, but of "highlighted its place as the top buyer for ten years" it is.
  const said = verb >= 0 && isSpeech(tree.sentence, verb) && child(tree, verb, "obj") < 0;
  if (verb < 0 || said) return phrase;
  const [start, end] = reach(tree, verb, ["parataxis", "advcl", "conj", "cc", "mark", "ccomp", "punct"]);
  const clause: [number, number] = [Math.min(start, phrase[0]), Math.max(end, phrase[1])];
  if (clause[1] - clause[0] < LONGEST) return clause;
  // Without what stands after: the doer, the verb and the figure.
  const doer = subject(tree, verb);
  const begin = Math.min(
    verb,
    phrase[0],
    doer >= 0 && Math.abs(doer - verb) < 8 ? reach(tree, doer, ["acl", "appos"])[0] : verb,
  );
  // The figure's own noun alone, where what is joined to it is long.
  const bare = reach(tree, noun, [...loose, "conj", "acl"])[1];
  for (const last of [phrase[1], Math.max(bare, figure.whole - 1)])
    if (Math.max(last, verb) - begin < LONGEST) return [begin, Math.max(last, verb)];
  return phrase;
}

const nounClass = (tree: Tree, row: number) => figureClass(tree.sentence.lemma[row] ?? "", "noun");
const verbClass = (tree: Tree, row: number) =>
  row < 0 ? "none" : tree.sentence.upos[row] === "VERB" ? figureClass(tree.sentence.lemma[row] ?? "", "verb") : "be";

/** What makes a record of a number: "five consecutive years", "the third month in a row". */
const STREAK = /\b(?:consecutive|successive|straight|running|in succession|in a row|on end)\b/;

function featuresOf({ tree, actors, index, earlier }: Passage, figure: Figure, noun: number, verb: number): string[] {
  const { sentence } = tree;
  const { type } = figure;
  const of = nounClass(tree, noun);
  const doing = verbClass(tree, verb);
  const role = relation(tree, noun);
  const joined = caseOf(tree, noun);
  const amount = figure.amount ?? 0;
  const size =
    amount < 1
      ? "0"
      : amount < 2
        ? "1"
        : amount < 5
          ? "2"
          : amount < 10
            ? "5"
            : amount < 100
              ? "10"
              : amount < 1000
                ? "100"
                : "1000";
  const next = sentence.lower[figure.to] ?? "";
  const before = sentence.lower[figure.from - 1] ?? "";
  const modifiers = (tree.children[noun] ?? []).filter((at) => at > noun).map((at) => relation(tree, at));
  const named = actors.some(({ head }) => head === noun || (tree.children[noun] ?? []).includes(head));
  const features = [
    "always",
    `type ${type}`,
    `of ${of}`,
    `do ${doing}`,
    `type ${type} of ${of}`,
    `type ${type} do ${doing}`,
    `of ${of} do ${doing}`,
    `noun ${(sentence.lemma[noun] ?? "").toLowerCase()}`,
    `verb ${verb < 0 ? "none" : (sentence.lemma[verb] ?? "").toLowerCase()}`,
    `role ${role}`,
    `type ${type} role ${role}`,
    `after ${joined}`,
    `type ${type} after ${joined}`,
    `type ${type} before ${["a", "the", "its", "his", "her", "their", "of", "for", "in", "as", "'s", "’s"].includes(before) ? before : "other"}`,
    `size ${type} ${size}`,
    `hedged ${/\s/.test(figure.value) && type === "count"}`,
    `type ${type} next ${/^[-–]?(old|year|day|month|week|hour|minute)/.test(next) ? next : (sentence.upos[figure.to] ?? "end")}`,
    `bounded ${type} ${modifiers.some((kind) => kind === "nmod" || kind === "acl" || kind === "advcl")}`,
    `ahead ${isAhead(tree, noun)}`,
    `type ${type} ahead ${isAhead(tree, noun)}`,
    `place ${index < 1 ? 0 : index < 3 ? 1 : index < 10 ? 3 : 10}`,
    `party ${named ? "of it" : actors.length > 0 ? "near" : earlier.length > 0 ? "before" : "none"}`,
    `type ${type} party ${named}`,
  ];
  for (let row = Math.max(0, figure.from - 3); row < Math.min(sentence.length, figure.to + 5); row++) {
    const near = figureClass(sentence.lemma[row] ?? "", "noun");
    if (row !== noun && near !== "other") features.push(`near ${type} ${near}`);
    if (/^(since|consecutive|row|ago|late|old|ever|yet|date|time)$/i.test(sentence.form[row] ?? ""))
      features.push(`near ${type} word ${sentence.lower[row] ?? ""}`);
  }
  const around = sentence.form
    .slice(Math.max(0, figure.from - 1), figure.to + 4)
    .join(" ")
    .toLowerCase();
  if (STREAK.test(around)) features.push("streak", `streak ${type}`, `streak ranked ${isRanked(sentence, figure)}`);
  features.push(`class of ${wordClass((sentence.lemma[noun] ?? "").toLowerCase()).coarse}`);
  const told = verb < 0 ? "none" : wordClass((sentence.lemma[verb] ?? "").toLowerCase()).coarse;
  features.push(`class do ${told}`, `type ${type} class do ${told}`);
  if (verb >= 0 && child(tree, verb, "cop") >= 0) features.push(`equated ${type}`);
  return [...new Set(features)];
}

/** Words back from a streak to the rank that it holds: "the top foreign investor for five consecutive years". */
const RANKED = 10;

function isRanked(sentence: Sentence, { from }: Figure): boolean {
  for (let row = Math.max(0, from - RANKED); row < from; row++)
    if (
      sentence.xpos[row] === "JJS" ||
      /^(?:top|leading|record|first|second|third|only)$/i.test(sentence.form[row] ?? "")
    )
      return true;
  return false;
}

const FUTURE = new Set(["will", "would", "shall", "could", "may", "might", "should", "to"]);

/** What is still to come is a plan or a pledge, not a fact. */
function isAhead(tree: Tree, noun: number): boolean {
  let row = noun;
  for (let step = 0; step < 5 && row >= 0; step++) {
    const helped = (tree.children[row] ?? []).some(
      (at) =>
        at < row &&
        (relation(tree, at) === "aux" || relation(tree, at) === "mark") &&
        FUTURE.has(tree.sentence.lower[at] ?? ""),
    );
    if (helped) return true;
    // "will meet, noting that it is the largest": what is told beside a plan is no plan.
    if (relation(tree, row) === "advcl" && tree.sentence.xpos[row] === "VBG") return false;
    row = tree.sentence.head[row] ?? -1;
  }
  return false;
}
