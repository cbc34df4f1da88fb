import furnitureTable from "../../data/furniture.tsv";
import { isDateLabel } from "./date-line.js";
import { comparable, squeeze } from "./normalise.js";
import type { Removed } from "./schema.js";

interface Pattern {
  readonly reason: "furniture" | "credit";
  readonly how: "whole" | "start" | "end" | "part" | "reader";
  readonly words: string;
}

const patterns: readonly Pattern[] = furnitureTable
  .split("\n")
  .slice(1)
  .filter((row) => row && !row.startsWith("#"))
  .map((row) => row.split("\t"))
  .map(([reason, how, words = ""]) => ({
    reason: reason === "credit" ? "credit" : "furniture",
    how: how === "start" || how === "end" || how === "part" || how === "reader" ? how : "whole",
    words: comparable(words),
  }));

/** Longest line, in words, that can be furniture: what is longer says something. */
const FURNITURE_WORDS = 18;

/** A picture's caption closes with whose picture it is. */
const CAPTION =
  /\((?:[^()]{0,60}\b)?(?:(?:AP|AFP|EPA|Reuters|File|Pool) ?photo|photo ?(?:by|:|\/)|Getty Images)[^()]{0,60}\)$/i;
const LONGEST_CAPTION = 600;
/** An address alone. */
const LINK = /^(?:https?:\/\/\S+|[\w.-]+@[\w-]+\.[\w.]+|(?:www\.|twitter\.com\/|facebook\.com\/)\S+|@\w+)$/;

/** Cleaned paragraphs and what was cut from them. */
export interface Cleaned {
  readonly paragraphs: readonly string[];
  readonly removed: readonly Removed[];
}

/**
 * Cuts later copies of a paragraph, copies of the headline, page furniture and credits. What is said once stays.
 * Everything cut is listed with its reason, so nothing is lost silently.
 *
 * @param paragraphs normalised paragraphs in the order of the page.
 */
export function clean(paragraphs: readonly string[], title: string | null): Cleaned {
  const kept: string[] = [];
  const removed: Removed[] = [];
  const seen = new Set<string>();
  const headline = title ? comparable(title) : "";
  for (const raw of paragraphs) {
    const text = squeeze(raw);
    const key = comparable(text);
    if (!text) continue;
    if (!key) {
      // A line of marks alone ("* * *") parts sections and says nothing.
      removed.push({ text, reason: "furniture" });
      continue;
    }
    const kind = furniture(text, key);
    if (headline && key === headline) removed.push({ text, reason: "headline-copy" });
    else if (seen.has(key))
      removed.push({ text, reason: text.split(" ").length > FURNITURE_WORDS ? "repeated-paragraph" : "repeated-line" });
    else if (kind) removed.push({ text, reason: kind });
    else kept.push(text);
    seen.add(key);
  }
  return { paragraphs: kept, removed };
}

function furniture(text: string, key: string): "furniture" | "credit" | null {
  if (text.length < LONGEST_CAPTION && CAPTION.test(text)) return "credit";
  if (key.split(" ").length > FURNITURE_WORDS) return null;
  if (LINK.test(text) || isDateLabel(text)) return "furniture";
  // A sentence with a quotation or a verb of its own after the cue ("Read more books, she said.") is text.
  const quoted = /["“”]/.test(text);
  // "The court struck down its privacy policy." tells; "By signing up you agree to our privacy policy." does not.
  const toReader = !/[.!?]$/.test(text) || /\b(you|your|we|our|us|click)\b/i.test(text);
  for (const { reason, how, words } of patterns) {
    const hit =
      how === "whole"
        ? key === words
        : how === "start"
          ? key === words || key.startsWith(`${words} `)
          : how === "end"
            ? key === words || key.endsWith(` ${words}`)
            : (how === "part" || toReader) && ` ${key} `.includes(` ${words} `);
    // "Photo: Pool" credits; "Photo albums were burned" tells.
    const label = how !== "start" || words.includes(" ") || /^\p{L}+ ?[:/|–—-]/u.test(text) || key === words;
    if (hit && label && !(quoted && how !== "whole")) return reason;
  }
  return null;
}
