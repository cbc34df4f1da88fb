import speechTable from "../../data/speech.tsv";
import type { Article } from "../article/index.js";
import type { Sentence } from "../language/index.js";
import type { ActorMention, Mentions } from "../mention/index.js";
import { type Quotation, quotations } from "./quotation.js";
import type { Quote } from "./schema.js";
import { rowAt, sentenceAt } from "./tokens.js";

/** How well the words around a quotation name its speaker; the share right on gold decides the confidence. */
type Ground = "speech verb" | "clause" | "same speaker" | "sentence before";

const CONFIDENCE: Readonly<Record<Ground, number>> = {
  "speech verb": 0.96,
  clause: 0.8,
  "same speaker": 0.85,
  "sentence before": 0.7,
};

interface Attribution {
  readonly speaker: ActorMention;
  readonly ground: Ground;
  /** Stretch of the attributing words ("Tusk told reporters") where they stand in the quotation's own paragraph. */
  readonly start: number;
  readonly end: number;
}

interface Context {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly bySentence: readonly (readonly ActorMention[])[];
}

/** Shortest quotation that counts; shorter ones are scare quotes or fragments. */
const MIN_WORDS = 4;
/** How far from a quotation, in tokens, its attribution is looked for. */
const REACH = 40;

const speech = new Map(
  speechTable
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t"))
    .map(([lemma = "", strength = "1"]) => [lemma, Number(strength)] as const),
);

/**
 * Direct speech with its speaker: words inside quotation marks that the article attributes to a named person or
 * to an office. A speaker is looked for in the sentence of the quotation (after it, before it, around it), then
 * taken from the quotation it continues, then from the sentence that leads up to it.
 *
 * @returns quotes in the order of the text, without ids; quotations nobody is named for are left out.
 * @example codeQuotes(article, sentences, mentions)[0]?.speaker // "Donald Tusk"
 */
export function codeQuotes(article: Article, sentences: readonly Sentence[], mentions: Mentions): Omit<Quote, "id">[] {
  const bySentence: ActorMention[][] = sentences.map(() => []);
  for (const actor of mentions.actors) bySentence[actor.sentence]?.push(actor);
  const context: Context = { article, sentences, bySentence };
  const quotes: Omit<Quote, "id">[] = [];
  let previous: { quotation: Quotation; attribution: Attribution | null } | null = null;
  const all = quotations(article.text);
  for (const [index, quotation] of all.entries()) {
    const attribution: Attribution | null =
      within(context, quotation, all[index - 1], all[index + 1]) ??
      continued(context, quotation, previous) ??
      ledUpTo(context, quotation);
    if (attribution || !isFragment(article.text, quotation)) previous = { quotation, attribution };
    if (attribution && !isFragment(article.text, quotation)) {
      const quote = toQuote(article.text, quotation, attribution);
      if (quote) quotes.push(quote);
    }
  }
  return quotes;
}

function isFragment(text: string, { start, end }: Quotation): boolean {
  return text.slice(start, end).split(/\s+/).length < MIN_WORDS;
}

/** Attribution by the sentence (or sentences) the quotation stands in. */
function within(
  context: Context,
  quotation: Quotation,
  before: Quotation | undefined,
  after: Quotation | undefined,
): Attribution | null {
  return following(context, quotation, after) ?? preceding(context, quotation, before) ?? enclosing(context, quotation);
}

/** `"...," Tusk told reporters` and `"...," said the minister`. */
function following(
  { sentences, bySentence }: Context,
  quotation: Quotation,
  next: Quotation | undefined,
): Attribution | null {
  const index = sentenceAt(sentences, quotation.outerEnd);
  const sentence = sentences[index];
  if (!sentence) return null;
  const last = sentenceAt(sentences, quotation.end - 1);
  // The splitter may part `"Go!" he said.`; words in another sentence count only when they start with the attribution.
  if (last !== index && sentence.paragraph !== sentences[last]?.paragraph) return null;
  const from = rowAt(sentence, quotation.outerEnd);
  const limit = next && next.outerStart < sentence.end ? rowAt(sentence, next.outerStart) : sentence.length;
  const until = Math.min(limit, from + REACH);
  const lead = skip(sentence, from, until);
  const actors = bySentence[index] ?? [];
  const verb = findSpeech(sentence, lead, until, 1);
  if (verb < 0) return null;
  const subject = actors.find((actor) => actor.from >= lead && actor.from <= lead + 1 && actor.to <= verb);
  if (subject && clauseOpen(sentence, subject.to, verb)) return spoken(sentence, subject, verb, until);
  if (verb <= lead + 1) {
    const inverted = bestSpeaker(
      actors.filter((actor) => actor.from > verb && actor.from <= verb + 4 && actor.from < until),
    );
    if (inverted) return spoken(sentence, inverted, verb, until);
  }
  return null;
}

/** `Tusk told reporters: "..."`, `Mattis, he said, had "again defied ..."`. */
function preceding(
  { sentences, bySentence }: Context,
  quotation: Quotation,
  previous: Quotation | undefined,
): Attribution | null {
  const index = sentenceAt(sentences, quotation.outerStart);
  const sentence = sentences[index];
  if (!sentence) return null;
  const to = rowAt(sentence, quotation.outerStart);
  const floor = previous && previous.outerEnd > sentence.start ? rowAt(sentence, previous.outerEnd) : 0;
  const from = Math.max(floor, to - REACH);
  for (let verb = to - 1; verb >= from; verb--) {
    if (!isSpeech(sentence, verb, 1)) continue;
    const subject = subjectOf(sentence, verb, from, bySentence[index] ?? []);
    if (subject)
      return { speaker: subject, ground: "speech verb", start: subject.start, end: sentence.ends[verb] ?? subject.end };
  }
  return null;
}

/** The quotation is part of a clause: its subject speaks (`Berlin sees "a last chance for peace"`). */
function enclosing({ sentences, bySentence }: Context, quotation: Quotation): Attribution | null {
  const index = sentenceAt(sentences, quotation.outerStart);
  const sentence = sentences[index];
  if (!sentence?.parsed) return null;
  const first = rowAt(sentence, quotation.outerStart);
  const last = rowAt(sentence, quotation.end - 1);
  if (first === 0 && last >= sentence.length - 2) return null;
  const actors = bySentence[index] ?? [];
  let row = Math.min(rowAt(sentence, quotation.start), sentence.length - 1);
  for (let step = 0; step < sentence.length && row >= 0; step++) {
    const outside = row < first || row > last;
    if (outside && sentence.upos[row] === "VERB") {
      const subject = actors.find(
        (actor) => sentence.head[actor.head] === row && isSubject(sentence.deprel[actor.head]),
      );
      if (subject) return { speaker: subject, ground: "clause", start: subject.start, end: quotation.outerEnd };
    }
    row = sentence.head[row] ?? -1;
  }
  return null;
}

/** A quotation that goes on from the one before: `"...," he said. "..."`, or a paragraph left open. */
function continued(
  { sentences }: Context,
  quotation: Quotation,
  previous: { quotation: Quotation; attribution: Attribution | null } | null,
): Attribution | null {
  if (!previous?.attribution || !standsAlone(sentences, quotation)) return null;
  const here = sentences[sentenceAt(sentences, quotation.start)];
  const there = sentences[sentenceAt(sentences, Math.max(previous.quotation.end - 1, 0))];
  if (!here || !there) return null;
  const gap = here.paragraph - there.paragraph;
  const between = sentenceAt(sentences, quotation.start) - sentenceAt(sentences, previous.quotation.end - 1);
  const goesOn = !previous.quotation.closed && gap <= 1;
  if (!goesOn && !(gap === 0 && between <= 1) && !(gap === 1 && between <= 1)) return null;
  const { speaker } = previous.attribution;
  return { speaker, ground: "same speaker", start: quotation.outerStart, end: quotation.outerEnd };
}

/** The sentence before leads up to a quotation that stands alone: `Mattis had a softer message. "..."`. */
function ledUpTo({ sentences, bySentence }: Context, quotation: Quotation): Attribution | null {
  if (!standsAlone(sentences, quotation)) return null;
  const index = sentenceAt(sentences, quotation.outerStart) - 1;
  const sentence = sentences[index];
  const own = sentences[index + 1];
  if (!sentence || !own || own.paragraph - sentence.paragraph > 1) return null;
  const actors = (bySentence[index] ?? []).filter(canSpeak);
  let speaker: ActorMention | undefined;
  for (let row = 0; row < sentence.length && !speaker; row++) {
    if (isSpeech(sentence, row, 1)) speaker = subjectOf(sentence, row, 0, actors);
  }
  speaker ??= actors.find((actor) => actor.from <= 3 && (actor.people.length > 0 || actor.form === "pronoun"));
  return speaker ? { speaker, ground: "sentence before", start: quotation.outerStart, end: quotation.outerEnd } : null;
}

function standsAlone(sentences: readonly Sentence[], quotation: Quotation): boolean {
  const sentence = sentences[sentenceAt(sentences, quotation.outerStart)];
  return sentence !== undefined && rowAt(sentence, quotation.outerStart) <= 1;
}

function isSpeech(sentence: Sentence, row: number, strength: number): boolean {
  const verb = sentence.upos[row] === "VERB" || sentence.upos[row] === "AUX";
  return verb && (speech.get(sentence.lemma[row] ?? "") ?? 0) >= strength;
}

function findSpeech(sentence: Sentence, from: number, to: number, strength: number): number {
  for (let row = from; row < to; row++) if (isSpeech(sentence, row, strength)) return row;
  return -1;
}

function skip(sentence: Sentence, from: number, to: number): number {
  let row = from;
  while (row < to && sentence.upos[row] === "PUNCT") row++;
  return row;
}

/** Whether nothing but apposition and adverbs lies between a subject and its verb. */
function clauseOpen(sentence: Sentence, from: number, verb: number): boolean {
  for (let row = from; row < verb; row++) {
    if (sentence.upos[row] === "VERB" && sentence.xpos[row] !== "VBG" && sentence.xpos[row] !== "VBN") return false;
  }
  return true;
}

const isSubject = (relation: string | undefined) => relation?.startsWith("nsubj") === true;

/** People and offices speak; "allies" and private groups without a name do not, as no one could be quoted. */
function canSpeak(actor: ActorMention): boolean {
  return (
    actor.people.length > 0 || actor.parties.some((party) => party.code !== null && !party.code.startsWith("GRP:"))
  );
}

function bestSpeaker(actors: readonly ActorMention[]): ActorMention | undefined {
  const able = actors.filter(canSpeak);
  return able.find((actor) => actor.people.length > 0) ?? able[0];
}

function subjectOf(
  sentence: Sentence,
  verb: number,
  from: number,
  actors: readonly ActorMention[],
): ActorMention | undefined {
  const able = actors.filter((actor) => canSpeak(actor) && actor.from >= from);
  if (sentence.parsed) {
    const own = able.find((actor) => sentence.head[actor.head] === verb && isSubject(sentence.deprel[actor.head]));
    if (own) return own;
    // "admitting", "adding": the participle's subject is that of the verb it hangs from; of "X said and warned", that of "said".
    let row = sentence.head[verb] ?? -1;
    for (let step = 0; step < 4 && row >= 0; step++) {
      const relation = sentence.deprel[verb] ?? "";
      const governor = row;
      if (/^(advcl|conj|xcomp|parataxis|acl)/.test(relation)) {
        const higher = able.find(
          (actor) =>
            (sentence.head[actor.head] === governor && isSubject(sentence.deprel[actor.head])) ||
            (actor.head === governor && relation.startsWith("acl")),
        );
        if (higher) return higher;
      }
      row = sentence.head[row] ?? -1;
    }
  }
  const before = able.filter((actor) => actor.to <= verb && clauseOpen(sentence, actor.to, verb));
  return before.findLast((actor) => actor.people.length > 0 || actor.form === "pronoun") ?? before.at(-1);
}

/** Attribution after the quotation: it ends with the hearers ("told reporters") or the speaker. */
function spoken(sentence: Sentence, speaker: ActorMention, verb: number, until: number): Attribution | null {
  if (!canSpeak(speaker)) return null;
  let to = Math.max(verb + 1, speaker.from > verb ? speaker.to : verb + 1);
  if (sentence.lemma[verb] === "tell") {
    while (to < until && /^(DET|ADJ|NOUN|PROPN|PRON)$/.test(sentence.upos[to] ?? "") && to < verb + 5) to++;
  }
  const end = sentence.ends[to - 1] ?? speaker.end;
  return {
    speaker,
    ground: "speech verb",
    start: Math.min(speaker.start, sentence.starts[verb] ?? speaker.start),
    end,
  };
}

function toQuote(
  text: string,
  quotation: Quotation,
  { speaker, ground, start, end }: Attribution,
): Omit<Quote, "id"> | null {
  const party = speaker.parties[0];
  const person = speaker.people[0];
  const code = party?.code ?? person?.code ?? null;
  if (code?.startsWith("GRP:")) return null;
  const trimmed = /[,;]$/.test(text.slice(quotation.start, quotation.end)) ? quotation.end - 1 : quotation.end;
  const [from, to] = evidenceSpan(text, quotation, start, end);
  const span = party ? { start: party.start, end: party.end } : { start: speaker.start, end: speaker.end };
  return {
    kind: "quote",
    evidence: { start: from, end: to, text: text.slice(from, to) },
    words: text.slice(quotation.start, trimmed),
    wordsSpan: { start: quotation.start, end: trimmed },
    speaker: person?.name ?? party?.name ?? text.slice(span.start, span.end),
    code,
    speakerSpan: span,
    confidence: CONFIDENCE[ground] - (speaker.form === "pronoun" ? 0.1 : 0),
  };
}

/** The quotation with its attribution where both stand in one paragraph and close together; else the quotation alone. */
function evidenceSpan(text: string, quotation: Quotation, start: number, end: number): [number, number] {
  const from = Math.min(quotation.outerStart, start);
  const to = Math.max(quotation.outerEnd, end);
  const near = to - from <= quotation.outerEnd - quotation.outerStart + 200 && !text.slice(from, to).includes("\n\n");
  return near ? [from, to] : [quotation.outerStart, quotation.outerEnd];
}
