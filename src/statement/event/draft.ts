import type { Article } from "../../article/index.js";
import { evidenceOf } from "../evidence.js";
import type { Event, EventType, Form } from "../schema.js";
import { sourceOf } from "../source.js";
import { NOBODY, type Scene, together } from "../syntax/arguments.js";
import { child, reach, type Tree } from "../syntax/tree.js";
import { isDeparture } from "./departure.js";
import { DISCUSSING } from "./first-look.js";
import type { Sides } from "./sides.js";
import type { Reality } from "./status.js";
import { lemmaAt } from "./trigger.js";

/** Offsets in the text of the word that tells of an act and of where its clause begins. */
export interface Told {
  readonly word: number;
  readonly clause: number;
}

/**
 * An event before it has its id. `word` is the row of the word that tells of it, until it is dated and placed; `again` says,
 * until each act is listed once, that its words point back to an act told before ("this visit"), `known` that they speak of it as
 * one that is known ("the talks", "her visit") or only tell what was said there ("they discussed trade"), `leaves` that they tell how a visit ended.
 */
export type EventDraft = Omit<Event, "id"> & {
  readonly word?: number;
  readonly again?: boolean;
  readonly known?: boolean;
  readonly leaves?: boolean;
  readonly told?: Told;
};

/** Where an event's word stands. */
export interface Trigger {
  readonly article: Article;
  readonly scene: Scene;
  readonly row: number;
  /** Row of the verb that carries a nominal act; -1 where none. */
  readonly governor: number;
}

/** What kind of act it is. */
export interface Act {
  readonly type: EventType;
  readonly mode: string | null;
  readonly form: Form | null;
}

/**
 * The event a word tells of, once its sides are known, and the words that say so. When and where it takes place, what it is
 * about and its contexts are yet to be found; so is its confidence.
 */
export function draftOf(trigger: Trigger, act: Act, reality: Reality, [actor, recipient]: Sides): EventDraft {
  const { article, scene } = trigger;
  const { type, mode, form } = act;
  const meets = type === "CONSULT" && mode !== "visit";
  return {
    kind: "event",
    word: trigger.row,
    again: pointsBack(scene.tree, trigger.row),
    told: toldAt(trigger),
    known: isKnown(scene.tree, trigger.row),
    leaves: mode === "visit" && isDeparture(scene, trigger.row, actor.parties),
    evidence: evidenceFor(trigger, reality, [...actor.rows, ...recipient.rows]),
    type,
    mode: mode ?? (type === "CONSULT" && actor.parties.length > 2 ? "multilateral" : null),
    form,
    contexts: [],
    actor: [...actor.parties],
    recipient: [...recipient.parties],
    people: together([actor, meets ? recipient : NOBODY]).people.slice(0, PEOPLE),
    status: reality.status,
    date: null,
    dateSpan: null,
    place: null,
    venue: null,
    placeSpan: null,
    topics: [],
    source: sourceOf(article, scene, reality.under, [...actor.rows]),
    confidence: 0,
  };
}

const POINTING = new Set(["this", "that", "these", "those", "such"]);

/** "this visit", "these talks": words that point back. */
const pointsBack = (tree: Tree, row: number): boolean =>
  tree.sentence.upos[row] === "NOUN" && POINTING.has((tree.sentence.form[child(tree, row, "det")] ?? "").toLowerCase());

const DEFINITE = new Set(["the", ...POINTING]);
/** Verbs that tell what was said at a meeting. */
const TALKING: ReadonlySet<string> = new Set([...DISCUSSING, "talk", "speak"]);

function isKnown(tree: Tree, row: number): boolean {
  const { form, upos } = tree.sentence;
  if (upos[row] !== "NOUN") return TALKING.has(lemmaAt(tree, row));
  return child(tree, row, "nmod:poss") >= 0 || DEFINITE.has((form[child(tree, row, "det")] ?? "").toLowerCase());
}

/** Most persons of one event. */
const PEOPLE = 8;

/** Dependents of the word that tells of an act, or carries the one that does, which are no part of its clause. */
const APART = ["parataxis", "ccomp", "conj", "advcl", "cc", "case", "mark"];

function toldAt({ scene: { tree }, row, governor }: Trigger): Told {
  const { starts } = tree.sentence;
  const [own] = reach(tree, governor >= 0 ? governor : row, APART);
  return { word: starts[row] ?? 0, clause: starts[Math.min(own, row)] ?? 0 };
}

/** The clause that carries an event: from those who act to the end of what the word governs, without what is only attached. */
function evidenceFor(
  { article, scene: { tree }, row, governor }: Trigger,
  reality: Reality,
  parties: readonly number[],
): Event["evidence"] {
  const anchor = governor >= 0 ? governor : row;
  const [own, end] = reach(tree, anchor, APART);
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
