// The engines that a record's tests run on: PGlite always, PostgreSQL where npm brought its binaries.
import { describe, it } from "vitest";
import { BRING, postgresBinaries, startPostgres } from "./test-postgres.js";

/** An engine to test on: `prepare` gives the address of an empty record and how to leave it. */
export interface TestEngine {
  readonly name: string;
  prepare(): Promise<{ readonly where: string; stop(): Promise<void> }>;
}

const pglite: TestEngine = {
  name: "PGlite",
  prepare: async () => ({ where: "memory://", stop: async () => {} }),
};

const postgres: TestEngine = {
  name: "PostgreSQL",
  prepare: async () => {
    const server = await startPostgres();
    return { where: await server.database(), stop: () => server.stop() };
  },
};

/** Whether PostgreSQL's binaries are here; where not, a test by that name says what brings them, and fails under CI. */
export function havePostgres(): boolean {
  if (postgresBinaries()) return true;
  describe("PostgreSQL", () => {
    it.skipIf(process.env.CI !== "true")(`is needed: ${BRING}`, () => {
      throw new Error(`no PostgreSQL binaries for this platform; bring them with: ${BRING}`);
    });
  });
  return false;
}

/** The engines at hand. */
export const engines = (): TestEngine[] => (havePostgres() ? [pglite, postgres] : [pglite]);
