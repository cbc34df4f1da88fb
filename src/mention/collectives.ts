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

/** The collectives that a sentence names, in the order of the table. */
export function collectivesIn(sentence: Sentence): Collective[] {
  return collectives.filter(({ names }) =>
    names.some(([first = "", ...rest]) => {
      for (let row = sentence.form.indexOf(first); row >= 0; row = sentence.form.indexOf(first, row + 1))
        if (rest.every((word, at) => sentence.form[row + 1 + at] === word)) return true;
      return false;
    }),
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
