import type { PublishedEvent } from "../record/index.js";
import { capital, inSentence, listing } from "./names.js";

/** Display name of a code. */
export type NameOf = (code: string) => string;

/**
 * An engagement or event in a few words: "Russia to India", "China and the United States", "Russia on Ukraine".
 *
 * @example headline(visit, nameOf) // "Japan to the United States"
 */
export function headline(
  { type, form, parties, actor, recipient, persons, place }: PublishedEvent,
  nameOf: NameOf,
): string {
  const names = (codes: readonly string[]) => listing(codes.map((code) => inSentence(nameOf(code))));
  const directed = type !== "CONSULT" || form === "visit";
  if (directed && actor.length > 0 && recipient.length > 0)
    return capital(`${names(actor)} ${type === "CONSULT" ? "to" : "→"} ${names(recipient)}`);
  if (parties.length > 0) return capital(names(parties));
  if (persons.length > 0) return listing(persons);
  return place ? nameOf(place) : "Parties not given";
}

/** What it is: its form, or its type and mode in plain letters. */
export const kindOf = ({ type, form, mode }: PublishedEvent): string =>
  form ?? (type === "CONSULT" ? "meeting" : [type.toLowerCase(), mode].filter(Boolean).join(", "));

/** Where it takes or took place, as far as it is known. */
export const whereOf = ({ venue, place }: Pick<PublishedEvent, "venue" | "place">, nameOf: NameOf): string =>
  [venue && calm(venue), place && nameOf(place)].filter((part, at, all) => part && all.indexOf(part) === at).join(", ");

/** A name that stood in the capitals of a dateline ("MUSCAT"), as it is written elsewhere; short ones may be initials. */
const calm = (name: string): string =>
  name.length > 3 && name === name.toUpperCase() ? name.toLowerCase().replace(/\p{L}+/gu, capital) : name;
