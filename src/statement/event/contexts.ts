import contextTable from "../../../data/contexts.tsv";
import type { Article } from "../../article/index.js";
import type { EventType, Evidence } from "../schema.js";

const contexts = contextTable
  .split("\n")
  .slice(1)
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t"))
  .map(([context = "", words = ""]) => ({ context, words: words.split("|") }));

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
  const own = plain(evidence.text);
  const around = plain(sentenceAround(article.text, evidence));
  const weighed = contexts
    .map(({ context, words }) => ({ context, weight: count(own, words) + count(around, words) / 2 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const names = weighed.slice(0, MOST).map(({ context }) => context);
  return names.includes("diplomatic") || !DIPLOMATIC.has(type) ? names : [...names, "diplomatic"];
}

const plain = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;

const count = (text: string, words: readonly string[]) => words.filter((word) => text.includes(` ${word}`)).length;

/** The words from the last full stop before some evidence to the next after it. */
function sentenceAround(text: string, { start, end }: Evidence): string {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const from = Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n")) + 1;
  const stop = after.search(/[.!?](?:\s|$)|\n/);
  return before.slice(from) + text.slice(start, end) + (stop < 0 ? after : after.slice(0, stop));
}
