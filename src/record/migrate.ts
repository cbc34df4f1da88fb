import { sql } from "drizzle-orm";
import * as z from "zod";
import { deriveAgain } from "./derive.js";
import { type Database, rows } from "./engine.js";
import { RecordError } from "./error.js";
import { fillBands, fillParties } from "./fill.js";
import first from "./migrations/0001-record.sql";
import second from "./migrations/0002-merging.sql";
import third from "./migrations/0003-nearness.sql";
import fourth from "./migrations/0004-finding.sql";
import fifth from "./migrations/0005-adding.sql";
import sixth from "./migrations/0006-writing.sql";
import seventh from "./migrations/0007-engaged.sql";
import eighth from "./migrations/0008-lookups.sql";
import ninth from "./migrations/0009-reading.sql";
import tenth from "./migrations/0010-fewer-marks.sql";
import eleventh from "./migrations/0011-one-look.sql";
import twelfth from "./migrations/0012-pairs.sql";

/** In the order they are run, each with what only the program can work out then; a landed one is never changed. */
const MIGRATIONS: readonly {
  readonly name: string;
  readonly text: string;
  readonly fill?: (tx: Database) => Promise<void>;
}[] = [
  { name: "0001-record", text: first },
  { name: "0002-merging", text: second },
  { name: "0003-nearness", text: third },
  { name: "0004-finding", text: fourth, fill: fillParties },
  { name: "0005-adding", text: fifth },
  { name: "0006-writing", text: sixth },
  { name: "0007-engaged", text: seventh },
  { name: "0008-lookups", text: eighth, fill: fillBands },
  { name: "0009-reading", text: ninth },
  { name: "0010-fewer-marks", text: tenth, fill: fillBands },
  { name: "0011-one-look", text: eleventh },
  { name: "0012-pairs", text: twelfth },
];

/** Advisory lock under which one process at a time migrates: "chancery" in a number of its own. */
const MIGRATION_LOCK = 740_215;

/**
 * Brings the database to the newest schema, and what is derived to the newest rules. Safe with several processes starting at once.
 *
 * @param shown the record as messages name it.
 * @throws RecordError where a newer version of the program wrote it.
 */
export async function migrate(database: Database, shown: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`);
    await tx.execute(sql`create schema if not exists chancery`);
    await tx.execute(
      sql`create table if not exists chancery.migrations (name text primary key, run timestamptz not null default now())`,
    );
    const run = await rows(tx, sql`select name from chancery.migrations`, z.object({ name: z.string() }));
    const names = new Set(run.map(({ name }) => name));
    const known = new Set(MIGRATIONS.map(({ name }) => name));
    const unknown = [...names].find((name) => !known.has(name));
    if (unknown !== undefined)
      throw new RecordError(shown, `a newer version of chancery wrote it (${unknown})`, "update chancery");
    await tx.execute(sql`set local search_path to chancery`);
    for (const { name, text, fill } of MIGRATIONS) {
      if (names.has(name)) continue;
      for (const command of commands(text)) await tx.execute(sql.raw(command));
      await fill?.(tx);
      await tx.execute(sql`insert into chancery.migrations (name) values (${name})`);
    }
    if (names.size > 0 && names.size < MIGRATIONS.length) await tx.execute(sql`analyze`);
    await deriveAgain(tx);
  });
}

/** The commands of a migration: its parts that end with a semicolon at the end of a line. */
export function commands(text: string): string[] {
  return text
    .split(/;\s*$/m)
    .map((command) => command.trim())
    .filter((command) => command !== "");
}
