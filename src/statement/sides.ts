import type { Party } from "../mention/index.js";
import type { Filler } from "./arguments.js";
import type { Act } from "./draft.js";

/** Who acts and who is acted on. */
export type Sides = readonly [actor: Filler, recipient: Filler];

/**
 * Two states that meet in the country of one of them: the other visits.
 *
 * @param country where they meet, ISO alpha-3.
 * @returns visitor and host; null where it is no visit.
 */
export function visitOf(act: Act, [actor, recipient]: Sides, country: string | null): Sides | null {
  if (act.type !== "CONSULT" || act.mode !== null || country === null) return null;
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
