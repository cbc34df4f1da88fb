import { createHash } from "node:crypto";
import type { Party } from "../mention/index.js";
import type { Event } from "../statement/index.js";

/** A longer key is cut and told apart by a digest, since an index holds no key of any length. */
const LONGEST = 200;

/**
 * The name under which an event is merged: only reports with the same key can tell of the same event. Engagements go
 * by the set of their parties, whoever is called visitor or host; other events by who does it to whom. A call never is a
 * meeting, so it has keys of its own.
 *
 * @example mergeKey(visitOfTuskToKyiv) // "CONSULT|POL,UKR"
 */
export function mergeKey(event: Event): string {
  const key = wholeKey(event);
  if (key.length <= LONGEST) return key;
  return `${key.slice(0, LONGEST)}#${createHash("sha256").update(key).digest("hex")}`;
}

function wholeKey(event: Event): string {
  const privately = event.people.filter(({ code }) => code === null).map(({ name }) => `~${name.toLowerCase()}`);
  if (event.type === "CONSULT") {
    const sides = union([...codes(event.actor), ...codes(event.recipient), ...privately]);
    return `${isCall(event) ? "CALL" : "CONSULT"}|${sides || placeOf(event)}`;
  }
  const actors = union([...codes(event.actor), ...privately]);
  const recipients = union(codes(event.recipient));
  const where = actors === "" && recipients === "" ? placeOf(event) : "";
  return `${event.type}|${actors}>${recipients}${where}`;
}

/** Whether an engagement is a telephone or video call. */
export const isCall = ({ form, mode }: Event): boolean => form === "call" || (form === null && mode === "phone");

/** Codes of parties; one without a code goes by its name. */
const codes = (parties: readonly Party[]): string[] =>
  parties.flatMap(({ code, name }) => (code !== null ? [code] : name !== null ? [`~${name.toLowerCase()}`] : []));

const union = (names: readonly string[]): string => [...new Set(names)].sort().join(",");

const placeOf = ({ place }: Event): string => `@${place ?? ""}`;
