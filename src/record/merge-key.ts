import { createHash } from "node:crypto";
import type { Party } from "../mention/index.js";
import type { Event } from "../statement/index.js";
import type { Mergeable } from "./wording.js";

/** A longer key is cut and told apart by a digest, since an index holds no key of any length. */
const LONGEST = 200;

/**
 * The name under which a statement is merged: only reports with the same key can tell of the same event. Engagements
 * go by the set of their parties, whoever is called visitor or host, a summit of an international body by that body;
 * pacts and joint acts by their parties too, other events by who does it to whom, commitments by who makes them to whom. A call
 * never is a meeting, so it has keys of its own.
 *
 * @example mergeKey(visitOfTuskToKyiv) // "CONSULT|POL,UKR"
 */
export function mergeKey(statement: Mergeable): string {
  const key =
    statement.kind === "event"
      ? wholeKey(statement)
      : `PLEDGE|${union(codes(statement.by))}>${union(codes(statement.to))}`;
  if (key.length <= LONGEST) return key;
  return `${key.slice(0, LONGEST)}#${createHash("sha256").update(key).digest("hex")}`;
}

/** Types whose parties act together: "A agreed with B" and "A and B agreed" are the same. */
const MUTUAL = new Set<string>(["CONSULT", "AGREE", "COOPERATE"]);

/** Types of acts that are done where the other side is: the place tells who it is. A demand is made anywhere. */
const ON_THE_SPOT = new Set<string>(["ASSAULT", "AID", "RETREAT", "MOBILIZE", "COERCE"]);

function wholeKey(event: Event): string {
  const { type } = event;
  const privately = event.people.filter(({ code }) => code === null).map(({ name }) => `~${name.toLowerCase()}`);
  const actors = [...codes(event.actor), ...privately];
  const recipients = codes(event.recipient);
  const all = [...new Set([...actors, ...recipients])];
  if (type === "CONSULT" && isCall(event)) return `CALL|${union(all) || placeOf(event)}`;
  if (type === "CONSULT") return consultKey(event, all);
  if (MUTUAL.has(type)) return `${type}|${union(withHost(event, all)) || placeOf(event)}`;
  const known = ON_THE_SPOT.has(type) ? withHost(event, all).filter((code) => !all.includes(code)) : [];
  const objects = recipients.length > 0 ? recipients : known;
  const where = all.length === 0 && known.length === 0 ? placeOf(event) : "";
  return `${type}|${union(actors)}>${union(objects)}${where}`;
}

/**
 * Of a summit of an international body, the body alone: who else is named differs from report to report. Of talks
 * under a mediator or at a third party's, the two sides alone: who brought them together is named in some reports only.
 */
function consultKey(event: Event, all: readonly string[]): string {
  if (event.form === "summit" || event.form === "conference") {
    const body = all.find((code) => BODIES.has(code) || code.startsWith("IGO:"));
    if (body !== undefined) return `SUMMIT|${body}`;
  }
  const hosted = event.form === "talks" && all.length === 3;
  const sides = event.mode === "third-party" || hosted ? withoutMediator(event, all) : withHost(event, all);
  return `CONSULT|${union(sides) || placeOf(event)}`;
}

/** Bodies whose meetings are their own. The European Union meets others as a state does. */
const BODIES = new Set(["UNO", "NAT", "AFU", "ARL", "ASN", "OSC", "IMF", "WBK", "IAE", "WTO", "GTW", "GSV"]);

/** Where only one side is named and it acts in another country, that country is the other side. */
function withHost({ place }: Event, all: readonly string[]): readonly string[] {
  const [only] = all;
  return all.length === 1 && place !== null && only !== place && STATE.test(only ?? "") ? [...all, place] : all;
}

/** Only a state's code is sure not to be of the place itself ("Kurdish fighters in Syria"). */
const STATE = /^[A-Z]{3}$/;

function withoutMediator({ place, actor, recipient }: Event, all: readonly string[]): readonly string[] {
  const sides = codes(recipient);
  if (sides.length >= 2 && actor.length > 0) return sides;
  const guests = all.filter((code) => code !== place);
  return guests.length >= 2 && guests.length < all.length ? guests : all;
}

/** Whether an engagement is a telephone or video call. */
export const isCall = ({ form, mode }: Event): boolean => form === "call" || (form === null && mode === "phone");

/** Codes of parties; one without a code goes by its name. */
const codes = (parties: readonly Party[]): string[] =>
  parties.flatMap(({ code, name }) => (code !== null ? [code] : name !== null ? [`~${name.toLowerCase()}`] : []));

const union = (names: readonly string[]): string => [...new Set(names)].sort().join(",");

const placeOf = ({ place }: Event): string => `@${place ?? ""}`;
