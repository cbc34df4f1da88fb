import type { Article } from "../article/index.js";
import type { Mentions } from "../mention/index.js";
import { NOBODY, type Scene, together } from "./arguments.js";
import { contextsOf } from "./contexts.js";
import { evidenceOf } from "./evidence.js";
import type { Event, EventType, Form } from "./schema.js";
import { type Sides, stateOf, visitOf } from "./sides.js";
import { sourceOf } from "./source.js";
import type { Reality } from "./status.js";
import { child, reach } from "./tree.js";
import { placeOf, timeOf } from "./when-where.js";

/** An event before it has its id; `word` is the row of the word that tells of it, until it is dated and placed. */
export type EventDraft = Omit<Event, "id"> & { readonly word?: number };

/** Where an event's word stands. */
export interface Trigger {
  readonly article: Article;
  /** The sentence's place among the article's. */
  readonly index: number;
  readonly scene: Scene;
  readonly mentions: Mentions;
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
 * The event a word tells of, once its sides are known: when, where, with whom, about what, and the words that say so.
 *
 * @returns the event, its confidence yet to be judged.
 */
export function draftOf(trigger: Trigger, act: Act, reality: Reality, sides: Sides): EventDraft {
  const { article, index, scene, mentions, row, governor } = trigger;
  const [acting, actedOn] = sides;
  const rows = [row, ...reality.chain, ...(governor >= 0 ? [governor] : [])];
  const time = timeOf(scene, index, mentions, rows, reality.status);
  const place = placeOf(scene, rows, act.mode === "visit" ? actedOn.parties : []);
  const evidence = evidenceFor(trigger, reality, [...acting.rows, ...actedOn.rows]);
  const country = place?.country ?? null;
  const visit = visitOf(act, sides, country);
  const [actor, recipient] = visit ?? sides;
  const host = act.mode === "visit" && recipient.parties.length === 1 ? stateOf(recipient.parties[0]) : null;
  const ahead = time !== null && time.date.length === 10 && time.date > (article.published ?? "9999").slice(0, 10);
  return {
    kind: "event",
    word: row,
    evidence,
    type: act.type,
    mode: visit ? "visit" : (act.mode ?? (act.type === "CONSULT" && actor.parties.length > 2 ? "multilateral" : null)),
    form: act.form,
    contexts: contextsOf(article, evidence, act.type),
    actor: [...actor.parties],
    recipient: [...recipient.parties],
    people: together([actor, act.type === "CONSULT" && act.mode !== "visit" ? recipient : NOBODY]).people.slice(0, 8),
    status: reality.status === "happened" && ahead ? "planned" : reality.status,
    date: time?.date ?? null,
    dateSpan: time ? { start: time.start, end: time.end } : null,
    place: country ?? host,
    venue: place?.venue ?? null,
    placeSpan: place ? { start: place.start, end: place.end } : null,
    topics: [],
    source: sourceOf(article, scene, reality.under, [...acting.rows]),
    confidence: 0,
  };
}

/** The clause that carries an event: from those who act to the end of what the word governs, without what is only attached. */
function evidenceFor(
  { article, scene: { tree }, row, governor }: Trigger,
  reality: Reality,
  parties: readonly number[],
): Event["evidence"] {
  const anchor = governor >= 0 ? governor : row;
  const [own, end] = reach(tree, anchor, ["parataxis", "ccomp", "conj", "advcl", "cc", "case", "mark"]);
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
