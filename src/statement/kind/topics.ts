import type { EventDraft } from "../event/draft.js";
import { wordClass } from "../event/word-class.js";
import type { Passage } from "../passage.js";
import { probability } from "../probability.js";
import { voiceOf } from "../quotation/speech.js";
import { caseOf, isInfinitive, relation, subject, type Tree } from "../syntax/tree.js";
import { weightsOf } from "./candidate.js";
import { topicPhrase } from "./topic-phrase.js";

/** A noun phrase that a meeting may be about, with what its judge looks at. */
export interface TopicOption {
  readonly text: string;
  readonly features: readonly string[];
  /** Whether the syntax itself says so: it is discussed, or hangs by "on", "over" or "about" from the words of a meeting. */
  readonly said?: boolean;
}

const ABOUT = new Set(["on", "over", "about", "regarding", "concerning", "for", "of", "to", "at", "against", "from"]);
/** Verbs whose object is what is talked of. */
const AGENDA =
  /^(?:discuss|address|prioriti[sz]e|include|cover|review|raise|focus|tackle|consider|explore|debate|examine|concern|deal|touch|stress|negotiate|broker|settle|resolve|seek|find|push|draw|end|finali[sz]e|agree|reach|strengthen|sign|coordinate|promote|boost|urge|call|press|talk|speak|exchange|assess|conclude|form|prepare|plan)$/;
/** Words that open the list of what is talked of. */
const AGENDA_NOUN = /^(?:agenda|topic|priority|focus)$/;
const AGENDA_VERB = /^(?:discuss|address|prioriti[sz]e|cover|review|raise|tackle|focus|debate)$/;
/** Nouns that name a meeting, what it is about hanging from them. */
const MEETING =
  /^(?:meeting|talk|summit|discussion|agenda|topic|visit|conversation|session|negotiation|conference|dialogue|consultation|forum|tour|trip|mission|round|call|contact|issue|matter|question|view|plan|effort|deal|agreement|progress)$/;
/** What is discussed, and what those who meet talk on, says by its place in the sentence that it is a topic. */
const DISCUSSES =
  /^(?:discuss|address|prioriti[sz]e|review|raise|debate|tackle|cover|focus|negotiate|explore|talk|settle|resolve)$/;
const MEETS =
  /^(?:meet|hold|confer|consult|speak|talk|negotiate|have|discuss|debate|telephone|phone|begin|open|start|resume|launch|continue|convene)$/;
const UPON = /^(?:on|over|about|regarding|concerning)$/;
const TALKS = /^(?:talk|negotiation|discussion|consultation|dialogue|conference|forum|summit)$/i;
/** Nouns that are no topic of their own, ceremony among them. */
const EMPTY =
  /^(?:meeting|talk|agenda|topic|discussion|summit|visit|day|week|month|year|time|round|leader|minister|president|official|spokesman|reporter|statement|side|country|nation|counterpart|delegation|invitation|agency|news|part|way|end|start|term|number|people|capital|city|monday|tuesday|wednesday|thursday|friday|saturday|sunday|one|what|which|who|that|it|range|hour|morning|afternoon|evening|tour|trip|conference|party|premier|envoy|ambassador|government|conversation|consultation|predecessor|successor|servant|spur|sideline|margin|mediation|mediator|telephone|phone|briefing|interview|ceremony|arrival|departure|stay|stop|century|decade|minute|moment|season|future|gap|call|link|dinner|lunch|breakfast|banquet|parade|funeral|carpet|lawn|soil|estate|resort|palace|house|disagreement|breakthrough|circumstance|memorandum|work|place|subject|hope|possibility|prospect|chance|quest|journey|series|point|ground|board|step|idea|reason|sake|behalf|opportunity|occasion|sign|kind|sort|delegate|guest|host|guard|honou?r|toast|speech|handshake|welcome|holiday|video|press|register|seminar|residence|hotel|airport|flag|eve|voice|importance|scale|face)$/i;
/** Nouns that are a topic only with what they are qualified by: "the nuclear issue", but not "the issue". */
const BARE =
  /^(?:matter|issue|question|affair|concern|problem|point|case|topic|measure|situation|deal|agreement|accord)$/;

/** Verbs whose "at" says what they are about: "looked at trade", but "met at an airport". */
const AIMED = /^(?:look|aim|direct|arrive|hint|glance|work)$/;

/** Sentences after a meeting's that may say what it is about, whatever their words. */
const FURTHER = 2;
/** How far from a meeting's sentence others are looked at: reports are shorter, and what is no report takes linear time. */
const FAR = 100;
/** Below this a phrase is no topic; the likeliest is one from `ALONE` on. */
const TAKEN = 0.25;
const ALONE = 0.2;
/** How many times the odds of a phrase are that the syntax says to be a topic. */
const SAID = 2.7;
const MOST = 8;

/**
 * What meetings are about, as written: "talks on trade and Syria", "met to discuss tariffs", "will focus on security".
 * A meeting's sentence and the two after it are read.
 *
 * @param events the article's; those that are no meetings are given back as they are.
 */
export function withTopics(events: readonly EventDraft[], passages: readonly (Passage | null)[]): EventDraft[] {
  const weights = weightsOf("topic");
  return events.map((event) =>
    event.type === "CONSULT"
      ? { ...event, topics: chooseTopics(weights, topicOptions(passages, meetingOf(event))) }
      : event,
  );
}

const meetingOf = ({ evidence, actor, recipient, status, venue }: EventDraft): Meeting => ({
  ...evidence,
  venue,
  sides: [...actor, ...recipient].flatMap(({ code }) => code ?? []),
  ahead: isAhead(status),
});

/** Whether a meeting of this status is one to come. */
export const isAhead = (status: string): boolean => status === "planned" || status === "possible";

/** The phrases that a judge takes for topics, surest first. */
export function chooseTopics(weights: ReadonlyMap<string, number>, options: readonly TopicOption[]): string[] {
  const scored = options
    .map(({ text, features, said }) => ({ text, sure: raised(probability(weights, features), said ? SAID : 1) }))
    .sort((a, b) => b.sure - a.sure);
  const taken: string[] = [];
  for (const { text, sure } of scored) {
    if (taken.length >= MOST || sure < (taken.length === 0 ? ALONE : TAKEN)) break;
    const known = taken.some(
      (other) => other.toLowerCase().includes(text.toLowerCase()) || text.toLowerCase().includes(other.toLowerCase()),
    );
    if (!known) taken.push(text);
  }
  return taken;
}

const raised = (sure: number, times: number): number => (sure * times) / (1 + sure * (times - 1));

/** A meeting: where the words that tell of it stand, the codes of those who meet, and whether it is to come. */
export interface Meeting {
  readonly start: number;
  readonly end: number;
  readonly sides: readonly string[];
  readonly ahead: boolean;
  /** City or building as written, where it is known. */
  readonly venue?: string | null;
}

/**
 * The noun phrases in and after the words that tell of a meeting, and in sentences further on that say what one is about.
 */
export function topicOptions(passages: readonly (Passage | null)[], meeting: Meeting): TopicOption[] {
  const first = passages.findIndex((passage) => passage !== null && passage.tree.sentence.end > meeting.start);
  if (first < 0) return [];
  const found = new Map<string, { readonly features: Set<string>; readonly said: boolean }>();
  const sides = new Set(meeting.sides);
  for (let index = Math.max(0, first - FAR); index <= first + FAR; index++) {
    const passage = passages[index];
    if (!passage) continue;
    const ahead = index - first;
    const close = ahead >= 0 && ahead <= FURTHER;
    const agenda = agendaOf(passage);
    // Who meets alone is told of in one place; far from a meeting, what those who meet discussed is another's.
    if (!close && (agenda === null || agenda === "they" || sides.size < 2)) continue;
    const named = codesIn(passage);
    const shared = `${Math.min(2, [...sides].filter((code) => named.has(code)).length)}`;
    const tense = isOfPlans(passage.tree) === meeting.ahead ? "fits" : "differs";
    // The agenda of what is to come is not that of what was, told before it.
    if (ahead > 0 && agenda === "list" && !meeting.ahead && tense === "differs") continue;
    for (let row = 0; row < passage.tree.sentence.length; row++) {
      const option = optionAt(passage, row, close ? ahead : null, meeting);
      if (!option) continue;
      const before = found.get(option.text);
      const known = before?.features ?? new Set<string>();
      for (const feature of option.features) known.add(feature);
      known.add(`told ${agenda ?? "no"} ${close ? ahead : "far"}`);
      if (!close) {
        known.add(`far ${shared} ${agenda}`);
        known.add(`far ${tense} ${agenda}`);
        known.add(`far ${tense} ${shared}`);
      }
      found.set(option.text, { features: known, said: before?.said || option.said === true });
    }
  }
  return [...found].map(([text, { features, said }]) => ({ text, features: [...features], said }));
}

const codesIn = ({ actors }: Passage): ReadonlySet<string> =>
  new Set(actors.flatMap(({ parties }) => parties.flatMap(({ code }) => code ?? [])));

/**
 * How a sentence says what a meeting is about, wherever in the report it stands: by its agenda ("key topics include"), by
 * the meeting itself ("the talks will address"), or by those who meet ("the two discussed"); null where it does not.
 */
function agendaOf(passage: Passage): string | null {
  const before = agendas.get(passage);
  if (before !== undefined) return before;
  const agenda = sayingOf(passage.tree);
  agendas.set(passage, agenda);
  return agenda;
}

/** What was found of passages before: every meeting of a report asks for it. */
const agendas = new WeakMap<Passage, string | null>();

function sayingOf(tree: Tree): string | null {
  const { sentence } = tree;
  for (let row = 0; row < sentence.length; row++) {
    const lemma = (sentence.lemma[row] ?? "").toLowerCase();
    if (sentence.upos[row] === "NOUN" && AGENDA_NOUN.test(lemma)) return "list";
    if (sentence.upos[row] !== "VERB" || !AGENDA_VERB.test(lemma)) continue;
    const doer = subject(tree, row);
    return doer >= 0 && MEETING.test((sentence.lemma[doer] ?? "").toLowerCase()) ? "meeting" : "they";
  }
  return null;
}

/** Whether a sentence tells of what is to come. */
const isOfPlans = ({ sentence }: Tree): boolean =>
  sentence.form.some((form, row) => sentence.upos[row] === "AUX" && /^(?:will|shall|would)$/i.test(form)) ||
  sentence.lemma.some((lemma) => /^(?:expect|anticipate|schedule|due|set|plan)$/i.test(lemma));

function optionAt(passage: Passage, row: number, ahead: number | null, meeting: Meeting): TopicOption | null {
  const { tree, actors, places, times } = passage;
  const { sentence } = tree;
  const upos = sentence.upos[row] ?? "";
  if (upos !== "NOUN" && upos !== "PROPN") return null;
  const kind = relation(tree, row);
  if (["flat", "nummod"].includes(kind) || (kind === "compound" && !isNamedAfter(tree, row))) return null;
  const lemma = (sentence.lemma[row] ?? "").toLowerCase();
  if (EMPTY.test(lemma) || /\d/.test(lemma)) return null;
  // Who talks and where is not what is talked of.
  if (["nameless", "office", "media"].includes(voiceOf(lemma) ?? "")) return null;
  if (kind === "obl" && caseOf(tree, row) === "at" && !AIMED.test(sentence.lemma[sentence.head[row] ?? -1] ?? ""))
    return null;
  if (places.some(({ from, to, venue }) => venue !== null && from <= row && row < to)) return null;
  if (times.some(({ from, to }) => from <= row && row < to)) return null;
  const actor = actors.find(({ from, to }) => from <= row && row < to);
  if (actor && (actor.people.length > 0 || actor.form === "office")) return null;
  const text = topicPhrase(passage, row, meeting.venue ?? null);
  if (text === null || (BARE.test(lemma) && !/\s/.test(text))) return null;
  const start = sentence.starts[row] ?? 0;
  const where =
    ahead === null
      ? "far"
      : ahead !== 0
        ? `next ${ahead}`
        : start < meeting.start
          ? "before"
          : start < meeting.end
            ? "inside"
            : "after";
  // What is coordinated with a topic stands as it does.
  const top = firstConjunct(tree, row);
  const head = sentence.head[top] ?? -1;
  const above = head < 0 ? "root" : (sentence.lemma[head] ?? "").toLowerCase();
  const by = caseOf(tree, top);
  const joined = relation(tree, top);
  const governor =
    head < 0 ? "root" : AGENDA.test(above) ? "agenda" : MEETING.test(above) ? "meeting" : (sentence.upos[head] ?? "");
  const said =
    (UPON.test(by) && (["agenda", "meeting"].includes(governor) || MEETS.test(above))) ||
    (DISCUSSES.test(above) && ["obj", "nsubj:pass"].includes(joined));
  // Who meets is not what is talked of, unless it is said to be.
  if (!said && actor?.parties.every(({ code }) => code !== null && meeting.sides.includes(code))) return null;
  const purpose = head >= 0 && sentence.upos[head] === "VERB" && isInfinitive(tree, head);
  return {
    text,
    said,
    features: [
      "always",
      `where ${where}`,
      `joined ${joined} ${ABOUT.has(by) ? by : by === "" ? "" : "other"}`,
      `governor ${governor}`,
      `above ${above}`,
      `governor ${governor} ${joined} ${by}`,
      `where ${where} governor ${governor}`,
      `where ${where} joined ${joined} ${by}`,
      `purpose ${purpose} ${governor}`,
      `lemma ${lemma}`,
      `class ${wordClass(lemma).coarse}`,
      `fine ${wordClass(lemma).fine}`,
      `above class ${head < 0 ? "root" : wordClass(above).coarse} ${joined} ${by}`,
      `is ${actor ? actor.form : upos}`,
      `where ${where} is ${actor ? actor.form : upos}`,
      `words ${text.split(/\s+/).length}`,
      `conjunct ${top !== row}`,
    ],
  };
}

/** Whether talks are named after a word: "border talks", "a climate conference". */
const isNamedAfter = ({ sentence }: Tree, row: number): boolean =>
  sentence.upos[row] === "NOUN" && TALKS.test(sentence.lemma[sentence.head[row] ?? -1] ?? "");

function firstConjunct(tree: Tree, row: number): number {
  let at = row;
  for (let step = 0; step < 6 && relation(tree, at) === "conj"; step++) at = tree.sentence.head[at] ?? at;
  return at;
}
