import type { Article } from "../../article/index.js";
import type { Sentence } from "../../language/index.js";
import type { ActorMention } from "../../mention/index.js";
import { rowAt, sentenceAt } from "../syntax/tokens.js";
import { caseOf, child, reach, relation, subject, type Tree, treeOf } from "../syntax/tree.js";
import { following } from "./attribution-after.js";
import { citedBy, PHRASE, phraseEnd, REACH } from "./naming-phrase.js";
import type { Quotation } from "./quotation.js";
import { isSpeech, voiceOf } from "./speech.js";

/** An article as the search for speakers sees it. */
export interface Scene {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  /** Actor mentions by sentence. */
  readonly actors: readonly (readonly ActorMention[])[];
  readonly quotations: readonly Quotation[];
  /** The dateline's state, whose officials an agency names without it; null where there is no dateline. */
  readonly home: string | null;
}

/** What ties a quotation to the words that name its speaker. */
export type Ground =
  /** `"…," Tusk said` */
  | "after"
  /** `"…." Tusk said on Monday.` after a full stop */
  | "after a stop"
  /** `Tusk said: "…"`, `Tusk said it was "…"` */
  | "before"
  /** `Tusk gave a warning: "…"` */
  | "colon"
  /** `according to Tusk, it was "…"` */
  | "according"
  /** `an announcement by Jordan that "…"` */
  | "noun"
  /** `Berlin sees "…"` */
  | "clause"
  /** the sentence before leads up to a quotation that stands alone */
  | "sentence before";

/** Where a quotation's speaker is named. */
export interface Attribution {
  readonly ground: Ground;
  /** The sentence, and the rows of the phrase in it. */
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** Row that carries the phrase's syntax; -1 where the parse does not say. */
  readonly head: number;
  /** Row of the reporting verb; -1 where there is none. */
  readonly verb: number;
}

/**
 * Attribution by the sentence that a quotation stands in or that goes on after it, surest first.
 *
 * @param at the quotation's place among the article's.
 */
export function attributionOf(scene: Scene, at: number): Attribution | null {
  const stop = endsWithStop(scene, at);
  return (
    (stop ? null : following(scene, at, "after")) ??
    before(scene, at) ??
    (stop ? following(scene, at, "after a stop") : null) ??
    according(scene, at) ??
    enclosing(scene, at)
  );
}

/** A full stop inside the marks ends what is reported; "…!" and "…," go on with who said it. */
function endsWithStop({ article: { text }, quotations }: Scene, at: number): boolean {
  const quotation = quotations[at];
  return quotation !== undefined && /[.…]$/.test(text.slice(quotation.start, quotation.end));
}

/** `Tusk told reporters: "…"`, `Mattis, he said, had "…"`, `saying it was "…"`, `delivered an ultimatum: "…"`. */
function before(scene: Scene, at: number): Attribution | null {
  const { sentences, quotations } = scene;
  const quotation = quotations[at];
  if (!quotation) return null;
  let index = sentenceAt(sentences, quotation.outerStart);
  let sentence = sentences[index];
  if (!sentence) return null;
  let to = rowAt(sentence, quotation.outerStart);
  if (to === 0) {
    const led = sentences[index - 1];
    if (led?.form[led.length - 1] !== ":") return null;
    index--;
    sentence = led;
    to = led.length;
  }
  const previous = quotations[at - 1];
  const floor = previous && previous.outerEnd > sentence.start ? rowAt(sentence, previous.outerEnd) : 0;
  const from = Math.max(floor, to - REACH);
  for (let verb = to - 1; verb >= from; verb--) {
    if (!isSpeech(sentence, verb)) continue;
    // "…," he said, adding it was "…": who spoke before goes on.
    if (floor > 0 && sentence.xpos[verb] === "VBG" && verb <= floor + 2) return null;
    const found = speakerBefore(sentence, verb, from);
    if (found) return { ground: "before", sentence: index, ...found, verb };
  }
  return owned(index, sentence, from, to) ?? ledByColon(index, sentence, from, to);
}

function speakerBefore(
  sentence: Sentence,
  verb: number,
  from: number,
): Pick<Attribution, "from" | "to" | "head"> | null {
  if ((sentence.lower[verb - 1] ?? "") === "as")
    for (let row = verb - 2; row >= Math.max(0, verb - PHRASE); row--) {
      const cited = /^(quote|cite)$/.test(sentence.lemma[row] ?? "") ? citedBy(sentence, row, verb) : null;
      if (cited) return { ...cited, head: -1 };
    }
  if (sentence.parsed) {
    const head = reporter(treeOf(sentence), verb);
    if (head >= 0) return { ...phraseOf(treeOf(sentence), head, verb), head };
  }
  for (let row = verb - 1; row >= from; row--) {
    if (sentence.upos[row] === "VERB" && !/^VB[GN]$/.test(sentence.xpos[row] ?? "")) return null;
    if (/^(NOUN|PROPN|PRON)$/.test(sentence.upos[row] ?? "")) {
      let start = row;
      while (start > from && row - start < PHRASE && !/^(VERB|SCONJ|CCONJ|AUX)$/.test(sentence.upos[start - 1] ?? ""))
        start--;
      return { from: start, to: verb, head: -1 };
    }
  }
  return null;
}

/** The rows of the noun phrase over `head`, on its side of the verb. */
function phraseOf(tree: Tree, head: number, verb: number): { from: number; to: number } {
  const [first, last] = reach(tree, head, ["acl", "parataxis", "conj"]);
  return head < verb
    ? { from: first, to: Math.min(last + 1, verb) }
    : { from: Math.max(first, verb + 1), to: last + 1 };
}

/**
 * Row of who reports with `verb`: its subject; for a verb without one of its own ("and claimed", "adding") that of the
 * reporting verb it hangs from before that of any other.
 */
function reporter(tree: Tree, verb: number): number {
  const { sentence } = tree;
  let row = verb;
  for (let step = 0; step < 6 && row >= 0; step++) {
    const own = child(tree, row, "nsubj");
    if (own >= 0 && (row === verb || isSpeech(sentence, row))) return subject(tree, row);
    if (own >= 0 && relation(tree, row) !== "ccomp") break;
    row = sentence.head[row] ?? -1;
  }
  return subject(tree, verb);
}

/** `an announcement by Jordan that "…"`, `in the minister's letter, "…"`. */
function owned(index: number, sentence: Sentence, from: number, to: number): Attribution | null {
  if (!sentence.parsed) return null;
  const tree = treeOf(sentence);
  for (let row = to - 1; row >= from; row--) {
    if (sentence.upos[row] !== "NOUN" || !["saying", "document"].includes(voiceOf(sentence.lemma[row] ?? "") ?? ""))
      continue;
    const owner =
      tree.children[row]?.find(
        (at) => relation(tree, at) === "nmod" && (["by", "from"].includes(caseOf(tree, at)) || at < row) && at < to,
      ) ?? byRow(sentence, row, to);
    if (owner >= 0) return { ground: "noun", sentence: index, from: owner, to: owner + 1, head: owner, verb: -1 };
  }
  return null;
}

/** Row of the name after "by" a few words on: "an announcement this week by Jordan". */
function byRow(sentence: Sentence, row: number, to: number): number {
  for (let at = row + 1; at < Math.min(to, row + 7); at++) if (sentence.form[at] === "by") return at + 1;
  return -1;
}

function ledByColon(index: number, sentence: Sentence, from: number, to: number): Attribution | null {
  let mark = to - 1;
  while (mark > from && sentence.upos[mark] === "PUNCT" && sentence.form[mark] !== ":") mark--;
  if (sentence.form[mark] !== ":" || !sentence.parsed) return null;
  const tree = treeOf(sentence);
  const root = sentence.head.findIndex((head, row) => head < 0 && row < to);
  const head = root < 0 ? -1 : subject(tree, root);
  return head < 0 ? null : { ground: "colon", sentence: index, from: head, to: head + 1, head, verb: root };
}

/** `According to Tusk, it was "…"`. */
function according({ sentences, quotations }: Scene, at: number): Attribution | null {
  const quotation = quotations[at];
  if (!quotation) return null;
  const index = sentenceAt(sentences, quotation.outerStart);
  const sentence = sentences[index];
  if (!sentence) return null;
  for (let row = 0; row < sentence.length - 2; row++) {
    if ((sentence.lower[row] ?? "") !== "according" || sentence.form[row + 1] !== "to") continue;
    if ((sentence.starts[row] ?? 0) > quotation.start && (sentence.starts[row] ?? 0) < quotation.end) continue;
    return {
      ground: "according",
      sentence: index,
      from: row + 2,
      to: phraseEnd(sentence, row + 2, Math.min(sentence.length, row + 2 + PHRASE)),
      head: -1,
      verb: -1,
    };
  }
  return null;
}

/** The quotation is part of a clause: its subject speaks (`Berlin sees "a last chance for peace"`). */
function enclosing({ sentences, quotations }: Scene, at: number): Attribution | null {
  const quotation = quotations[at];
  if (!quotation) return null;
  const index = sentenceAt(sentences, quotation.outerStart);
  const sentence = sentences[index];
  if (!sentence?.parsed) return null;
  const first = rowAt(sentence, quotation.outerStart);
  const last = rowAt(sentence, quotation.end - 1);
  if (first === 0 && last >= sentence.length - 2) return null;
  const tree = treeOf(sentence);
  let row = Math.min(rowAt(sentence, quotation.start), sentence.length - 1);
  for (let step = 0; step < sentence.length && row >= 0; step++) {
    if ((row < first || row > last) && sentence.upos[row] === "VERB") {
      const head = child(tree, row, "nsubj");
      if (head >= 0) return { ground: "clause", sentence: index, from: head, to: head + 1, head, verb: row };
    }
    row = sentence.head[row] ?? -1;
  }
  return null;
}

/** The sentence before leads up to a quotation that stands alone: `Mattis had a softer message. "…"`. */
export function ledUpTo({ sentences, quotations, actors }: Scene, at: number): Attribution | null {
  const quotation = quotations[at];
  if (!quotation || !standsAlone(sentences, quotation)) return null;
  const index = sentenceAt(sentences, quotation.outerStart) - 1;
  const sentence = sentences[index];
  const own = sentences[index + 1];
  if (!sentence || !own || own.paragraph - sentence.paragraph > 1) return null;
  for (let verb = 0; verb < sentence.length; verb++) {
    const found = isSpeech(sentence, verb) ? speakerBefore(sentence, verb, 0) : null;
    if (found) return { ground: "sentence before", sentence: index, ...found, verb };
  }
  const person = actors[index]?.find(
    (actor) => actor.from <= 3 && (actor.people.length > 0 || actor.form === "pronoun"),
  );
  return person
    ? { ground: "sentence before", sentence: index, from: person.from, to: person.to, head: person.head, verb: -1 }
    : null;
}

/** Whether a quotation begins its sentence. */
export function standsAlone(sentences: readonly Sentence[], quotation: Quotation): boolean {
  const sentence = sentences[sentenceAt(sentences, quotation.outerStart)];
  return sentence !== undefined && rowAt(sentence, quotation.outerStart) <= 1;
}
