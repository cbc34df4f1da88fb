import type { Party } from "../mention/index.js";
import { type Filler, NOBODY, together } from "./arguments.js";
import type { Frame } from "./lexicon.js";
import type { EventType } from "./schema.js";

/** Who acts and who is acted on. */
export type Sides = readonly [actor: Filler, recipient: Filler];

const TWO_SIDED: ReadonlySet<EventType> = new Set(["CONSULT", "AGREE", "COOPERATE"]);
/** Types that are told even where no one is said to act ("12 were killed"). */
const AGENTLESS: ReadonlySet<EventType> = new Set(["ASSAULT", "COERCE", "CONSULT"]);

/**
 * Puts the parties on their sides as the guide rules: both sides of a meeting or treaty act; a visitor acts on the host.
 *
 * @param passive whether the word stands in the passive, where the one who acts may be left out.
 * @returns null where too little is known for a statement.
 */
export function arrange(frame: Frame, actor: Filler, recipient: Filler, passive: boolean): Sides | null {
  const acting = new Set(actor.parties.map(({ code }) => code));
  const others: Filler = { ...recipient, parties: recipient.parties.filter(({ code }) => !acting.has(code)) };
  if (frame.mode === "visit") {
    // Who comes home visits no one.
    const home = others.parties.length === 0 && recipient.parties.length > 0;
    return actor.parties.length === 0 || home ? null : [actor, others];
  }
  if (TWO_SIDED.has(frame.type) && frame.recipient.length === 0)
    return actor.parties.length === 0 ? null : [together([actor, others]), NOBODY];
  const agentless = AGENTLESS.has(frame.type) || passive;
  if (actor.parties.length === 0 && !(agentless && recipient.parties.length > 0)) return null;
  // Armies of one state fight each other, and police arrest their own.
  return frame.type === "ASSAULT" || frame.type === "COERCE" ? [actor, recipient] : [actor, others];
}

/**
 * Two states that meet in the country of one of them: the other visits.
 *
 * @param country where they meet, ISO alpha-3.
 * @returns visitor and host; null where it is no visit.
 */
export function visitOf(frame: Frame, [actor, recipient]: Sides, country: string | null): Sides | null {
  if (frame.type !== "CONSULT" || frame.mode !== null || country === null) return null;
  if (actor.parties.length !== 2 || recipient.parties.length > 0) return null;
  const hosts = actor.parties.filter(({ code }) => code === country);
  const guests = actor.parties.filter(({ code }) => code !== country);
  if (hosts.length !== 1 || guests.some((guest) => stateOf(guest) === null)) return null;
  const of = (code: string | null) => actor.people.filter((person) => person.code === code);
  return [
    { parties: guests, people: of(guests[0]?.code ?? null), rows: actor.rows },
    { parties: hosts, people: of(country), rows: [] },
  ];
}

/** The code of a party that is a state or a body with a three-letter code; null for others. */
export const stateOf = (party: Party | undefined): string | null =>
  party?.code?.length === 3 && party.code === party.code.toUpperCase() ? party.code : null;
