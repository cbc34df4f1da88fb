import { sql } from "drizzle-orm";
import * as z from "zod";
import { textArray } from "./arrays.js";
import { type Database, rows } from "./engine.js";
import type { Parting } from "./gather.js";

/** A merge or parting made by hand, as it names statements. */
export interface Decision {
  readonly entry: number;
  readonly action: "merge" | "split";
  readonly names: readonly string[];
  readonly others: readonly string[];
}

const Decision = z.object({
  entry: z.int(),
  action: z.enum(["merge", "split"]),
  names: z.array(z.string()),
  others: z.array(z.string()),
});

/** The decisions that name any of the statements, in the order in which they were made. */
export async function decisionsOn(tx: Database, names: readonly string[]): Promise<Decision[]> {
  return rows(
    tx,
    sql`select entry, action, names, others from chancery.decisions
      where (names || others) && ${textArray(names)} order by entry`,
    Decision,
  );
}

/** Whether any decision was ever made: where none was, none need be looked up. */
export async function anyDecision(tx: Database): Promise<boolean> {
  return (await rows(tx, sql`select 1 as one from chancery.decisions limit 1`, z.object({ one: z.int() }))).length > 0;
}

/** The partings made by hand, with the later merges that undo them between some of their statements. */
export function partingsOf(decisions: readonly Decision[]): Parting[] {
  return decisions
    .filter(({ action }) => action === "split")
    .map(({ names, others, entry }) => ({
      names: new Set(names),
      others: new Set(others),
      rejoined: decisions
        .filter((later) => later.action === "merge" && later.entry > entry)
        .map((later) => new Set(later.names)),
    }));
}

/** Whether a merge still holds between two statements: no later parting has one on either side. */
export function holdsBetween(merge: Decision, a: string, b: string, decisions: readonly Decision[]): boolean {
  return !decisions.some(
    ({ action, entry, names, others }) =>
      action === "split" &&
      entry > merge.entry &&
      ((names.includes(a) && others.includes(b)) || (names.includes(b) && others.includes(a))),
  );
}
