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
import { type Frame, framesOf } from "./lexicon.js";
import type { EventType, Status } from "./schema.js";
import { governed, type Reality, realityOf } from "./status.js";
import { caseOf, child, isInfinitive, relation, subject, type Tree } from "./tree.js";
import { placeOf } from "./when-where.js";

/** What a frame reads off its word: who acts, on whom, and whether it is so. */
export interface Reading {
  readonly actor: Filler;
  readonly recipient: Filler;
  readonly reality: Reality;
  /** Row of the verb that carries a nominal act ("hold" of "hold talks"); -1 where none. */
  readonly governor: number;
  /** Rows of words that tell the same act and are not read again. */
  readonly covers: readonly number[];
  /** What speaks against the reading; the judge weighs it. */
  readonly doubts: readonly string[];
}

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

/** Verbs that only carry the noun they govern: "hold talks", "pay a visit", "launch an attack". */
const LIGHT = new Set(
  "hold have conduct open begin start resume end finish conclude continue launch carry stage make pay give issue take receive face mount wage complete undertake host attend lead join repeat renew voice deliver step suffer plan schedule postpone cancel delay announce arrange expect propose seek want discuss put call set prepare follow precede".split(
    " ",
  ),
);

/**
 * Reads an act told by a verb or a predicative adjective.
 *
 * @returns the reading, or in words why there is none.
 */
export function readVerb(scene: Scene, row: number, frame: Frame): Reading | string {
  const { tree } = scene;
  const reality = realityOf(tree, row);
  if (!reality) return "the words around it put it out of play";
  const doubts = hidden(tree, row, frame, reality) ? ["content of another act"] : [];
  const actor = together(frame.actor.map((name) => fill(scene, row, name)));
  const recipient = firstOf([
    ...frame.recipient.map((name) => fill(scene, row, name)),
    ...(OTHER_DIRECTED.has(frame.type) ? [inside(scene, row, actor)] : []),
  ]);
  // "sign an agreement", "launch an attack": the object is this event, not another.
  const object = argumentRow(tree, row, "obj");
  const same =
    object >= 0 &&
    framesOf((tree.sentence.lemma[object] ?? "").toLowerCase(), "n").some(({ type }) => type === frame.type);
  return { actor, recipient, reality, governor: -1, covers: same ? [object] : [], doubts };
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

/**
 * Reads an act told by a noun, with the light verb that carries it.
 *
 * @returns the reading, or in words why there is none.
 */
export function readNoun(scene: Scene, row: number, frame: Frame): Reading | string {
  const { tree } = scene;
  const { sentence } = tree;
  const head = sentence.head[row] ?? -1;
  const headLemma = (sentence.lemma[head] ?? "").toLowerCase();
  const kind = relation(tree, row);
  const isArgument = kind === "obj" || sentence.deprel[row] === "nsubj:pass";
  const governor = carrierOf(tree, row);
  const light = governor >= 0;
  const doubts: string[] = [];
  if (!light && kind === "compound") doubts.push("qualifies a noun");
  if (head >= 0 && isArgument && !light) {
    const outer = framesOf(headLemma, "v").map(({ type }) => type);
    // "called for talks", "rejected the ban": what is asked for or refused is not told as happening.
    if (outer.includes(frame.type)) doubts.push("its verb tells it");
  }
  if (
    head >= 0 &&
    kind === "obl" &&
    tree.sentence.lemma[head] !== "hold" &&
    framesOf(headLemma, "v").some(({ type }) => type === "REQUEST")
  )
    doubts.push("asked for");
  const own = frame.actor.filter((name) => name !== "subj");
  const named = together(own.map((name) => fill(scene, row, name, governor)));
  const subject =
    governor >= 0 && !isPassive(tree, governor) ? fillerAt(scene, argumentRow(tree, governor, "subj")) : NOBODY;
  const both = TWO_SIDED.has(frame.type);
  let actor = both || named.parties.length === 0 ? together([named, subject]) : named;
  if (governor >= 0 && isPassive(tree, governor)) actor = together([actor, fill(scene, governor, "by")]);
  if (frame.type === "CONSULT" && actor.parties.length < 2) actor = together([actor, present(scene, row, actor)]);
  const recipient = firstOf(frame.recipient.map((name) => fill(scene, row, name, governor)));
  const placed = placeOf(scene, [row, ...(governor >= 0 ? [governor] : [])], []) !== null;
  if (frame.type === "CONSULT" && frame.mode !== "visit" && actor.parties.length < 2 && governor < 0 && !placed)
    doubts.push("one side, nowhere");
  if (carriedAs(tree, row) === "none") doubts.push("not to be");
  const reality = realityOfNoun(tree, row);
  if (!reality) return "the words around it put it out of play";
  return { actor, recipient, reality, governor, covers: governor >= 0 ? [governor] : [], doubts };
}

/** Row of the verb that only carries a nominal act ("hold" of "hold talks"); -1 where none does. */
export function carrierOf(tree: Tree, row: number): number {
  const { sentence } = tree;
  const head = sentence.head[row] ?? -1;
  const isArgument = relation(tree, row) === "obj" || sentence.deprel[row] === "nsubj:pass";
  return head >= 0 &&
    sentence.upos[head] === "VERB" &&
    LIGHT.has((sentence.lemma[head] ?? "").toLowerCase()) &&
    isArgument
    ? head
    : -1;
}

/** What the verb over a nominal act makes of it; null where it leaves it as it is. */
function carriedAs(tree: Tree, row: number): Status | "none" | null {
  const { sentence } = tree;
  const head = sentence.head[row] ?? -1;
  const isArgument = relation(tree, row) === "obj" || sentence.deprel[row] === "nsubj:pass";
  return head >= 0 && sentence.upos[head] === "VERB" && isArgument
    ? governed((sentence.lemma[head] ?? "").toLowerCase())
    : null;
}

/** Whether an act told by a noun takes place; null where the words around it put it out of play. */
export function realityOfNoun(tree: Tree, row: number): Reality | null {
  const carrier = carrierOf(tree, row);
  const base = carrier >= 0 ? realityOf(tree, carrier, row) : background(tree, row, verbOver(tree, row));
  if (!base) return null;
  const carried = carriedAs(tree, row);
  const lifted = carried && carried !== "none" && (base.status === "happened" || base.status === "ongoing");
  return lifted ? { ...base, status: carried } : base;
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
