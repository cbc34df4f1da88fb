import { TWO_SIDED } from "../src/statement/schema.js";
import { type CodedEvent, sameCode, type TaughtReport } from "./lessons.js";

/** What is compared of an act: its type and the parties on each side. */
interface Act {
  readonly type: CodedEvent["type"];
  readonly actor: readonly (string | { readonly code: string | null })[];
  readonly recipient: readonly (string | { readonly code: string | null })[];
}

/**
 * An act by type and states: two acts with the same key are the same to those who ask which states did what.
 *
 * @example keyOf({ type: "ACCUSE", actor: ["USA"], recipient: ["IRN", "NSA:hamas"] }) // "ACCUSE USA > IRN"
 */
export function keyOf({ type, actor, recipient }: Act): string {
  const states = (parties: Act["actor"]) =>
    [...new Set(parties.flatMap((party) => (typeof party === "string" ? party : (party.code ?? []))))]
      .map(sameCode)
      .filter((code, at, all) => !code.includes(":") && all.indexOf(code) === at)
      .sort()
      .join("+");
  return TWO_SIDED.has(type)
    ? `${type} ${states([...actor, ...recipient])}`
    : `${type} ${states(actor)} > ${states(recipient)}`;
}

/** Keys of all events that a report is coded for. */
export const codedKeys = ({ spans }: Pick<TaughtReport, "spans">): ReadonlySet<string> =>
  new Set([...spans.keys()].map(keyOf));
