import { type SQL, sql } from "drizzle-orm";
import { storable } from "./storable.js";

/** Texts as an array of the database: a constant, so that the planner can tell how many rows hold them. */
export const textArray = (texts: readonly string[]): SQL =>
  sql`${`{${texts.map((text) => `"${storable(text).replace(/["\\]/g, "\\$&")}"`).join(",")}}`}::text[]`;

/** Whole numbers as an array of the database. */
export const intArray = (numbers: readonly number[]): SQL => sql`${`{${numbers.join(",")}}`}::integer[]`;
