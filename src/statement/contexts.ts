import contextTable from "../../data/contexts.tsv";
import type { Article } from "../article/index.js";
import type { EventType, Evidence } from "./schema.js";

const contexts = contextTable
  .split("\n")
  .slice(1)
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t"))
  .map(([context = "", words = ""]) => ({ context, words: words.split("|") }));

/**
 * PLOVER's contexts of an event, from the words of its evidence and of the sentence around it; "diplomatic" where nothing
 * else tells and states talk to each other.
 */
export function contextsOf(article: Article, evidence: Evidence, type: EventType): string[] {
  const from = Math.max(0, evidence.start - 120);
  const near = ` ${article.text
    .slice(from, evidence.end + 120)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const own = ` ${evidence.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const found = contexts.filter(({ words }) => words.some((word) => own.includes(` ${word}`)));
  const around =
    found.length > 0
      ? found
      : contexts.filter(({ words }) => words.filter((word) => near.includes(` ${word}`)).length > 1);
  const names = around.map(({ context }) => context).slice(0, 4);
  return names.length === 0 && (type === "CONSULT" || type === "AGREE") ? ["diplomatic"] : names;
}
