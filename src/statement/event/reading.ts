import { type EventType, type Status, TWO_SIDED } from "../schema.js";
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
} from "../syntax/arguments.js";
import { caseOf, relation, subject, type Tree } from "../syntax/tree.js";
import type { Frame } from "./lexicon.js";
import type { Setting } from "./setting.js";
import { governed, type Reality, realityOf, undone } from "./status.js";
import type { Word } from "./word.js";

/** Who acts and on whom, as a frame reads it off its word. */
export interface Reading {
  readonly actor: Filler;
  readonly recipient: Filler;
}

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

/** Who acts and on whom where a verb or a predicative adjective tells the act. */
export function readVerb(scene: Scene, row: number, frame: Frame): Reading {
  const actor = together(frame.actor.map((name) => fill(scene, row, name)));
  const recipient = firstOf([
    ...frame.recipient.map((name) => fill(scene, row, name)),
    ...(OTHER_DIRECTED.has(frame.type) ? [inside(scene, row, actor)] : []),
  ]);
  return { actor, recipient };
}

/** Who acts and on whom where a noun tells the act, with the light verb that carries it. */
export function readNoun(scene: Scene, row: number, frame: Frame): Reading {
  const { tree } = scene;
  const governor = carrierOf(tree, row);
  const own = frame.actor.filter((name) => name !== "subj");
  const named = together(own.map((name) => fill(scene, row, name, governor)));
  const subject =
    governor >= 0 && !isPassive(tree, governor) ? fillerAt(scene, argumentRow(tree, governor, "subj")) : NOBODY;
  const both = TWO_SIDED.has(frame.type);
  let actor = both || named.parties.length === 0 ? together([named, subject]) : named;
  if (governor >= 0 && isPassive(tree, governor)) actor = together([actor, fill(scene, governor, "by")]);
  if (frame.type === "CONSULT" && actor.parties.length < 2) actor = together([actor, present(scene, row, actor)]);
  return { actor, recipient: firstOf(frame.recipient.map((name) => fill(scene, row, name, governor))) };
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
  return head >= 0 && sentence.upos[head] === "VERB" && isArgument ? governed(tree, head) : null;
}

/** Whether an act told by a noun takes place; null where the words around it put it out of play. */
export function realityOfNoun(tree: Tree, row: number): Reality | null {
  const carrier = carrierOf(tree, row);
  const base = carrier >= 0 ? realityOf(tree, carrier, row) : background(tree, row, verbOver(tree, row));
  if (!base) return null;
  const carried = undone(tree, planOf(tree, row)) ?? carriedAs(tree, row);
  if (!carried || carried === "none") return base;
  // What was called off or put off was planned before.
  const off = carried === "cancelled" || carried === "postponed";
  const lifted = base.status === "happened" || base.status === "ongoing" || (off && base.status === "planned");
  return lifted ? { ...base, status: carried } : base;
}

/** Row of the plans that an act is the content of ("plans for a summit"), else its own. */
function planOf({ sentence }: Tree, row: number): number {
  const head = sentence.head[row] ?? -1;
  const content = (sentence.deprel[row] ?? "").startsWith("nmod");
  return content && head >= 0 && sentence.lemma[head] === "plan" ? head : row;
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

const NO_ACT: Reality = { status: "possible", chain: [], under: -1 };

/** Whether and how an act takes place, as the grammar around its word says. */
export function realityAt(
  { scene: { tree } }: Pick<Setting, "scene">,
  { row, kind }: Pick<Word, "row" | "kind">,
): Reality {
  return (kind === "n" ? realityOfNoun(tree, row) : realityOf(tree, row)) ?? { ...NO_ACT, chain: [row] };
}
