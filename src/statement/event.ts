import type { Article } from "../article/index.js";
import type { Mentions, Party } from "../mention/index.js";
import {
  argumentRow,
  type Filler,
  fill,
  fillerAt,
  inside,
  isPassive,
  NOBODY,
  type Scene,
  together,
} from "./arguments.js";
import { contextsOf } from "./contexts.js";
import { evidenceOf } from "./evidence.js";
import { type Condition, type Frame, framesOf } from "./lexicon.js";

import type { Event, EventType, Status } from "./schema.js";
import { sourceOf } from "./source.js";
import { governed, type Reality, realityOf } from "./status.js";
import { topicsOf } from "./topics.js";
import { caseOf, child, isInfinitive, reach, relation, subject, type Tree } from "./tree.js";
import { placeOf, timeOf } from "./when-where.js";

/** An event before it has its id. */
export type EventDraft = Omit<Event, "id">;

const TWO_SIDED: ReadonlySet<EventType> = new Set(["CONSULT", "AGREE", "COOPERATE"]);
/** Acts that speak of another act: what they ask, promise or refuse is not told as happening. */
const SPEECH: ReadonlySet<EventType> = new Set(["AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"]);
/** Acts whose other side may stand deep in what they are about: "opposed a role for Iran in the talks". */
const OTHER_DIRECTED: ReadonlySet<EventType> = new Set([
  "REQUEST",
  "REJECT",
  "ACCUSE",
  "THREATEN",
  "SUPPORT",
  "SANCTION",
  "CONCEDE",
]);
/** Types that are told even where no one is said to act ("12 were killed"). */
const AGENTLESS: ReadonlySet<EventType> = new Set(["ASSAULT", "COERCE", "CONSULT"]);

/** Told of each frame that was tried: the word's row, the frame, and "fires" or why it does not. */
export type Tell = (row: number, frame: Frame, why: string) => void;

/** Verbs that only carry the noun they govern: "hold talks", "pay a visit", "launch an attack". */
const LIGHT = new Set(
  "hold have conduct open begin start resume end finish conclude continue launch carry stage make pay give issue take receive face mount wage complete undertake host attend lead join repeat renew voice deliver step suffer plan schedule postpone cancel delay announce arrange expect propose seek want discuss put call set prepare follow precede".split(
    " ",
  ),
);

/**
 * Events of one parsed sentence: each word that a frame knows, with those who act and are acted on, when, where and whether.
 *
 * @param index the sentence's place among the article's.
 * @returns drafts in the order of the words; the same act told twice is not merged here.
 */
export function codeSentence(
  article: Article,
  index: number,
  scene: Scene,
  mentions: Mentions,
  tell: Tell = () => {},
): EventDraft[] {
  const { sentence } = scene.tree;
  const found: EventDraft[] = [];
  const used = new Set<number>();
  for (let row = 0; row < sentence.length; row++) {
    if (used.has(row)) continue;
    const upos = sentence.upos[row];
    const lemma = (sentence.lemma[row] ?? "").toLowerCase();
    const pos =
      upos === "VERB" || (upos === "ADJ" && sentence.xpos[row] === "VBN")
        ? "v"
        : upos === "NOUN"
          ? "n"
          : upos === "ADJ"
            ? "a"
            : null;
    if (!pos) continue;
    for (const frame of framesOf(lemma, pos)) {
      const unmet = frame.when.find((condition) => holds(scene, row, condition) === condition.absent);
      if (unmet) {
        tell(row, frame, `needs ${unmet.absent ? "no " : ""}${unmet.argument}`);
        continue;
      }
      const draft =
        pos !== "n"
          ? verbal(article, index, scene, mentions, row, frame, used)
          : nominal(article, index, scene, mentions, row, frame, used);
      if (typeof draft === "string") tell(row, frame, draft);
      else {
        tell(row, frame, "fires");
        found.push(draft);
        break;
      }
    }
  }
  return found;
}

function holds(scene: Scene, row: number, { argument, actor, lemmas }: Condition): boolean {
  const { tree } = scene;
  const { sentence } = tree;
  switch (argument) {
    case "plural":
      return pluralSubject(scene, row) || sentence.xpos[row] === "NNS";
    case "joint":
      return (
        (tree.children[row] ?? []).some((at) =>
          ["joint", "military", "naval", "live-fire"].includes((sentence.form[at] ?? "").toLowerCase()),
        ) || fill(scene, row, "between").parties.length > 0
      );
    case "phone":
      return (
        sentence.lemma[row] !== "call" ||
        (tree.children[row] ?? []).some((at) =>
          ["phone", "telephone", "video"].includes((sentence.lemma[at] ?? "").toLowerCase()),
        ) ||
        fill(scene, row, "with").parties.length + fill(scene, row, "between").parties.length > 0
      );
    case "passive":
      return isPassive(tree, row);
    case "compound":
      return (tree.children[row] ?? []).some(
        (at) => at < row && (lemmas === null || lemmas.has((sentence.lemma[at] ?? "").toLowerCase())),
      );
    case "dest":
      return fill(scene, row, "dest").parties.length > 0;
    case "subj": {
      const subjectRow = argumentRow(tree, row, "subj");
      return lemmas !== null && fillerAt(scene, subjectRow).parties.some(({ sector }) => lemmas.has(sector ?? ""));
    }
    case "prep":
      return [...(lemmas ?? [])].every(
        (preposition) =>
          argumentRow(tree, row, preposition) >= 0 || (tree.children[child(tree, row, "obj")] ?? []).length > 99,
      );
    case "prt":
      return lemmas === null
        ? child(tree, row, "compound:prt") >= 0
        : lemmas.has((sentence.lemma[child(tree, row, "compound:prt", "advmod")] ?? "").toLowerCase());
    default: {
      const at = argumentRow(tree, row, argument);
      if (at < 0) return false;
      if (lemmas)
        return [
          at,
          ...(tree.children[at] ?? []).filter((x) => relation(tree, x) === "conj" || relation(tree, x) === "nmod"),
        ].some((x) => lemmas.has((sentence.lemma[x] ?? "").toLowerCase()));
      if (actor === null) return true;
      const filler = fillerAt(scene, at, false);
      return actor === "person"
        ? filler.people.length > 0 || filler.parties.some(({ office, sector }) => office !== null || sector === "GOV")
        : filler.parties.length > 0;
    }
  }
}

function pluralSubject(scene: Scene, row: number): boolean {
  const at = argumentRow(scene.tree, row, "subj");
  return at >= 0 && fillerAt(scene, at).parties.length > 1;
}

function verbal(
  article: Article,
  index: number,
  scene: Scene,
  mentions: Mentions,
  row: number,
  frame: Frame,
  used: Set<number>,
): EventDraft | string {
  const { tree } = scene;
  const reality = realityOf(tree, row);
  if (!reality) return "the words around it put it out of play";
  if (hidden(tree, row, frame, reality)) return "it is only what another act asks, promises, refuses or denies";
  const actor = together(frame.actor.map((name) => fill(scene, row, name)));
  const object = argumentRow(tree, row, "obj");
  const recipient = firstOf([
    ...frame.recipient.map((name) => fill(scene, row, name)),
    ...(OTHER_DIRECTED.has(frame.type) ? [inside(scene, row, actor)] : []),
  ]);
  const draft = build(article, index, scene, mentions, row, frame, reality, actor, recipient, -1);
  // "sign an agreement", "launch an attack": the object is this event, not another.
  if (
    typeof draft !== "string" &&
    object >= 0 &&
    framesOf((tree.sentence.lemma[object] ?? "").toLowerCase(), "n").some(({ type }) => type === frame.type)
  )
    used.add(object);
  return draft;
}

/** An act that is only the content of another: asked for, promised, refused, feared, wanted. */
function hidden(tree: Tree, row: number, frame: Frame, { status, under }: Reality): boolean {
  const { sentence } = tree;
  let at = row;
  for (let step = 0; step < 5; step++) {
    const head = sentence.head[at] ?? -1;
    if (head < 0) return false;
    const kind = relation(tree, at);
    const lemma = (sentence.lemma[head] ?? "").toLowerCase();
    const clause =
      kind === "xcomp" ||
      kind === "ccomp" ||
      (kind === "acl" && sentence.upos[head] === "NOUN" && child(tree, at, "mark") >= 0) ||
      (kind === "advcl" && (under === head || isInfinitive(tree, at)));
    if (clause) {
      const outer = framesOf(lemma, sentence.upos[head] === "NOUN" ? "n" : "v").map(({ type }) => type);
      const content = outer.some((type) => SPEECH.has(type));
      if (content && !(frame.type === "CONSULT" && outer.includes("AGREE"))) return true;
      if (["want", "hope", "seek", "wish", "aim", "fear", "try", "attempt"].includes(lemma) && frame.type !== "CONSULT")
        return true;
    } else if (kind !== "conj") return false;
    at = head;
  }
  return status === "denied" && frame.type !== "CONSULT";
}

function nominal(
  article: Article,
  index: number,
  scene: Scene,
  mentions: Mentions,
  row: number,
  frame: Frame,
  used: Set<number>,
): EventDraft | string {
  const { tree } = scene;
  const { sentence } = tree;
  const head = sentence.head[row] ?? -1;
  const headLemma = (sentence.lemma[head] ?? "").toLowerCase();
  const kind = relation(tree, row);
  const isArgument = kind === "obj" || sentence.deprel[row] === "nsubj:pass";
  const light = head >= 0 && sentence.upos[head] === "VERB" && LIGHT.has(headLemma) && isArgument;
  if (!light && kind === "compound") return "it only qualifies another noun";
  if (head >= 0 && isArgument && !light) {
    const outer = framesOf(headLemma, "v").map(({ type }) => type);
    // "called for talks", "rejected the ban": what is asked for or refused is not told as happening.
    if (outer.includes(frame.type)) return "its verb tells it";
  }
  if (
    head >= 0 &&
    kind === "obl" &&
    tree.sentence.lemma[head] !== "hold" &&
    framesOf(headLemma, "v").some(({ type }) => type === "REQUEST")
  )
    return "it is only asked for";
  const governor = light ? head : -1;
  const own = frame.actor.filter((name) => name !== "subj");
  const named = together(own.map((name) => fill(scene, row, name, governor)));
  const subject =
    governor >= 0 && !isPassive(tree, governor) ? fillerAt(scene, argumentRow(tree, governor, "subj")) : NOBODY;
  const both = TWO_SIDED.has(frame.type);
  let actor = both || named.parties.length === 0 ? together([named, subject]) : named;
  if (governor >= 0 && isPassive(tree, governor)) actor = together([actor, fill(scene, governor, "by")]);
  if (frame.type === "CONSULT" && actor.parties.length < 2) actor = together([actor, present(scene, row, actor)]);
  const recipient = firstOf(frame.recipient.map((name) => fill(scene, row, name, governor)));
  if (actor.parties.length === 0 && !(frame.mode === "visit" && recipient.parties.length > 0))
    return "no one is said to act";
  const placed = placeOf(scene, [row, ...(governor >= 0 ? [governor] : [])], []) !== null;
  if (frame.type === "CONSULT" && frame.mode !== "visit" && actor.parties.length < 2 && governor < 0 && !placed)
    return "only one side is named";
  const carried =
    governor >= 0
      ? governed(headLemma)
      : head >= 0 && sentence.upos[head] === "VERB" && isArgument
        ? governed(headLemma)
        : null;
  if (carried === "none") return "its verb says that it is not to be";
  const anchor = verbOver(tree, row);
  const base = governor >= 0 ? realityOf(tree, governor, row) : background(tree, row, anchor);
  if (!base) return "the words around it put it out of play";
  const status: Status = carried && (base.status === "happened" || base.status === "ongoing") ? carried : base.status;
  if (governor >= 0) used.add(governor);
  return build(article, index, scene, mentions, row, frame, { ...base, status }, actor, recipient, governor);
}

/** Who took part in a meeting or visit without being named at its word: the subject of the clause it only places in time ("after a meeting with May, Erdogan said"). */
function present(scene: Scene, row: number, named: Filler): Filler {
  const { tree } = scene;
  const kind = relation(tree, row);
  if (kind !== "obl" && kind !== "advcl" && kind !== "nmod") return NOBODY;
  if (!CIRCUMSTANCE.has(caseOf(tree, row))) return NOBODY;
  const verb = verbOver(tree, row);
  const who = verb < 0 ? NOBODY : fillerAt(scene, subject(tree, verb));
  return named.parties.length > 0 && who.parties.length > 1 ? NOBODY : who;
}

const CIRCUMSTANCE = new Set([
  "during",
  "after",
  "before",
  "in",
  "on",
  "at",
  "following",
  "for",
  "ahead",
  "with",
  "from",
]);

/** A nominal act outside a light verb is background: it happened, unless an adjective or the future around it says else. */
function background(tree: Tree, row: number, anchor: number): Reality | null {
  const own = realityOf(tree, row, row);
  if (!own) return null;
  if (own.status !== "happened") return { status: own.status, chain: [row], under: -1 };
  const around = anchor >= 0 ? realityOf(tree, anchor) : null;
  const kind = relation(tree, row);
  const eventful = kind === "nsubj" || kind === "nsubj:pass" || kind === "obl" || kind === "obj";
  const status =
    eventful && around && (around.status === "planned" || around.status === "possible" || around.status === "ongoing")
      ? around.status
      : "happened";
  return {
    status: status === "ongoing" ? "happened" : status,
    chain: anchor >= 0 && eventful ? [row, anchor] : [row],
    under: -1,
  };
}

function verbOver(tree: Tree, row: number): number {
  let at = tree.sentence.head[row] ?? -1;
  for (let step = 0; step < 6 && at >= 0; step++) {
    if (tree.sentence.upos[at] === "VERB") return at;
    at = tree.sentence.head[at] ?? -1;
  }
  return -1;
}

const firstOf = (fillers: readonly Filler[]): Filler => fillers.find(({ parties }) => parties.length > 0) ?? NOBODY;

function build(
  article: Article,
  index: number,
  scene: Scene,
  mentions: Mentions,
  row: number,
  frame: Frame,
  reality: Reality,
  actor: Filler,
  recipient: Filler,
  governor: number,
): EventDraft | string {
  const { tree } = scene;
  const sides = arrange(frame, actor, recipient, isPassive(tree, row));
  if (!sides) return "no one is said to act";
  const [acting, actedOn] = sides;
  const rows = [row, ...reality.chain, ...(governor >= 0 ? [governor] : [])];
  const time = timeOf(scene, index, mentions, rows, reality.status);
  const place = placeOf(scene, rows, frame.mode === "visit" ? actedOn.parties : []);
  const evidence = evidenceFor(article, scene, row, reality, governor, [...acting.rows, ...actedOn.rows]);
  const topics =
    frame.type === "CONSULT"
      ? topicsOf(article, tree, [row, ...(governor >= 0 ? [governor] : []), ...reality.chain])
      : [];
  const { status } = reality;
  const country = place?.country ?? null;
  const [visiting, visited] = visitOf(frame, acting, actedOn, country) ?? [acting, actedOn];
  const mode = visiting === acting ? modeOf(frame, scene, row, acting.parties) : "visit";
  return {
    kind: "event",
    evidence,
    type: frame.type,
    mode,
    form: formOf(frame, tree, row),
    contexts: contextsOf(article, evidence, frame.type),
    actor: [...visiting.parties],
    recipient: [...visited.parties],
    people: together([acting, frame.type === "CONSULT" && frame.mode !== "visit" ? actedOn : NOBODY])
      .people.slice(0, 8)
      .map((person) => ({ ...person })),
    status:
      status === "happened" &&
      time &&
      time.date > (article.published ?? "9999").slice(0, time.date.length) &&
      time.date.length === 10
        ? "planned"
        : status,
    date: time?.date ?? null,
    dateSpan: time ? { start: time.start, end: time.end } : null,
    place:
      place?.country ?? (frame.mode === "visit" && actedOn.parties.length === 1 ? stateOf(actedOn.parties[0]) : null),
    venue: place?.venue ?? null,
    placeSpan: place ? { start: place.start, end: place.end } : null,
    topics,
    source: sourceOf(article, scene, reality.under, [...acting.rows]),
    confidence: frame.weight,
  };
}

const stateOf = (party: Party | undefined) =>
  party?.code?.length === 3 && party.code === party.code.toUpperCase() ? party.code : null;

/** Puts the parties on their sides as the guide rules; null where too little is known for a statement. */
function arrange(frame: Frame, actor: Filler, recipient: Filler, passive: boolean): [Filler, Filler] | null {
  const others = new Set(actor.parties.map(({ code }) => code));
  const reduced: Filler = { ...recipient, parties: recipient.parties.filter(({ code }) => !others.has(code)) };
  if (frame.mode === "visit") {
    if (reduced.parties.length === 0 && actor.parties.length === 0) return null;
    // Who comes home visits no one.
    const home = reduced.parties.length === 0 && recipient.parties.length > 0;
    return actor.parties.length === 0 || home ? null : [actor, reduced];
  }
  if (TWO_SIDED.has(frame.type) && frame.recipient.length === 0) {
    return actor.parties.length === 0 ? null : [together([actor, reduced]), NOBODY];
  }
  if (actor.parties.length === 0 && !((AGENTLESS.has(frame.type) || passive) && recipient.parties.length > 0))
    return null;
  if (frame.type === "ASSAULT" || frame.type === "COERCE")
    return [actor, actor.parties.length > 0 ? recipient : recipient];
  return [actor, reduced];
}

/** Two states that meet in the country of one of them: the other visits. Null where it is no visit. */
function visitOf(frame: Frame, acting: Filler, actedOn: Filler, country: string | null): [Filler, Filler] | null {
  if (frame.type !== "CONSULT" || frame.mode !== null || country === null) return null;
  if (acting.parties.length !== 2 || actedOn.parties.length > 0) return null;
  const host = acting.parties.filter(({ code }) => code === country);
  const guests = acting.parties.filter(({ code }) => code !== country);
  if (host.length !== 1 || guests.some((guest) => stateOf(guest) === null)) return null;
  const of = (code: string | null) => acting.people.filter((person) => person.code === code);
  return [
    { parties: guests, people: of(guests[0]?.code ?? null), rows: acting.rows },
    { parties: host, people: of(country), rows: [] },
  ];
}

/** REQUEST and REJECT take their mode from what is asked or refused; three sides and more meet multilaterally. */
function modeOf(frame: Frame, { tree }: Scene, row: number, acting: readonly Party[]): string | null {
  if (frame.mode) return frame.mode;
  if (frame.type === "CONSULT" && acting.length > 2) return "multilateral";
  if (frame.type !== "REQUEST" && frame.type !== "REJECT") return null;
  const content = child(tree, row, "xcomp", "ccomp", "obj", "obl");
  if (content < 0) return "change";
  const [first, last] = reach(tree, content);
  const lemmas = new Set(tree.sentence.lemma.slice(first, last + 1).map((lemma) => lemma.toLowerCase()));
  const any = (words: string) => words.split(" ").some((word) => lemmas.has(word));
  if (any("meet talk visit negotiation summit meeting dialogue negotiate")) return "meet";
  if (
    any(
      "stop halt end cease release free withdraw ceasefire lift withdrawal truce leave pull surrender restraint refrain",
    )
  )
    return "yield";
  if (any("help aid support assistance assist send provide join fund money troop protect rescue")) return "assist";
  return "change";
}

function formOf(frame: Frame, tree: Tree, row: number): Event["form"] {
  if (frame.type !== "CONSULT") return null;
  const lemma = (tree.sentence.lemma[row] ?? "").toLowerCase();
  const object = (tree.sentence.lemma[child(tree, row, "obj")] ?? "").toLowerCase();
  if (object === "summit" || lemma === "summit") return "summit";
  if (object === "talk" || lemma === "talk" || object === "negotiation")
    return frame.mode === "phone" ? "call" : "talks";
  if (object === "conference") return "conference";
  return frame.form ?? "meeting";
}

/** The clause that carries an event: from those who act to the end of what the word governs, without what is only attached. */
function evidenceFor(
  article: Article,
  { tree }: Scene,
  row: number,
  reality: Reality,
  governor: number,
  parties: readonly number[],
): Event["evidence"] {
  const anchor = governor >= 0 ? governor : row;
  const [own, end] = reach(tree, anchor, ["parataxis", "ccomp", "conj", "advcl", "cc"]);
  const complement = child(tree, anchor, "ccomp", "xcomp");
  let first = Math.min(own, row);
  let last = Math.max(end, row);
  for (const at of parties) {
    const [from, to] = reach(tree, at, ["acl", "appos", "conj", "parataxis", "advcl"]);
    if (Math.abs(at - row) <= 30) {
      first = Math.min(first, from);
      last = Math.max(last, Math.min(to, at + 8));
    }
  }
  for (const at of reality.chain)
    if (Math.abs(at - row) <= 8) [first, last] = [Math.min(first, at), Math.max(last, at)];
  if (complement >= 0) last = Math.max(last, Math.min(reach(tree, complement, ["parataxis", "advcl"])[1], row + 22));
  // Long clauses are cut at the far end; the acting side and the word stay.
  if (last - first > 32)
    last = Math.max(row + 2, Math.min(last, first + 32), ...parties.filter((at) => at > row && at - row <= 25));
  if (last - first > 45) first = Math.max(first, row - 12);
  return evidenceOf(article, tree.sentence, first, last);
}
