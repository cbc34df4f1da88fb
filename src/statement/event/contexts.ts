import contextTable from "../../../data/contexts.tsv";
import type { Article } from "../../article/index.js";
import type { EventType, Evidence } from "../schema.js";

const contexts = contextTable
  .split("\n")
  .slice(1)
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t"))
  .map(([context = "", words = ""]) => ({ context, words: words.split("|") }));

/** The table's words by how they begin, each with the place of its context: looked up at every word of a text. */
const byBeginning = new Map<string, { readonly word: string; readonly context: number }[]>();
/** No word of the table is shorter. */
const BEGINNING = Math.min(...contexts.flatMap(({ words }) => words.map((word) => word.length)));
for (const [context, { words }] of contexts.entries())
  for (const word of words) {
    const beginning = word.slice(0, BEGINNING);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { word, context }]);
  }

/** Most contexts of one event. */
const MOST = 4;
/** How far around the evidence, in UTF-16 units, the sentence that holds it is read. */
const AROUND = 240;
/** Acts of states towards each other by word alone. */
const DIPLOMATIC: ReadonlySet<EventType> = new Set(["CONSULT", "AGREE", "REJECT", "REQUEST"]);

/**
 * PLOVER's contexts of an event, from the words of its evidence and, counting half, of the sentence around it, those with
 * most words first; "diplomatic" too where states only talk to each other.
 */
export function contextsOf(article: Article, evidence: Evidence, type: EventType): string[] {
  const own = counts(plain(evidence.text));
  const around = counts(plain(sentenceAround(article.text, evidence)));
  const weighed = contexts
    .map(({ context }, at) => ({ context, weight: (own[at] ?? 0) + (around[at] ?? 0) / 2 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const names = weighed.slice(0, MOST).map(({ context }) => context);
  return names.includes("diplomatic") || !DIPLOMATIC.has(type) ? names : [...names, "diplomatic"];
}

const plain = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;

/** How many different words of each context a text has, by the contexts' places. */
function counts(text: string): Uint16Array {
  const found = new Set<{ readonly context: number }>();
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1))
    for (const entry of byBeginning.get(text.slice(at + 1, at + 1 + BEGINNING)) ?? [])
      if (text.startsWith(entry.word, at + 1)) found.add(entry);
  const sums = new Uint16Array(contexts.length);
  for (const { context } of found) sums[context] = (sums[context] ?? 0) + 1;
  return sums;
}

/** The words from the last full stop before some evidence to the next after it. */
function sentenceAround(text: string, { start, end }: Evidence): string {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const from = Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n")) + 1;
  const stop = after.search(/[.!?](?:\s|$)|\n/);
  return before.slice(from) + text.slice(start, end) + (stop < 0 ? after : after.slice(0, stop));
}
