import { type SQL, sql } from "drizzle-orm";
import { storable } from "./storable.js";

/** Texts as an array of the database: a constant, so that the planner can tell how many rows hold them. */
export const textArray = (texts: readonly string[]): SQL =>
  sql`${`{${texts.map((text) => `"${storable(text).replace(/["\\]/g, "\\$&")}"`).join(",")}}`}::text[]`;

/** Whole numbers as an array of the database. */
export const intArray = (numbers: readonly number[]): SQL => sql`${`{${numbers.join(",")}}`}::integer[]`;

/**
 * JSON as an array of the database, which goes through each once; within other JSON it would go through it three times.
 *
 * @param documents JSON as `storableJson` gives it, null where there is none.
 */
export const jsonArray = (documents: readonly (string | null)[]): SQL =>
  sql`${`{${documents.map((json) => (json === null ? "NULL" : JSON.stringify(json))).join(",")}}`}::json[]`;
