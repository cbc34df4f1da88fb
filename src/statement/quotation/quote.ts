import type { Article } from "../../article/index.js";
import { datelineEnd, type Sentence } from "../../language/index.js";
import type { Mentions } from "../../mention/index.js";
import { bySentence } from "../by-sentence.js";
import { likeliest, type Word } from "../kind/candidate.js";
import type { Quote } from "../schema.js";
import { rowAt, sentenceAt } from "../syntax/tokens.js";
import { type Attribution, attributionOf, ledUpTo, type Scene, standsAlone } from "./attribution.js";
import type { Speaker } from "./named-speaker.js";
import { type Quotation, quotations } from "./quotation.js";
import { speakerOf } from "./speaker.js";

/** Shortest quotation that counts; shorter ones are scare quotes or fragments. */
const MIN_WORDS = 4;

/** A quotation with who speaks it, and where that is said; no attribution where it goes on from the one before. */
interface Spoken {
  readonly quotation: Quotation;
  readonly speaker: Speaker;
  readonly attribution: Attribution | null;
}

/**
 * Direct speech with its speaker: words inside quotation marks that the article attributes to a named person or
 * to an office. A speaker is looked for in the sentence of the quotation (after it, before it, around it), then
 * taken from the quotation it continues, then from the sentence that leads up to it.
 *
 * @returns quotes in the order of the text, without ids; quotations nobody is named for are left out.
 * @example codeQuotes(article, sentences, mentions)[0]?.speaker // "Donald Tusk"
 */
export function codeQuotes(article: Article, sentences: readonly Sentence[], mentions: Mentions): Omit<Quote, "id">[] {
  return quoteWords(article, sentences, mentions).flatMap((word) => {
    const weighed = likeliest(word, 0);
    return weighed ? [{ ...weighed.draft, confidence: weighed.sure }] : [];
  });
}

/** The quotations of an article that someone is named for, with what the judge looks at in each. */
export function quoteWords(
  article: Article,
  sentences: readonly Sentence[],
  mentions: Mentions,
): Word<Omit<Quote, "id">>[] {
  const actors = bySentence(sentences.length, mentions.actors);
  const dateline = datelineEnd(article.text, 0);
  const home = mentions.places.find(({ start }) => start < dateline)?.country ?? null;
  const scene: Scene = { article, sentences, actors, quotations: quotations(article.text), home };
  const found: Word<Omit<Quote, "id">>[] = [];
  let previous: Spoken | null = null;
  for (const [at, quotation] of scene.quotations.entries()) {
    const spoken = spokenBy(scene, at, previous);
    const fragment = article.text.slice(quotation.start, quotation.end).split(/\s+/).length < MIN_WORDS;
    // A scare quote between two quotations does not break off who speaks.
    if (spoken || !fragment) previous = spoken;
    if (spoken && !fragment) {
      const readings = () => [{ draft: toQuote(scene, spoken) }];
      found.push({ kind: "quote", row: null, features: featuresOf(scene, spoken), readings });
    }
  }
  return found;
}

function spokenBy(scene: Scene, at: number, previous: Spoken | null): Spoken | null {
  const quotation = scene.quotations[at];
  if (!quotation) return null;
  const next = scene.quotations[at + 1];
  // A quotation that an ellipsis breaks at a paragraph's end is attributed where its last part is.
  const last = !quotation.closed && next?.outerStart === quotation.end + 2 ? at + 1 : at;
  const attribution = attributionOf(scene, last);
  const weak = attribution === null || attribution.ground === "clause" || attribution.ground === "after a stop";
  // What goes on from the quotation before it goes before what only surrounds it.
  if (previous && weak && goesOn(scene, quotation, previous.quotation))
    return { quotation, speaker: previous.speaker, attribution: null };
  const words = scene.article.text.slice(quotation.start, quotation.end);
  const own = attribution ? speakerOf(scene, attribution, previous?.speaker ?? null, words) : null;
  if (attribution && own && own !== "nobody") return { quotation, speaker: own, attribution };
  // Who is named but cannot be quoted, or is not known, is not replaced by someone else.
  if (attribution && (own === "nobody" || attribution.ground === "after")) return null;
  const lead = ledUpTo(scene, at);
  const led = lead ? speakerOf(scene, lead, previous?.speaker ?? null, words) : null;
  return lead && led && led !== "nobody" ? { quotation, speaker: led, attribution: lead } : null;
}

/** Whether a quotation goes on from the one before: `"…," he said. "…"`, a paragraph left open, a second part in one sentence. */
function goesOn({ sentences }: Scene, quotation: Quotation, before: Quotation): boolean {
  const here = sentenceAt(sentences, quotation.start);
  const there = sentenceAt(sentences, Math.max(before.end - 1, 0));
  if (here === there) return true;
  if (!standsAlone(sentences, quotation)) return false;
  const gap = (sentences[here]?.paragraph ?? 0) - (sentences[there]?.paragraph ?? 0);
  return (!before.closed && gap <= 1) || (gap <= 1 && here - there <= 1);
}

function toQuote(
  { article: { text }, sentences }: Scene,
  { quotation, speaker, attribution }: Spoken,
): Omit<Quote, "id"> {
  const trimmed = /[,;]$/.test(text.slice(quotation.start, quotation.end)) ? quotation.end - 1 : quotation.end;
  const [from, to] = evidenceSpan(text, quotation, sentences, attribution);
  return {
    kind: "quote",
    evidence: { start: from, end: to, text: text.slice(from, to) },
    words: text.slice(quotation.start, trimmed),
    wordsSpan: { start: quotation.start, end: trimmed },
    speaker: speaker.name,
    code: speaker.code,
    speakerSpan: { start: speaker.start, end: speaker.end },
    confidence: 0,
  };
}

/** The quotation with its attribution where both stand in one paragraph and close together; else the quotation alone. */
function evidenceSpan(
  text: string,
  quotation: Quotation,
  sentences: readonly Sentence[],
  attribution: Attribution | null,
): [number, number] {
  // Evidence never crosses a paragraph: of words that do, the part nearest to who speaks stands for them.
  const last = text.lastIndexOf("\n\n", quotation.end - 1);
  const broken = last >= quotation.start;
  const own: [number, number] = broken ? [last + 2, quotation.outerEnd] : [quotation.outerStart, quotation.outerEnd];
  const sentence = attribution ? sentences[attribution.sentence] : undefined;
  if (!attribution || !sentence) return own;
  const first = Math.min(attribution.from, attribution.verb < 0 ? attribution.from : attribution.verb);
  const until = Math.max(attribution.to - 1, attribution.verb);
  const from = Math.min(own[0], sentence.starts[first] ?? own[0]);
  const to = Math.max(own[1], sentence.ends[until] ?? own[1]);
  const near = to - from <= own[1] - own[0] + 120 && !text.slice(from, to).includes("\n\n");
  return near ? [from, to] : own;
}

function featuresOf({ article: { text }, sentences }: Scene, { quotation, speaker, attribution }: Spoken): string[] {
  const words = text.slice(quotation.start, quotation.end);
  const count = words.split(/\s+/).length;
  const ground = attribution?.ground ?? "same speaker";
  const alone = standsAlone(sentences, quotation);
  const sentence = sentences[sentenceAt(sentences, quotation.start)];
  const first = sentence ? rowAt(sentence, quotation.start) : 0;
  const until = sentence ? rowAt(sentence, quotation.end) : 0;
  const said = sentence?.upos.slice(first, until) ?? [];
  const before = sentence?.upos[first - 2] ?? "none";
  const after = sentence?.upos[sentence.upos[until] === "PUNCT" ? until + 1 : until] ?? "none";
  const joined =
    !/[,.!?…]\W*$/.test(words) && /^\W? ?[\p{L}]/u.test(text.slice(quotation.outerEnd, quotation.outerEnd + 3));
  const coded = speaker.code === null ? "none" : speaker.code.includes(":") ? "group" : "state";
  return [
    "always",
    `ground ${ground}`,
    `speaker ${speaker.how}`,
    `coded ${coded}`,
    `words ${count < 5 ? 4 : count < 7 ? 5 : count < 12 ? 7 : 12}`,
    `begins ${/^\p{Lu}/u.test(words) ? "large" : "small"}`,
    `alone ${alone}`,
    `ground ${ground} ${alone}`,
    `closed ${quotation.closed}`,
    `verb ${said.includes("VERB") || said.includes("AUX")}`,
    `verb ${said.includes("VERB") || said.includes("AUX")} alone ${alone}`,
    `before ${alone ? "none" : before}`,
    `goes on ${joined ? after : "no"}`,
  ];
}
