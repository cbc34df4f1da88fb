import pg from "pg";
import { describe, expect, it } from "vitest";
import { parseAddress } from "./address.js";
import { failure } from "./engine.js";
import { openRecord } from "./record.js";
import { madeUp } from "./test-articles.js";
import { havePostgres } from "./test-engines.js";
import { startPostgres } from "./test-postgres.js";

describe("what a database throws", () => {
  const address = parseAddress("postgres://me:secret@db.example/record");

  it("is told as a full disk or a lost connection, with what to do, and never a password", () => {
    const full = Object.assign(new Error("could not extend file: No space left on device"), { code: "53100" });
    const wrapped = new Error("Failed query", { cause: full });
    expect(failure(wrapped, address).message).toMatch(
      /the disk is full .*make room and run it again; what was committed is kept/,
    );
    const lost = Object.assign(new Error("read ECONNRESET for me:secret"), { code: "ECONNRESET" });
    expect(failure(lost, address).message).toMatch(/the connection was lost/);
    expect(failure(lost, address).message).not.toContain("secret");
    expect(failure(new Error("anything else"), address).message).toContain("anything else");
  });
});

describe.runIf(havePostgres())("a connection that drops while articles are added", () => {
  it("is told, leaves nothing half, and the next run goes on", async () => {
    const server = await startPostgres();
    try {
      const where = await server.database();
      const record = await openRecord(where);
      await record.add([madeUp(0)]);
      const killer = new pg.Client({ connectionString: where });
      await killer.connect();
      // Held up by a lock on the table, so that the connection surely drops within the transaction.
      await killer.query("begin; lock table chancery.statements in access exclusive mode");
      const adding = record.add([madeUp(1), madeUp(2)]);
      const told = expect(adding).rejects.toThrow(/the connection was lost/);
      await waiting(killer);
      await killer.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'chancery' and wait_event_type = 'Lock'",
      );
      await killer.query("rollback");
      await told;
      expect(await record.counts()).toMatchObject({ articles: 1, statements: 2 });
      expect(await record.add([madeUp(1), madeUp(2)])).toEqual(["added", "added"]);
      await killer.end();
      await record.close();
    } finally {
      await server.stop();
    }
  });
});

/** Waits until a transaction of the record waits for a lock. */
async function waiting(client: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      "select 1 from pg_stat_activity where application_name = 'chancery' and wait_event_type = 'Lock'",
    );
    if (rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
