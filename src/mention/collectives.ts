import collectiveTable from "../../data/collectives.tsv";
import type { Sentence } from "../language/index.js";
import { listed, readTable } from "./table.js";

/** States spoken of together by the region they lie in. */
export interface Collective {
  /** Words that name it, and those that qualify its members ("Central Asian"), as tokens. */
  readonly names: readonly (readonly string[])[];
  readonly codes: readonly string[];
}

const collectives: readonly Collective[] = readTable(collectiveTable).map((cell) => ({
  names: [cell("name"), cell("adjective")].map((name) => name.replace(/^the /, "").split(" ")),
  codes: listed(cell("codes")),
}));

/** Words that a collective's names open with: few sentences hold one. */
const openings: ReadonlySet<string> = new Set(collectives.flatMap(({ names }) => names.map(([first = ""]) => first)));

/** The collectives that a sentence names, in the order of the table. */
export function collectivesIn({ form }: Sentence): Collective[] {
  if (!form.some((word) => openings.has(word))) return [];
  return collectives.filter(({ names }) =>
    names.some((name) => form.some((_, row) => name.every((word, at) => form[row + at] === word))),
  );
}

/**
 * The collective whose adjective opens the words of a group; null where none does.
 *
 * @param words in lower case.
 * @example collectiveOf("central asian leaders")?.codes.length // 5
 */
export function collectiveOf(words: string): Collective | null {
  return (
    collectives.find(({ names }) => names.some((name) => words.startsWith(`${name.join(" ").toLowerCase()} `))) ?? null
  );
}
