import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CodedArticle } from "../statement/index.js";
import { openRecord, type Record } from "./record.js";
import { article, madeUp, withPledge } from "./test-articles.js";
import { engines } from "./test-engines.js";
import { type TestRecord, testRecord } from "./test-record.js";

async function linesOf(record: Record): Promise<string[]> {
  const lines: string[] = [];
  await record.backUp(async (line) => {
    lines.push(line);
  });
  return lines;
}

async function* given(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describe.each(engines())("a backup of a record on $name", (engine) => {
  let held: TestRecord;
  let other: Record;
  beforeAll(async () => {
    held = await testRecord(engine);
    other = await openRecord("memory://");
  });
  afterAll(async () => {
    await other?.close();
    await held?.stop();
  });

  /** Fills a record with some of everything: versions, retractions, merges and partings. */
  async function filled(picks: readonly number[]): Promise<void> {
    await held.wipe();
    const pledged = withPledge(article("p", "2025-03-01", []), "Poland pledged tanks to Ukraine", { deadline: "2025" });
    const odd = article("o", null, [{ topics: ["a\0b"] }]);
    const list: CodedArticle[] = [pledged, odd, ...picks.map(madeUp)];
    await held.record.add(list);
    await held.record.add([{ ...madeUp(picks[0] ?? 0), hash: "another text" }]);
    await held.record.retract(`made-${picks[1] ?? picks[0] ?? 0}`);
    const [first, second, third] = await held.record.engagements();
    if (first && second) await held.record.merge(first.id, second.id);
    if (third && third.reports.length > 1) await held.record.split(third.id, third.reports.slice(0, 1));
  }

  it("gives the same record on another engine, ids and decisions too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 12 }), async (picks) => {
        await filled(picks);
        const copy = await testRecord({
          name: "copy",
          prepare: async () => ({ where: "memory://", stop: async () => {} }),
        });
        try {
          await copy.record.restoreBackup(given(await linesOf(held.record)));
          expect(await copy.record.exportCanonical()).toBe(await held.record.exportCanonical());
          expect(await copy.record.engagements()).toEqual(await held.record.engagements());
          expect(await copy.record.articles()).toEqual(await held.record.articles());
          // It goes on as the first one does.
          await copy.record.add([madeUp(61)]);
          await held.record.add([madeUp(61)]);
          expect(await copy.record.exportCanonical()).toBe(await held.record.exportCanonical());
          expect(await linesOf(copy.record)).toHaveLength((await linesOf(held.record)).length);
        } finally {
          await copy.stop();
        }
      }),
      { numRuns: 3 },
    );
  });

  it("is refused where it is not whole, and leaves nothing then", async () => {
    await filled([1, 2, 3]);
    const lines = await linesOf(held.record);
    const broken: [string[], RegExp][] = [
      [lines.slice(1), /first line/],
      [lines.slice(0, -1), /breaks off/],
      [lines.filter((_, at) => at !== 1), /lacks 1 lines/],
      [lines.map((line, at) => (at === 2 ? line.slice(0, 20) : line)), /line 3/],
      [[], /breaks off/],
    ];
    for (const [some, message] of broken) {
      await expect(other.restoreBackup(given(some))).rejects.toThrow(message);
      expect(await other.counts()).toMatchObject({ articles: 0, statements: 0 });
    }
    await expect(held.record.restoreBackup(given(lines))).rejects.toThrow(/holds articles already/);
  });
});
