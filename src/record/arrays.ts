import { type SQL, sql } from "drizzle-orm";
import { storable } from "./storable.js";

// Arrays of the database as constants, so that the planner can tell how many rows hold what is in them. Rows are written
// as one array for each of their columns, which the database reads once; as objects of JSON it would read each value twice.

/** Texts as an array of the database. */
export const textArray = (texts: readonly (string | null)[]): SQL => sql`${storable(literalOf(texts))}::text[]`;

/** Whole numbers as an array of the database. */
export const intArray = (numbers: readonly (number | null)[]): SQL => sql`${listed(numbers)}::integer[]`;

/** Truths as an array of the database. */
export const booleanArray = (truths: readonly boolean[]): SQL => sql`${listed(truths)}::boolean[]`;

/**
 * JSON as an array of the database, which goes through each once; within other JSON it would go through it three times.
 *
 * @param documents JSON as `storableJson` gives it, null where there is none.
 */
export const jsonArray = (documents: readonly (string | null)[]): SQL =>
  sql`${`{${documents.map((json) => (json === null ? "NULL" : JSON.stringify(json))).join(",")}}`}::json[]`;

/**
 * Texts as the database reads an array of them: in an array of texts, an array of its own to be cast to one.
 *
 * @example literalOf(["POL", null]) // '{"POL",NULL}'
 */
export const literalOf = (texts: readonly (string | null)[]): string =>
  `{${texts.map((text) => (text === null ? "NULL" : `"${text.replace(/["\\]/g, "\\$&")}"`)).join(",")}}`;

/** Numbers or truths likewise. */
export const listed = (values: readonly (number | boolean | null)[]): string =>
  `{${values.map((value) => value ?? "NULL").join(",")}}`;
