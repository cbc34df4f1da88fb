import type { Progress } from "./progress.js";

/** Articles for which the same note is printed in full; of those after, only the number is. */
const IN_FULL = 5;

/**
 * Prints what articles' notes say, so that one thing true of a thousand articles does not fill the screen.
 *
 * @example
 * const notes = notesOn(bar);
 * notes.tell("wire.jsonl:1", coded.notes); // wire.jsonl:1: no publication date: relative dates stay unresolved
 * notes.rest();                            // and 995 more articles: no publication date: …
 */
export function notesOn({ note }: Pick<Progress, "note">): {
  /** Prints an article's notes, or counts those printed often enough. */
  tell(origin: string, notes: readonly string[]): void;
  /** Prints how many more articles each note holds of. */
  rest(): void;
} {
  const told = new Map<string, number>();
  return {
    tell(origin, notes) {
      for (const text of notes) {
        const times = (told.get(text) ?? 0) + 1;
        told.set(text, times);
        if (times <= IN_FULL) note(`${origin}: ${text}`);
      }
    },
    rest() {
      for (const [text, times] of told)
        if (times > IN_FULL) note(`and ${times - IN_FULL} more article${times > IN_FULL + 1 ? "s" : ""}: ${text}`);
      told.clear();
    },
  };
}
