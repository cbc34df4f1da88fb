import type { Event } from "../statement/index.js";

/** Words of the names of persons, in small letters and without accents, by the code of their party. */
export type Persons = { readonly [code: string]: readonly string[] };

/** Parts of many names, which tell no person from another. */
const PARTICLES = new Set([
  "al",
  "bin",
  "ibn",
  "abu",
  "de",
  "da",
  "do",
  "dos",
  "van",
  "von",
  "den",
  "der",
  "el",
  "le",
  "la",
]);

/**
 * Whether two reports name the same persons: "shared" where a party has one in common, "apart" where both name persons
 * of a party and none in common, "open" where they name none of one party.
 */
export type Company = "shared" | "apart" | "open";

/** The persons acting in an event by the code of their party; without a code, by an empty one. */
export function namesOf({ people, actor, recipient }: Event): Persons {
  const names: { [code: string]: string[] } = {};
  const note = (code: string, name: string) => {
    const own = names[code] ?? [];
    for (const word of wordsOf(name)) if (!own.includes(word)) own.push(word);
    names[code] = own;
  };
  for (const { code, name } of people) note(code ?? "", name);
  for (const { code, name, office } of [...actor, ...recipient])
    if (name !== null && office !== null) note(code ?? "", name);
  return names;
}

/** @example wordsOf("Recep Tayyip Erdoğan") // ["recep", "tayyip", "erdogan"] */
function wordsOf(name: string): string[] {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i").toLowerCase();
  return (plain.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1 && !PARTICLES.has(word));
}

/** Whether two sets of persons are in each other's company. */
export function companyOf(a: ReadonlyMap<string, ReadonlySet<string>>, b: Persons): Company {
  let apart = false;
  for (const [code, own] of Object.entries(b)) {
    const others = a.get(code);
    if (!others || others.size === 0 || own.length === 0) continue;
    if (own.some((word) => others.has(word))) return "shared";
    apart = true;
  }
  return apart ? "apart" : "open";
}
