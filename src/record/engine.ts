import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type SQL, sql } from "drizzle-orm";
import { drizzle as overServer } from "drizzle-orm/node-postgres";
import type { PgColumn, PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as overPglite } from "drizzle-orm/pglite";
import pg from "pg";
import * as z from "zod";
import { type Address, parseAddress, withoutPassword } from "./address.js";
import { textArray } from "./arrays.js";
import { RecordError } from "./error.js";
import { lockFolder } from "./folder-lock.js";

/** The database, or a transaction on it: the same queries on PGlite and on PostgreSQL. */
export type Database = Pick<
  PgDatabase<PgQueryResultHKT>,
  "select" | "selectDistinct" | "insert" | "update" | "execute" | "transaction"
>;

/** An open database and how to leave it. */
export interface Engine {
  readonly database: Database;
  readonly address: Address;
  close(): Promise<void>;
}

/** Connections a process holds to a server at most. */
const CONNECTIONS = 4;
const CONNECT_WITHIN_MS = 10_000;

/**
 * Opens the database at an address: PGlite in memory or in a locked folder, or a PostgreSQL server.
 *
 * @throws RecordError where it cannot be opened or is held by another process.
 */
export async function openEngine(where: string): Promise<Engine> {
  const address = parseAddress(where);
  switch (address.kind) {
    case "memory":
      return pgliteEngine(address, await PGlite.create(), async () => {});
    case "folder": {
      const unlock = await lockFolder(address.path);
      try {
        return pgliteEngine(address, await PGlite.create(join(address.path, "database")), unlock);
      } catch (error) {
        await unlock();
        throw failure(error, address);
      }
    }
    case "server":
      return serverEngine(address);
  }
}

function pgliteEngine(address: Address, pglite: PGlite, unlock: () => Promise<void>): Engine {
  let open = true;
  return {
    address,
    database: overPglite({ client: pglite }),
    async close() {
      if (!open) return;
      open = false;
      await pglite.close();
      await unlock();
    },
  };
}

async function serverEngine(address: Address & { kind: "server" }): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: address.url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: "chancery",
  });
  // A connection that drops while idle must not end the process; the next query says what is wrong.
  pool.on("error", () => {});
  // Nor one that drops within a transaction: its query fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    throw failure(error, address);
  }
  let open = true;
  return {
    address,
    database: overServer({ client: pool }),
    async close() {
      if (!open) return;
      open = false;
      await pool.end();
    },
  };
}

/** What a driver threw, as the user can read it: a full disk and a lost connection by their names. */
export function failure(error: unknown, address: Address): RecordError {
  if (error instanceof RecordError) return error;
  const code = errorCode(error);
  const message = withoutPassword(innermost(error), address);
  if (code === "53100" || code === "ENOSPC" || /no space left on device/i.test(message))
    return new RecordError(address.shown, `the disk is full (${message})`, `make room and run it again; ${KEPT}`);
  if (LOST.has(code) || /connection terminated|terminating connection|server closed the connection/i.test(message))
    return new RecordError(
      address.shown,
      `the connection was lost (${message})`,
      `see that the server runs, and run it again; ${KEPT}`,
    );
  const mend =
    address.kind === "server"
      ? `see that the server runs, takes connections, and has the user and database; ${KEPT}`
      : `see that the disk has room and the folder can be written; ${KEPT}`;
  return new RecordError(address.shown, message, mend);
}

const KEPT = "what was committed is kept";

/** Codes of the system and of PostgreSQL (SQLSTATE) for a connection that dropped or was ended by the server. */
const LOST = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "57P01", "57P02", "57P03", "08003", "08006"]);

/** The first code on the way down to the error at the bottom. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return errorCode(error.cause);
}

/** The message of the error at the bottom: the query layer wraps the server's own. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return innermost(error.cause);
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return innermost(error.errors[0]);
  return error.message || error.name;
}

/**
 * Runs one SQL statement and checks the shape of its rows.
 *
 * @example await rows(database, sql`select 1 as one`, z.object({ one: z.int() })) // [{ one: 1 }]
 */
export async function rows<T>(database: Database, query: SQL, shape: z.ZodType<T>): Promise<T[]> {
  const answer = z.object({ rows: z.array(shape) }).parse(await database.execute(query));
  return answer.rows;
}

/** The condition that a column holds one of the given names, however many they are. */
export function oneOf(column: PgColumn, names: readonly string[]): SQL {
  return sql`${column} = any(${textArray(names)})`;
}

/** The condition that a statement has one of the given ids, in the words of the index on their beginnings. */
export function statementIs(column: PgColumn, ids: readonly string[]): SQL {
  const beginnings = [...new Set(ids.map((id) => [...id].slice(0, 200).join("")))];
  return sql`(left(${column}, 200) = any(${textArray(beginnings)}) and ${oneOf(column, ids)})`;
}
