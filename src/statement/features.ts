import { publishedDay } from "../article/index.js";
import type { Filler } from "./arguments.js";
import { isPassive } from "./arguments.js";
import type { EventDraft, Trigger } from "./draft.js";
import type { Frame } from "./lexicon.js";
import { actorAt } from "./parties.js";
import type { Reading } from "./reading.js";
import { type Sides, stateOf } from "./sides.js";
import { relation, type Tree } from "./tree.js";

/** Names of what is true of a reading: of its word, and of the sides it gives. */
export interface Features {
  /** Whether the word tells of an event at all. */
  readonly event: readonly string[];
  /** Whether these are its sides. */
  readonly sides: readonly string[];
}

/**
 * What the judge looks at in one way of reading an event: words, syntax, sides and circumstances, as names of yes-or-no facts.
 *
 * @param sense whether the word's first fitting frame, a later one, or a construction gave the reading.
 * @param guess where a side was found that the syntax does not name; "none".
 */
export function featuresOf(
  { article, index, scene, row, governor }: Trigger,
  frame: Frame,
  { reality, doubts, actor, recipient }: Reading,
  draft: EventDraft,
  sides: Sides,
  sense: string,
  guess: string,
): Features {
  const { tree, actors } = scene;
  const { sentence } = tree;
  const { type } = draft;
  const upos = sentence.upos[row] ?? "";
  const lemma = (sentence.lemma[row] ?? "").toLowerCase();
  const named = `${statesIn(actor)}-${statesIn(recipient)}`;
  const pattern = `${statesIn(sides[0])}-${statesIn(sides[1])}`;
  const others = `${namelessIn(sides[0])}-${namelessIn(sides[1])}`;
  const weight = Math.round(frame.weight * 10);
  const event = [
    "always",
    `type ${type}`,
    `type ${type} ${upos}`,
    `mode ${type} ${frame.mode ?? "none"}`,
    `word ${lemma} ${upos} ${type}`,
    `weight ${weight}`,
    `weight ${upos} ${weight}`,
    `sense ${sense}`,
    `status ${draft.status}`,
    `status ${type} ${draft.status}`,
    `named ${named}`,
    `named ${type} ${named}`,
    `someone ${actor.parties.length > 0}-${recipient.parties.length > 0}`,
    `someone ${type} ${actor.parties.length > 0}-${recipient.parties.length > 0}`,
    `relation ${upos} ${relation(tree, row)}`,
    `depth ${Math.min(4, depthOf(tree, row))}`,
    `under ${reality.under >= 0 ? (sentence.lemma[reality.under] ?? "").toLowerCase() : "none"}`,
    `place in report ${index < 1 ? "0" : index < 3 ? "1" : index < 8 ? "3" : index < 16 ? "8" : "16"}`,
    `dated ${age(draft.date, publishedDay(article))}`,
    `placed ${draft.place !== null}`,
    `length ${Math.min(6, Math.floor(draft.evidence.text.length / 40))}`,
    `tense ${sentence.xpos[row] ?? ""}`,
  ];
  for (const doubt of doubts) event.push(`doubt ${doubt}`, `doubt ${type} ${doubt}`);
  if (governor >= 0) event.push("carried", `carried by ${(sentence.lemma[governor] ?? "").toLowerCase()}`);
  if (isPassive(tree, row)) event.push("passive");
  const determined = (tree.children[row] ?? []).some((at) => relation(tree, at) === "det");
  if (upos === "NOUN") event.push(`determined ${determined}`);
  const side = [
    "always",
    `guess ${guess}`,
    `guess ${type} ${guess}`,
    `guess ${guess} ${named}`,
    `guess ${type} ${frame.mode ?? "none"} ${guess}`,
    `guess ${type} ${guess} ${named}`,
    `sides ${pattern}`,
    `sides ${type} ${pattern}`,
    `nameless ${others}`,
    `nameless ${type} ${others}`,
    `actor is ${formOf(sides[0])}`,
    `recipient is ${formOf(sides[1])}`,
    `actor is ${formOf(sides[0])} ${pattern}`,
    `recipient is ${formOf(sides[1])} ${pattern}`,
    `pos ${upos} ${pattern}`,
    `mode ${draft.mode ?? "none"} ${pattern}`,
    `weight ${weight}`,
  ];
  if (sides[0].rows.length > 0)
    side.push(`actor ${sides[0].rows.every((at) => at > row) ? "after" : "before"} ${upos}`);
  return { event, sides: side };

  function formOf(side: Filler): string {
    const at = side.rows[0];
    return at === undefined ? (side.parties.length > 0 ? "absent" : "none") : (actorAt(actors, at)?.form ?? "other");
  }
}

const statesIn = ({ parties }: Filler) => Math.min(3, parties.filter((party) => stateOf(party) !== null).length);
const namelessIn = ({ parties }: Filler) => Math.min(2, parties.filter((party) => stateOf(party) === null).length);

function depthOf({ sentence }: Tree, row: number): number {
  let depth = 0;
  for (let at = row; depth < 5 && at >= 0; depth++) at = sentence.head[at] ?? -1;
  return depth - 1;
}

/** How far behind or ahead of the report an act is dated. */
function age(date: string | null, published: string | null): string {
  if (date === null) return "no";
  if (published === null) return "unknown";
  const years = Number(published.slice(0, 4)) - Number(date.slice(0, 4));
  if (years > 1) return "long ago";
  if (date.slice(0, 10) > published) return "ahead";
  return date.length < 10 ? "vaguely" : "lately";
}
