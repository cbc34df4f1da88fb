import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { rows } from "./engine.js";
import { article, withPledge } from "./test-articles.js";
import { engines } from "./test-engines.js";
import { type TestRecord, testRecord } from "./test-record.js";

const day = (n: number) => new Date(Date.UTC(2025, 4, 1 + n)).toISOString().slice(0, 10);

/** The nth report of one visit and one promise. */
const report = (n: number) =>
  withPledge(
    article(`n${n}`, day(n), [{ status: "planned", date: "2025-07-31", place: "UKR", venue: "Kyiv" }]),
    "Poland pledged $50 million in aid for hospitals",
    { value: "$50 million", amount: 50_000_000, unit: "USD" },
  );

describe.each(engines())("one more report of what many told of on $name", (engine) => {
  let held: TestRecord;
  beforeAll(async () => {
    held = await testRecord(engine);
  });
  beforeEach(() => held.wipe());
  afterAll(() => held?.stop());

  /** Rows of each table that adding the nth report writes, new or anew. */
  async function written(n: number): Promise<Record<string, number>> {
    const { database } = held.engine;
    const [before] = await rows(database, sql`select pg_current_xact_id()::text::int as id`, z.object({ id: z.int() }));
    await held.record.add([report(n)]);
    const counts: Record<string, number> = {};
    for (const table of ["articles", "statements", "reports", "events", "bands"]) {
      const [found] = await rows(
        database,
        sql`select count(*)::int as count from ${sql.raw(`chancery.${table}`)} where xmin::text::int > ${before?.id ?? 0}`,
        z.object({ count: z.int() }),
      );
      counts[table] = found?.count ?? 0;
    }
    return counts;
  }

  it("writes no more rows than of what few told of", async () => {
    const few = 3;
    const many = 60;
    for (let n = 0; n < few; n++) await held.record.add([report(n)]);
    const first = await written(few);
    expect(first).toMatchObject({ articles: 1, reports: 2, events: 2 });
    await held.record.add(Array.from({ length: many }, (_, n) => report(few + 1 + n)));
    expect(await written(few + 1 + many)).toEqual(first);
    const [visit] = await held.record.engagements();
    const [pledge] = await held.record.commitments({ on: "2025-12-01" });
    expect(visit?.reports.length).toBe(few + many + 2);
    expect(pledge?.reports.length).toBe(few + many + 2);
  });
});
