import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Database, type Engine, openEngine, rows } from "./engine.js";
import fixture from "./fixtures/record-0001.json";
import third from "./fixtures/record-0003.json";
import { commands, migrate } from "./migrate.js";
import first from "./migrations/0001-record.sql";
import merging from "./migrations/0002-merging.sql";
import nearness from "./migrations/0003-nearness.sql";
import { recordOn } from "./record.js";
import { storableJson } from "./storable.js";
import { engines } from "./test-engines.js";

/** Fills an empty database with a record as an earlier version kept it: its migrations, then its rows, table by table. */
async function asWritten(
  database: Database,
  migrations: readonly string[],
  kept: { readonly [table: string]: readonly unknown[] },
): Promise<void> {
  await database.execute(sql`create schema chancery`);
  await database.execute(
    sql`create table chancery.migrations (name text primary key, run timestamptz not null default now())`,
  );
  await database.transaction(async (tx) => {
    await tx.execute(sql`set local search_path to chancery`);
    for (const command of migrations.flatMap(commands)) await tx.execute(sql.raw(command));
  });
  for (const [table, list] of Object.entries(kept)) {
    if (list.length === 0) continue;
    const name = sql.raw(`chancery.${table}`);
    const columns = sql.raw(
      Object.keys(z.record(z.string(), z.unknown()).parse(list[0]))
        .map((it) => `"${it}"`)
        .join(),
    );
    await database.execute(
      sql`insert into ${name} (${columns}) overriding system value
        select ${columns} from json_populate_recordset(null::${name}, ${storableJson(list)}::json)`,
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
    await asWritten(engine.database, [first], fixture);
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

describe.each(engines())("a record of the third schema on $name", ({ prepare }) => {
  let engine: Engine;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const prepared = await prepare();
    stop = prepared.stop;
    engine = await openEngine(prepared.where);
    await asWritten(engine.database, [first, merging, nearness], third);
    await migrate(engine.database, "HERE");
  });
  afterAll(async () => {
    await engine?.close();
    await stop?.();
  });

  it("keeps what was joined by hand, what was retracted, and every id", async () => {
    const record = recordOn(engine);
    const [visit, ...others] = await record.engagements();
    expect(others).toEqual([]);
    expect(visit?.reports).toEqual(["planned", "moved", "held", "apart"]);
    for (const { id } of third.events.filter(({ body, redirect }) => body !== null || redirect !== null))
      expect(await record.show(id)).not.toBeNull();
    expect(await record.article("out")).toBeNull();
    expect((await record.articles()).length).toBe(third.articles.length - 1);
  });

  it("answers what later versions ask, and takes more", async () => {
    const record = recordOn(engine);
    const stances = async (holder: string) => (await record.positions({ holder })).map(({ stance }) => stance);
    expect(await stances("UKR")).toEqual(["request"]);
    expect(await stances("POL")).toEqual(["refusal"]);
    expect((await record.search("shells", { with: ["POL", "UKR"] })).length).toBe(2);
    const brief = await record.briefSource("POL", "UKR");
    expect([...brief.articles.keys()].sort()).toEqual(
      ["again", "apart", "ask", "held", "moved", "planned", "pledge", "refuse"].sort(),
    );
    expect(await record.commitments({ on: "2025-07-01", due: true, with: ["POL"] })).toMatchObject([{ state: "due" }]);
  });
});
