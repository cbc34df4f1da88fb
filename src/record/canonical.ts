import { isNotNull } from "drizzle-orm";
import type { Database } from "./engine.js";
import { eventId } from "./event-name.js";
import { compare } from "./event-report.js";
import { groupBy } from "./grouping.js";
import { articles, coded, decisions, events, statements } from "./tables.js";

/**
 * The whole record as sorted lines of JSON without times of adding: every reading of every article with its
 * statements, whether it is in view, every event and commitment under the id of its first report, and what was decided
 * by hand. Two records that hold the same
 * give the same text, in whatever order and batches they were filled.
 */
export async function canonicalExport(database: Database): Promise<string> {
  const lines: string[] = [];
  const said = groupBy(
    await database
      .select({ article: statements.article, ordinal: statements.ordinal, body: statements.body })
      .from(statements),
    ({ article }) => article,
  );
  const { row: _, ...told } = coded;
  const { row, key, chosen, superseded, retracted } = articles;
  const all = database.select({ row, article: { key, ...told, chosen, superseded, retracted } }).from(articles);
  for (const { row, article } of await all) {
    const own = [...(said.get(row) ?? [])].sort((a, b) => a.ordinal - b.ordinal);
    lines.push(canonical({ article, statements: own.map(({ body }) => body) }));
  }
  const live = database
    .select({ key: events.mergeKey, members: events.members, body: events.body })
    .from(events)
    .where(isNotNull(events.body));
  for (const { key, members, body } of await live) {
    lines.push(canonical({ event: { ...body, id: eventId(key, members[0] ?? "") }, members }));
  }
  const entries = await database.select().from(decisions);
  for (const { action, names, others } of entries) lines.push(canonical({ action, names, others }));
  return `${lines.sort(compare).join("\n")}\n`;
}

/** JSON with the names of every object in the order of the alphabet. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compare(a, b)))
      : part,
  );
}
