import type { ActorMention } from "../../mention/index.js";
import { type EventType, TWO_SIDED } from "../schema.js";
import { type Filler, NOBODY } from "../syntax/arguments.js";
import type { Slot } from "../syntax/slots.js";
import { relation, type Tree } from "../syntax/tree.js";
import type { PartyCandidate } from "./party-candidates.js";
import type { Role } from "./roles.js";
import type { Sides } from "./sides.js";

/** A party and what it does in an act. */
export interface Part {
  readonly candidate: PartyCandidate;
  readonly role: Role;
}

/**
 * Puts parties on their sides as the guide rules: both sides of a meeting or treaty act; a visitor acts on the host.
 *
 * @param word the word that tells of the act, and where its parties may stand.
 * @returns null where nobody acts or is acted on.
 */
export function arrange(
  tree: Tree,
  word: { readonly row: number; readonly slots: readonly Slot[] },
  type: EventType,
  mode: string | null,
  parts: readonly Part[],
): Sides | null {
  const both = TWO_SIDED.has(type) && mode !== "visit";
  const acting = parts.filter(({ role }) => role === "actor" || role === "both" || (both && role === "recipient"));
  const actedOn = both ? [] : parts.filter(({ role }) => role === "recipient" || role === "both");
  if (acting.length + actedOn.length === 0) return null;
  const side = (of: readonly Part[]): Filler =>
    of.length === 0 ? NOBODY : fillerOf(of.map(({ candidate }) => fillerFor(tree, word, candidate)));
  return [side(acting), side(actedOn)];
}

/** A party as the mention that stands nearest to the act names it, with the persons it and those joined to it name. */
function fillerFor(
  tree: Tree,
  { row, slots }: { readonly row: number; readonly slots: readonly Slot[] },
  { code, party, mentions }: PartyCandidate,
): Filler {
  const at = (mention: ActorMention) => slots.some((slot) => mention.from <= slot.row && slot.row < mention.to);
  // A name tells more than a pronoun, and one that stands where a side belongs more than one that does not.
  const distance = (mention: ActorMention) =>
    Math.abs(mention.head - row) + (at(mention) ? 0 : 100) + (mention.form === "pronoun" ? 60 : 0);
  const [best] = [...mentions].sort((a, b) => distance(a) - distance(b));
  if (!best) return { parties: [party], people: [], rows: [] };
  const joined = mentions.filter((mention) => mention === best || isJoined(tree, mention, best));
  return {
    parties: [best.parties.find((one) => one.code === code) ?? party],
    people: joined.flatMap(({ people }) => people).filter((person) => person.code === code || person.code === null),
    rows: joined.flatMap(({ head, from, to }) => [head, from, to - 1]),
  };
}

const isJoined = (tree: Tree, a: ActorMention, b: ActorMention): boolean =>
  (relation(tree, a.head) === "conj" && tree.sentence.head[a.head] === b.head) ||
  (relation(tree, b.head) === "conj" && tree.sentence.head[b.head] === a.head);

function fillerOf(fillers: readonly Filler[]): Filler {
  return {
    parties: fillers.flatMap(({ parties }) => parties),
    people: fillers
      .flatMap(({ people }) => people)
      .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at),
    rows: fillers.flatMap(({ rows }) => rows),
  };
}
