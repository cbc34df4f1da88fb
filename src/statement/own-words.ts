import type { Article } from "../article/index.js";
import type { EventDraft } from "./event/draft.js";

/** An act whose words are all its own. */
export type OwnEvent = Omit<EventDraft, "word" | "again" | "known" | "leaves" | "told">;

/**
 * Acts told in one breath, each by its own words: of one that shares its subject with another told before it ("flew to Oslo
 * and met the king") they begin with its own clause, and behind the words of the other.
 *
 * @param events an article's, each act once.
 * @example inOwnWords(article, [flew, met])[1].evidence.text // "met the king"
 */
export function inOwnWords({ text }: Pick<Article, "text">, events: readonly EventDraft[]): OwnEvent[] {
  const inOrder = [...events].sort((a, b) => a.evidence.start - b.evidence.start);
  return inOrder.map(({ word: _, again: __, known: ___, leaves: ____, told, ...event }, at) => {
    const { start: first, end } = event.evidence;
    if (!told) return event;
    let start = first;
    for (const { evidence: other, told: before } of beside(inOrder, at)) {
      if (before && first <= before.word && before.word < told.clause) start = Math.max(start, told.clause);
      if (first < other.end && other.end <= told.word) start = Math.max(start, other.end, told.clause);
    }
    // "a two-day visit" is not parted within a word.
    while (start > first && IN_A_WORD.test(text.slice(start - 1, start + 1))) start--;
    const skipped = /^(?:[\s,;:–—-]|(?:and|but|or)\s)+/.exec(text.slice(start, end))?.[0].length ?? 0;
    return start === first ? event : { ...event, evidence: evidenceFrom(text, start + skipped, end) };
  });
}

const IN_A_WORD = /^[\p{L}\p{N}-]{2}$/u;

const evidenceFrom = (text: string, start: number, end: number) => ({ start, end, text: text.slice(start, end) });

/** Of a sentence's acts no more are held against each other, so that time grows with a text's length and no faster. */
const BESIDE = 20;

const beside = (inOrder: readonly EventDraft[], at: number): EventDraft[] =>
  inOrder.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).filter((_, near) => near !== Math.min(at, BESIDE));
