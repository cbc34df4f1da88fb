import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CodedArticle } from "../statement/index.js";
import { mergeReports, reportsOf } from "./merge.js";
import { article, withPledge } from "./test-articles.js";
import { engines } from "./test-engines.js";
import { type TestRecord, testRecord } from "./test-record.js";

const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);

/** Reports of promises by one party over three years, in words that some of them share, with and without a sum. */
const reports = fc
  .array(
    fc.record({
      at: fc.nat(1000),
      words: fc.subarray(["bridges", "hospitals", "shells", "grain", "loans", "vaccines"], { minLength: 1 }),
      amount: fc.constantFrom(null, null, null, 50, 80),
      to: fc.constantFrom([], ["UKR"]),
      deadline: fc.constantFrom(null, null, "2025-06", "2026"),
    }),
    { minLength: 6, maxLength: 20 },
  )
  .map((list) =>
    list.map(({ at, words, amount, ...rest }, n) =>
      withPledge(article(`n${n}`, at > 980 ? null : day(at), []), `Poland pledged ${words.join(" ")}`, {
        ...rest,
        value: amount === null ? null : `$${amount} million`,
        amount,
        unit: amount === null ? null : "USD",
      }),
    ),
  );

describe("promises", () => {
  const promised = (id: string, words: string) => withPledge(article(id, "2025-05-14", []), words, { to: [] });
  const merged = (...words: readonly string[]) =>
    mergeReports(words.flatMap((one, at) => reportsOf(promised(`${at}`, one)))).length;

  it("are one where they are told in like words, not where they share one of few", () => {
    expect(merged("Poland pledged to train nurses for hospitals", "Warsaw vowed to train nurses")).toBe(1);
    expect(merged("Poland pledged to rebuild hospitals", "Poland pledged to inspect hospitals")).toBe(2);
  });
});

describe.each(engines())("promises on $name", (engine) => {
  let held: TestRecord;
  beforeAll(async () => {
    held = await testRecord(engine);
  });
  afterAll(() => held?.stop());

  async function filled(batches: readonly (readonly CodedArticle[])[]): Promise<string> {
    await held.wipe();
    for (const batch of batches) await held.record.add(batch);
    return held.record.exportCanonical();
  }

  it("find their like, in whatever order and batches they come, and without those taken out again", async () => {
    const cases = reports.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(list.length - 1),
      ),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([list, shuffled, size, out]) => {
        const whole = await filled([list]);
        const batches = shuffled.map((_, at) => shuffled.slice(at * size, (at + 1) * size));
        expect(await filled(batches.filter(({ length }) => length > 0))).toBe(whole);
        const id = list[out]?.id ?? "";
        await held.record.retract(id);
        await held.record.restore(id);
        expect(await held.record.exportCanonical()).toBe(whole);
      }),
      { numRuns: 40 },
    );
  }, 600_000);
});
