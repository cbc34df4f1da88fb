import { type Article, readText } from "../src/article/index.js";
import type { Analysis, Coder } from "../src/coder.js";
import { codeOfName } from "../src/mention/index.js";
import type { Classifier } from "../src/statement/event/classifier.js";
import { FeatureList } from "../src/statement/event/features.js";
import { describeWord } from "../src/statement/event/first-look.js";
import { framesOf } from "../src/statement/event/lexicon.js";
import type { PartyCandidate } from "../src/statement/event/party-candidates.js";
import { realityAt } from "../src/statement/event/reading.js";
import type { Role } from "../src/statement/event/roles.js";
import { type Setting, settingsOf } from "../src/statement/event/setting.js";
import { statusFeatures } from "../src/statement/event/status-features.js";
import { lemmaAt } from "../src/statement/event/trigger.js";
import { type Word, wordsOf } from "../src/statement/event/word.js";
import { passagesOf } from "../src/statement/passage.js";
import { codeQuotes } from "../src/statement/quotation/quote.js";
import { TWO_SIDED } from "../src/statement/schema.js";
import type { CodedReport, CodedStatement } from "./coded-reports.js";
import type { Labelled } from "./softmax.js";

export type CodedEvent = Extract<CodedStatement, { kind: "event" }>;

/** A word of a coded report, and the event it tells of. */
export interface TaughtWord {
  readonly setting: Setting;
  readonly word: Word;
  readonly features: Int32Array;
  /** The event it tells of; null for none, "unsure" where coding does not say. */
  event: CodedEvent | "unsure" | null;
}

/** A coded report, read and ready to be learned from. */
export interface TaughtReport {
  readonly report: CodedReport;
  /** UTF-16 offsets of each event's evidence; -1 where the cleaned text lacks it. */
  readonly spans: ReadonlyMap<CodedEvent, { readonly start: number; readonly end: number }>;
  readonly settings: readonly Setting[];
  readonly analysis: Analysis;
  /** Whether only the type and sides of one event are coded. */
  readonly partial: boolean;
  words: TaughtWord[];
}

const list = new FeatureList();

/** A coded report as the article it was. */
export const articleOf = ({ text, id, published, title }: CodedReport): Article =>
  readText(text, { id, published, ...(title && { title }) });

/** Reads a coded report as the coder would. */
export function readReport(coder: Coder, report: CodedReport, partial = false): TaughtReport {
  const article = articleOf(report);
  const analysis = coder.analyse(article);
  const { sentences, mentions } = analysis;
  const events = report.statements.filter((one): one is CodedEvent => one.kind === "event");
  const spans = new Map(
    events.map((event) => {
      const start = article.text.indexOf(event.evidence);
      return [event, { start, end: start < 0 ? -1 : start + event.evidence.length }] as const;
    }),
  );
  return {
    report,
    spans,
    settings: settingsOf(
      article,
      mentions,
      passagesOf(article, sentences, mentions, codeQuotes(article, sentences, mentions)),
    ),
    analysis,
    partial,
    words: [],
  };
}

/** Lemmas of the nouns and adjectives that reports mark as telling of an act. */
export function nominalOf(reports: readonly TaughtReport[]): Set<string> {
  const found = new Set<string>();
  for (const { spans, settings } of reports)
    for (const [{ trigger }, span] of spans) {
      if (!trigger) continue;
      for (const { scene } of settings) {
        const { sentence } = scene.tree;
        const row = sentence.form.findIndex(
          (form, at) =>
            form === trigger && (sentence.starts[at] ?? 0) >= span.start && (sentence.ends[at] ?? 0) <= span.end,
        );
        if (row >= 0 && /^(NOUN|ADJ)$/.test(sentence.upos[row] ?? "")) found.add(lemmaAt(scene.tree, row));
      }
    }
  return found;
}

/** Describes the words of a report that may tell of an act. */
export function describe(report: TaughtReport, nominal: ReadonlySet<string>): void {
  report.words = report.settings.flatMap((setting) =>
    wordsOf(setting, nominal).map((word): TaughtWord => {
      list.clear();
      describeWord(list, setting, word);
      return { setting, word, features: list.copy(), event: null };
    }),
  );
}

/**
 * Finds the word that tells of each coded event: the one marked, else the one in its evidence that the lexicon, or what
 * was learned so far, holds likeliest. Words that may tell of an event another word was found for are unsure.
 *
 * @param act what was learned so far; null at first.
 */
export function align({ words, spans, partial }: TaughtReport, act: Classifier | null): void {
  for (const word of words) word.event = null;
  const taken = new Map<TaughtWord, CodedEvent>();
  for (const [event, span] of spans) {
    if (span.start < 0) continue;
    const inside = words.filter((one) => within(one, span));
    const marked = event.trigger ? inside.filter((one) => formOf(one) === event.trigger) : [];
    const best = (marked.length > 0 ? marked : inside)
      .filter((one) => !taken.has(one))
      .map((one) => ({ one, fit: fitOf(one, event, act) }))
      .sort((a, b) => b.fit - a.fit)[0];
    if (!best || (marked.length === 0 && best.fit <= 0)) continue;
    taken.set(best.one, event);
    best.one.event = event;
  }
  const told = new Set([...taken].map(([one, { type }]) => `${type} ${lemmaOf(one)}`));
  for (const one of words) {
    if (one.event !== null) continue;
    const mayTell = typesOf(one);
    const echo = [...spans].some(([{ type }, span]) => within(one, span) && mayTell.has(type));
    const again = [...told].some((key) => key.endsWith(` ${lemmaOf(one)}`));
    if (echo || again || partial) one.event = "unsure";
  }
}

const lemmaOf = ({ setting, word }: TaughtWord) => lemmaAt(setting.scene.tree, word.row);
const formOf = ({ setting, word }: TaughtWord) => setting.scene.tree.sentence.form[word.row] ?? "";
const typesOf = ({ setting, word }: TaughtWord) =>
  new Set(framesOf(lemmaAt(setting.scene.tree, word.row), word.kind).map(({ type }) => type));

function within({ setting, word }: TaughtWord, span: { start: number; end: number }): boolean {
  const { starts, ends } = setting.scene.tree.sentence;
  return (starts[word.row] ?? 0) >= span.start && (ends[word.row] ?? 0) <= span.end;
}

function fitOf({ setting, word, features }: TaughtWord, { type }: CodedEvent, act: Classifier | null): number {
  const { head } = setting.scene.tree.sentence;
  let depth = 0;
  for (let at = word.row; at >= 0 && depth < 10; depth++) at = head[at] ?? -1;
  const fits = word.tried.some(({ frame, unmet }) => unmet === null && frame.type === type);
  const named = word.tried.some(({ frame }) => frame.type === type);
  const lexical = fits ? 3 : named ? 1.5 : word.kind === "v" ? 0.6 : 0;
  if (!act) return lexical - 0.05 * depth;
  list.clear();
  list.ids.set(features.subarray(0, list.ids.length));
  list.size = features.length;
  const likely = act.probabilities(list)[act.labels.indexOf(type)] ?? 0;
  return 0.5 * lexical + 6 * likely - 0.03 * depth;
}

/** What the words of a report teach the judge of acts. */
export function actLessons({ words }: TaughtReport): Labelled[] {
  return words.flatMap(({ features, event }) =>
    event === "unsure" ? [] : [{ features, label: event === null ? "none" : event.type }],
  );
}

/** What the events of a report teach of modes and forms. */
export function modeLessons({ words, partial }: TaughtReport): Labelled[] {
  if (partial) return [];
  return words.flatMap(({ features, event }) =>
    event === null || event === "unsure"
      ? []
      : [{ features, label: `${event.type}/${event.mode ?? ""}/${event.form ?? ""}` }],
  );
}

/** What the events of a report teach of status. */
export function statusLessons({ words, partial }: TaughtReport): Labelled[] {
  if (partial) return [];
  return words.flatMap(({ setting, word, event }) => {
    if (event === null || event === "unsure") return [];
    list.clear();
    statusFeatures(list, setting, word, event.type, event.mode, realityAt(setting, word));
    return [{ features: list.copy(), label: event.status }];
  });
}

const SAME: Readonly<Record<string, string>> = { YUG: "SRB", ZAR: "COD" };

/** Codes as they are compared: former states as their heirs, names in lower case. */
export const sameCode = (code: string): string => (code.includes(":") ? code.toLowerCase() : (SAME[code] ?? code));

/** One code for a group whatever name of it the article uses ("NSA:isis", "NSA:islamic state"). */
const groupOf = (code: string): string => (code.startsWith("nsa:") ? (codeOfName(code.slice(4)) ?? code) : code);

/**
 * Which candidate does what. A group whose name is written otherwise is known by a shared word where no candidate has
 * the very code.
 */
export function castOf(event: CodedEvent, candidates: readonly PartyCandidate[]): Map<PartyCandidate, Role> {
  const both = TWO_SIDED.has(event.type) && event.mode !== "visit";
  return both
    ? rolesOf([...event.actor, ...event.recipient], [], candidates)
    : rolesOf(event.actor, event.recipient, candidates);
}

/** Which candidates have the codes of those that something is by, and of those it is about. */
export function rolesOf(
  actors: readonly string[],
  recipients: readonly string[],
  candidates: readonly PartyCandidate[],
): Map<PartyCandidate, Role> {
  const cast = new Map<PartyCandidate, Role>();
  const give = (codes: readonly string[], role: "actor" | "recipient") => {
    for (const code of codes.map(sameCode)) {
      const exact = candidates.filter((candidate) => groupOf(sameCode(candidate.code)) === groupOf(code));
      const chosen =
        exact.length > 0 || !code.includes(":")
          ? exact
          : candidates.filter(
              (candidate) =>
                candidate.from === "sentence" && candidate.code.includes(":") && shareWord(candidate.code, code),
            );
      for (const candidate of chosen) {
        const before = cast.get(candidate);
        cast.set(candidate, before && before !== role ? "both" : role);
      }
    }
  };
  give(actors, "actor");
  give(recipients, "recipient");
  return cast;
}

function shareWord(a: string, b: string): boolean {
  const words = new Set(
    a
      .slice(4)
      .split(/[\s-]+/)
      .filter((word) => word.length > 3),
  );
  return b
    .slice(4)
    .split(/[\s-]+/)
    .some((word) => words.has(word));
}
