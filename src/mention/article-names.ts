import type { Hit } from "./gazetteer.js";
import type { ActorMention, Party, Person } from "./mention.js";
import { opensWithFamily } from "./person-names.js";

/** Letters by which a name must be shorter than the table's to take its place where the article uses both. */
const SHORTER = 4;
/** Fewer letters could be any word. */
const LEAST = 3;

/** What such a name is longer by than the group's own: "Houthi rebels" are the Houthis. */
const PEOPLE = / (?:rebels|fighters|militants|army|forces)$/;

/**
 * The codes of groups and bodies by the shortest name the article uses for them, as the coding guide asks: where it writes
 * "Isis", `NSA:islamic state` is `NSA:isis`, and where it never uses the table's own, by the one it does use: "Taleban",
 * "Gulf Cooperation Council". `codeOfName` leads back from either name to the table's code.
 *
 * @param hits names found in each sentence.
 * @returns new code by the table's; groups that keep theirs are left out.
 */
export function articleCodes(hits: readonly (readonly Hit[])[]): ReadonlyMap<string, string> {
  const shortest = new Map<string, string>();
  const used = new Set(hits.flatMap((found) => found.map(({ name }) => name.name.toLowerCase())));
  for (const { name } of hits.flat()) {
    // "Chechens" is no name of the Chechen rebels.
    if (!/^(?:NSA|IGO):/.test(name.code) || name.code.endsWith(" rebels")) continue;
    if (name.kind !== "group" && !name.code.startsWith("IGO:")) continue;
    const words = name.name.toLowerCase();
    const own = name.code.slice(4);
    // "Houthi" alone, and "Houthi rebels", are still the Houthis.
    const people = words.replace(PEOPLE, "");
    if (`${people}s` === own || (people !== words && people === own)) continue;
    const known = shortest.get(name.code);
    const shorter = words.length + (known === undefined ? SHORTER : 1) <= (known ?? own).length;
    if (words.length >= LEAST && (shorter || (known === undefined && !used.has(own)))) shortest.set(name.code, words);
  }
  return new Map([...shortest].map(([code, words]) => [code, `${code.slice(0, 4)}${words}`] as const));
}

/**
 * Mentions in which persons of groups that the article never names go by their own names: where it tells of Barzani but
 * not of his party, `NSA:kdp` is `NSA:barzani`.
 *
 * @param hits names found in each sentence.
 */
export function withLeaders(
  actors: readonly ActorMention[],
  hits: readonly (readonly Hit[])[],
): readonly ActorMention[] {
  const named = new Set(hits.flatMap((found) => found.map(({ name }) => name.code)));
  for (const { form, parties } of actors)
    if (form === "name") for (const { code } of parties) if (code) named.add(code);
  const led = ({ code, name }: Person | Party): string | null => {
    if (name === null || code === null || !code.startsWith("NSA:") || named.has(code) || OF_MANY.test(code))
      return code;
    const own = name.toLowerCase();
    if (own.includes(code.slice(4))) return code;
    return `NSA:${opensWithFamily(own) ? own : own.slice(own.lastIndexOf(" ") + 1)}`;
  };
  const renamed = <One extends Person | Party>(one: One): One => {
    const code = led(one);
    return code === one.code ? one : { ...one, code };
  };
  return actors.map((actor) =>
    actor.people.length === 0
      ? actor
      : { ...actor, parties: actor.parties.map(renamed), people: actor.people.map(renamed) },
  );
}

/** Codes that tell of all on one side, as the article would: whoever speaks for "the rebels" or "the opposition". */
const OF_MANY = /(?::opposition|rebels|rebel|separatists|guerrillas| kurds| cypriots|abkhaz)$/;

/** Mentions with their parties' and persons' codes replaced. */
export function withCodes(
  actors: readonly ActorMention[],
  codes: ReadonlyMap<string, string>,
): readonly ActorMention[] {
  if (codes.size === 0) return actors;
  const renamed = <One extends Pick<Party, "code">>(one: One): One => ({
    ...one,
    code: one.code === null ? null : (codes.get(one.code) ?? one.code),
  });
  return actors.map((actor) =>
    actor.parties.some(({ code }) => code !== null && codes.has(code))
      ? { ...actor, parties: actor.parties.map(renamed), people: actor.people.map(renamed) }
      : actor,
  );
}
