// A record for tests that can be emptied: the same tables, on the engine asked for.
import { sql } from "drizzle-orm";
import { type Engine, openEngine } from "./engine.js";
import { migrate } from "./migrate.js";
import { type Record, recordOn } from "./record.js";
import type { TestEngine } from "./test-engines.js";

export interface TestRecord {
  readonly engine: Engine;
  readonly record: Record;
  /** Takes everything out. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

/** Opens an empty record. */
export async function testRecord({ prepare }: TestEngine): Promise<TestRecord> {
  const prepared = await prepare();
  const engine = await openEngine(prepared.where);
  await migrate(engine.database, engine.address.shown);
  return {
    engine,
    record: recordOn(engine),
    async wipe() {
      await engine.database.execute(
        sql`truncate chancery.articles, chancery.statements, chancery.events, chancery.retractions, chancery.bands, chancery.reports, chancery.pairs,
          chancery.decisions restart identity`,
      );
    },
    async stop() {
      await engine.close();
      await prepared.stop();
    },
  };
}
