import type { Party } from "../../mention/index.js";
import { type EventType, TWO_SIDED } from "../schema.js";
import { type Filler, NOBODY, type Scene } from "../syntax/arguments.js";
import type { Slot } from "../syntax/slots.js";
import type { PartyCandidate } from "./party-candidates.js";
import type { Role } from "./roles.js";
import type { Sides } from "./sides.js";
import type { Standing } from "./standing.js";
import { wordsFor } from "./words-for.js";

/** A party and what it does in an act. */
export interface Part {
  readonly candidate: PartyCandidate;
  readonly role: Role;
}

/**
 * Puts parties on their sides as the guide rules: both sides of a meeting or treaty act; a visitor acts on the host.
 *
 * @param word the word that tells of the act, and where its parties may stand.
 * @returns null where nobody acts or is acted on, or only a group on itself.
 */
export function arrange(
  scene: Scene,
  word: { readonly row: number; readonly slots: readonly Slot[] },
  type: EventType,
  mode: string | null,
  parts: readonly Part[],
): Sides | null {
  const both = TWO_SIDED.has(type) && mode !== "visit";
  const acting = parts.filter(({ role }) => role === "actor" || role === "both" || (both && role === "recipient"));
  const actedOn = both ? [] : parts.filter(({ role }) => role === "recipient" || role === "both");
  if (acting.length + actedOn.length === 0 || isOnItself(acting, actedOn)) return null;
  const side = (of: readonly Part[], as: Standing, opposite: readonly Party[]): Filler =>
    of.length === 0
      ? NOBODY
      : fillerOf(
          of.map(({ candidate, role }) => wordsFor(scene, word, candidate, as, role === "both" ? opposite : null)),
        );
  const actor = side(acting, both ? "either" : "acting", []);
  return [actor, side(actedOn, "acted on", actor.parties)];
}

/** A group may act on another, and a state on its own people; a group alone on itself is one that was misread. */
function isOnItself([one, ...others]: readonly Part[], actedOn: readonly Part[]): boolean {
  const isAlone = one !== undefined && others.length === 0 && actedOn.length === 1 && actedOn[0] === one;
  return isAlone && one.candidate.code.includes(":");
}

function fillerOf(fillers: readonly Filler[]): Filler {
  return {
    parties: fillers.flatMap(({ parties }) => parties),
    people: fillers
      .flatMap(({ people }) => people)
      .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at),
    rows: fillers.flatMap(({ rows }) => rows),
  };
}
