import deedTable from "../../../data/deeds.tsv";
import pledgeTable from "../../../data/pledges.tsv";
import type { Tree } from "../syntax/tree.js";

const rowsOf = (table: string) =>
  table
    .split("\n")
    .slice(1)
    .filter((row) => row && !row.startsWith("#"))
    .map((row) => row.split("\t"));

/** Deeds a party can bind itself to, by what sort they are. */
export const deeds = new Map(rowsOf(deedTable).map(([lemma = "", sort = ""]) => [lemma, sort] as const));
/** How a word binds, by lemma and part of speech. */
const pledges = new Map<string, Map<string, string>>();
for (const [lemma = "", pos = "", strength = ""] of rowsOf(pledgeTable))
  pledges.set(lemma, (pledges.get(lemma) ?? new Map<string, string>()).set(pos, strength));
const POS: Readonly<Record<string, string>> = { VERB: "verb", NOUN: "noun" };

/** How surely the word at a row binds who says it, by `pledges.tsv`; empty where it does not. */
export const strengthOf = ({ lemma, upos }: Tree["sentence"], row: number): string =>
  pledges.get((lemma[row] ?? "").toLowerCase())?.get(POS[upos[row] ?? ""] ?? "") ?? "";
