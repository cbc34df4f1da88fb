import { fillerAt, type Scene } from "../syntax/arguments.js";
import type { Slot } from "../syntax/slots.js";
import type { Part } from "./arrange.js";
import { partyKind } from "./party-kind.js";
import { lemmaAt } from "./trigger.js";

/** The side of those who act, or of those acted on. */
export type OneSide = "acting" | "acted on";

/** Where, in a clause, whoever does what its verb says stands, and whom it is done to. */
const PLACES: Readonly<Record<OneSide, RegExp>> = {
  acting: /^(?:subject|agent)$/,
  "acted on": /^(?:object|patient|addressee)$/,
};

/** Verbs whose object goes to the other side: who is sent is not acted on. */
const SENDING: ReadonlySet<string> = new Set("send dispatch deploy post move mobilise mobilize".split(" "));

/**
 * Groups that stand where a side has its own place, though they do not seem to take part: where nobody else is on the side, the
 * words mean them ("Rebel leaders rejected the offer"). A state that stands there and seems to have no part is mostly one
 * that a private person is of.
 *
 * @param word that tells of the act. @param parts what each party seems to do in it.
 * @example inOwnPlace(scene, word, parts, "acting") // of "Tamil rebels shelled the port" the rebels' part
 */
export function inOwnPlace(
  scene: Scene,
  word: { readonly row: number; readonly slots: readonly Slot[] },
  parts: readonly Part[],
  as: OneSide,
): Part[] {
  if (as === "acted on" && SENDING.has(lemmaAt(scene.tree, word.row))) return [];
  for (const { name, row } of word.slots) {
    const { parties } = PLACES[as].test(name) ? fillerAt(scene, row, false) : { parties: [] };
    if (parties.length === 0) continue;
    const there = parts.filter(({ candidate }) => parties.some(({ code }) => code === candidate.code));
    return there.every(isIdleGroup) ? there : [];
  }
  return [];
}

const isIdleGroup = ({ candidate: { code }, role }: Part): boolean =>
  role === "none" && /^(?:NSA|GRP)$/.test(partyKind(code));
