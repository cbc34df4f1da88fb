import type { Article } from "../article/index.js";
import type { Sentence } from "../language/index.js";
import type { ActorMention } from "../mention/index.js";
import type { Quotation } from "./quotation.js";
import { isSpeech, speechStrength, voiceOf } from "./speech.js";
import { rowAt, sentenceAt } from "./tokens.js";
import { caseOf, child, reach, relation, subject, type Tree, treeOf } from "./tree.js";

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

/** How far from a quotation, in tokens, its attribution is looked for. */
const REACH = 40;
/** Longest phrase that names a speaker, in tokens. */
const PHRASE = 22;

/**
 * Attribution by the sentence that a quotation stands in or that goes on after it, surest first.
 *
 * @param at the quotation's place among the article's.
 */
export function attributionOf(scene: Scene, at: number): Attribution | null {
  const stop = endsWithStop(scene, at);
  return (
    (stop ? null : after(scene, at, "after")) ??
    before(scene, at) ??
    (stop ? after(scene, at, "after a stop") : null) ??
    according(scene, at) ??
    enclosing(scene, at)
  );
}

/** A full stop inside the marks ends what is reported; "…!" and "…," go on with who said it. */
function endsWithStop({ article: { text }, quotations }: Scene, at: number): boolean {
  const quotation = quotations[at];
  return quotation !== undefined && /[.…]$/.test(text.slice(quotation.start, quotation.end));
}

function after(scene: Scene, at: number, ground: "after" | "after a stop"): Attribution | null {
  const { sentences, quotations, article } = scene;
  const quotation = quotations[at];
  if (!quotation) return null;
  const index = sentenceAt(sentences, quotation.outerEnd);
  const sentence = sentences[index];
  if (!sentence) return null;
  const from = rowAt(sentence, quotation.outerEnd);
  const gap = article.text.slice(quotation.outerEnd, sentence.starts[from] ?? sentence.end);
  if (gap.includes("\n\n")) return null;
  const next = quotations[at + 1];
  const limit = next && next.outerStart < sentence.end ? rowAt(sentence, next.outerStart) : sentence.length;
  const until = Math.min(limit, from + REACH);
  let lead = from;
  while (lead < until && sentence.upos[lead] === "PUNCT") lead++;
  // A full stop after the marks closes the sentence.
  if (sentence.form.slice(from, lead).includes(".") || /^(CCONJ|SCONJ|ADP)$/.test(sentence.upos[lead] ?? ""))
    return null;
  const found =
    ground === "after a stop" && isSpeech(sentence, lead)
      ? null
      : (inverted(index, sentence, lead, until) ?? direct(index, sentence, lead, until));
  if (!found || ground === "after") return found;
  const verb = found.verb;
  const sure = verb - lead <= 12 && speechStrength(sentence.lemma[verb] ?? "") > 1 && isBare(sentence, verb, until);
  return sure ? { ...found, ground } : null;
}

/** `"…," said the minister, Jens Berg`. */
function inverted(index: number, sentence: Sentence, lead: number, until: number): Attribution | null {
  if (!isSpeech(sentence, lead) || sentence.xpos[lead] === "VBG") return null;
  const to = phraseEnd(sentence, lead + 1, Math.min(until, lead + 1 + PHRASE));
  return to > lead + 1 ? { ground: "after", sentence: index, from: lead + 1, to, head: -1, verb: lead } : null;
}

/** `"…," Tusk told reporters`, `"…," the paper quoted Tusk as saying`. */
function direct(index: number, sentence: Sentence, lead: number, until: number): Attribution | null {
  if (sentence.upos[lead] === "VERB" && sentence.xpos[lead] === "VBG") return null;
  for (let verb = lead + 1; verb < until; verb++) {
    if (!isSpeech(sentence, verb) || /^VB[GN]?$/.test(reportingTag(sentence, verb))) continue;
    if (verb - lead > PHRASE || !clauseOpen(sentence, lead, verb)) return null;
    const cited = citedBy(sentence, verb, until);
    if (cited) return { ground: "after", sentence: index, ...cited, head: -1, verb };
    return { ground: "after", sentence: index, from: lead, to: verb, head: headOf(sentence, verb, lead), verb };
  }
  return null;
}

/** The tag of a verb, "VBD" for a participle under "has": "has said" is as finite as "said". */
function reportingTag(sentence: Sentence, verb: number): string {
  const tag = sentence.xpos[verb] ?? "";
  const helped = /^(have|has|had|did|does)$/i.test(sentence.form[verb - 1] ?? "");
  // Taggers take "said" after a phrase in commas for a participle.
  return tag === "VBN" && (helped || (sentence.lemma[verb] ?? "") === "say") ? "VBD" : tag;
}

/** "quoted Tusk as saying": who is quoted, not who quotes. */
function citedBy(sentence: Sentence, verb: number, until: number): { from: number; to: number } | null {
  if (!/^(quote|cite)$/.test(sentence.lemma[verb] ?? "")) return null;
  for (let row = verb + 1; row < Math.min(until + 3, sentence.length, verb + PHRASE); row++)
    if ((sentence.form[row] ?? "").toLowerCase() === "as" && row > verb + 1) return { from: verb + 1, to: row };
  return null;
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
  if ((sentence.form[verb - 1] ?? "").toLowerCase() === "as")
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
    if ((sentence.form[row] ?? "").toLowerCase() !== "according" || sentence.form[row + 1] !== "to") continue;
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

/** Whether nothing but apposition and adverbs lies between the beginning of a clause and its verb. */
function clauseOpen(sentence: Sentence, from: number, verb: number): boolean {
  let relative = false;
  for (let row = from; row < verb; row++) {
    if (/^(WP|WDT|WRB)$/.test(sentence.xpos[row] ?? "")) relative = true;
    if (sentence.form[row] === "," && relative && row > from + 2) relative = false;
    if (relative || sentence.upos[row] !== "VERB") continue;
    if (!/^VB[GN]$/.test(sentence.xpos[row] ?? "")) return false;
  }
  return true;
}

/** Row of the parsed subject of a verb where it stands between two rows; -1 else. */
function headOf(sentence: Sentence, verb: number, from: number): number {
  if (!sentence.parsed) return -1;
  const head = child(treeOf(sentence), verb, "nsubj");
  return head >= from && head < verb ? head : -1;
}

/** Whether a reporting verb has nothing to report but what stood before: hearers, a time, a place may follow. */
function isBare(sentence: Sentence, verb: number, until: number): boolean {
  let row = verb + 1;
  if (/^(tell|inform|assure)$/.test(sentence.lemma[verb] ?? ""))
    while (row < until && row < verb + 5 && /^(DET|ADJ|NOUN|PROPN|PRON)$/.test(sentence.upos[row] ?? "")) row++;
  while (row < until && sentence.upos[row] === "ADV") row++;
  if (row >= until) return true;
  if (/^(PUNCT|ADP|CCONJ)$/.test(sentence.upos[row] ?? "")) return true;
  return /^(\w+day|yesterday|today)$/i.test(sentence.form[row] ?? "") || sentence.xpos[row] === "VBG";
}

/** The row after a noun phrase with its apposition: up to a verb, a clause, a preposition other than "of", "for", "in", "at". */
function phraseEnd(sentence: Sentence, from: number, until: number): number {
  let row = from;
  for (; row < until; row++) {
    const upos = sentence.upos[row] ?? "";
    const form = (sentence.form[row] ?? "").toLowerCase();
    if (/^(VERB|AUX|SCONJ)$/.test(upos) || /^(WP|WDT)$/.test(sentence.xpos[row] ?? "")) break;
    if (upos === "ADP" && !["of", "for", "in", "at", "to", "on"].includes(form)) break;
    if (upos === "PUNCT" && !/^[,.'’-]$/.test(form)) break;
    // Past a comma only an apposition goes on.
    if (form === "," && !/^(DET|PROPN|NOUN|ADJ)$/.test(sentence.upos[row + 1] ?? "")) break;
  }
  return row;
}
