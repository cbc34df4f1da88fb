import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { booleanArray, intArray, jsonArray, literalOf, textArray } from "./arrays.js";
import { type Engine, openEngine, rows } from "./engine.js";
import { storable, storableJson } from "./storable.js";
import { engines } from "./test-engines.js";

describe.each(engines())("arrays as $name takes them", ({ prepare }) => {
  let prepared: Awaited<ReturnType<typeof prepare>>;
  let engine: Engine;
  beforeAll(async () => {
    prepared = await prepare();
    engine = await openEngine(prepared.where);
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    await prepared.stop();
  });

  const texts = fc.array(fc.option(fc.string({ unit: "binary", maxLength: 60 })), { maxLength: 8 });

  it("come back as they were, but for what no text of the database holds", async () => {
    const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    await fc.assert(
      fc.asyncProperty(texts, fc.array(fc.option(whole)), fc.array(fc.boolean()), async (told, numbers, truths) => {
        const held = told.map((text) => text && storable(text));
        const inner = textArray([literalOf(held)]);
        const shape = z.object({
          texts: z.array(z.string().nullable()),
          inner: z.array(z.string().nullable()),
          numbers: z.array(z.int().nullable()),
          truths: z.array(z.boolean()),
        });
        const query = sql`select ${textArray(told)} as texts, ${intArray(numbers)} as numbers,
          ${booleanArray(truths)} as truths, (${inner})[1]::text[] as inner`;
        expect(await rows(engine.database, query, shape)).toEqual([{ texts: held, inner: held, numbers, truths }]);
      }),
      { numRuns: 100 },
    );
  });

  it("hold JSON, however long", async () => {
    const documents = [{ a: 'quo"te\\', b: ["é", "\u{1F600}", "x".repeat(5000)] }, [], null, 7];
    const query = sql`select to_json(${jsonArray([...documents.map(storableJson), null])}) as documents`;
    expect(await rows(engine.database, query, z.object({ documents: z.array(z.unknown()) }))).toEqual([
      { documents: [...documents, null] },
    ]);
  });
});
