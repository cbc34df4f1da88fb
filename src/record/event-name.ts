import { createHash } from "node:crypto";
import type { Mergeable } from "./wording.js";

/**
 * A name for each event and commitment of an article that survives recoding: the text's hash, where the evidence lies,
 * the type. Two of one type on the same words are told apart by their order.
 */
export function statementNames(hash: string, statements: readonly Mergeable[]): string[] {
  const seen = new Map<string, number>();
  return statements.map((statement) => {
    const { evidence } = statement;
    const where = `${evidence.in === "title" ? "t" : ""}${evidence.start}-${evidence.end}`;
    const name = `${hash.slice(0, 20)}:${where}:${statement.kind === "event" ? statement.type : "PLEDGE"}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}:${count}`;
  });
}

/**
 * The id of an event whose first report is the named statement, under a merge key: short enough to type, with no two
 * alike in practice (60 bits). The key is part of it, since another reading of the same words may name other parties.
 */
export function eventId(mergeKey: string, name: string): string {
  return `e${createHash("sha256").update(`${mergeKey}\n${name}`).digest("hex").slice(0, 15)}`;
}
