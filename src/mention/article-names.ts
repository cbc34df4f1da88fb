import type { Hit } from "./gazetteer.js";
import type { ActorMention, Party } from "./mention.js";

/** Letters by which a name must be shorter than the table's to take its place where the article uses both. */
const SHORTER = 4;
/** Fewer letters could be any word. */
const LEAST = 3;

/**
 * The codes of groups by the shortest name the article uses for them, as the coding guide asks: where it writes
 * "Isis", `NSA:islamic state` is `NSA:isis`, and where it never uses the table's own, by the one it does use: "Taleban". `codeOfName` leads back from either name to the table's code.
 *
 * @param hits names found in each sentence.
 * @returns new code by the table's; groups that keep theirs are left out.
 */
export function articleCodes(hits: readonly (readonly Hit[])[]): ReadonlyMap<string, string> {
  const shortest = new Map<string, string>();
  const used = new Set(hits.flatMap((found) => found.map(({ name }) => name.name.toLowerCase())));
  for (const { name } of hits.flat()) {
    // "Chechens" is no name of the Chechen rebels.
    if (name.kind !== "group" || !name.code.startsWith("NSA:") || name.code.endsWith(" rebels")) continue;
    const words = name.name.toLowerCase();
    const own = name.code.slice(4);
    const known = shortest.get(name.code);
    const shorter = words.length + (known === undefined ? SHORTER : 1) <= (known ?? own).length;
    if (words.length >= LEAST && (shorter || (known === undefined && !used.has(own)))) shortest.set(name.code, words);
  }
  return new Map([...shortest].map(([code, words]) => [code, `NSA:${words}`] as const));
}

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
