import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Database, type Engine, openEngine, rows } from "./engine.js";
import fixture from "./fixtures/record-0001.json";
import { commands, migrate } from "./migrate.js";
import first from "./migrations/0001-record.sql";
import { recordOn } from "./record.js";
import { storableJson } from "./storable.js";
import { engines } from "./test-engines.js";

const TABLES = ["migrations", "articles", "statements", "events", "retractions"] as const;

/** Fills an empty database with a record as the first schema kept it. */
async function asFirstWritten(database: Database): Promise<void> {
  await database.execute(sql`create schema chancery`);
  await database.execute(
    sql`create table chancery.migrations (name text primary key, run timestamptz not null default now())`,
  );
  await database.transaction(async (tx) => {
    await tx.execute(sql`set local search_path to chancery`);
    for (const command of commands(first)) await tx.execute(sql.raw(command));
  });
  for (const table of TABLES) {
    const name = sql.raw(`chancery.${table}`);
    await database.execute(
      sql`insert into ${name} overriding system value
        select * from json_populate_recordset(null::${name}, ${storableJson(fixture[table])}::json)`,
    );
  }
  // As if its rows had been numbered by the table itself.
  await database.execute(sql`alter table chancery.articles alter column row restart with 1000`);
  await database.execute(sql`alter table chancery.retractions alter column entry restart with 1000`);
}

describe.each(engines())("a record of the first schema on $name", ({ prepare }) => {
  let engine: Engine;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const prepared = await prepare();
    stop = prepared.stop;
    engine = await openEngine(prepared.where);
    await asFirstWritten(engine.database);
    await migrate(engine.database, "HERE");
  });
  afterAll(async () => {
    await engine?.close();
    await stop?.();
  });

  it("opens with every article and statement it held, and what was retracted still is", async () => {
    const record = recordOn(engine);
    const Body = z.object({ body: z.unknown() });
    const said = await rows(engine.database, sql`select body from chancery.statements order by article, ordinal`, Body);
    expect(said.map(({ body }) => body)).toEqual(fixture.statements.map(({ body }) => body));
    expect((await record.articles()).map(({ id }) => id)).toEqual(["e", "d", "b", "a"]);
    expect(await record.article("f")).toBeNull();
    expect(await record.restore("f")).toBe("done");
    expect(await record.events({ types: ["AID"] })).toMatchObject([{ reports: ["f"] }]);
    expect(await record.retract("f")).toBe("done");
  });

  it("keeps the ids under which its events were known, and has commitments now", async () => {
    const record = recordOn(engine);
    const live = fixture.events.filter(({ body }) => body !== null);
    expect(live.length).toBeGreaterThan(1);
    for (const { id } of live) expect(await record.show(id)).not.toBeNull();
    expect(await record.engagements()).toMatchObject([
      { status: "happened", start: "2025-06-03", reports: ["a", "b", "d", "e"] },
    ]);
    expect(await record.commitments({ on: "2025-07-01" })).toMatchObject([{ value: "$50 million", state: "due" }]);
  });

  it("is found in by words, takes more, and is not derived again", async () => {
    const record = recordOn(engine);
    expect((await record.search("premier arrives")).map(({ id }) => id)).toEqual(["d"]);
    const before = await record.exportCanonical();
    await migrate(engine.database, "HERE");
    expect(await record.exportCanonical()).toBe(before);
  });
});
