import type { Record } from "../../src/record/index.js";
import { randomFrom } from "../random.js";
import { dayOf, drawQuery } from "./corpus.js";
import { drawDyad } from "./matters.js";

/** How long a question took, in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/**
 * Asks each kind of question many times, of parties and words drawn as often as the corpus has them.
 *
 * @param seed another one asks of others.
 */
export async function askAll(
  record: Record,
  articles: number,
  times: number,
  seed: number,
): Promise<{ [question: string]: Times }> {
  const on = dayOf(articles);
  const draw = randomFrom(seed);
  const query = () => drawQuery(draw, Math.floor(draw() * articles));
  const kinds: { readonly [question: string]: () => Promise<unknown> } = {
    brief: () => record.briefSource(...drawDyad(draw)),
    timeline: () => record.engagements({ with: drawDyad(draw), latest: 100 }),
    search: () => record.search(query()),
    "search with a party": () => record.search(query(), { with: [drawDyad(draw)[0]] }),
    upcoming: () => record.engagements({ upcoming: true, on, limit: 100 }),
    commitments: () => record.commitments({ on, due: true, with: [drawDyad(draw)[0]], limit: 100 }),
    positions: () => record.positions({ holder: drawDyad(draw)[0], limit: 100 }),
    temperature: () => record.temperature(drawDyad(draw)),
  };
  const found: { [question: string]: Times } = {};
  for (const [question, ask] of Object.entries(kinds)) {
    const took: number[] = [];
    // The first ones warm caches up.
    for (let at = -5; at < times; at++) {
      const started = performance.now();
      await ask();
      if (at >= 0) took.push(performance.now() - started);
    }
    took.sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round((took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0) * 10) / 10;
    found[question] = { p50: at(0.5), p95: at(0.95), max: at(1) };
  }
  return found;
}
