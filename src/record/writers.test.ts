import { describe, expect, it } from "vitest";
import { openRecord } from "./record.js";
import { madeUp } from "./test-articles.js";
import { havePostgres } from "./test-engines.js";
import { startPostgres } from "./test-postgres.js";

const REPORTS = 240;
const WRITERS = 8;

describe.runIf(havePostgres())("several writers on one PostgreSQL", () => {
  it("neither lose nor double anything, also where they add the same reports and tell of the same events", async () => {
    const server = await startPostgres();
    try {
      const where = await server.database();
      // Opened at once: the schema is made by one of them.
      const writers = await Promise.all(Array.from({ length: WRITERS }, () => openRecord(where)));
      await Promise.all(
        writers.map(async (record, writer) => {
          // Each begins elsewhere and adds two thirds of all, in batches of its own size: most reports are added by several.
          const size = 1 + writer * 3;
          for (let at = 0; at < (REPORTS * 2) / 3; at += size) {
            const batch = Array.from({ length: size }, (_, n) =>
              madeUp((at + n + (writer * REPORTS) / WRITERS) % REPORTS),
            );
            await record.add(writer % 2 === 0 ? batch : batch.reverse());
          }
        }),
      );
      const found = (await writers[0]?.exportCanonical()) ?? "";
      await Promise.all(writers.map((record) => record.close()));
      const alone = await openRecord(await server.database());
      await alone.add(Array.from({ length: REPORTS }, (_, at) => madeUp(at)));
      expect(found).toBe(await alone.exportCanonical());
      await alone.close();
    } finally {
      await server.stop();
    }
  });
});
